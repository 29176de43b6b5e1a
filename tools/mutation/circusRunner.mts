/**
 * Runs jest's tests for Stryker in the process that it already has. Stryker's own runner starts jest anew
 * for each mutant, some 1.5 seconds of work; the tests of rules need next to nothing of what that brings, and
 * take milliseconds here. Of `jest` itself they have what stands below.
 */
import { jestExpect } from '@jest/expect';
import type { StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
	determineHitLimitReached,
	DryRunStatus,
	TestStatus,
	toMutantRunResult,
	type CompleteDryRunResult,
	type DryRunResult,
	type MutantRunOptions,
	type MutantRunResult,
	type TestResult,
	type TestRunner,
	type TestRunnerCapabilities,
} from '@stryker-mutator/api/test-runner';
import swc from '@swc/core';
import type * as fastCheck from 'fast-check';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';
import { globSync, statSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

type Run = Awaited<ReturnType<typeof circus.run>>;
type Test = Extract<circus.Event, { name: 'test_done' }>['test'];

/** What the instrumented code reads and writes. */
interface Instrument {
	activeMutant?: string;
	currentTestId?: string;
	hitCount?: number;
	hitLimit?: number;
	mutantCoverage?: NonNullable<CompleteDryRunResult['mutantCoverage']>;
}

/** A test that waits longer hangs; a busy machine makes none wait that long. */
const TEST_TIMEOUT_MS = 60_000;
/** The same samples for each mutant, fast-check's usual number, and no search for the smallest one that fails. */
const SAMPLES = { seed: 1, numRuns: 100, endOnFailure: true };
const NONE = /(?!)/;
const ENDINGS = ['', '.ts', '/index.ts'];

const require = createRequire(import.meta.url);
const instrument: Instrument = {};
const { describe, it, test, beforeAll, beforeEach, afterEach, afterAll } = circus;
const words = { describe, it, test, beforeAll, beforeEach, afterEach, afterAll };
const mocker = new ModuleMocker(globalThis);
const jest = {
	fn: mocker.fn.bind(mocker),
	spyOn: mocker.spyOn.bind(mocker),
	restoreAllMocks: () => mocker.restoreAllMocks(),
	mocked: (mocked: unknown) => mocked,
	mock: (name: string, make: () => object) => void Object.assign(standIn(name).shown, make()),
	requireActual: (name: string) => standIn(name).actual,
};
Object.assign(globalThis, words, { jest, expect: jestExpect, __stryker__: instrument });

/** Modules of which tests replace a part, by name: what is real, and what everybody else is given. */
const standIns = new Map(['n8n-workflow', 'fast-check'].map((name) => [name, replaced(name)]));

const { assert } = standIn('fast-check').actual as typeof fastCheck;
Object.assign(standIn('fast-check').shown, {
	assert: (property: fastCheck.IProperty<unknown>, parameters?: object) =>
		assert(property, { ...parameters, ...SAMPLES }),
});

function replaced(name: string): { readonly actual: object; readonly shown: object } {
	const actual = require(name) as object;
	const shown = { ...actual };
	const cached = require.cache[require.resolve(name)];
	if (cached) cached.exports = shown;
	return { actual, shown };
}

function standIn(name: string): { readonly actual: object; readonly shown: object } {
	const found = standIns.get(name);
	if (found === undefined) throw new Error(`Add ${name} to the modules that tests may replace.`);
	return found;
}

/** Reads TypeScript as jest does, each file once. */
function readTypeScript(folder: string): void {
	const { transform } = require(join(folder, 'jest.config.js')) as {
		readonly transform: Readonly<Record<string, readonly [string, swc.Options]>>;
	};
	const [, options] = Object.values(transform)[0] ?? [];
	// As jest's own transformer does: what a test replaces must be replaced before it is imported.
	const hoisting = { hidden: { jest: true } } as swc.TransformConfig;
	const jsc = { ...options?.jsc, transform: hoisting };
	const read = new Map<string, string>();
	registerHooks({
		resolve(specifier, context, nextResolve) {
			const { parentURL = '' } = context;
			const isOurs = specifier.startsWith('.') && parentURL.endsWith('.ts');
			const ending = isOurs && ENDINGS.find((one) => isFile(new URL(specifier + one, parentURL)));
			return nextResolve(`${specifier}${ending || ''}`, context);
		},
		load(url, context, nextLoad) {
			if (!url.endsWith('.ts')) return nextLoad(url, context);
			const source =
				read.get(url) ??
				swc.transformFileSync(fileURLToPath(url), { ...options, jsc, swcrc: false }).code;
			read.set(url, source);
			return { format: 'commonjs', source, shortCircuit: true };
		},
	});
}

function isFile(url: URL): boolean {
	return statSync(url, { throwIfNoEntry: false })?.isFile() === true;
}

/** Name of a test with those of the groups around it: the outermost is jest's own, the next the file. */
function idOf(names: readonly string[]): string {
	return names.slice(1).join(' ');
}

function namesOf({ name, parent }: Test | Test['parent']): string[] {
	return parent === undefined ? [name] : [...namesOf(parent), name];
}

function onlyThese(ids: readonly string[]): RegExp {
	const literally = ids.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^(?:${literally.join('|')})$`);
}

function asResult({ testPath, errors, status, duration }: Run['testResults'][number]): TestResult {
	const id = idOf(testPath);
	const fileName = join(process.cwd(), testPath[1] ?? '');
	const shared = { id, name: id, fileName, timeSpentMs: duration ?? 0 };
	if (status !== 'done') return { ...shared, status: TestStatus.Skipped };
	const [failureMessage] = errors;
	return failureMessage === undefined
		? { ...shared, status: TestStatus.Success }
		: { ...shared, status: TestStatus.Failed, failureMessage };
}

/** Rules that can't even be loaded: no test could overlook that. */
function notLoaded(error: unknown): DryRunResult {
	const id = 'the rules can be loaded';
	const failure = { id, name: id, timeSpentMs: 0, status: TestStatus.Failed as const };
	return {
		status: DryRunStatus.Complete,
		tests: [{ ...failure, failureMessage: String(error) }],
	};
}

class CircusRunner implements TestRunner {
	static readonly inject = tokens(commonTokens.options);
	readonly #folder = process.cwd();
	readonly #tests: readonly string[];
	#stopAtFirst = false;
	/** Whether what is loaded may hold what the mutant before made of it. */
	#isStale = true;

	constructor({ testFiles }: StrykerOptions) {
		this.#tests = globSync(testFiles ?? [], { cwd: this.#folder }).sort();
		readTypeScript(this.#folder);
		circus.addEventHandler((event, state) => this.#follow(event, state));
	}

	capabilities(): TestRunnerCapabilities {
		return { reloadEnvironment: true };
	}

	async dryRun(): Promise<DryRunResult> {
		instrument.mutantCoverage = { static: {}, perTest: {} };
		this.#load();
		const result = await this.#run();
		return { ...result, mutantCoverage: instrument.mutantCoverage };
	}

	async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
		const { activeMutant, hitLimit, testFilter, disableBail } = options;
		// A change of what is worked out while a file loads; with it comes no list of tests, but of files.
		const isStatic = options.reloadEnvironment;
		Object.assign(instrument, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
		this.#stopAtFirst = !disableBail;
		this.#isStale ||= isStatic;
		try {
			if (isStatic) instrument.activeMutant = activeMutant.id;
			this.#load();
			this.#isStale = isStatic;
			instrument.activeMutant = activeMutant.id;
			const result = await this.#run(isStatic ? undefined : testFilter);
			return toMutantRunResult(determineHitLimitReached(instrument.hitCount, hitLimit) ?? result);
		} catch (error) {
			this.#isStale = true;
			return toMutantRunResult(notLoaded(error));
		} finally {
			delete instrument.activeMutant;
		}
	}

	/** Defines all tests, as one run uses them up; loads the rules again as well if they are stale. */
	#load(): void {
		circus.resetState();
		const ours = join(this.#folder, this.#isStale ? '' : 'test') + sep;
		for (const file of Object.keys(require.cache)) {
			if (file.startsWith(ours)) Reflect.deleteProperty(require.cache, file);
		}
		for (const file of this.#tests) {
			circus.describe(file, () => void require(join(this.#folder, file)));
		}
		this.#isStale = false;
	}

	async #run(wanted?: readonly string[]): Promise<CompleteDryRunResult> {
		const state = circus.getState();
		state.testTimeout = TEST_TIMEOUT_MS;
		state.testNamePattern = wanted ? onlyThese(wanted) : null;
		const { testResults } = await circus.run();
		return { status: DryRunStatus.Complete, tests: testResults.map(asResult) };
	}

	#follow(event: circus.Event, state: circus.State): void {
		if (event.name === 'test_started') instrument.currentTestId = idOf(namesOf(event.test));
		if (event.name !== 'test_done') return;
		delete instrument.currentTestId;
		if (this.#stopAtFirst && event.test.errors.length > 0) state.testNamePattern = NONE;
	}
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'circus', CircusRunner)];
