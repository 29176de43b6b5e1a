import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../sandbox/runtime/paths.mts';

/**
 * Copies the repository's files as they are now into a temporary folder, for commands that write there. It is
 * a clone after `npm ci` and before anything else: the packages are there, n8n and builds are not.
 * @returns the folder; whoever asked removes it
 */
export function copyRepository(): string {
	const folder = mkdtempSync(join(tmpdir(), 'clone-'));
	const list = ['ls-files', '-co', '--exclude-standard'];
	const files = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
	// What git still lists may have been deleted meanwhile.
	for (const file of files.filter((each) => existsSync(join(ROOT, each)))) {
		cpSync(join(ROOT, file), join(folder, file));
	}
	linkPackages(folder);
	execFileSync('git', ['init', '--quiet'], { cwd: folder });
	execFileSync('git', ['add', '--all'], { cwd: folder });
	return folder;
}

/** Packages in a folder of its own: a tool that looks for one passes by a link in its place. */
function linkPackages(folder: string): void {
	const [packages, links] = [ROOT, folder].map((each) => join(each, 'node_modules'));
	mkdirSync(links);
	for (const name of readdirSync(packages)) symlinkSync(join(packages, name), join(links, name));
}

/** Files of such a copy that were changed, made or removed since, but for those that git ignores. */
export function changedFiles(folder: string): string[] {
	const list = ['ls-files', '--modified', '--deleted', '--others', '--exclude-standard'];
	const changed = execFileSync('git', list, { cwd: folder, encoding: 'utf8' });
	return changed.split('\n').filter((line) => line !== '');
}
