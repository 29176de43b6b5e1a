// The forms and the editor are tested in a real browser, which is used as it is installed: nothing
// is downloaded. Any Chromium-based browser of the last two years will do.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const MAC = [
	'Google Chrome.app/Contents/MacOS/Google Chrome',
	'Chromium.app/Contents/MacOS/Chromium',
	'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
	'Google/Chrome/Application/chrome.exe',
	'Chromium/Application/chrome.exe',
	'Microsoft/Edge/Application/msedge.exe',
];
const LINUX = [
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'microsoft-edge',
];

const HOW_TO_GET_ONE: Partial<Record<NodeJS.Platform, string>> = {
	linux: 'Debian and Ubuntu: "sudo apt-get install chromium"; Fedora: "sudo dnf install chromium".',
	darwin: '"brew install --cask chromium", or install Google Chrome.',
	win32: '"winget install Google.Chrome", or install Google Chrome.',
};

function combine(folders: (string | undefined)[], names: string[]): string[] {
	const known = folders.filter((folder): folder is string => !!folder);
	return known.flatMap((folder) => names.map((name) => join(folder, name)));
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
	if (process.platform === 'darwin') {
		return combine(['/Applications', env.HOME && join(env.HOME, 'Applications')], MAC);
	}
	if (process.platform === 'win32') {
		return combine([env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA], WINDOWS);
	}
	return combine([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'], LINUX);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * Finds an installed Chrome, Chromium or Edge: CHROME_PATH first, then the usual places.
 * @returns absolute path of the program
 * @throws Error saying how to install one, when there is none
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
	const chosen = env.CHROME_PATH;
	if (chosen && !isExecutable(chosen)) throw new Error(`CHROME_PATH is no program: ${chosen}`);
	const found = chosen ?? usualPlaces(env).find(isExecutable);
	if (found) return found;
	throw new Error(
		'No Chrome or Chromium was found, and the end-to-end tests fill forms in a real browser. ' +
			`${HOW_TO_GET_ONE[process.platform] ?? 'Install Chromium.'} ` +
			'A browser elsewhere: set CHROME_PATH to its program.',
	);
}
