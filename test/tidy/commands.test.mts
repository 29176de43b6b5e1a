// What the pages tell people to type is typed by a test, or it stands here why not.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { commandsIn, commandsOf, FENCE, PAGES, read, shellBlock } from '../support/pages.mts';

/** By the file that runs them, word for word. `.ci/run` runs for every change. */
const RUN_IN: Record<string, readonly string[]> = {
	'.ci/run': ['npm ci', 'npm run check', 'npm run build', 'npm run scan', 'npm test'],
	// In the script `check`.
	'package.json': [
		'npm run typecheck',
		'npm run lint',
		'npm run format:check',
		'npm run unused',
		'npm test -- unit tidy setup',
	],
	'test/e2e/demo.test.mts': [
		'npm run demo',
		'npm run demo -- --check',
		'npm run demo -- --port 6690',
	],
	'test/e2e/commands.test.mts': [
		'npm run format',
		'npm run lint:fix',
		'npm run bench -- 5',
		'npm run campaign -- --exports 20 --seed 7',
		'npm run mutation -- nodes/domain/values/isoDate.ts',
		'npm run screenshots -- forms',
		'node facts/pages.mts',
		'node tools/templates/build.mts',
		'node tools/templates/build.mts --check',
		'node ../../tools/complete-lock.mjs package-lock.json',
	],
	'test/e2e/setup-tool.test.mts': [
		'npx n8n-exact-online-link-setup meuse.yaml',
		'npx n8n-exact-online-link-setup meuse.yaml --apply',
		'npx n8n-exact-online-link-setup meuse.yaml sambre.yaml --apply',
		'npx n8n-exact-online-link-setup sambre.yaml --remove',
		'npx n8n-exact-online-link-setup sambre.yaml --remove --apply',
	],
	'test/sandbox/facts.test.mts': ['npm run facts'],
	'test/sandbox/trial.test.mts': ['npm run facts -- --live', 'npm run facts -- --live --write'],
	'test/tidy/facts.test.mts': ['node facts/pages.mts --check'],
	'test/sandbox/programs.test.mts': [
		'node sandbox/exact/main.mts --port 4101 --auto-approve',
		'node sandbox/exact/main.mts --set minuteMs=1000 --set language=fr-BE',
		'node sandbox/planmanager/main.mts --port 4102 --seed newGarage',
	],
	// It takes the block from the page and runs it as it stands.
	'test/e2e/installation.test.mts': commandsIn(shellBlock('README.md', 'Installation')).filter(
		(command) => command !== 'npm ci',
	),
};

const NOT_RUN: Record<string, string> = {
	'git clone https://github.com/exact-online-link/n8n-nodes-exact-online-link.git':
		'needs the published repository',
	'npm install --package-lock-only n8n@<version> --save-exact': 'brings another n8n',
	'npm run bench': 'takes six minutes; five invoices are run',
	'npm run campaign': 'takes minutes; a short one is run',
	'npm run campaign -- --exports 10000 --seed 1': 'takes an hour; a short one is run',
	'npm run mutation': 'takes half an hour; one file of rules is tried',
	'npm test -- engine --profile .sandbox/facts/profile.json':
		'repeats the whole part; test/engine/profile.test.mts tries the profile',
	'npm run demo -- --profile .sandbox/facts/profile.json':
		'takes minutes; test/e2e/demo.test.mts tries one that is not there',
	'npm run screenshots': 'takes minutes; those of the forms are taken',
};

/** `npm test` runs these files, in the same way. */
const TEST_FILE =
	/^(?:npx jest (test\/unit\/\S+\.test\.ts)|node --test (test\/(?:tidy|setup|sandbox|engine|campaign|e2e|chaos)\/\S+\.test\.mts))$/;

const shown = [...new Set(PAGES.flatMap(commandsOf))];

function testFileOf(command: string): string | undefined {
	const [, unit, other] = TEST_FILE.exec(command) ?? [];
	return unit ?? other;
}

test('every command that a page shows is run by a test, or it is said why not', () => {
	const listed = new Set([...Object.values(RUN_IN).flat(), ...Object.keys(NOT_RUN)]);
	const unknown = shown.filter(
		(command) => !listed.has(command) && testFileOf(command) === undefined,
	);
	assert.deepEqual(unknown, []);
	assert.ok(shown.length > 20, 'the commands were found');
});

test('every command on the list is shown on a page', () => {
	const listed = [...Object.values(RUN_IN).flat(), ...Object.keys(NOT_RUN)];
	assert.deepEqual(
		listed.filter((command) => !shown.includes(command)),
		[],
	);
});

test('every command stands word for word in the file that runs it', () => {
	for (const [file, commands] of Object.entries(RUN_IN)) {
		const text = file.endsWith('installation.test.mts')
			? shellBlock('README.md', 'Installation').replace(/\s*\\\n\s*/g, ' ')
			: read(file);
		for (const command of commands) assert.ok(text.includes(command), `${file}: ${command}`);
	}
});

test('every test that a page names is there', () => {
	const files = shown.map(testFileOf).filter((file) => file !== undefined);
	assert.deepEqual(
		files.filter((file) => !existsSync(join(ROOT, file))),
		[],
	);
});

test('every block of commands says that it is one', () => {
	const silent = PAGES.flatMap((page) =>
		[...read(page).matchAll(FENCE)]
			.filter(([, language, text = '']) => language !== 'sh' && /^(npm|npx|node|git) /m.test(text))
			.map(([, , text]) => `${page}: ${text}`),
	);
	assert.deepEqual(silent, []);
});

test('CONTRIBUTING names every script of the package, and no other', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	const named = commandsOf('CONTRIBUTING.md').map((command) => /^npm run (\S+)/.exec(command)?.[1]);
	const known = Object.keys(scripts).filter((script) => script !== 'test');
	assert.deepEqual(
		[...new Set(named.filter((script) => script !== undefined))].toSorted(),
		known.toSorted(),
	);
});
