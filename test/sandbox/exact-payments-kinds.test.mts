import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import { createTill, pick } from './exactTill.mts';

const till = createTill();
const { invoice, truth, rows, terms } = till;
before(() => till.desk.open());
after(() => till.desk.close());
beforeEach(() => till.desk.tidy());

const SUMS = ['paid', 'setOff', 'discount', 'difference', 'manual', 'open'] as const;
const sums = (reference: string) => SUMS.map((name) => truth(reference)[name]);

/** Lines on the customers' account that carry a reference, as a reader would ask for them. */
const receivableLines = async (reference: string) => {
	const account = String(till.desk.gl('400000'));
	const filter = `YourRef eq '${reference}' and GLAccount eq guid'${account}'`;
	return await rows(
		'financialtransaction/TransactionLines?$select=ID,Type,JournalCode,AmountDC,AmountFC,' +
			`InvoiceNumber,OffsetID,PaymentDiscountAmount,EntryNumber&$orderby=Type,EntryNumber&$filter=${filter}`,
	);
};
/** All lines of an entry, by account. */
const entryLines = async (entryId: string) =>
	await rows(
		'financialtransaction/TransactionLines?$select=GLAccountCode,Type,AmountDC,YourRef,AccountName' +
			`&$orderby=GLAccountCode,AmountDC&$filter=EntryID eq guid'${entryId}'`,
	);
const typesAndAmounts = async (reference: string) =>
	pick(await receivableLines(reference), 'Type', 'AmountDC');

