// The file of a garage: what is not right in it is said, with what to do.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { readGarage } from '../../setup/src/garage.mts';
import { refuseClashes, refuseSharedDivision } from '../../setup/src/garages.mts';
import { SCOPES } from '../../setup/src/n8nApi.mts';
import { planGarage } from '../../setup/src/plan.mts';
import { namedCredentials } from '../../setup/src/wanted.mts';
import { after, EMPTY, FILE, garage, TEMPLATES } from './support.mts';

const WRONG: ReadonlyArray<readonly [string, string, string, RegExp]> = [
	[
		'broken YAML',
		'name: Carrosserie',
		'name: [Carrosserie',
		/^meuse\.yaml is no sound YAML: .*line/,
	],
	['a field twice', 'name: C', 'id: namur\nname: C', /no sound YAML: Map keys must be unique/],
	[
		'an unknown field',
		'startDate:',
		'start: 1\nstartDate:',
		/there is no field start; see the README/,
	],
	['an unknown credential', 'mail: Mail', 'smtp: Mail', /there is no field credentials\.smtp/],
	['no division', 'division: 3114772\n', '', /: division is missing$/],
	['a division that is no number', '3114772', 'Meuse', /division takes the number of the company/],
	['a negative division', '3114772', '-3', /division takes the number of the company/],
	['a day that there is not', '2026-01-01', '2026-02-30', /startDate is no day of the calendar/],
	['a date written otherwise', '2026-01-01', '1/1/2026', /startDate takes a date such as/],
	['the key itself', 'division:', '  apiKeyFrom: eyJhbGciOi\ndivision:', /never the key itself/],
	['no address', 'https://n8n.example.com/', 'n8n', /n8n\.url is no address/],
	[
		'a prefix that is no path',
		'division:',
		'pathPrefix: De Maas\ndivision:',
		/pathPrefix takes small/,
	],
	[
		'a code that YAML takes for a number',
		'division:',
		'sites: [01]\ndivision:',
		/sites\.0 expected text; put it in quotes/,
	],
	['a language that there is not', 'language: fr', 'language: de', /alerts\.language /],
	['a mail address that is none', 'to: garage@example.com', 'to: garage', /alerts\.to is no mail/],
	[
		'a setting with a field of its own',
		'alerts:',
		'settings:\n  division: 1\nalerts:',
		/settings names division/,
	],
];

for (const [what, from, to, words] of WRONG) {
	test(`${what} is refused with the field and what it takes`, () => {
		assert.ok(FILE.includes(from));
		assert.throws(() => garage({ [from]: to }), { message: words });
	});
}

test('everything that is wrong is said at once', () => {
	assert.throws(() => garage({ '3114772': 'x', 'language: fr': 'language: de' }), {
		message: /division takes.*\n.*alerts\.language/,
	});
});

test('an empty file is told where an example is', () => {
	assert.throws(() => readGarage('empty.yaml', ''), { message: /empty\.yaml holds no fields/ });
});

test('what is left out has a value that does', () => {
	const { pathPrefix, n8nUrl, apiKeyFrom, settings } = garage();
	assert.equal(pathPrefix, 'meuse');
	assert.equal(n8nUrl, 'https://n8n.example.com');
	assert.equal(apiKeyFrom, 'N8N_API_KEY');
	assert.deepEqual(settings, {
		division: '3114772',
		startDate: '2026-01-01',
		languageOfAlerts: 'Français',
		fromEmail: 'n8n@example.com',
		toEmail: 'garage@example.com',
	});
});

test('sites go to the templates as they take them', () => {
	const { settings } = garage({ 'division:': "sites: [LIE, '01']\ndivision:" });
	assert.equal(settings['sites'], 'LIE,01');
});

test('the example files are sound, together and with the templates', () => {
	const folder = join(ROOT, 'setup', 'examples');
	const examples = readdirSync(folder).map((file) =>
		readGarage(file, readFileSync(join(folder, file), 'utf8')),
	);
	assert.equal(examples.length, 2);
	refuseClashes(examples);
	for (const example of examples) {
		const credentials = namedCredentials(example).map(([type, name]) => ({ id: name, name, type }));
		const { steps } = planGarage(example, TEMPLATES, { workflows: [], credentials });
		assert.ok(steps.length > 0 && steps.every(({ publishes }) => publishes));
	}
});

test('the page explains every field of the longest example', () => {
	const page = readFileSync(join(ROOT, 'setup', 'README.md'), 'utf8');
	const example = parse(
		readFileSync(join(ROOT, 'setup', 'examples', 'meuse.yaml'), 'utf8'),
	) as object;
	const fields = Object.entries(example).flatMap(([name, value]) =>
		['n8n', 'credentials', 'alerts'].includes(name)
			? Object.keys(value as object).map((field) => `${name}.${field}`)
			: [name],
	);
	assert.deepEqual(
		fields.filter((field) => !page.includes(`\`${field}\``)),
		[],
	);
	for (const scope of SCOPES) assert.ok(page.includes(`\`${scope}\``), scope);
});

test('two garages of one n8n share neither id, division nor path', () => {
	assert.throws(() => refuseClashes([garage(), garage()]), {
		message: /same id, meuse.*\n.*same division, 3114772.*\n.*same pathPrefix, meuse/,
	});
	const elsewhere = garage({ 'n8n.example.com': 'n8n.example.org' });
	refuseClashes([garage(), elsewhere]);
});

test('a division that another garage has in n8n is refused', () => {
	const state = after(planGarage(garage(), TEMPLATES, EMPTY));
	refuseSharedDivision(garage(), state);
	refuseSharedDivision(garage({ 'id: meuse': 'id: namur', '3114772': '3114801' }), state);
	assert.throws(() => refuseSharedDivision(garage({ 'id: meuse': 'id: namur' }), state), {
		message: /division 3114772 belongs to another garage in n8n/,
	});
});
