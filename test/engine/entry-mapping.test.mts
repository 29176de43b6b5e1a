/** VAT codes mapped in each way, and documents that come from elsewhere: a spreadsheet, a database. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import {
	assertBookedOnce,
	books,
	customerIn,
	entryOf,
	exportItems,
	linesOf,
	runExport,
} from './support/booking.mts';
import { binaryOf } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, PDF, withPdf } from './support/samples.mts';

let world: ExactWorld;
let accountId: string;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	accountId = customerIn(world);
	exactCustomer = { accountId };
});
after(async () => await world.close());

const vatCodes = (number: unknown) =>
	linesOf(world, entryOf(world, number)).map(([, , , vatCode]) => vatCode);

const list = [
	{ code: '21', mappings: [{ exactVatCode: '4' }, { journal: '710', exactVatCode: 'VN' }] },
	{ code: '6', mappings: [{ journal: '700', exactVatCode: '2' }] },
];

const mappings: Record<string, INodeParameters> = {
	'a list from the source': { vatMapping: 'json', vatList: list },
	'a list as text': { vatMapping: 'json', vatList: JSON.stringify(list) },
	'a list by expression': { vatMapping: 'json', vatList: `={{ ${JSON.stringify(list)} }}` },
	'a table': {
		vatTable: {
			codes: [
				{ code: '21', exactVatCode: 'VN', journal: '710' },
				{ code: '21', exactVatCode: '4', journal: '' },
			],
		},
	},
};

for (const [how, parameters] of Object.entries(mappings)) {
	test(`VAT codes are mapped by ${how}, and a row for the journal wins`, async () => {
		const inLiege = invoice({ exactCustomer });
		const inNamur = invoice({
			exactCustomer,
			journal: '710',
			vatTotals: [{ vatCode: '21', base: '150.00', vat: '0.00' }],
			totals: { net: '150.00', vat: '0.00', gross: '150.00' },
		});
		const done = await exportItems(world, [withPdf(inLiege), withPdf(inNamur)], parameters);

		assert.deepEqual(
			done.flatMap(({ codes }) => codes),
			[],
		);
		assert.deepEqual(vatCodes(inLiege['number']), ['4', '4']);
		assert.deepEqual(vatCodes(inNamur['number']), ['VN', 'VN']);
	});
}

test('a journal is known in any case of letters, and booked as Exact Online writes it', async () => {
	const [row] = books(world).journals.where('Code', '720');
	row['Code'] = 'VK';
	const one = invoice({ exactCustomer, journal: 'vk' });
	const [done] = await exportItems(world, [withPdf(one)]);
	const [again] = await exportItems(world, [withPdf({ ...one, journal: 'VK' })]);

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	assert.equal(entryOf(world, one['number'])['Journal'], 'VK');
	assert.equal(again.outcome, 'adopted');
});

test('a code that is mapped for another journal only counts as unmapped', async () => {
	const one = invoice({
		exactCustomer,
		journal: '710',
		lines: [{ description: 'Livre', glAccount: '700000', vatCode: '6', net: '150.00' }],
		vatTotals: [],
		totals: { gross: '159.00' },
	});
	const [done] = await exportItems(world, [withPdf(one)], mappings['a list from the source']);

	assert.deepEqual(done.codes, ['VAT_CODE_UNMAPPED']);
	assert.deepEqual(world.writes(), {});
});

test('a source that already uses the codes of Exact Online needs no mapping', async () => {
	const one = invoice({
		exactCustomer,
		lines: [{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '4', net: '150.00' }],
		vatTotals: [{ vatCode: '4', base: '150.00', vat: '31.50' }],
	});
	await exportItems(world, [withPdf(one)], { vatMapping: 'same' });

	assertBookedOnce(world, one);
	assert.deepEqual(vatCodes(one['number']), ['4']);
});

for (const vatList of ['', 'no list', '{"code":"21"}']) {
	test(`a VAT code list that is "${vatList}" stops the node with what is expected, before any call`, async () => {
		const parameters = { vatMapping: 'json', vatList };
		const { error } = await runExport(world, [withPdf(invoice({ exactCustomer }))], parameters);

		assert.match(String(error?.message), /not a list/);
		assert.match(String(error?.description), /exactVatCode/);
		assert.deepEqual(world.calls(), {});
	});
}

/** One line a document, in columns, amounts as Excel shows them in Belgium. */
const row = (over: object = {}) => ({
	Factuurnr: 26950001,
	Datum: '15/10/2026',
	Vervaldag: '14/11/2026',
	Dagboek: 700,
	Rekening: 704000,
	Omschrijving: 'Herstelling 1-ABC-234',
	'Excl. btw': '1.234,56',
	Btw: '259,26',
	'Te betalen': '€ 1.493,82',
	Relatie: '',
	...over,
});