describe('an invoice', () => {
	it('is paid by its structured reference, whatever its notation', async () => {
		await invoice('VF1', 121, { PaymentReference: '090933755493' });
		const communication = '+++090/9337/55493+++';
		till.payments.receive(GARAGE, { cents: 12_100, communication, payer: 'AXA BELGIUM' });
		assert.deepEqual(sums('VF1'), [12_100, 0, 0, 0, 0, 0]);
	});

	it('is paid by two payers', async () => {
		await invoice('VF1', 1000);
		const matches = [{ entry: 'VF1' }];
		till.payments.receive(GARAGE, { cents: 82_645, payer: 'AXA', date: '2026-11-02', matches });
		till.payments.receive(GARAGE, { cents: 17_355, payer: 'Owner', date: '2026-11-05', matches });
		assert.deepEqual(sums('VF1'), [100_000, 0, 0, 0, 0, 0]);
		assert.deepEqual(
			truth('VF1').transactions.map(({ cents, date }) => [cents, date]),
			[
				[82_645, '2026-11-02'],
				[17_355, '2026-11-05'],
			],
		);
		assert.deepEqual(await typesAndAmounts('VF1'), [
			[20, 1000],
			[40, -826.45],
			[40, -173.55],
		]);
	});

	it('is set off against a credit note', async () => {
		await invoice('VF1', 1000);
		await invoice('NC1', -300);
		till.payments.setOff(GARAGE, { creditNote: 'NC1', entry: 'VF1' });
		assert.deepEqual(sums('VF1'), [0, 30_000, 0, 0, 0, 70_000]);
		assert.deepEqual(sums('NC1'), [0, -30_000, 0, 0, 0, 0]);
		const [line] = await receivableLines('VF1');
		const [credit] = await receivableLines('NC1');
		assert.deepEqual([line?.['OffsetID'], credit?.['Type']], [credit?.['ID'], 21]);
	});

	it('is paid with a discount, booked apart with type 83 when switched so', async () => {
		till.desk.switches({ discountBooking: 'ownEntry' });
		await invoice('VF1', 1000);
		till.payments.receive(GARAGE, {
			cents: 98_000,
			matches: [{ entry: 'VF1', cents: 98_000, discountCents: 2000 }],
		});
		assert.deepEqual(sums('VF1'), [98_000, 0, 2000, 0, 0, 0]);
		const names = ['Type', 'AmountDC', 'PaymentDiscountAmount'];
		assert.deepEqual(pick(await receivableLines('VF1'), ...names), [
			[20, 1000, null],
			[40, -980, 0],
			[83, -20, 20],
		]);
		assert.deepEqual(pick(await terms('VF1'), 'Status', 'AmountDiscountDC'), [[50, 20]]);
	});

	it('is paid with a discount within the bank line when switched so', async () => {
		till.desk.switches({ discountBooking: 'bankLine' });
		await invoice('VF1', 1000);
		till.payments.receive(GARAGE, {
			cents: 98_000,
			matches: [{ entry: 'VF1', discountCents: 2000 }],
		});
		assert.deepEqual(sums('VF1'), [98_000, 0, 2000, 0, 0, 0]);
		const names = ['Type', 'AmountDC', 'PaymentDiscountAmount'];
		assert.deepEqual(pick(await receivableLines('VF1'), ...names), [
			[20, 1000, null],
			[40, -1000, 20],
		]);
		const [entry] = await rows('financialtransaction/BankEntries?$select=ClosingBalanceFC');
		assert.equal(entry?.['ClosingBalanceFC'], 980);
	});

	for (const besideType of [40, 83]) {
		it(`is paid short by a few cents, which are lines of type ${besideType} in the bank entry`, async () => {
			till.desk.switches({ discountBooking: 'bankEntry', besideType });
			await invoice('VF1', 1000);
			const { entryId } = till.payments.receive(GARAGE, {
				cents: 99_997,
				matches: [{ entry: 'VF1', differenceCents: 3 }],
			});
			assert.deepEqual(sums('VF1'), [99_997, 0, 0, 3, 0, 0]);
			const shown = ['GLAccountCode', 'Type', 'AmountDC', 'YourRef', 'AccountName'];
			const customer = (await entryLines(entryId)).find(
				(line) => line['GLAccountCode'] === '400000',
			);
			const name = customer?.['AccountName'];
			assert.deepEqual(pick(await entryLines(entryId), ...shown), [
				['400000', 40, -999.97, 'VF1', name],
				['400000', besideType, -0.03, 'VF1', name],
				['550000', 40, 999.97, 'VF1', name],
				['658000', besideType, 0.03, 'VF1', null],
			]);

			till.payments.unmatch(GARAGE, { entry: 'VF1' });
			assert.deepEqual(pick(await entryLines(entryId), ...shown), [
				['400000', 40, -999.97, null, name],
				['550000', 40, 999.97, null, name],
			]);
			assert.equal(truth('VF1').open, 100_000);
		});
	}

	it('is paid a few cents too much, which go to payment differences as well', async () => {
		till.desk.switches({ discountBooking: 'bankEntry' });
		await invoice('VF1', 1000);
		const { entryId } = till.payments.receive(GARAGE, {
			cents: 100_003,
			matches: [{ entry: 'VF1', differenceCents: -3 }],
		});
		assert.deepEqual(pick(await entryLines(entryId), 'GLAccountCode', 'AmountDC'), [
			['400000', -1000.03],
			['400000', 0.03],
			['550000', 1000.03],
			['658000', -0.03],
		]);
		assert.equal(truth('VF1').open, 0);
		assert.deepEqual(await rows('read/financial/ReceivablesList?$select=Amount'), []);
	});

	it('is paid with a difference in an entry of its own when switched so', async () => {
		till.desk.switches({ discountBooking: 'ownEntry' });
		await invoice('VF1', 1000);
		till.payments.receive(GARAGE, {
			cents: 99_997,
			matches: [{ entry: 'VF1', differenceCents: 3 }],
		});
		assert.deepEqual(sums('VF1'), [99_997, 0, 0, 3, 0, 0]);
		assert.deepEqual(await typesAndAmounts('VF1'), [
			[20, 1000],
			[40, -999.97],
			[83, -0.03],
		]);
	});

	it('is written off by hand, through the general journal', async () => {
		await invoice('VF1', 1000);
		till.payments.receive(GARAGE, { cents: 60_000, matches: [{ entry: 'VF1' }] });
		till.payments.writeOff(GARAGE, { entry: 'VF1' });
		assert.deepEqual(sums('VF1'), [60_000, 0, 0, 0, 40_000, 0]);
		assert.deepEqual((await typesAndAmounts('VF1')).at(-1), [90, -400]);
		const lines = await rows('generaljournalentry/GeneralJournalEntryLines?$select=AmountFC');
		assert.deepEqual(pick(lines, 'AmountFC').flat().sort(), [-400, 400]);
	});

	it('is open again when the bank takes its money back', async () => {
		await invoice('VF1', 1000);
		const { lineId } = till.payments.receive(GARAGE, {
			cents: 100_000,
			matches: [{ entry: 'VF1' }],
		});
		till.payments.reverse(GARAGE, { line: lineId });
		assert.deepEqual(sums('VF1'), [0, 0, 0, 0, 0, 100_000]);
		assert.deepEqual(await typesAndAmounts('VF1'), [[20, 1000]]);
		const listed = await rows('read/financial/ReceivablesList?$select=YourRef,Amount');
		assert.deepEqual(pick(listed, 'YourRef', 'Amount'), [['VF1', 1000]]);
	});

	it('is shown as handed to the bank until it is collected', async () => {
		await invoice('VF1', 1000);
		till.payments.collect(GARAGE, { entry: 'VF1', status: 40 });
		assert.deepEqual(pick(await terms('VF1'), 'Status'), [[40]]);
		assert.equal(truth('VF1').inCollection, 100_000);
		till.payments.receive(GARAGE, { cents: 100_000, matches: [{ entry: 'VF1' }] });
		assert.deepEqual(pick(await terms('VF1'), 'Status'), [[50]]);
		assert.equal(truth('VF1').inCollection, 0);
	});

	it('in a foreign currency leaves an exchange difference, not an open amount', async () => {
		await invoice('VF1', 1000, { Currency: 'USD' });
		till.payments.receive(GARAGE, {
			cents: 100_000,
			rate: 0.88,
			matches: [{ entry: 'VF1' }],
		});
		assert.deepEqual(sums('VF1'), [100_000, 0, 0, 0, 0, 0]);
		const lines = await receivableLines('VF1');
		assert.deepEqual(pick(lines, 'Type', 'AmountFC', 'AmountDC'), [
			[20, 1000, 900],
			[40, -1000, -880],
			[82, 0, -20],
		]);
		const names = ['Status', 'AmountFC', 'AmountDC', 'Currency'];
		assert.deepEqual(pick(await terms('VF1'), ...names), [[50, -1000, -900, 'USD']]);
	});
});

