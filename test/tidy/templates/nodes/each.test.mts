// Every Code node of every template, as it lies in workflows/: it takes what comes before it and gives what the
// node after it needs.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeOf, runCodeNode } from './runCodeNode.mts';
import type { CodeNodeWorld } from './runCodeNode.mts';

const WORKFLOWS = join(import.meta.dirname, '../../../../workflows');

const JOURNALS = [{ code: '700', name: 'Ventes', type: 'SALES' }];
const VAT_CODE = { code: '21', rate: '21.00', mappings: [] };
const EXACT_VAT_CODE = { code: '4', description: 'Ventes', rate: 21, usable: true };
const CHECKED = { ...VAT_CODE, exactVatMapping: { mappings: [], suggestion: '4' }, reasons: [] };
const EXPORTED = { status: 'EXPORTED', outcome: 'created', reasons: [] };
const INVOICE = {
	id: 'i1',
	number: '7',
	documentType: 'INVOICE',
	customer: { name: 'Peeters' },
	totals: { gross: '121.00' },
	payments: { open: '121.00' },
	export: EXPORTED,
	runResult: EXPORTED,
};
const PAYMENT = {
	exactPayment: {
		entryId: 'e7',
		number: '7',
		journal: '700',
		total: '121.00',
		paid: '21.00',
		open: '100.00',
	},
	recordedPayment: { result: 'recorded', changed: true },
};
const DIFFERENCE = { outcome: 'differs', number: '7' };
const MISSING = { code: 'MISSING_IN_EXACT', severity: 'blocking', message: '', hint: '' };
const LINE = { check: 'token', code: 'X', status: 'red', message: 'M.', hint: 'H.', facts: {} };
const SETTINGS = { language: 'fr', options: { SHOW_TRANSACTIONS: 'OUI' } };
const OUTAGES = {
	'Exact Online is away': {
		service: 'Exact Online',
		sinceMs: 0,
		lastMs: 0,
		toldMs: 0,
		runs: 9,
		workflows: ['W'],
	},
};
const LISTS = {
	Settings: [{ sites: '', startDate: '' }],
	'Get sites': [{}],
	'Get categories': [{}],
	'Get journals': JOURNALS,
};

