import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import { createTill, pick, wireDate } from './exactTill.mts';

const till = createTill();
const { invoice, terms, feed, cursor, rows } = till;
before(() => till.desk.open());
after(() => till.desk.close());
beforeEach(() => till.desk.tidy());

const amounts = async (reference: string) =>
	pick(await terms(reference), 'Status', 'AmountDC').sort((one, other) =>
		String(one).localeCompare(String(other)),
	);

describe('a payment term', () => {
	it('is open as soon as the entry is booked, before anybody processed it', async () => {
		const entry = await invoice('VF1', 1000);
		const [term, ...others] = await terms('VF1');
		assert.deepEqual(others, []);
		assert.equal(entry['Status'], 20);
		const names = ['Status', 'AmountDC', 'TransactionAmountDC', 'IsFullyPaid', 'LineType'];
		assert.deepEqual(pick([term ?? {}], ...names), [[20, -1000, 1000, false, 20]]);
		assert.equal(term?.['TransactionEntryID'], entry['EntryID']);
		assert.equal(term?.['EntryNumber'], entry['EntryNumber']);
	});

	it('turns matched as it is when all of it is paid', async () => {
		await invoice('VF1', 1000);
		const [before] = await terms('VF1');
		till.payments.receive(GARAGE, {
			cents: 100_000,
			date: '2026-11-02',
			matches: [{ entry: 'VF1' }],
		});
		const [term, ...others] = await terms('VF1');
		assert.deepEqual(others, []);
		assert.equal(term?.['ID'], before?.['ID']);
		assert.ok(Number(term?.['Timestamp']) > Number(before?.['Timestamp']));
		const names = ['Status', 'IsFullyPaid', 'LastPaymentDate', 'EndDate'];
		const paidOn = wireDate('2026-11-02');
		assert.deepEqual(pick([term ?? {}], ...names), [[50, true, paidOn, paidOn]]);
	});

	it('is split in a matched and an open part when some of it is paid', async () => {
		const entry = await invoice('VF1', 1000);
		till.payments.receive(GARAGE, { cents: 40_000, matches: [{ entry: 'VF1' }] });
		assert.deepEqual(await amounts('VF1'), [
			[20, -600],
			[50, -400],
		]);
		const parts = await terms('VF1');
		assert.deepEqual(
			[...new Set(parts.map((part) => part['TransactionEntryID']))],
			[entry['EntryID']],
		);
		assert.equal(new Set(parts.map((part) => part['EntryID'])).size, 2);
	});

	it('has the other sign when switched so, while the booking keeps its own', async () => {
		till.desk.switches({ termSign: 'positive' });
		await invoice('VF1', 1000);
		await invoice('NC1', -100);
		const names = ['AmountDC', 'TransactionAmountDC'];
		assert.deepEqual(pick(await terms('VF1'), ...names), [[1000, 1000]]);
		assert.deepEqual(pick(await terms('NC1'), ...names), [[-100, -100]]);
	});

	it('exists for the money too, with the reference of the one invoice it pays', async () => {
		await invoice('VF1', 100);
		const { entryId } = till.payments.receive(GARAGE, {
			cents: 10_000,
			matches: [{ entry: 'VF1' }],
		});
		const money = (await feed()).filter((term) => term['TransactionEntryID'] === entryId);
		const names = ['TransactionType', 'AmountDC', 'Status', 'YourRef'];
		assert.deepEqual(pick(money, ...names), [[40, 100, 50, 'VF1']]);
	});

	it('of money for several invoices names none of them', async () => {
		await invoice('VF1', 100);
		await invoice('VF2', 200);
		const { entryId } = till.payments.importStatement(GARAGE, {
			lines: [{ cents: 30_000, matches: [{ entry: 'VF1' }, { entry: 'VF2' }] }],
		});
		const money = (await feed()).filter((term) => term['TransactionEntryID'] === entryId);
		assert.deepEqual(pick(money, 'AmountDC', 'YourRef', 'InvoiceNumber'), [[300, null, null]]);
	});
});

describe('un-matching', () => {
	const payTwice = async () => {
		await invoice('VF1', 1000);
		till.payments.receive(GARAGE, { cents: 40_000, matches: [{ entry: 'VF1' }] });
		const second = till.payments.receive(GARAGE, { cents: 50_000, matches: [{ entry: 'VF1' }] });
		return second.setId ?? '';
	};

	it('deletes the records and makes new ones, which sync/Deleted tells for two months', async () => {
		const set = await payTwice();
		const before = (await terms('VF1')).map((term) => term['ID']);
		till.payments.unmatch(GARAGE, { set });
		assert.deepEqual(await amounts('VF1'), [
			[20, -600],
			[50, -400],
		]);
		const now = (await terms('VF1')).map((term) => term['ID']);
		assert.deepEqual(
			now.filter((id) => before.includes(id)),
			[],
		);
		const deleted = async () =>
			(await rows('sync/Deleted?$filter=Timestamp gt 1L&$select=*'))
				.filter((row) => row['EntityType'] === 10)
				.map((row) => row['EntityKey']);
		for (const id of before) assert.ok((await deleted()).includes(id));
		till.desk.api.simulator.control.clock.advance(62 * 86_400_000);
		till.desk.api.headers['Authorization'] =
			`Bearer ${till.desk.api.simulator.control.issueTokens().access_token}`;
		assert.deepEqual(await deleted(), []);
	});

	it('opens the record again and deletes nothing when switched so', async () => {
		till.desk.switches({ termChange: 'update' });
		const set = await payTwice();
		const before = (await terms('VF1')).map((term) => term['ID']);
		const seen = await cursor();
		till.payments.unmatch(GARAGE, { set });
		assert.deepEqual(await amounts('VF1'), [
			[20, -100],
			[20, -500],
			[50, -400],
		]);
		assert.deepEqual((await terms('VF1')).map((term) => term['ID']).sort(), before.sort());
		assert.deepEqual(await rows('sync/Deleted?$filter=Timestamp gt 1L&$select=*'), []);
		// The part of the invoice that opened, and the money.
		assert.deepEqual(pick(await feed(seen), 'Status', 'AmountDC'), [
			[20, -500],
			[20, 500],
		]);
	});

	it('leaves the money open on the account', async () => {
		const set = await payTwice();
		till.payments.unmatch(GARAGE, { set });
		const open = (await rows('read/financial/ReceivablesList?$select=*')).map(
			(row) => row['Amount'],
		);
		assert.deepEqual(open.sort(), [-500, 600]);
	});
});

