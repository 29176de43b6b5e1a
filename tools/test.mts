// `npm test`: everything, in the order in which a mistake is found soonest. `npm test -- unit tidy`
// runs some parts only. All parts run even if one fails; the last lines say which did. With `--profile
// file` the engine part runs against a simulator that behaves like the administration of that profile.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PROFILE_VARIABLE, readProfile } from '../sandbox/exact/profile.mts';
import { buildPackages } from '../sandbox/runtime/buildPackages.mts';
import { ROOT } from '../sandbox/runtime/paths.mts';
import { findChromium } from './find-chromium.mts';

/** What a part needs besides the packages of the repository. */
type Needs = { build?: true; n8n?: true; browser?: true };

const PARTS = {
	unit: {},
	tidy: { build: true },
	setup: {},
	sandbox: {},
	engine: { build: true },
	campaign: { build: true },
	e2e: { build: true, n8n: true, browser: true },
	chaos: { build: true, n8n: true },
} satisfies Record<string, Needs>;

type Part = keyof typeof PARTS;

const ALL = Object.keys(PARTS) as Part[];
/** A test that hangs must end; the longest one takes minutes on a small machine. */
const TEST_TIMEOUT_MS = 20 * 60_000;

const needsOf = (part: Part): Needs => PARTS[part];

function chosenParts(names: string[]): Part[] {
	const strange = names.filter((name) => !ALL.some((part) => part === name));
	if (strange.length)
		throw new Error(`No such part: ${strange.join(', ')}. There are: ${ALL.join(', ')}`);
	return ALL.filter((part) => names.length === 0 || names.includes(part));
}

/** Only unit tests run under jest. Those with an n8n each run one by one: two would slow each other. */
function commandFor(part: Part): string[] {
	if (part === 'unit') return [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js')];
	const alone = needsOf(part).n8n ? ['--test-concurrency=1'] : [];
	const timeout = `--test-timeout=${TEST_TIMEOUT_MS}`;
	return ['--test', timeout, ...alone, `test/${part}/**/*.test.mts`];
}

async function isReady(part: Part): Promise<boolean> {
	const { n8n, build } = needsOf(part);
	if (n8n && !(await passes([join(ROOT, 'tools', 'start.mjs'), 'install']))) return false;
	if (build) await buildPackages();
	return true;
}

async function passes(args: string[]): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
		child.once('error', reject);
		child.once('exit', (code) => resolve(code === 0));
	});
}

/** Handed on to the tests. @throws Error when it can't be read */
function useProfile(path: string): void {
	readProfile(path);
	process.env[PROFILE_VARIABLE] = path;
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { profile: { type: 'string' } },
		allowPositionals: true,
	});
	if (values.profile !== undefined) useProfile(resolve(values.profile));
	const parts = chosenParts(positionals);
	if (parts.some((part) => needsOf(part).browser)) console.log(`Browser: ${findChromium()}`);
	const results: [Part, boolean][] = [];
	for (const part of parts) {
		console.log(`\n── ${part}`);
		results.push([part, (await isReady(part)) && (await passes(commandFor(part)))]);
	}
	console.log(`\n${results.map(([part, passed]) => `${passed ? '✓' : '✗'} ${part}`).join('\n')}`);
	process.exitCode = results.every(([, passed]) => passed) ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
