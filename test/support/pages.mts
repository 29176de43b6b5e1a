// The pages of the repository, and the commands that they tell people to type.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../sandbox/runtime/paths.mts';

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
	cwd: ROOT,
	encoding: 'utf8',
});

/** Paths of all Markdown files, from the repository's folder. */
export const PAGES = listed
	.split('\n')
	.filter((path) => path !== '' && existsSync(join(ROOT, path)));

/** A fenced block: its language and what it holds. */
export const FENCE = /^```(.*)\n([\s\S]*?)^```/gm;

export function read(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

/** The first block of shell commands below a heading of a page, as it stands there. */
export function shellBlock(page: string, heading: string): string {
	const [, below = ''] = read(page).split(`\n## ${heading}\n`);
	const block = [...below.matchAll(FENCE)].find(([, language]) => language === 'sh');
	if (block?.[2] === undefined) throw new Error(`${page} has no commands below ${heading}`);
	return block[2];
}

/** Commands of a page, each once: from its `sh` blocks and from its text. */
export function commandsOf(page: string): string[] {
	const text = read(page);
	const blocks = [...text.matchAll(FENCE)].filter(([, language]) => language === 'sh');
	const inline = text.replace(FENCE, '').matchAll(/`((?:npm|npx|node|git|bash) [^`]+)`/g);
	return [
		...new Set([
			...blocks.flatMap(([, , block = '']) => commandsIn(block)),
			...[...inline].map(([, command = '']) => command),
		]),
	];
}

/** Single commands of shell lines, without comments and without those that only move about. */
export function commandsIn(shell: string): string[] {
	return shell
		.replace(/\s*\\\n\s*/g, ' ')
		.split('\n')
		.flatMap((line) => line.replace(/(^|\s)#.*$/, '').split('&&'))
		.map((command) => command.replace(/[()]/g, '').trim())
		.filter((command) => command !== '' && !/^(cd|mkdir) /.test(command));
}
