// Every reason a user can meet is explained to him: in English for consultants, in French and Dutch
// for garages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { EXPORT_REASONS } from '../../tools/templates/export/reasonTexts.mts';

type Severity = 'blocking' | 'remark';
interface Reasons {
	readonly reasonCodes: readonly string[];
	readonly severityOf: (code: string) => Severity;
}

const root = new URL('../../', import.meta.url);
const reasons = createRequire(import.meta.url)(
	new URL('dist/nodes/domain/reasons/reasons.js', root).pathname,
) as Reasons;

const { addressReasons } = createRequire(import.meta.url)(
	new URL('dist/nodes/domain/customer/customer.js', root).pathname,
) as { addressReasons: (customer: object) => Array<{ facts: Readonly<Record<string, string>> }> };

const DOCUMENTS: ReadonlyArray<{ path: string; words: Readonly<Record<Severity, string>> }> = [
	{ path: 'docs/reasons.md', words: { blocking: 'blocking', remark: 'remark' } },
	{ path: 'docs/fr/reasons.md', words: { blocking: 'bloquant', remark: 'remarque' } },
	{ path: 'docs/nl/reasons.md', words: { blocking: 'blokkerend', remark: 'opmerking' } },
];

/** Rows of the tables: code and weight, by code. */
function rowsOf(path: string): Map<string, string> {
	const text = readFileSync(new URL(path, root), 'utf8');
	const rows = text.matchAll(/^\| `([A-Z_]+)`\s*\| (\S+)\s*\| [^|]*\S[^|]*\| [^|]*\S[^|]*\|$/gm);
	return new Map([...rows].map(([, code = '', weight = '']) => [code, weight]));
}

for (const { path, words } of DOCUMENTS) {
	test(`${path} explains every reason with its right weight, and no other`, () => {
		const expected = reasons.reasonCodes.map((code): [string, string] => [
			code,
			words[reasons.severityOf(code)],
		]);
		assert.deepEqual(
			Object.fromEntries([...rowsOf(path)].sort()),
			Object.fromEntries(expected.sort()),
		);
	});
}

for (const { path } of DOCUMENTS) {
	test(`${path} names the reasons that the export templates give by themselves`, () => {
		const text = readFileSync(new URL(path, root), 'utf8');
		const named = [...text.matchAll(/^- `([A-Z_]+)`/gm)].map(([, code]) => code);
		const own = Object.keys(EXPORT_REASONS.en).filter(
			(code) => !reasons.reasonCodes.includes(code),
		);
		assert.deepEqual(named.sort(), own.sort());
	});
}

test('a fact has a name in every language or in none', () => {
	const namesIn = (language: string): string[] =>
		Object.keys(
			JSON.parse(
				readFileSync(new URL(`workflows/texts/facts.${language}.json`, root), 'utf8'),
			) as object,
		).sort();
	assert.deepEqual(namesIn('nl'), namesIn('fr'));
	assert.deepEqual(namesIn('en'), namesIn('fr'));
});

for (const lacking of [
	['addressLine1'],
	['postcode', 'city'],
	['addressLine1', 'postcode', 'city'],
]) {
	test(`an address without ${lacking.join(', ')} is told in words of every language`, () => {
		const address = { addressLine1: 'Rue du Pont 1', postcode: '4000', city: 'Liège' };
		const left = Object.fromEntries(lacking.map((field) => [field, '']));
		const [reason] = addressReasons({ sourceId: '1', name: 'Dupont', ...address, ...left });
		for (const language of ['en', 'fr', 'nl']) {
			const names = JSON.parse(
				readFileSync(new URL(`workflows/texts/facts.${language}.json`, root), 'utf8'),
			) as Record<string, string>;
			assert.ok(names[`missing.${reason?.facts['missing']}`], language);
		}
	});
}
