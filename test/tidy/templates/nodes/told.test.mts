// Code nodes of the templates that decide what a person is told, run as n8n runs them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, runCodeNode } from './runCodeNode.mts';

type Json = Record<string, unknown>;
interface Nodes {
	readonly [name: string]: Json[];
}

/** Runs a Code node of a template in French; gives the first item. */
function runCode(file: string, name: string, input: Json[], nodes: Nodes, memory: Json = {}): Json {
	const { code, texts } = codeOf(file, name);
	const inFrench = { Texts: [{ ...texts, languageName: 'Français' }], ...nodes };
	return runCodeNode(code, { input, nodes: inFrench, memory })[0];
}

const amber = {
	check: 'journals',
	code: 'JOURNALS_BLOCKED',
	status: 'amber',
	facts: { journals: '719' },
};
const words = { name: '', message: '', hint: '' };
const unchecked = { ...amber, code: 'NOT_CHECKED', facts: {} };
const away = { check: 'planManager', code: 'PLANMANAGER_NOT_REACHED', status: 'red', facts: {} };
const offline = { check: 'connection', code: 'NO_CONNECTION', status: 'red', facts: {} };
const emptyList = { ...amber, code: 'JOURNALS_NONE', facts: {} };

for (const [what, outage] of Object.entries({
	'Exact Online': [offline, unchecked],
	PlanManager: [away, emptyList],
})) {
	test(`amber lines are not told again after a day without ${what}`, () => {
		const memory: Json = {};
		const counts = [[amber], outage, [amber], []].map((lines) => {
			const news = { lines: lines.map((line) => ({ ...words, ...line })) };
			return runCode('check-the-connection.json', 'What is news', [news], {}, memory)['count'];
		});
		assert.deepEqual(counts, [1, 1, 0, 0]);
		assert.deepEqual(memory['amber'], []);
	});
}

test('a closed period is not told of journals that PlanManager may not use, while it is away', () => {
	const closed = { check: 'period', code: 'PERIOD_CLOSED', status: 'red', facts: {} };
	const counts = [[away, emptyList, closed], [closed]].map((lines) => {
		const news = { lines: lines.map((line) => ({ ...words, ...line })) };
		return runCode('check-the-connection.json', 'What is news', [news], {}, {})['count'];
	});
	assert.deepEqual(counts, [1, 1]);
});

test('accounts that changed are told also when PlanManager does not take the links', () => {
	const of = (outcome: string, more: Json = {}): Json => ({
		exactGlAccount: { outcome, number: '705000', name: 'Pièces', ...more },
		reasons: [],
		error: 'PlanManager does not answer',
		errorHint: 'Run this again later.',
	});
	const changed = of('changed', { change: 'renamed', previousName: 'Onderdelen' });
	const run = (input: Json[]): Json =>
		runCode('import-and-synchronise-ledger-accounts.json', 'Result', input, {});
	const told = run([of('linked'), changed]);
	assert.match(String(told['message']), /705000 Pièces\u00a0: s’appelait « Onderdelen »/);
	assert.match(
		String(told['message']),
		/Liens non enregistrés dans PlanManager\u00a0:\n- PlanManager does not answer/,
	);
	assert.equal(run([of('linked')])['count'], 1);
});

test('an account of another type is told with the names of the types, or their numbers without one', () => {
	const about = { outcome: 'changed', number: '705000', name: 'Pièces', change: 'typeChanged' };
	const changed = { exactGlAccount: { ...about, previousType: 110, type: 902 }, reasons: [] };
	const file = 'import-and-synchronise-ledger-accounts.json';
	const told = runCode(file, 'Result', [changed], {});
	assert.match(
		String(told['message']),
		/705000 Pièces\u00a0: autre type \(était ventes, est 902\)/,
	);
});

test('French has a space before the colon in the alert of new journals', () => {
	const journal = { exactJournal: { code: '721', name: 'NC', type: 'SALES' }, imported: 'created' };
	const told = runCode('import-journals.json', 'Result', [{ ...journal, reasons: [] }], {});
	assert.match(String(told['message']), /^Nouveaux journaux importés depuis Exact Online\u00a0:\n/);
});