describe('money', () => {
	it('that is too much stays open on the account, and can be paid back', async () => {
		await invoice('VF1', 100);
		const { lineId } = till.payments.receive(GARAGE, {
			cents: 15_000,
			matches: [{ entry: 'VF1' }],
		});
		assert.deepEqual(sums('VF1'), [10_000, 0, 0, 0, 0, 0]);
		const listed = () => rows('read/financial/ReceivablesList?$select=YourRef,Amount');
		assert.deepEqual(pick(await listed(), 'YourRef', 'Amount'), [[null, -50]]);
		till.payments.refund(GARAGE, { line: lineId, cents: 5000 });
		assert.deepEqual(await listed(), []);
		assert.deepEqual(sums('VF1'), [10_000, 0, 0, 0, 0, 0]);
	});

	it('that is a cent too much goes to payment differences and not to the invoice', async () => {
		await invoice('VF1', 100);
		const { lineId } = till.payments.receive(GARAGE, {
			cents: 10_001,
			matches: [{ entry: 'VF1' }],
		});
		till.payments.difference(GARAGE, { line: lineId });
		assert.deepEqual(sums('VF1'), [10_000, 0, 0, 0, 0, 0]);
		assert.deepEqual(await rows('read/financial/ReceivablesList?$select=Amount'), []);
	});

	it('pays a credit note out', async () => {
		await invoice('NC1', -300);
		till.payments.refund(GARAGE, { creditNote: 'NC1', cents: 30_000 });
		assert.deepEqual(sums('NC1'), [-30_000, 0, 0, 0, 0, 0]);
	});

	it('nobody recognises waits in suspense and is matched later', async () => {
		await invoice('VF1', 100);
		const { lineId } = till.payments.receive(GARAGE, { cents: 10_000, payer: '?' });
		const line = () =>
			rows(
				`financialtransaction/BankEntryLines?$select=GLAccountCode&$filter=ID eq guid'${lineId}'`,
			);
		assert.deepEqual(pick(await line(), 'GLAccountCode'), [['499100']]);
		till.payments.match(GARAGE, { line: lineId, matches: [{ entry: 'VF1' }] });
		assert.deepEqual(pick(await line(), 'GLAccountCode'), [['400000']]);
		assert.deepEqual(sums('VF1'), [10_000, 0, 0, 0, 0, 0]);
	});

	it('for several invoices is one line, or a line for each when switched so', async () => {
		for (const reference of ['VF1', 'VF2', 'VF3', 'VF4']) await invoice(reference, 100);
		const pay = (...entries: string[]) =>
			till.payments.importStatement(GARAGE, {
				lines: [{ cents: 20_000, matches: entries.map((entry) => ({ entry })) }],
			});
		assert.equal(pay('VF1', 'VF2').lines[0]?.lineIds.length, 1);
		assert.deepEqual(await typesAndAmounts('VF1'), [[20, 100]]);
		till.desk.switches({ bankLineForMany: 'perInvoice' });
		assert.equal(pay('VF3', 'VF4').lines[0]?.lineIds.length, 2);
		assert.deepEqual(await typesAndAmounts('VF3'), [
			[20, 100],
			[40, -100],
		]);
		for (const reference of ['VF1', 'VF2', 'VF3', 'VF4']) assert.equal(truth(reference).open, 0);
	});

	it('can’t be put on an invoice beyond what is open, and then nothing is booked', async () => {
		await invoice('VF1', 100);
		const before = await till.cursor();
		assert.throws(
			() =>
				till.payments.receive(GARAGE, {
					cents: 20_000,
					matches: [{ entry: 'VF1', cents: 15_000 }],
				}),
			/15000 cents to match, 10000 open/,
		);
		assert.deepEqual(await rows('financialtransaction/BankEntries?$select=EntryID'), []);
		assert.deepEqual(pick(await till.feed(before), 'YourRef'), []);
		assert.equal(truth('VF1').open, 10_000);
	});
});
