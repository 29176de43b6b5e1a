// Installs a folder's packages from its lockfile, and only when that is needed: a second start
// must begin at once. What was installed is remembered by the hash of the lockfile, in a stamp
// file inside node_modules so that it disappears with what it vouches for.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runWithProgress } from './progress.mjs';

const STAMP = '.installed-lockfile';

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** True when every package that the lockfile demands is there, as after somebody's own `npm ci`. */
function installedByHand(folder) {
	const hidden = join(folder, 'node_modules', '.package-lock.json');
	if (!existsSync(hidden)) return false;
	const present = packagesOf(hidden);
	return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
		([path, { optional, extraneous, version }]) =>
			path === '' || optional || extraneous || present[path]?.version === version,
	);
}

function isInstalled(folder, stamp, hash) {
	const isStamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
	return isStamped || installedByHand(folder);
}

/** npm's own script with the node that runs npm: no shell, and no node that npm ci will replace. */
function npmCommand() {
	const { npm_execpath: script, npm_node_execpath: node } = process.env;
	const byPath = { command: 'npm', args: [], shell: process.platform === 'win32' };
	if (!script?.endsWith('.js')) return byPath;
	return { command: node ?? process.execPath, args: [script], shell: false };
}

/** Windows cannot delete a program that is running, and this one may live in node_modules. */
function refuseToReplaceRunningNode(folder) {
	const runsFromFolder = process.execPath.startsWith(join(folder, 'node_modules') + sep);
	if (process.platform !== 'win32' || !runsFromFolder) return;
	throw new Error(`The lockfile has changed. Run "npm ci" in ${folder}, then start again.`);
}

/**
 * Makes sure that a folder's node_modules is what its package-lock.json says.
 *
 * @param {string} title what the user is waiting for
 * @param {string} folder absolute path of a folder with package.json and package-lock.json
 * @param {string} logFile where npm's output goes
 * @returns {Promise<void>} rejects with the end of npm's output when the installation fails
 */
export async function ensureInstalled(title, folder, logFile) {
	const stamp = join(folder, 'node_modules', STAMP);
	const hash = hashOf(join(folder, 'package-lock.json'));
	if (!isInstalled(folder, stamp, hash)) {
		refuseToReplaceRunningNode(folder);
		const { command, args, shell } = npmCommand();
		const ci = [...args, 'ci', '--no-audit', '--no-fund'];
		await runWithProgress(title, { command, args: ci, cwd: folder, logFile, shell });
	}
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) writeFileSync(stamp, hash);
}