test('new journals are told also when PlanManager does not take the links of the others', () => {
	const journal = (code: string): Json => ({
		exactJournal: { code, name: 'NC', type: 'SALES' },
		reasons: [],
	});
	const refused = { ...journal('700'), error: 'Went wrong.', errorHint: '' };
	const told = runCode(
		'import-journals.json',
		'Result',
		[{ ...journal('721'), imported: 'created' }, refused],
		{},
	);
	assert.match(String(told['message']), /- 721 NC .*Liens non enregistrés.*- Went wrong\./s);
	assert.equal(told['count'], 2);
});

/** What the alert of the nightly export says of these documents. */
function alertOf(results: Json[], recorded: Json[] = []): Json {
	return runCode('scheduled-export.json', 'What needs attention', [], {
		'Get results': results,
		'Record results': recorded,
	});
}

const document = { id: '1', number: '26700001', customer: { name: 'Peeters' } };
const claimed = { status: 'CLAIMED', reasons: [] };

test('the alert of the export names a document whose result PlanManager did not take, and why', () => {
	const exported = { status: 'EXPORTED', reasons: [] };
	const booked = { ...document, id: '2', export: exported, runResult: exported };
	const told = alertOf(
		[{ ...document, export: claimed, runResult: claimed }, booked],
		[{ id: '1', error: 'Went wrong.' }],
	);
	assert.equal(told['count'], 1);
	assert.match(
		String(told['message']),
		/- 26700001 \(Peeters\).*Aucun résultat n’a été enregistré.*Went wrong\..*Relancez/,
	);
});

test('each reason of a document stands beside what to do about it', () => {
	const reason = (code: string): Json => ({ code, severity: 'blocking', facts: {} });
	const reasons = [reason('NUMBER_MISSING'), reason('DATE_INVALID')];
	const result = { status: 'FAILED', reasons };
	const invoice = {
		id: '1',
		number: '26700001',
		customer: { name: 'Peeters' },
		totals: { gross: '12.10' },
		export: result,
		runResult: result,
	};
	const { html } = runCode('export-customers-and-invoices.json', 'Result page', [], {
		'Get results': [invoice],
	});
	const lines = String(html).match(/<tr>.*?<\/tr>/g) ?? [];
	const pairs = [
		/26700001.*Facture sans numéro.*Attribuez/,
		/^<tr><td>.*Date inexistante.*Corrigez/,
	];
	pairs.forEach((pair, index) => assert.match(lines[index + 1], pair));
	assert.equal(lines.length, 3);
	assert.match(lines[1], /<td rowspan="2">Peeters/);
});

test('a result that another run works on by now is told as this run recorded it', () => {
	const reasons = [{ code: 'JOURNAL_MISSING', severity: 'blocking', facts: {} }];
	const told = alertOf([
		{ ...document, export: claimed, runResult: { status: 'FAILED', reasons } },
	]);
	assert.doesNotMatch(String(told['message']), /Aucun résultat/);
	assert.match(String(told['message']), /- 26700001 \(Peeters\)\u00a0: .*journal/);
});

test('a result that PlanManager took in spite of its answer counts as recorded', () => {
	const exported = { status: 'EXPORTED', reasons: [] };
	const told = alertOf(
		[{ ...document, export: exported, runResult: exported }],
		[{ id: '1', error: 'Went wrong.' }],
	);
	assert.deepEqual([told['count'], told['booked']], [0, 1]);
});

test('the reason of an earlier run is not told as that of this one', () => {
	const reasons = [{ code: 'JOURNAL_MISSING', severity: 'blocking', facts: {} }];
	const told = alertOf([
		{ ...document, export: { status: 'FAILED', reasons }, runResult: claimed },
	]);
	assert.match(String(told['message']), /Aucun résultat/);
});

test('a document that another run exported while this one held it is to be looked at in the books', () => {
	const exported = { status: 'EXPORTED', outcome: 'created', reasons: [] };
	const told = alertOf([{ ...document, export: exported, runResult: claimed }]);
	assert.equal(told['count'], 1);
	assert.match(
		String(told['message']),
		/Exporté entre-temps par une autre exportation\. Vérifiez dans Exact Online/,
	);
	assert.doesNotMatch(String(told['message']), /Aucun résultat/);
});
