// n8n 2.41 and the native running of .mts files need Node 24. It comes as an optional package per
// platform from the npm registry, because a package that downloads it in an install script would
// not work with scripts switched off. There is none for macOS at this version.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const MAJOR = 24;

function majorOf(binary) {
	if (binary === process.execPath) return Number(process.versions.node.split('.')[0]);
	const answer = spawnSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' });
	return answer.status === 0 ? Number(answer.stdout.split('.')[0]) : 0;
}

function candidates(root) {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const packaged = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', file);
	return [packaged, process.execPath, process.env.npm_node_execpath ?? ''].filter(existsSync);
}

/**
 * @param {string} root the repository's folder
 * @returns {string} path of a Node 24 or newer that runs on this machine
 * @throws {Error} saying what to install, when there is none
 */
export function findNode24(root) {
	const found = candidates(root).find((binary) => majorOf(binary) >= MAJOR);
	if (found) return found;
	throw new Error(
		`Node ${MAJOR} or newer is needed, and the npm registry has no ready-made one for ` +
			`${process.platform}-${process.arch} (this is Node ${process.versions.node}). ` +
			`Install Node ${MAJOR} from nodejs.org or with your version manager, then start again.`,
	);
}