describe('the feed of payment terms', () => {
	it('gives only what changed after a row version, as text beyond 32 bits', async () => {
		await invoice('VF1', 100);
		const seen = await cursor();
		assert.deepEqual(await feed(seen), []);
		await invoice('VF2', 200);
		const news = await feed(seen);
		assert.deepEqual(pick(news, 'YourRef'), [['VF2']]);
		assert.equal(typeof news[0]?.['Timestamp'], 'string');
		assert.ok(seen > 2 ** 32);
	});

	it('shows the same row again with a new version when it was touched', async () => {
		await invoice('VF1', 100);
		const seen = await cursor();
		const [before] = await terms('VF1');
		till.payments.touchTerms(GARAGE, { entry: 'VF1' });
		const [again] = await feed(seen);
		const { Timestamp: _old, Modified: _then, __metadata: _was, ...same } = before ?? {};
		const { Timestamp: _new, Modified: _now, __metadata: _is, ...now } = again ?? {};
		assert.deepEqual(now, same);
	});

	it('comes in pages, takes no $top and no other filter', async () => {
		till.desk.switches({ syncPageSize: 2 });
		for (const reference of ['VF1', 'VF2', 'VF3']) await invoice(reference, 100);
		const path = 'sync/Cashflow/PaymentTerms?$filter=Timestamp%20gt%201L&$select=YourRef&$top=1';
		const first = await till.desk.api.get(path);
		assert.equal(first.rows.length, 2);
		const next = String((first.d as Record<string, unknown>)['__next']);
		const second = await till.desk.api.get(next.slice(till.desk.api.simulator.url.length));
		assert.deepEqual(pick([...first.rows, ...second.rows], 'YourRef'), [['VF1'], ['VF2'], ['VF3']]);
		const refused = await till.desk.api.get(
			"sync/Cashflow/PaymentTerms?$filter=YourRef%20eq%20'VF1'&$select=ID",
		);
		assert.equal(refused.status, 400);
	});

	it('holds suppliers’ terms as well, which Receivables doesn’t', async () => {
		till.payments.addSupplierTerm(GARAGE, { yourRef: 'VF1', cents: 5000 });
		assert.deepEqual(pick(await feed(), 'LineType', 'YourRef'), [[22, 'VF1']]);
		assert.deepEqual(await rows('cashflow/Receivables?$select=ID'), []);
	});

	it('starts again after the division was moved', async () => {
		await invoice('VF1', 100);
		const seen = await cursor();
		till.payments.moveDivision(GARAGE);
		await invoice('VF2', 100);
		assert.deepEqual(await feed(seen), []);
		assert.deepEqual(pick(await feed(), 'YourRef'), [['VF1'], ['VF2']]);
		const [garage] = await rows(
			`system/Divisions?$filter=Code eq ${GARAGE}&$select=Code,DivisionMoveDate`,
		);
		assert.match(String(garage?.['DivisionMoveDate']), /^\/Date\(\d+\)\/$/);
	});

	for (const field of ['Customer', 'PaymentCondition']) {
		it(`has another record for an entry whose ${field} was changed, of the same entry and line`, async () => {
			const entry = await invoice('VF1', 100);
			const [before] = await terms('VF1');
			const path = `salesentry/SalesEntries(guid'${String(entry['EntryID'])}')`;
			const other = till.desk.api.customer("TRAITEUR L'OLIVIER")['ID'];
			const value = field === 'Customer' ? other : '60';
			assert.equal((await till.desk.api.put(path, { [field]: value })).status, 204);
			const [now, ...more] = await terms('VF1');
			assert.deepEqual(more, []);
			assert.notEqual(now?.['ID'], before?.['ID']);
			assert.notEqual(now?.['EntryID'], before?.['EntryID']);
			assert.equal(now?.['TransactionID'], before?.['TransactionID']);
			assert.equal(now?.[field === 'Customer' ? 'Account' : field], value);
		});
	}

	it('forgets the terms of an entry that is deleted', async () => {
		const entry = await invoice('VF1', 100);
		const [term] = await terms('VF1');
		const path = `salesentry/SalesEntries(guid'${String(entry['EntryID'])}')`;
		assert.equal((await till.desk.api.remove(path)).status, 204);
		assert.deepEqual(await feed(), []);
		const deleted = await rows('sync/Deleted?$filter=Timestamp gt 1L&$select=*');
		assert.ok(
			pick(deleted, 'EntityType', 'EntityKey').some(
				([type, key]) => type === 10 && key === term?.['ID'],
			),
		);
	});
});
