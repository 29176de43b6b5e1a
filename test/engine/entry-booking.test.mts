/** What an invoice or a credit note becomes in the books: lines, VAT, totals, type, references. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
	assertBookedOnce,
	books,
	customerIn,
	entryOf,
	exportItems,
	linesOf,
} from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	exactCustomer = { accountId: customerIn(world) };
});
after(async () => await world.close());

const NEW_WITH_PDF = {
	'POST documents/Documents': 1,
	'POST documents/DocumentAttachments': 1,
	'POST salesentry/SalesEntries': 1,
};

/** Three lines whose VAT, rounded line by line, would be a cent more than on the document. */
const threeTimesTwelveCents = (over = {}) =>
	invoice({
		exactCustomer,
		lines: ['704000', '705000', '705700'].map((glAccount) => ({
			description: 'Petit matériel',
			glAccount,
			vatCode: '21',
			net: '0.12',
		})),
		vatTotals: [{ vatCode: '21', base: '0.36', vat: '0.08' }],
		totals: { net: '0.36', vat: '0.08', gross: '0.44' },
		...over,
	});

test('an invoice becomes an open sales entry with its PDF, and the result says where it stands', async () => {
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.equal(done.needsAttention, false);
	assert.deepEqual(done.codes, []);
	const { payloadHash, ...result } = done.result;
	assert.match(String(payloadHash), /^[0-9a-f]{64}$/);
	assert.deepEqual(result, {
		outcome: 'created',
		division: 3114772,
		number: one['number'],
		journal: '700',
		entryId: entry['EntryID'],
		entryNumber: entry['EntryNumber'],
		status: 20,
		type: 20,
		total: '181.50',
		documentId: entry['Document'],
		pdf: 'attached',
	});
	assert.deepEqual(world.writes(), NEW_WITH_PDF);
});

test('the item leaves with its PDF, for the node after this one', async () => {
	const item = withPdf(invoice({ exactCustomer }));
	const [done] = await exportItems(world, [item]);

	assert.deepEqual(done.item.binary, item.binary);
});

test('the entry says who, when, why and by which reference it is paid', async () => {
	const one = invoice({ exactCustomer, paymentReference: '+++090/9337/55493+++' });
	await exportItems(world, [withPdf(one)]);

	const entry = entryOf(world, one['number']);
	assert.deepEqual(
		[
			'Customer',
			'Journal',
			'EntryDate',
			'DueDate',
			'PaymentReference',
			'Description',
			'Currency',
		].map((field) => entry[field]),
		[
			exactCustomer.accountId,
			'700',
			Date.UTC(2026, 9, 15),
			Date.UTC(2026, 10, 14),
			'090933755493',
			'Amandine Lejeune - 1-ABC-234',
			'EUR',
		],
	);
});

test('the VAT of the lines sums to the VAT of the document, also where rounding each line would not', async () => {
	const one = threeTimesTwelveCents();
	await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.equal(entry['VATAmountFC'], 0.08);
	assert.deepEqual(linesOf(world, entry), [
		['704000', 0.12, 0.03, '4'],
		['705000', 0.12, 0.03, '4'],
		['705700', 0.12, 0.02, '4'],
	]);
});

test('each VAT code of a document keeps its own base and VAT', async () => {
	const one = invoice({
		exactCustomer,
		lines: [
			{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net: '10.10' },
			{ description: 'Voorschot', glAccount: '704900', vatCode: '0', net: '5.00' },
			{ description: 'Onderdelen', glAccount: '705000', vatCode: '6', net: '33.33' },
			{ description: 'Korting', glAccount: '704009', vatCode: '21', net: '-1.05' },
		],
		vatTotals: [
			{ vatCode: '21', base: '9.05', vat: '1.90' },
			{ vatCode: '6', base: '33.33', vat: '2.00' },
			{ vatCode: '0', base: '5.00', vat: '0.00' },
		],
		totals: { net: '47.38', vat: '3.90', gross: '51.28' },
	});
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual(done.codes, []);
	assert.deepEqual(linesOf(world, assertBookedOnce(world, one)), [
		['704000', 10.1, 2.12, '4'],
		['704900', 5, 0, '0'],
		['705000', 33.33, 2, '2'],
		['704009', -1.05, -0.22, '4'],
	]);
});

