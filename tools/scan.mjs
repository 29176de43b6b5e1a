// `npm run scan`: n8n's own scanner of community packages, offline, over the sources and the build
// of both packages. It lints without honouring inline exceptions, as n8n does before verifying.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PACKAGES = [ROOT, join(ROOT, 'planmanager')];
/** What a published tarball holds that the scanner looks at. */
const BUILT_FILE_PATTERNS = ['package.json', 'dist/**/*.js'];

async function scan(folder, kind, patterns) {
	const { passed, message = '', details = '' } = await analyzePackage(folder, patterns);
	console.log(`${passed ? '✓' : '✗'} ${folder}: ${kind} ${message}`);
	if (!passed) console.log(details);
	return passed;
}

async function scanPackage(folder) {
	if (!existsSync(join(folder, 'dist'))) {
		console.log(`✗ ${folder}: not built, run "npm run build" first`);
		return false;
	}
	const sources = await scan(folder, 'sources', SOURCE_FILE_PATTERNS);
	const build = await scan(folder, 'build', BUILT_FILE_PATTERNS);
	return sources && build;
}

let clean = true;
for (const folder of PACKAGES) clean = (await scanPackage(folder)) && clean;
process.exitCode = clean ? 0 : 1;
