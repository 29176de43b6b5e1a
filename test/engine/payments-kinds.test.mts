/** What settled an invoice: every way that the books know, in both sign conventions and variants. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { books, customerIn } from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import {
	assertTrue,
	bookEntry,
	changesReader,
	lines,
	readPayments,
	truthLines,
} from './support/payments.mts';
import type { PaymentItem } from './support/payments.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const till = () => world.exact.control.payments;

/** The items by number, each held against the books. */
async function settled(...numbers: string[]): Promise<PaymentItem[]> {
	const [items] = await readPayments(
		world,
		{ operation: 'getForInvoices' },
		numbers.map((number) => ({ number, journal: '700' })),
	);
	assert.deepEqual(
		items.map(({ number }) => number),
		numbers,
	);
	for (const item of items) {
		assertTrue(world, item);
		assert.deepEqual(lines(item), truthLines(world, item.number));
	}
	return items;
}

const VARIANTS: ReadonlyArray<Record<string, unknown>> = [
	{},
	{ termSign: 'positive', receivablesListSign: 'negative' },
	{ termChange: 'update', besideType: 83 },
	{ bankLineForMany: 'perInvoice', discountBooking: 'bankLine' },
	{ discountBooking: 'ownEntry' },
];

for (const variant of VARIANTS) {
	const where = JSON.stringify(variant);

	test(`what was booked before the date of the invoice, beside a collective payment ${where}`, async () => {
		world.exact.control.switches(variant);
		await bookEntry(world, 'F1', 200_000, { date: '2026-11-09' });
		await bookEntry(world, 'F2', 50_000, { date: '2026-11-09' });
		const matches = [
			{ entry: 'F1', cents: 324 },
			{ entry: 'F2', cents: 156 },
		];
		till().difference(DIVISION, { entry: 'F1', cents: 1, date: '2026-11-05' });
		till().difference(DIVISION, { entry: 'F1', cents: 3, date: '2026-11-02' });
		till().discount(DIVISION, { entry: 'F1', cents: 31, date: '2026-11-04' });
		till().receive(DIVISION, { cents: 480, date: '2026-11-08', matches });
		till().difference(DIVISION, { entry: 'F1', cents: 5, date: '2026-11-05' });
		await settled('F1');
	});

	test(`a full and a partial payment, two payers and un-matching ${where}`, async () => {
		world.exact.control.switches(variant);
		await bookEntry(world, 'F1', 10_000);
		await bookEntry(world, 'F2', 20_000);
		await bookEntry(world, 'F3', 30_000);
		till().receive(DIVISION, { cents: 10_000, date: '2026-10-20', matches: [{ entry: 'F1' }] });
		till().receive(DIVISION, { cents: 5_000, date: '2026-10-21', matches: [{ entry: 'F2' }] });
		const owner = { cents: 12_000, date: '2026-10-22', payer: 'Amandine Lejeune' };
		const insurer = { cents: 18_000, date: '2026-10-28', payer: 'Assurances du Midi' };
		till().receive(DIVISION, { ...owner, matches: [{ entry: 'F3' }] });
		const last = till().receive(DIVISION, { ...insurer, matches: [{ entry: 'F3' }] });

		const [f1, f2, f3] = await settled('F1', 'F2', 'F3');
		assert.deepEqual([f1.payment.paid, f1.payment.open], ['100.00', '0.00']);
		assert.deepEqual([f2.payment.paid, f2.payment.open], ['50.00', '150.00']);
		assert.deepEqual(
			f3.payment.transactions.map(({ date, amount }) => [date, amount]),
			[
				['2026-10-22', '120.00'],
				['2026-10-28', '180.00'],
			],
		);

		till().unmatch(DIVISION, { line: last.lineId });
		const [again] = await settled('F3');
		assert.deepEqual([again.payment.paid, again.payment.open], ['120.00', '180.00']);
	});

	test(`one bank line for three invoices, and too much money ${where}`, async () => {
		world.exact.control.switches(variant);
		for (const [number, cents] of Object.entries({ G1: 1_000, G2: 2_000, G3: 3_000, G4: 500 })) {
			await bookEntry(world, number, cents);
		}
		const matches = [{ entry: 'G1' }, { entry: 'G2' }, { entry: 'G3', cents: 1_500 }];
		till().receive(DIVISION, { cents: 4_500, date: '2026-11-02', matches });
		till().receive(DIVISION, { cents: 900, date: '2026-11-03', matches: [{ entry: 'G4' }] });

		const [, , third, fourth] = await settled('G1', 'G2', 'G3', 'G4');
		assert.equal(third.payment.open, '15.00');
		assert.deepEqual([fourth.payment.paid, fourth.payment.open], ['5.00', '0.00']);
	});

	test(`credit note, discount, difference, write-off and collection ${where}`, async () => {
		world.exact.control.switches(variant);
		await bookEntry(world, 'H1', 10_000);
		await bookEntry(world, 'H2', -4_000, { date: '2026-10-25' });
		till().setOff(DIVISION, { entry: 'H1', creditNote: 'H2' });
		await bookEntry(world, 'H3', 10_000, { customer: 1 });
		till().receive(DIVISION, {
			cents: 9_800,
			date: '2026-10-26',
			matches: [{ entry: 'H3', discountCents: 200 }],
		});
		await bookEntry(world, 'H4', 10_000, { customer: 2 });
		till().receive(DIVISION, {
			cents: 9_997,
			date: '2026-10-27',
			matches: [{ entry: 'H4', differenceCents: 3 }],
		});
		await bookEntry(world, 'H5', 10_000, { customer: 3 });
		till().writeOff(DIVISION, { entry: 'H5', cents: 2_500, date: '2026-11-05' });
		till().collect(DIVISION, { entry: 'H5', status: 40 });

		const [invoice, credit, discount, difference, manual] = await settled(
			...['H1', 'H2', 'H3', 'H4', 'H5'],
		);
		assert.deepEqual([invoice.payment.paid, invoice.payment.open], ['40.00', '60.00']);
		assert.equal(credit.payment.documentType, 'CREDIT_NOTE');
		assert.deepEqual([credit.payment.total, credit.payment.open], ['40.00', '0.00']);
		const kinds = (item: PaymentItem) =>
			item.payment.transactions.map(({ kind, amount }) => `${kind} ${amount}`).sort();
		assert.deepEqual(kinds(invoice), ['CREDIT_MATCH 40.00']);
		assert.deepEqual(kinds(credit), ['CREDIT_MATCH 40.00']);
		assert.deepEqual(kinds(discount), ['DISCOUNT 2.00', 'PAYMENT 98.00']);
		assert.deepEqual(kinds(difference), ['DIFFERENCE 0.03', 'PAYMENT 99.97']);
		assert.deepEqual(kinds(manual), ['MANUAL 25.00']);
		assert.deepEqual([manual.payment.open, manual.payment.inCollection], ['75.00', '75.00']);
	});

	test(`money paid back and taken back ${where}`, async () => {
		world.exact.control.switches(variant);
		await bookEntry(world, 'R1', -5_000);
		await bookEntry(world, 'R2', 6_000, { customer: 1 });
		till().refund(DIVISION, { creditNote: 'R1', cents: 5_000, date: '2026-11-06' });
		const paid = till().receive(DIVISION, { cents: 6_000, matches: [{ entry: 'R2' }] });
		await settled('R1', 'R2');
		till().reverse(DIVISION, { line: paid.lineId, date: '2026-11-08' });

		const [refunded, reversed] = await settled('R1', 'R2');
		assert.deepEqual([refunded.payment.paid, refunded.payment.open], ['50.00', '0.00']);
		assert.deepEqual([reversed.payment.paid, reversed.payment.open], ['0.00', '60.00']);
		assert.deepEqual(reversed.payment.transactions, []);
	});
}