const COLUMNS: INodeParameters = {
	number: '={{ $json.Factuurnr }}',
	documentType: '',
	journal: '={{ $json.Dagboek }}',
	date: '={{ $json.Datum }}',
	accountId: '={{ $json.Relatie }}',
	gross: "={{ $json['Te betalen'] }}",
	lines:
		"={{ [{ glAccount: $json.Rekening, vatCode: 21, net: $json['Excl. btw'], description: $json.Omschrijving }] }}",
	vatTotals: '',
	moreFields: { dueDate: '={{ $json.Vervaldag }}', description: '={{ $json.Omschrijving }}' },
};

test('a row of a spreadsheet is booked by its columns', async () => {
	const json = row({ Relatie: accountId });
	const item = { json, binary: { data: binaryOf(PDF, 'factuur.pdf') } };
	const [done] = await exportItems(world, [item], COLUMNS);

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	const entry = entryOf(world, '26950001');
	assert.deepEqual(
		[entry['AmountFC'], entry['VATAmountFC'], entry['EntryDate'], entry['DueDate'], entry['Type']],
		[1493.82, 259.26, Date.UTC(2026, 9, 15), Date.UTC(2026, 10, 14), 20],
	);
	assert.deepEqual(linesOf(world, entry), [['704000', 1234.56, 259.26, '4']]);
});

test('a negative row of a spreadsheet is a credit note', async () => {
	const json = row({
		Relatie: accountId,
		Factuurnr: 'CN-12',
		'Excl. btw': '-1.234,56',
		Btw: '-259,26',
		'Te betalen': '-1.493,82 €',
	});
	const [done] = await exportItems(world, [{ json }], { ...COLUMNS, includePdf: false });

	assert.equal(done.outcome, 'created');
	assert.deepEqual(done.codes, ['CREDIT_NOTE_WITHOUT_INVOICE']);
	const { AmountFC, Type } = entryOf(world, 'CN-12');
	assert.deepEqual([AmountFC, Type], [-1493.82, 21]);
});

test('a row of a database with its lines and VAT totals as JSON text is booked', async () => {
	const one = invoice();
	const json = {
		invoice_no: one['number'],
		booked_on: '2026-10-15T00:00:00.000Z',
		journal: '700',
		total_incl: '181.5000',
		lines_json: JSON.stringify(one['lines']),
		vat_json: JSON.stringify(one['vatTotals']),
		exact_guid: accountId.toUpperCase(),
	};
	const [done] = await exportItems(world, [{ json }], {
		number: '={{ $json.invoice_no }}',
		documentType: '=INVOICE',
		date: '={{ $json.booked_on }}',
		journal: '={{ $json.journal }}',
		accountId: '={{ $json.exact_guid }}',
		gross: '={{ $json.total_incl }}',
		lines: '={{ $json.lines_json }}',
		vatTotals: '={{ $json.vat_json }}',
		includePdf: false,
	});

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	const entry = entryOf(world, one['number']);
	assert.deepEqual([entry['AmountFC'], entry['EntryDate']], [181.5, Date.UTC(2026, 9, 15)]);
	assert.equal(entry['Customer'], accountId);
});

test('a date that n8n holds as a DateTime is the day it says', async () => {
	const one = invoice({ exactCustomer, date: '2026-10-31' });
	const date = "={{ DateTime.fromISO($json.date, { zone: 'Europe/Brussels' }).endOf('day') }}";
	await exportItems(world, [withPdf(one)], { date });

	assert.equal(entryOf(world, one['number'])['EntryDate'], Date.UTC(2026, 9, 31));
});