test('lines of one account, VAT code and cost centre become one line', async () => {
	const line = { glAccount: '704000', vatCode: '21', net: '10.00' };
	const one = invoice({
		exactCustomer,
		lines: [
			{ ...line, description: 'Démontage', analytic: 'LIEGE' },
			{ ...line, description: 'Peinture', analytic: 'LIEGE' },
			{ ...line, description: 'Remontage', analytic: 'NAMUR' },
		],
		vatTotals: [{ vatCode: '21', base: '30.00', vat: '6.30' }],
		totals: { net: '30.00', vat: '6.30', gross: '36.30' },
	});
	await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.deepEqual(linesOf(world, entry), [
		['704000', 20, 4.2, '4'],
		['704000', 10, 2.1, '4'],
	]);
	assert.deepEqual(
		world.lines(entry['EntryID']).map((row) => row['CostCenter']),
		['LIEGE', 'NAMUR'],
	);
});

test('a line that was made of several is called after its account, one that stands alone keeps its text', async () => {
	const line = { glAccount: '704000', vatCode: '21', net: '10.00' };
	const one = invoice({
		exactCustomer,
		lines: [
			{ ...line, description: 'Démontage' },
			{ ...line, description: 'Peinture' },
			{ ...line, glAccount: '705000', description: 'Pare-chocs' },
		],
		vatTotals: [{ vatCode: '21', base: '30.00', vat: '6.30' }],
		totals: { net: '30.00', vat: '6.30', gross: '36.30' },
	});
	await exportItems(world, [withPdf(one)]);

	const account = books(world).glAccounts.where('Code', '704000')[0];
	assert.deepEqual(
		world
			.lines(assertBookedOnce(world, one)['EntryID'])
			.map((row) => [row['AmountFC'], row['Description']]),
		[
			[20, account['Description']],
			[10, 'Pare-chocs'],
		],
	);
});

test('a line of text, of zero and without account, is left out of the entry', async () => {
	const one = invoice({ exactCustomer });
	const text = { description: 'Dossier 1-ABC-234', glAccount: null, vatCode: '', net: '0.00' };
	const lines = [text, ...(one['lines'] as object[]), { ...text, vatCode: 'TEXT' }];
	const vatTotals = [
		...(one['vatTotals'] as object[]),
		{ vatCode: 'TEXT', base: '0.00', vat: '0.00' },
	];
	const [done] = await exportItems(world, [withPdf({ ...one, lines, vatTotals })]);

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	assert.deepEqual(linesOf(world, assertBookedOnce(world, one)), [
		['704000', 100, 21, '4'],
		['705000', 50, 10.5, '4'],
	]);
});

test('without grouping each line stays a line with its own text', async () => {
	const one = invoice({
		exactCustomer,
		lines: ['Démontage', 'Peinture', 'Remontage'].map((description) => ({
			description,
			glAccount: '704000',
			vatCode: '21',
			net: '0.12',
		})),
		vatTotals: [{ vatCode: '21', base: '0.36', vat: '0.08' }],
		totals: { net: '0.36', vat: '0.08', gross: '0.44' },
	});
	const text = { description: 'Sinistre du 12/10', glAccount: '', vatCode: '21', net: 0 };
	const lines = [text, ...(one['lines'] as object[])];
	await exportItems(world, [withPdf({ ...one, lines })], { options: { grouping: 'none' } });

	const entry = assertBookedOnce(world, one);
	assert.deepEqual(
		world.lines(entry['EntryID']).map((row) => [row['Description'], row['AmountFC']]),
		[
			['Démontage', 0.12],
			['Peinture', 0.12],
			['Remontage', 0.12],
		],
	);
});