/** Kind and amount of each transaction of an item. */
const kindsOf = ({ payment }: PaymentItem) =>
	payment.transactions.map(({ kind, amount }) => `${kind} ${amount}`).sort();

for (const besideType of [40, 83]) {
	const where = `lines of type ${besideType}`;

	test(`a difference within a bank entry is no money, whatever else the entry holds (${where})`, async () => {
		world.exact.control.switches({ discountBooking: 'bankEntry', besideType });
		await bookEntry(world, 'B1', 10_000);
		await bookEntry(world, 'B2', 10_000);
		await bookEntry(world, 'B3', 1_000, { customer: 1 });
		await bookEntry(world, 'B4', 500, { customer: 2 });
		till().importStatement(DIVISION, {
			date: '2026-10-28',
			lines: [
				// One movement for two invoices: no line names the first one, and only the difference the second.
				{ cents: 19_997, matches: [{ entry: 'B1' }, { entry: 'B2', differenceCents: 3 }] },
				// As much money as difference.
				{ cents: 500, matches: [{ entry: 'B3', differenceCents: 500 }] },
				{ cents: -500, communication: 'Frais de banque' },
				{ cents: 500, matches: [{ entry: 'B4' }] },
			],
		});
		const [first, second, half, whole] = await settled('B1', 'B2', 'B3', 'B4');
		assert.deepEqual(kindsOf(first), ['PAYMENT 100.00']);
		assert.deepEqual(kindsOf(second), ['DIFFERENCE 0.03', 'PAYMENT 99.97']);
		assert.deepEqual(kindsOf(half), ['DIFFERENCE 5.00', 'PAYMENT 5.00']);
		assert.deepEqual(kindsOf(whole), ['PAYMENT 5.00']);

		till().unmatch(DIVISION, { entry: 'B2' });
		const [again] = await settled('B2');
		assert.deepEqual([again.payment.paid, kindsOf(again)], ['0.00', []]);
	});

	test(`money that was a few cents too much came in whole (${where})`, async () => {
		world.exact.control.switches({ discountBooking: 'bankEntry', besideType });
		await bookEntry(world, 'X1', 10_000);
		till().receive(DIVISION, {
			cents: 10_003,
			matches: [{ entry: 'X1', differenceCents: -3 }],
		});
		const [[item]] = await readPayments(world, { operation: 'getForInvoices' }, [{ number: 'X1' }]);
		assertTrue(world, item);
		assert.deepEqual(kindsOf(item), ['DIFFERENCE -0.03', 'PAYMENT 100.03']);
	});
}