/** By file and node: what comes before it, and how what it gives must read as JSON. */
const NODES: Readonly<Record<string, Readonly<Record<string, readonly [CodeNodeWorld, RegExp]>>>> =
	{
		'alert-when-a-run-fails.json': {
			'Write the message': [
				{ input: [{ workflow: { name: 'W' }, execution: { error: { message: 'M' } } }] },
				/"subject":"\[Exact Online\] W: M","text":"Workflow: W/,
			],
			'Is anything away?': [{ memory: { outages: OUTAGES } }, /"away":1/],
			'What answers again': [
				{
					nodes: {
						'Does Exact Online answer?': [{ check: 'connection', status: 'green' }],
						'Does PlanManager answer?': [SETTINGS],
					},
					memory: { outages: OUTAGES },
				},
				/"subject":"\[Exact Online\] Exact Online: .* answers again","text":"Exact Online: .*W/,
			],
		},
		'check-the-connection.json': {
			Result: [
				{ input: [LINE], nodes: { 'Get journals': [], 'Get accounts': [], 'Get VAT codes': [] } },
				/"html":"<!doctype.*"lines":\[\{"check":"token"/,
			],
			'What is news': [{ input: [{ lines: [LINE] }] }, /"count":1,"message":".*M\. H\."/],
		},
		'compare-with-exact-online.json': {
			'Form fields': [{ nodes: LISTS }, /"fields":\[.*"700 - Ventes".*"submit":"Comparer"/],
			Scope: [
				{
					nodes: {
						...LISTS,
						'Choose what to compare': [{ period: '2026-10', journals: ['700 - Ventes'] }],
					},
				},
				/"from":"2026-10-01","to":"2026-10-31","journals":"700","knownFrom":"2026-08-31","knownTo":"2026-12-01","problem":""/,
			],
			Result: [
				{
					input: [{ exactReconciliation: DIFFERENCE, reasons: [MISSING] }],
					nodes: { Scope: [{ from: '2026-10-01', to: '2026-10-31', journals: '700' }] },
				},
				/"html":"<!doctype.*1 différence.*"differences":\[.*"counts":\{"agrees":0/,
			],
			'What is news': [
				{ input: [{ differences: [{ reason: MISSING, about: DIFFERENCE }] }] },
				/"count":1,"message":".*Absente/,
			],
		},
		'export-customers-and-invoices.json': {
			'Form fields': [{ nodes: LISTS }, /"fields":\[.*"700 - Ventes".*"submit":"Exporter/],
			Filters: [
				{ input: [{ journals: ['700 - Ventes'] }], nodes: LISTS },
				/"problem":"","texts":\{"goBack":".+"\},"journals":"700","sites":""/,
			],
			'Result page': [{ nodes: { 'Get results': [INVOICE] } }, /"html":".*<b>1<\/b>/],
		},
		'import-and-synchronise-ledger-accounts.json': {
			Page: [{}, /"fields":\[.*"title":/],
			Choice: [
				{ input: [{ action: 'Importer depuis Exact', selection: 'Tous les comptes' }] },
				/"doesImport":true,"selection":"all","numbers":"","problem":"","texts":\{"goBack"/,
			],
			Result: [
				{ input: [{ exactGlAccount: { outcome: 'linked', number: '700000' }, reasons: [] }] },
				/"html":".*700000.*","count":0,"message":""/,
			],
		},
		'import-journals.json': {
			Page: [{}, /"fields":\[\],"texts":\{"title":/],
			Result: [
				{
					input: [
						{ exactJournal: { code: '700', type: 'SALES' }, imported: 'created', reasons: [] },
					],
				},
				/"html":".*700.*","count":1,"message":".+700/,
			],
		},
		'map-vat-codes.json': {
			'Journal page': [{ nodes: LISTS }, /"700 - Ventes".*"title":/],
			'Mapping page': [
				{
					input: [CHECKED],
					nodes: { ...LISTS, 'Get codes of Exact Online': [{ exactVatCode: EXACT_VAT_CODE }] },
				},
				/"defaultValue":"4 – Ventes \(21 %\)".*"rows":\[.*"journal":"","texts":/,
			],
			'New mappings': [
				{
					nodes: {
						'Mapping page': [
							{ journal: '', rows: [{ vatCode: VAT_CODE, name: 'v', choices: { four: '4' } }] },
						],
						'Map VAT codes': [{ v: 'four' }],
						'Get VAT codes now': [VAT_CODE],
					},
				},
				/"mappings":\[\{"exactVatCode":"4"\}\],"changed":true/,
			],
			Result: [{ input: [CHECKED] }, /"html":".*21/],
		},
		'payment-sweep.json': {
			'Unpaid or not recorded': [
				{
					input: [INVOICE],
					nodes: {
						Settings: [{ division: '1' }],
						'Get exported invoices': [INVOICE],
						'Get open invoices': [],
					},
				},
				/"id":"i1","number":"7"/,
			],
			Report: [{ input: [PAYMENT] }, /"checked":1,.*"count":0,"message":".*- 7/],
		},
		'payments-to-planmanager.json': {
			Report: [{ input: [PAYMENT] }, /"count":0,"message":""/],
		},
		'scheduled-export.json': {
			'What needs attention': [
				{ nodes: { 'Get results': [INVOICE] } },
				/"count":0,"total":1,"booked":1,"message":/,
			],
		},
		'show-payments-of-an-invoice.json': {
			Question: [
				{ input: [SETTINGS], nodes: { 'When the page is opened': [{ query: { invoice: '7' } }] } },
				/"languageName":"Français","numbers":"7","ids":"","problem":""/,
			],
			Page: [
				{ nodes: { 'Get settings': [SETTINGS], 'Get invoice': [{}] } },
				/"status":404,"html":"<!doctype/,
			],
		},
	};

const files = readdirSync(WORKFLOWS).filter((name) => name.endsWith('.json'));

test('this file knows every Code node of every template', () => {
	const codeNodes = files.map((file) => {
		const { nodes } = JSON.parse(readFileSync(join(WORKFLOWS, file), 'utf8')) as {
			nodes: ReadonlyArray<{ name: string; parameters: { jsCode?: string } }>;
		};
		const names = nodes.filter(({ parameters }) => parameters.jsCode !== undefined);
		return [file, names.map(({ name }) => name).toSorted()] as const;
	});
	const known = Object.entries(NODES).map(
		([file, nodes]) => [file, Object.keys(nodes).toSorted()] as const,
	);
	assert.deepEqual(Object.fromEntries(known), Object.fromEntries(codeNodes));
});

for (const [file, nodes] of Object.entries(NODES)) {
	for (const [name, [world, expected]] of Object.entries(nodes)) {
		test(`${name} of ${file} gives what the next node needs`, () => {
			const { code, texts } = codeOf(file, name);
			const Texts = [{ ...texts, languageName: 'Français' }];
			const given = runCodeNode(code, { ...world, nodes: { Texts, ...world.nodes } });
			assert.match(JSON.stringify(given), expected);
		});
	}
}
