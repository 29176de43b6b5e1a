// Puts the packed packages where n8n looks for community packages. n8n loads what it finds there
// when it starts; the node types are then called <package>.<node>, as in the templates.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackages } from './buildPackages.mts';
import type { BuiltPackage } from './buildPackages.mts';
import { npm } from './npm.mts';

const INSTALL = [
	'install',
	'--omit=dev',
	'--omit=peer',
	'--legacy-peer-deps',
	'--ignore-scripts',
	'--no-audit',
	'--no-fund',
];
const MANIFEST = JSON.stringify({ name: 'installed-nodes', private: true });

/**
 * Installs the packages, built from the present sources, into an n8n that does not run.
 * Does nothing when they are installed already.
 * @param userFolder n8n's user folder
 * @param packages default: both packages of this repository, built where needed
 */
export async function installPackages(
	userFolder: string,
	packages?: BuiltPackage[],
): Promise<BuiltPackage[]> {
	const wanted = packages ?? (await buildPackages());
	const folder = join(userFolder, '.n8n', 'nodes');
	const stamp = join(folder, 'installed.json');
	const text = JSON.stringify(wanted);
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === text) return wanted;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), MANIFEST);
	await npm([...INSTALL, ...wanted.map(({ tarball }) => tarball)], folder);
	writeFileSync(stamp, text);
	return wanted;
}
