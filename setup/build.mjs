// Builds dist: the program, and the templates as they lie in the repository.
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const DIST = join(FOLDER, 'dist');
const TEMPLATES = join(FOLDER, '..', 'workflows');
const COMPILER = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(DIST, { recursive: true, force: true });
execFileSync(process.execPath, [COMPILER, '-p', FOLDER], { stdio: 'inherit' });
for (const file of readdirSync(TEMPLATES).filter((name) => name.endsWith('.json'))) {
	cpSync(join(TEMPLATES, file), join(DIST, 'templates', file));
}
