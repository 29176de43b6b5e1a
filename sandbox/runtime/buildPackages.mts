// Builds the packages and packs them as npm would publish them. What is unchanged since the last
// time is not built again: a build takes as long as a start of n8n.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './npm.mts';
import { ROOT, WORK_FOLDER } from './paths.mts';

export type BuiltPackage = {
	name: string;
	/** Absolute path of the packed tarball. */
	tarball: string;
	/** Changes with the sources, to know whether an installed copy is up to date. */
	sourceHash: string;
};

type BuildRecord = { built: BuiltPackage; distMs: number };

const FOLDERS = [ROOT, join(ROOT, 'planmanager')];
const BUILDER = join(ROOT, 'node_modules', '@n8n', 'node-cli', 'bin', 'n8n-node.mjs');
const PACKED = join(WORK_FOLDER, 'packages');
/** Everything that can change what a tarball holds. */
const INPUTS = ['package.json', 'tsconfig.json', 'nodes', 'credentials', 'icons', 'workflows'];

function filesBelow(path: string): string[] {
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [path];
	const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
	return files.map((file) => join(path, file)).filter((file) => statSync(file).isFile());
}

function hashOfInputs(folder: string): string {
	const hash = createHash('sha256');
	const files = INPUTS.flatMap((input) => filesBelow(join(folder, input)));
	for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
	return hash.digest('hex').slice(0, 16);
}

function readJson(path: string): unknown {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** When dist was last replaced, in milliseconds; 0 when there is none. */
function distTime(folder: string): number {
	return statSync(join(folder, 'dist'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Somebody may have removed the tarball, or built again in between, from other sources. */
function isStillThere(folder: string, { built, distMs }: BuildRecord): boolean {
	return existsSync(built.tarball) && distTime(folder) === distMs;
}

async function buildAndPack(folder: string): Promise<string> {
	await run(process.execPath, [BUILDER, 'build'], folder);
	mkdirSync(PACKED, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${PACKED}`];
	const packed = JSON.parse(await npm(args, folder)) as { filename: string }[];
	return join(PACKED, packed[0].filename);
}

async function buildPackage(folder: string): Promise<BuiltPackage> {
	const manifest = readJson(join(folder, 'package.json')) as { name: string } | undefined;
	if (!manifest) throw new Error(`${folder} has no package.json`);
	const sourceHash = hashOfInputs(folder);
	const record = join(PACKED, `${manifest.name}.json`);
	const last = readJson(record) as BuildRecord | undefined;
	if (last?.built.sourceHash === sourceHash && isStillThere(folder, last)) return last.built;
	const tarball = await buildAndPack(folder);
	const built = { name: manifest.name, tarball, sourceHash };
	writeFileSync(record, JSON.stringify({ built, distMs: distTime(folder) }));
	return built;
}

/**
 * Builds and packs both packages where their sources have changed.
 * @throws Error with the compiler's or npm's output
 */
export async function buildPackages(folders: string[] = FOLDERS): Promise<BuiltPackage[]> {
	const built: BuiltPackage[] = [];
	// One after the other: two compilers at once are slower on a small machine.
	for (const folder of folders) built.push(await buildPackage(folder));
	return built;
}
