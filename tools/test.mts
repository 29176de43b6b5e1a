// `npm test`: everything, in the order in which a mistake is found soonest. `npm test -- unit e2e`
// runs some parts only. All parts run even if one fails; the last lines say which did.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackages } from '../sandbox/runtime/buildPackages.mts';
import { ROOT } from '../sandbox/runtime/paths.mts';
import { findChromium } from './find-chromium.mts';

const PARTS = ['unit', 'tidy', 'sandbox', 'engine', 'e2e', 'chaos'] as const;
type Part = (typeof PARTS)[number];

/** The only part that runs under jest, and on the sources; the others need the built packages. */
const UNIT: Part = 'unit';
/** These start an n8n each: two at once would only slow each other down. */
const ONE_FILE_AT_A_TIME: readonly Part[] = ['e2e', 'chaos'];
/** A test that hangs must end; the longest one takes minutes on a small machine. */
const TEST_TIMEOUT_MS = 20 * 60_000;

function chosenParts(names: string[]): Part[] {
	const strange = names.filter((name) => !PARTS.some((part) => part === name));
	if (strange.length)
		throw new Error(`No such part: ${strange.join(', ')}. There are: ${PARTS.join(', ')}`);
	const wanted = PARTS.filter((part) => names.length === 0 || names.includes(part));
	return wanted.filter((part) => existsSync(join(ROOT, 'test', part)));
}

function commandFor(part: Part): string[] {
	if (part === UNIT) return [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js')];
	const alone = ONE_FILE_AT_A_TIME.includes(part) ? ['--test-concurrency=1'] : [];
	const timeout = `--test-timeout=${TEST_TIMEOUT_MS}`;
	return ['--test', timeout, ...alone, `test/${part}/**/*.test.mts`];
}

async function passes(args: string[]): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
		child.once('error', reject);
		child.once('exit', (code) => resolve(code === 0));
	});
}

async function main(): Promise<void> {
	const parts = chosenParts(process.argv.slice(2));
	console.log(`Browser: ${findChromium()}`);
	const results: [Part, boolean][] = [];
	for (const part of parts) {
		console.log(`\n── ${part}`);
		if (part !== UNIT) await buildPackages();
		results.push([part, await passes(commandFor(part))]);
	}
	console.log(`\n${results.map(([part, passed]) => `${passed ? '✓' : '✗'} ${part}`).join('\n')}`);
	process.exitCode = results.every(([, passed]) => passed) ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