test('a customer’s line that an account of the balance sheet cancels is no money either', async () => {
	await bookEntry(world, 'L1', 10_000);
	till().receive(DIVISION, {
		cents: 9_000,
		matches: [{ entry: 'L1', differenceCents: 1_000 }],
	});
	const [advances] = books(world).glAccounts.where('Code', '460000');
	for (const line of books(world).transactionLines.where('GLAccountCode', '658000')) {
		line['GLAccount'] = advances?.['ID'] ?? null;
	}
	const [[item]] = await readPayments(world, { operation: 'getForInvoices' }, [{ number: 'L1' }]);
	assertTrue(world, item);
	assert.deepEqual(kindsOf(item), ['MANUAL 10.00', 'PAYMENT 90.00']);
});

test('money that came in with the number of an invoice and is still open paid nothing', async () => {
	await bookEntry(world, 'O1', 10_000);
	await bookEntry(world, 'O2', -4_000, { date: '2026-10-25' });
	till().receive(DIVISION, {
		cents: 4_000,
		date: '2026-10-25',
		account: customerIn(world, 0),
		yourRef: 'O1',
		matches: [],
	});
	till().setOff(DIVISION, { entry: 'O1', creditNote: 'O2' });
	const [invoice] = await settled('O1');
	assert.deepEqual([invoice.payment.paid, kindsOf(invoice)], ['40.00', ['CREDIT_MATCH 40.00']]);
	const [open] = await readPayments(world, { operation: 'getOpenInvoices' });
	assert.deepEqual(
		open.map(({ number, payment, codes }) => [number, payment.open, codes]),
		[['O1', '60.00', []]],
	);
});

test('amounts are in the currency of the invoice, whatever the rate did', async () => {
	await bookEntry(world, 'USD1', 10_000, { currency: 'USD' });
	till().receive(DIVISION, { cents: 6_000, rate: 0.5, matches: [{ entry: 'USD1' }] });
	const [item] = await settled('USD1');
	assert.deepEqual(
		[item.payment.currency, item.payment.total, item.payment.paid, item.payment.open],
		['USD', '100.00', '60.00', '40.00'],
	);
});

test('what an entry lost with its bank entry is open again', async () => {
	await bookEntry(world, 'D1', 10_000);
	const reader = changesReader(world);
	const bank = till().receive(DIVISION, { cents: 4_000, matches: [{ entry: 'D1' }] });
	assert.equal((await reader.read())[0]?.payment.paid, '40.00');
	till().deleteEntry(DIVISION, { entry: bank.entryId });
	const [item] = await reader.read();
	assert.equal(item?.payment.paid, '0.00');
	assertTrue(world, item);
});
