/** The invoices of a period held against the books: every difference is found, nothing else is, nothing is written. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { books, customerIn, entryOf } from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { bookEntry, changeEntry } from './support/payments.mts';
import {
	changeFirstLine,
	exported,
	linkedInvoice,
	reconcile,
	removePdf,
	runReconciliation,
} from './support/reconciling.mts';
import type { Json } from './support/reconciling.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const till = () => world.exact.control.payments;
const amounts = (net: string, vat: string, gross: string) => ({
	lines: [{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net }],
	vatTotals: [{ vatCode: '21', rate: '21.00', base: net, vat }],
	totals: { net, vat, gross },
});

async function bookedInvoices(count: number, over: Json = {}): Promise<Json[]> {
	const invoices = Array.from({ length: count }, () => linkedInvoice(world, over));
	return await exported(world, invoices);
}

test('what was exported and paid shows no difference', async () => {
	const credit = linkedInvoice(world, {
		documentType: 'CREDIT_NOTE',
		journal: '701',
		originalInvoiceNumber: '1',
	});
	const invoices = await exported(world, [linkedInvoice(world), linkedInvoice(world), credit]);
	till().receive(DIVISION, {
		cents: 10_000,
		date: '2026-10-20',
		matches: [{ entry: String(invoices[0]['number']) }],
	});
	invoices[0] = { ...invoices[0], payments: { paid: '100.00', open: '81.50' } };
	const { differences, inOrder } = await reconcile(world, invoices);
	assert.deepEqual(differences, []);
	assert.deepEqual(inOrder, { agrees: 3 });
});

test('each of ten planted differences is found, and nothing else', async () => {
	const invoices = await bookedInvoices(20);
	const numbers = invoices.map(({ number }) => String(number));
	const entryId = (place: number) => String(entryOf(world, numbers[place])['EntryID']);

	till().deleteEntry(DIVISION, { entry: numbers[0] });
	await bookEntry(world, numbers[1], 18_150);
	await changeFirstLine(world, numbers[2], () => ({ AmountFC: 110 }));
	await changeFirstLine(world, numbers[3], () => ({ AmountFC: 101, VATAmountFC: 20 }));
	await changeEntry(world, entryId(4), { Customer: customerIn(world, 1) });
	await changeEntry(world, entryId(5), { EntryDate: '2026-11-02' });
	await removePdf(world, numbers[6]);
	till().receive(DIVISION, {
		cents: 18_150,
		date: '2026-10-20',
		matches: [{ entry: numbers[7] }],
	});
	const byHand = await bookEntry(world, '', 5_000);
	invoices[8] = { ...invoices[8], ...amounts('200.00', '42.00', '242.00') };
	await changeEntry(world, entryId(9), { YourRef: 'Dossier 9' });

	const { differences, items, inOrder } = await reconcile(world, invoices);
	const hand = books(world).entries.get(byHand)?.['EntryNumber'];
	assert.deepEqual(differences, [
		`CHANGED_AFTER_EXPORT ${numbers[8]}`,
		`CUSTOMER_DIFFERS_IN_EXACT ${numbers[4]}`,
		`DATE_DIFFERS_IN_EXACT ${numbers[5]}`,
		`DOUBLE_IN_EXACT ${numbers[1]}`,
		`MISSING_IN_EXACT ${numbers[0]}`,
		`NUMBER_DIFFERS_IN_EXACT ${numbers[9]}`,
		`PAID_DIFFERS_IN_EXACT ${numbers[7]}`,
		`PDF_MISSING_IN_EXACT ${numbers[6]}`,
		`TOTAL_DIFFERS_IN_EXACT ${numbers[2]}`,
		`UNKNOWN_IN_SOURCE entry ${hand}`,
		`VAT_DIFFERS_IN_EXACT ${numbers[3]}`,
	]);
	assert.deepEqual(inOrder, { agrees: 10 });
	const total = items.find(({ json }) => json['number'] === numbers[2]);
	const sides = total?.json['exactReconciliation'] as { source: Json; exact: Json };
	assert.deepEqual(
		[sides.source['total'], sides.exact['total'], sides.exact['entryNumber']],
		['181.50', '193.60', entryOf(world, numbers[2])['EntryNumber']],
	);
});

test('an invoice that is not exported and not in the books is no difference, and counted', async () => {
	const waiting = linkedInvoice(world);
	const refused = linkedInvoice(world, { export: { status: 'FAILED' } });
	const numberless = linkedInvoice(world, { number: null });
	const { differences, inOrder } = await reconcile(world, [waiting, refused, numberless]);
	assert.deepEqual(differences, []);
	assert.deepEqual(inOrder, { notInBooks: 3 });
});

test('an invoice that is not exported and stands in the books otherwise is compared', async () => {
	const waiting = linkedInvoice(world, { pdf: { available: false } });
	await bookEntry(world, String(waiting['number']), 18_100);
	const { differences } = await reconcile(world, [waiting]);
	assert.deepEqual(differences, [`TOTAL_DIFFERS_IN_EXACT ${String(waiting['number'])}`]);
});

test('an entry that has the number and neither customer nor total is made by hand, not the invoice', async () => {
	const refused = linkedInvoice(world, { export: { status: 'FAILED' } });
	await bookEntry(world, String(refused['number']), 49_610, { customer: 1 });
	const { differences, inOrder } = await reconcile(world, [refused]);
	assert.deepEqual(differences, [`UNKNOWN_IN_SOURCE ${String(refused['number'])}`]);
	assert.deepEqual(inOrder, { notInBooks: 1 });
});

test('entries of other journals and of other days are left alone', async () => {
	await bookEntry(world, 'X1', 5_000, { journal: '710' });
	await bookEntry(world, 'X2', 5_000, { date: '2026-11-01' });
	const [elsewhere] = await bookedInvoices(1, { journal: '710' });
	const [later] = await bookedInvoices(1, { date: '2026-11-05' });
	const { differences, inOrder } = await reconcile(world, [elsewhere, later]);
	assert.deepEqual(differences, []);
	assert.deepEqual(inOrder, { notLookedAt: 2 });
});

test('an entry of these days whose invoice is of others is told as such, and not as made by hand', async () => {
	const [invoice] = await bookedInvoices(1, { date: '2026-09-30' });
	const number = String(invoice['number']);
	await changeEntry(world, String(entryOf(world, number)['EntryID']), { EntryDate: '2026-10-01' });
	const { differences } = await reconcile(world, [invoice]);
	assert.deepEqual(differences, [`DATE_DIFFERS_IN_EXACT ${number}`]);
});

test('an invoice that stands in another journal is told as such', async () => {
	const invoice = linkedInvoice(world, { pdf: { available: false } });
	const number = String(invoice['number']);
	await bookEntry(world, number, 18_150, { journal: '710' });
	const expected = { ...invoice, totals: { gross: '181.50' }, export: { status: 'EXPORTED' } };
	const withoutVat = { ...expected, lines: [], vatTotals: [] };
	const { differences } = await reconcile(world, [withoutVat]);
	assert.deepEqual(differences, [`JOURNAL_DIFFERS_IN_EXACT ${number}`]);
});

test('the same amount in another currency is another amount', async () => {
	const invoice = linkedInvoice(world, { pdf: { available: false } });
	const number = String(invoice['number']);
	await bookEntry(world, number, 18_150, { currency: 'USD' });
	const { differences, items } = await reconcile(world, [invoice]);
	assert.deepEqual(differences, [`TOTAL_DIFFERS_IN_EXACT ${number}`]);
	const [{ message }] = items[0].json['reasons'] as Array<{ message: string }>;
	assert.match(message, /181\.50 EUR .* 181\.50 USD/);
});

test('a PDF that the source does not have is not missed in the books', async () => {
	const [invoice] = await bookedInvoices(1);
	await removePdf(world, invoice['number']);
	const without = { ...invoice, pdf: { available: false } };
	assert.deepEqual((await reconcile(world, [without])).differences, []);
});

test('a file that is no PDF does not stand for one', async () => {
	const [invoice] = await bookedInvoices(1);
	const [file] = world.attachments(entryOf(world, invoice['number'])['Document']);
	file['FileName'] = 'ubl.xml';
	const { differences } = await reconcile(world, [invoice]);
	assert.deepEqual(differences, [`PDF_MISSING_IN_EXACT ${String(invoice['number'])}`]);
});

test('a period without invoices is looked at all the same', async () => {
	await bookEntry(world, 'H1', 5_000);
	const { differences, inOrder } = await reconcile(world, [{}]);
	assert.deepEqual(differences, ['UNKNOWN_IN_SOURCE H1']);
	assert.deepEqual(inOrder, {});
});

test('a spreadsheet with number, journal, date and total is enough', async () => {
	await bookEntry(world, 'S1', 12_100);
	const row = { Nr: 'S1', Jnl: '700', Day: '15/10/2026', Total: '121,00' };
	const gone = { ...row, Nr: 'S2' };
	const columns = {
		number: '={{ $json.Nr }}',
		journal: '={{ $json.Jnl }}',
		date: '={{ $json.Day }}',
		gross: '={{ $json.Total }}',
		hasPdf: false,
	};
	const { differences, inOrder } = await reconcile(world, [row, gone], columns);
	assert.deepEqual(differences, ['MISSING_IN_EXACT S2']);
	assert.deepEqual(inOrder, { agrees: 1 });
});

test('where numbers start again each year, the entry of another year is another document', async () => {
	const [invoice] = await bookedInvoices(1);
	const number = String(invoice['number']);
	const lastYear = await bookEntry(world, number, 7_000);
	Object.assign(books(world).entries.get(lastYear) ?? {}, { EntryDate: Date.UTC(2025, 9, 15) });
	const never = await reconcile(world, [invoice]);
	assert.deepEqual(never.differences, [`DOUBLE_IN_EXACT ${number}`]);
	for (const numbersRestart of ['calendarYear', 'financialYear']) {
		const { differences } = await reconcile(world, [invoice], { numbersRestart });
		assert.deepEqual(differences, [], numbersRestart);
	}
});

test('a user who may not see entries is told so, instead of hearing that all are missing', async () => {
	const invoices = await bookedInvoices(2);
	world.exact.control.switches({ blindEndpoints: ['salesentry/SalesEntries'] });
	const { error } = await runReconciliation(world, invoices);
	assert.match(String(error?.message), /shows none of them/);
});

for (const [parameters, expected] of [
	[{ journals: '={{ [] }}' }, /No journal is chosen/],
	[{ from: 'soon' }, /From holds no date/],
	[{ to: '2026-09-30' }, /comes after To/],
] as const) {
	test(`settings that leave nothing to compare are refused: ${JSON.stringify(parameters)}`, async () => {
		const { error } = await runReconciliation(world, [linkedInvoice(world)], parameters);
		assert.match(String(error?.message), expected);
		assert.deepEqual(world.calls(), {});
	});
}

test('a thousand invoices cost at most forty calls', async () => {
	const count = 1000;
	const invoices = await bookedInvoices(count);
	for (let place = 0; place < count; place += 4) {
		till().receive(DIVISION, {
			cents: 5_000,
			date: '2026-10-20',
			matches: [{ entry: String(invoices[place]['number']) }],
		});
		invoices[place] = { ...invoices[place], payments: { paid: '50.00' } };
	}
	const { differences, inOrder } = await reconcile(world, invoices);
	assert.deepEqual(differences, []);
	assert.deepEqual(inOrder, { agrees: count });
	const calls = Object.values(world.calls()).reduce((sum, one) => sum + one, 0);
	assert.ok(calls <= 40, JSON.stringify(world.calls()));
});
