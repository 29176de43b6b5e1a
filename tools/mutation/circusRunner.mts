/**
 * Runs jest's tests for Stryker in the process that it already has. Stryker's own runner starts jest anew
 * for each mutant, some 1.5 seconds of work; the tests of pure rules need nothing of what that brings, and
 * take milliseconds here. Tests that replace modules (`jest.mock`) need Stryker's own.
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
import * as circus from 'jest-circus';
import { globSync } from 'node:fs';
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
const NONE = /(?!)/;

const require = createRequire(import.meta.url);
const instrument: Instrument = {};
const { describe, it, test, beforeAll, beforeEach, afterEach, afterAll } = circus;
const words = { describe, it, test, beforeAll, beforeEach, afterEach, afterAll };
Object.assign(globalThis, words, { expect: jestExpect, __stryker__: instrument });

/** Reads TypeScript as jest does, each file once. */
function readTypeScript(folder: string): void {
	const { transform } = require(join(folder, 'jest.config.js')) as {
		readonly transform: Readonly<Record<string, readonly [string, swc.Options]>>;
	};
	const [, options] = Object.values(transform)[0] ?? [];
	const read = new Map<string, string>();
	registerHooks({
		resolve(specifier, context, nextResolve) {
			const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
			const hasEnding = /\.(?:[cm]?[jt]s|json)$/.test(specifier);
			return nextResolve(isOurs && !hasEnding ? `${specifier}.ts` : specifier, context);
		},
		load(url, context, nextLoad) {
			if (!url.endsWith('.ts')) return nextLoad(url, context);
			const source =
				read.get(url) ??
				swc.transformFileSync(fileURLToPath(url), { ...options, swcrc: false }).code;
			read.set(url, source);
			return { format: 'commonjs', source, shortCircuit: true };
		},
	});
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
			if (file.startsWith(ours)) delete require.cache[file];
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
