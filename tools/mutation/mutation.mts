// `npm run mutation`: changes the rules one by one and asks whether a unit test notices. A change that
// no test notices is a behaviour that nobody wrote down. `npm run mutation -- nodes/domain/values/isoDate.ts`
// changes one file or folder. Results of what did not change since are taken from the run before.
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { ROOMS, type Room } from './rooms.mts';

/** In percent. Below it the command fails. */
const LEAST_SCORE = 90;
const FOLDER = '.sandbox/mutation';
/** Outside the repository, where n8n's linter would read the changed copies too. */
const COPIES = join(tmpdir(), `exact-online-link-mutation-${process.pid}`);

/** Neither read by a unit test nor changed; copying them for each run would only cost time. */
const NOT_COPIED = [
	'/{docs,icons,sandbox,tools,dist}',
	'/planmanager/dist',
	'/test/{bench,chaos,e2e,engine,sandbox,tidy}',
];

/** Each reloading of the rules leaves its copies behind until the process ends. */
const MUTANTS_A_PROCESS = 500;
/** Added to the time a mutant may take, so that one that loops is found out and a busy machine isn't. */
const PATIENCE_MS = 20_000;

function filesOf({ sources }: Room, wanted: readonly string[]): string[] {
	const taken = sources.filter((pattern) => !pattern.startsWith('!'));
	const left = sources.filter((pattern) => pattern.startsWith('!')).map((it) => it.slice(1));
	const files = globSync(taken, { cwd: ROOT, exclude: left }).sort();
	if (files.length === 0) throw new Error(`No file matches ${taken.join(', ')}.`);
	return files.filter(
		(file) => wanted.length === 0 || wanted.some((path) => `${file}/`.startsWith(`${path}/`)),
	);
}

function optionsFor({ name, tests, without = [] }: Room, files: string[]): PartialStrykerOptions {
	const report = join(FOLDER, name.replace(/\W+/g, '-'));
	return {
		mutate: files,
		mutator: { excludedMutations: [...without] },
		testRunner: 'circus',
		plugins: [join(import.meta.dirname, 'circusRunner.mts')],
		testFiles: [`${tests}/**/*.test.ts`],
		coverageAnalysis: 'perTest',
		concurrency: 2,
		ignorePatterns: NOT_COPIED,
		incremental: true,
		incrementalFile: `${report}.json`,
		htmlReporter: { fileName: `${report}.html` },
		tempDirName: COPIES,
		cleanTempDir: 'always',
		reporters: ['clear-text', 'html'],
		clearTextReporter: { allowEmojis: false, logTests: false, reportTests: false },
		maxTestRunnerReuse: MUTANTS_A_PROCESS,
		timeoutMS: PATIENCE_MS,
		warnings: {
			slow: false,
			unknownOptions: true,
			preprocessorErrors: true,
			unserializableOptions: true,
		},
	};
}

interface Score {
	readonly room: string;
	readonly noticed: number;
	readonly made: number;
}

function scoreOf(room: string, results: readonly MutantResult[]): Score {
	const count = (...states: Array<MutantResult['status']>): number =>
		results.filter(({ status }) => states.includes(status)).length;
	const noticed = count('Killed', 'Timeout');
	return { room, noticed, made: noticed + count('Survived', 'NoCoverage') };
}

function percent({ noticed, made }: Score): number {
	return (100 * noticed) / made;
}

function asRow(score: Score): string {
	const { room, noticed, made } = score;
	return `| ${room} | ${percent(score).toFixed(1)} % | ${noticed} of ${made} |`;
}

async function main(): Promise<void> {
	process.chdir(ROOT);
	const wanted = process.argv.slice(2).map((path) => path.replace(/\/+$/, ''));
	const scores: Score[] = [];
	for (const room of ROOMS) {
		const files = filesOf(room, wanted);
		if (files.length === 0) continue;
		console.log(`\n── ${room.name}`);
		scores.push(scoreOf(room.name, await new Stryker(optionsFor(room, files)).runMutationTest()));
	}
	if (scores.length === 0) throw new Error(`No rule is in ${wanted.join(', ')}.`);
	const sum = (of: (score: Score) => number): number =>
		scores.reduce((total, score) => total + of(score), 0);
	const all = { room: 'all', noticed: sum((it) => it.noticed), made: sum((it) => it.made) };
	console.log(`\n${[...scores, all].map(asRow).join('\n')}`);
	if (percent(all) < LEAST_SCORE) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