const creditNotes = {
	'positive amounts': { sign: 1, documentType: 'CREDIT_NOTE' },
	'negative amounts': { sign: -1, documentType: 'CREDIT_NOTE' },
	'negative amounts and no type': { sign: -1, documentType: '' },
};

for (const [stating, { sign, documentType }] of Object.entries(creditNotes)) {
	test(`a credit note that states ${stating} is booked negative, as type 21`, async () => {
		const amount = (text: string) => (sign < 0 ? `-${text}` : text);
		const one = threeTimesTwelveCents({
			documentType,
			journal: '701',
			originalInvoiceNumber: '26900000',
			vatTotals: [{ vatCode: '21', base: amount('0.36'), vat: amount('0.08') }],
			totals: { net: amount('0.36'), vat: amount('0.08'), gross: amount('0.44') },
		});
		const lines = (one['lines'] as object[]).map((line) => ({ ...line, net: amount('0.12') }));
		const [done] = await exportItems(world, [withPdf({ ...one, lines })]);

		assert.deepEqual([done.codes, done.needsAttention], [[], false]);
		assert.deepEqual([done.result['total'], done.result['type']], ['-0.44', 21]);
		const entry = entryOf(world, one['number']);
		assert.deepEqual([entry['AmountFC'], entry['VATAmountFC'], entry['Type']], [-0.44, -0.08, 21]);
		assert.deepEqual(linesOf(world, entry), [
			['704000', -0.12, -0.03, '4'],
			['705000', -0.12, -0.03, '4'],
			['705700', -0.12, -0.02, '4'],
		]);
	});
}

test('a credit note of zero has its lines turned like every other, and says that nobody could tell', async () => {
	const one = invoice({
		exactCustomer,
		documentType: 'CREDIT_NOTE',
		journal: '701',
		originalInvoiceNumber: '26900000',
		lines: [
			{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net: '100.00' },
			{ description: 'Voorschot', glAccount: '704900', vatCode: '21', net: '-100.00' },
		],
		vatTotals: [{ vatCode: '21', base: '0.00', vat: '0.00' }],
		totals: { net: '0.00', vat: '0.00', gross: '0.00' },
	});
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
	assert.deepEqual([done.codes, done.result['total']], [['CREDIT_NOTE_OF_ZERO'], '0.00']);
	const lines = linesOf(world, entryOf(world, one['number']));
	assert.deepEqual(
		lines.map(([account, net]) => [account, net]),
		[
			['704000', -100],
			['704900', 100],
		],
	);
});

test('an invoice with a negative total is booked as it stands, with a remark', async () => {
	const one = invoice({
		exactCustomer,
		lines: [{ description: 'Voorschot', glAccount: '704000', vatCode: '21', net: '-10.00' }],
		vatTotals: [{ vatCode: '21', base: '-10.00', vat: '-2.10' }],
		totals: { net: '-10.00', vat: '-2.10', gross: '-12.10' },
	});
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
	assert.deepEqual(done.codes, ['INVOICE_NEGATIVE']);
	assert.match(done.reasons[0].message, /-12\.10/);
	assert.deepEqual([done.result['total'], done.result['type']], ['-12.10', 21]);
});

test('an invoice in another currency is booked in that currency', async () => {
	const one = invoice({ exactCustomer, currency: 'USD' });
	await exportItems(world, [withPdf(one)]);

	const entry = assertBookedOnce(world, one);
	assert.deepEqual([entry['Currency'], entry['AmountFC']], ['USD', 181.5]);
});

test('without PDF wanted only the entry is made', async () => {
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)], { includePdf: false });

	assert.equal(done.result['pdf'], 'notRequested');
	assert.equal(entryOf(world, one['number'])['Document'], null);
	assert.deepEqual(world.writes(), { 'POST salesentry/SalesEntries': 1 });
});
