/** The changes since the last run: how far it has read, what it costs, and the two other operations. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { books, customerIn } from './support/booking.mts';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import {
	assertTrue,
	bookEntry,
	changeEntry,
	changesReader,
	readPayments,
	truthOf,
} from './support/payments.mts';
import type { PaymentItem } from './support/payments.mts';
import { division } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const till = () => world.exact.control.payments;
const pay = (entry: string, cents: number, date = '2026-10-20') =>
	till().receive(DIVISION, { cents, date, matches: [{ entry }] });
const numbersOf = (items: readonly PaymentItem[]) => items.map(({ number }) => number).sort();
const total = (calls: Record<string, number>) =>
	Object.values(calls).reduce((sum, count) => sum + count, 0);

const TERMS = 'GET bulk/Cashflow/Receivables';

test('readings within one second are told apart, in their order', async () => {
	await bookEntry(world, 'A1', 10_000);
	const moments: string[] = [];
	for (let reading = 0; reading < 12; reading += 1) {
		const operation = reading % 2 === 0 ? 'getForInvoices' : 'getOpenInvoices';
		const [[item]] = await readPayments(world, { operation }, [{ number: 'A1' }]);
		moments.push(item.payment.asOf);
	}
	assert.deepEqual(moments, [...new Set(moments)].sort());
});

test('a run returns what changed since the one before, whole and once', async () => {
	const reader = changesReader(world);
	await bookEntry(world, 'A1', 10_000);
	await bookEntry(world, 'A2', 20_000);
	assert.deepEqual(numbersOf(await reader.read()), ['A1', 'A2']);
	assert.deepEqual(await reader.read(), []);
	assert.deepEqual(world.calls(), {
		'GET sync/Cashflow/PaymentTerms': 1,
		'GET system/Divisions': 1,
	});

	pay('A2', 5_000);
	pay('A2', 6_000);
	const [item, ...others] = await reader.read();
	assert.deepEqual(others, []);
	assertTrue(world, item);
	assert.deepEqual([item.payment.paid, item.payment.transactions.length], ['110.00', 2]);
	assert.equal(item.json['entryId'], truthOf(world, 'A2').entryId);
	assert.deepEqual([item.json['number'], item.json['journal']], ['A2', '700']);
	assert.ok(!Number.isNaN(Date.parse(item.payment.asOf)));
});

for (const termChange of ['recreate', 'update']) {
	test(`sixty changed invoices cost at most seven calls when statements paid them (${termChange})`, async () => {
		world.exact.control.switches({ termChange });
		const reader = changesReader(world, { startFrom: 'now' });
		const numbers = Array.from({ length: 60 }, (_, index) => `S${index + 100}`);
		for (const [index, number] of numbers.entries()) {
			await bookEntry(world, number, 10_000, { customer: index % 12 });
		}
		assert.deepEqual(await reader.read(), []);
		const each = numbers.map((entry) => ({ cents: 2_500, matches: [{ entry }] }));
		till().importStatement(DIVISION, { date: '2026-10-19', lines: each });
		await reader.read();
		assert.ok(total(world.calls()) <= 7, JSON.stringify(world.calls()));

		// One line for five invoices of a customer, each on another day: no term names its invoice.
		const ofCustomer = (customer: number) => numbers.filter((_, index) => index % 12 === customer);
		const together = Array.from({ length: 12 }, (_, customer) => ({
			cents: 5_000,
			date: `2026-11-${String(customer + 1).padStart(2, '0')}`,
			matches: ofCustomer(customer).map((entry) => ({ entry, cents: 1_000 })),
		}));
		till().importStatement(DIVISION, { lines: together });
		const items = await reader.read();
		assert.equal(items.length, 60);
		for (const item of items) assertTrue(world, item);
		assert.ok(total(world.calls()) <= 7, JSON.stringify(world.calls()));
		assert.ok(
			items.every(({ payment }) => payment.transactions.every(({ entryNumber }) => entryNumber)),
			'every payment names its bank entry',
		);
	});
}

test('sixty invoices that were paid through a bank entry each cost two calls more', async () => {
	const reader = changesReader(world, { startFrom: 'now' });
	for (let index = 0; index < 60; index += 1) await bookEntry(world, `S${index}`, 10_000);
	await reader.read();
	for (let index = 0; index < 60; index += 1) pay(`S${index}`, 2_500);
	assert.equal((await reader.read()).length, 60);
	assert.ok(total(world.calls()) <= 9, JSON.stringify(world.calls()));
});

test('a first run over many invoices takes them from the feed, over several pages', async () => {
	world.exact.control.switches({ syncPageSize: 50 });
	for (let index = 0; index < 130; index += 1) {
		await bookEntry(world, `P${index}`, 10_000);
		if (index % 2 === 0) pay(`P${index}`, 4_000);
	}
	const items = await changesReader(world).read();
	assert.equal(items.length, 130);
	for (const item of items) assertTrue(world, item);
	const calls = world.calls();
	assert.equal(calls[TERMS] ?? 0, 0);
	assert.ok((calls['GET sync/Deleted'] ?? 0) >= 1, JSON.stringify(calls));
});

test('terms that come by without a change change nothing', async () => {
	const reader = changesReader(world);
	await bookEntry(world, 'N1', 10_000);
	pay('N1', 3_000);
	const [first] = await reader.read();
	till().touchTerms(DIVISION, { entry: 'N1' });
	const [again] = await reader.read();
	assert.deepEqual({ ...again?.payment, asOf: '' }, { ...first?.payment, asOf: '' });
});

test('what suppliers are owed is no invoice of ours, nor is money without one', async () => {
	await bookEntry(world, 'N2', 10_000);
	till().addSupplierTerm(DIVISION, { yourRef: 'N2', cents: 9_900 });
	till().receive(DIVISION, { cents: 777 });
	const items = await changesReader(world).read();
	assert.deepEqual(numbersOf(items), ['N2']);
	assert.equal(items[0]?.payment.paid, '0.00');
});

test('a test in the editor does not move the place', async () => {
	const reader = changesReader(world);
	await bookEntry(world, 'M1', 10_000);
	assert.equal((await reader.read('manual')).length, 1);
	assert.equal((await reader.read('manual')).length, 1);
	assert.equal((await reader.read()).length, 1);
	assert.equal((await reader.read()).length, 0);
});

test('a run that fails does not move the place', async () => {
	const reader = changesReader(world);
	await bookEntry(world, 'M2', 10_000);
	world.exact.control.switches({ forbiddenEndpoints: ['bulk/Cashflow/Receivables'] });
	const memory = {};
	const { error } = await runNode({
		node: 'ExactOnlinePayment',
		parameters: { division, operation: 'getChanges' },
		items: [{ json: {} }],
		credential: world.credential,
		staticData: memory,
	});
	assert.match(String(error?.message), /does not allow/);
	assert.deepEqual(memory, {});
	world.exact.control.switches({ forbiddenEndpoints: [] });
	assert.deepEqual(numbersOf(await reader.read()), ['M2']);
});

test('the changes of the last hours come once more, for who missed them', async () => {
	const sweep = changesReader(world, { repeatHours: 24 });
	await bookEntry(world, 'W1', 10_000);
	assert.deepEqual(numbersOf(await sweep.read()), ['W1']);
	await bookEntry(world, 'W2', 10_000);
	pay('W2', 10_000);
	for (let run = 0; run < 2; run += 1) {
		const items = await sweep.read();
		assert.deepEqual(numbersOf(items), ['W1', 'W2']);
		for (const item of items) assertTrue(world, item);
	}
});

test('the runs after a first one over many invoices cost few calls, and still make up for the last day', async () => {
	const DAY = 86_400_000;
	world.exact.control.switches({ syncPageSize: 10 });
	for (let index = 0; index < 60; index += 1) await bookEntry(world, `L${index}`, 10_000);
	world.exact.control.clock.advance(3 * DAY);
	pay('L7', 1_000);
	const sweep = changesReader(world, { repeatHours: 24 });
	assert.equal((await sweep.read()).length, 60);
	assert.ok((world.calls()['GET sync/Cashflow/PaymentTerms'] ?? 0) > 6);
	for (let run = 0; run < 3; run += 1) {
		world.exact.control.clock.advance(DAY / 48);
		const items = await sweep.read();
		assert.deepEqual(numbersOf(items), ['L7'], 'what the first run may have lost');
		assertTrue(world, items[0]);
		assert.ok(total(world.calls()) <= 6, JSON.stringify(world.calls()));
	}
	world.exact.control.clock.advance(DAY + DAY / 12);
	await sweep.read();
	assert.deepEqual(await sweep.read(), []);
});

for (const [what, field] of [
	['a move to another database', 'DivisionMoveDate'],
	['a link with HR', 'DivisionHRLinkUnlinkDate'],
] as const) {
	test(`after ${what} everything is read again`, async () => {
		const reader = changesReader(world);
		await bookEntry(world, 'V1', 10_000);
		await bookEntry(world, 'V2', 10_000);
		await reader.read();
		till().moveDivision(DIVISION, field);
		pay('V1', 2_000);
		const items = await reader.read();
		assert.deepEqual(numbersOf(items), ['V1', 'V2']);
		for (const item of items) assertTrue(world, item);
		assert.deepEqual(await reader.read(), []);
	});
}

for (const [field, value] of [
	['Customer', () => customerIn(world, 1)],
	['PaymentCondition', () => '60'],
] as const) {
	test(`an entry whose ${field} was changed is one invoice still, paid or not`, async () => {
		const reader = changesReader(world);
		const entryId = await bookEntry(world, 'C1', 10_000);
		await reader.read();
		await changeEntry(world, entryId, { [field]: value() });
		const [changed, ...others] = await reader.read();
		assert.deepEqual(others, []);
		assertTrue(world, changed);
		pay('C1', 4_000);
		for (const operation of ['getChanges', 'getForInvoices', 'getOpenInvoices']) {
			const items =
				operation === 'getChanges'
					? await reader.read()
					: (await readPayments(world, { operation }, [{ number: 'C1' }]))[0];
			assert.deepEqual(
				items.map(({ payment }) => [payment.total, payment.paid, payment.open]),
				[['100.00', '40.00', '60.00']],
				operation,
			);
			assert.deepEqual(
				items[0]?.payment.transactions.map(({ kind }) => kind),
				['PAYMENT'],
			);
		}
	});
}

test('only some journals can be asked for', async () => {
	await bookEntry(world, 'J1', 10_000, { journal: '700' });
	await bookEntry(world, 'J2', 10_000, { journal: '710' });
	const reader = changesReader(world, { onlyJournals: '710, 720' });
	assert.deepEqual(numbersOf(await reader.read()), ['J2']);
	const [open] = await readPayments(world, { operation: 'getOpenInvoices', onlyJournals: '700' });
	assert.deepEqual(numbersOf(open), ['J1']);
});

test('journals that are asked for count in any case of letters, as everywhere', async () => {
	const [row] = books(world).journals.where('Code', '720');
	assert.ok(row);
	row['Code'] = 'VK';
	await bookEntry(world, 'K1', 10_000, { journal: 'VK' });
	const reader = changesReader(world, { onlyJournals: 'vk' });
	assert.deepEqual(numbersOf(await reader.read()), ['K1']);
	const [found] = await readPayments(world, { operation: 'getForInvoices' }, [
		{ number: 'K1', journal: 'vk' },
	]);
	assert.deepEqual(numbersOf(found), ['K1']);
});

for (const receivablesListSign of ['negative', 'positive']) {
	test(`all that is open, credit notes too (list with ${receivablesListSign} amounts)`, async () => {
		world.exact.control.switches({ receivablesListSign, receivablesListFilter: 'refused' });
		await bookEntry(world, 'O1', 10_000);
		await bookEntry(world, 'O2', 10_000, { customer: 1 });
		await bookEntry(world, 'O3', -3_000, { customer: 1 });
		await bookEntry(world, 'O4', 10_000, { customer: 2 });
		pay('O1', 4_000);
		pay('O4', 10_000);
		till().receive(DIVISION, { cents: 555 });
		const [items, attention] = await readPayments(world, { operation: 'getOpenInvoices' });
		assert.deepEqual(numbersOf(items), ['O1', 'O2', 'O3']);
		assert.deepEqual(attention, []);
		for (const item of items) {
			assertTrue(world, item);
			assert.deepEqual(item.codes, []);
		}
	});
}

test('for given invoices: by entry, else by number and journal; what is not there is said', async () => {
	const entryId = await bookEntry(world, 'I1', 10_000);
	await bookEntry(world, 'I2', 10_000);
	await bookEntry(world, 'I3', 10_000);
	await bookEntry(world, 'I3', 10_000, { customer: 1 });
	await bookEntry(world, 'I4', 0);
	pay(entryId, 2_000);
	const items = [
		{ number: 'I1', journal: '700', export: { entryId: entryId.toUpperCase() }, note: 'kept' },
		{ number: 'I2', journal: '700' },
		{ number: 'I2', journal: '710' },
		{ number: 'I3', journal: '' },
		{ number: '' },
		{ number: 'I4', journal: '700' },
		{ number: 'I9', export: { entryId: '00000000-0000-4000-8000-000000000009' } },
	];
	const [found, attention] = await readPayments(world, { operation: 'getForInvoices' }, items);
	assert.deepEqual(
		found.map(({ number, from, payment }) => [from, number, payment.paid, payment.open]),
		[
			[0, 'I1', '20.00', '80.00'],
			[1, 'I2', '0.00', '100.00'],
			[5, 'I4', '0.00', '0.00'],
		],
	);
	assert.equal(found[0]?.json['note'], 'kept');
	assert.deepEqual(
		attention.map(({ from, codes }) => [from, ...codes]),
		[
			[2, 'ENTRY_NOT_IN_EXACT'],
			[3, 'ALREADY_BOOKED_TWICE'],
			[4, 'ENTRY_REFERENCE_MISSING'],
			[6, 'ENTRY_NOT_IN_EXACT'],
		],
	);
});

test('a processed entry whose terms are not there is not said to be unpaid', async () => {
	const processed = await bookEntry(world, 'T1', 10_000);
	await bookEntry(world, 'T2', 10_000);
	await bookEntry(world, 'T3', 0);
	world.exact.control.processEntry(DIVISION, processed);
	const { terms } = books(world);
	for (const row of [...terms.all()]) terms.remove(row['ID'] ?? null);

	const items = ['T1', 'T2', 'T3'].map((number) => ({ number, journal: '700' }));
	const [found, attention] = await readPayments(world, { operation: 'getForInvoices' }, items);

	assert.deepEqual(
		found.map(({ number, payment }) => [number, payment.paid, payment.open]),
		[
			['T2', '0.00', '100.00'],
			['T3', '0.00', '0.00'],
		],
	);
	assert.deepEqual(
		attention.map(({ json, codes }) => [json['exactPayment'], ...codes]),
		[[undefined, 'PAYMENT_TERMS_MISSING']],
	);
});

/** Takes the term of an entry with this status away, as if Exact Online left it out; gives it back. */
function withoutTerm(number: string, status: number): () => void {
	const { terms } = books(world);
	const [row] = terms.where('YourRef', number).filter((term) => term['Status'] === status);
	assert.ok(row);
	terms.remove(row['ID'] ?? null);
	return () => void terms.add(row);
}

test('an invoice whose terms do not make up the total is not reported as paid, and read again', async () => {
	const reader = changesReader(world);
	await bookEntry(world, 'X1', 10_000);
	await bookEntry(world, 'X2', 10_000);
	pay('X1', 6_000);
	const giveBack = withoutTerm('X1', 20);

	assert.deepEqual(numbersOf(await reader.read()), ['X2']);
	assert.deepEqual(
		reader.attention.map(({ json, codes }) => [json['number'], json['exactPayment'], ...codes]),
		[['X1', undefined, 'PAYMENT_TERMS_INCOMPLETE']],
	);
	assert.deepEqual(numbersOf(await reader.read()), [], 'it is still incomplete');
	assert.equal(reader.attention.length, 1);

	giveBack();
	const [item] = await reader.read();
	assertTrue(world, item);
	assert.deepEqual([item.payment.paid, item.payment.open], ['60.00', '40.00']);
	assert.deepEqual(reader.attention, []);
	assert.deepEqual(await reader.read(), [], 'and then no more');
});

test('a term that is there twice makes no invoice negative', async () => {
	await bookEntry(world, 'Y1', 10_000);
	const { terms } = books(world);
	const [row] = terms.where('YourRef', 'Y1');
	assert.ok(row);
	terms.add({ ...row, ID: '00000000-0000-4000-8000-000000000077', AmountFC: -40, AmountDC: -40 });
	const asked: Array<[string, object]> = [
		['getForInvoices', { number: 'Y1', journal: '700' }],
		['getOpenInvoices', {}],
	];
	for (const [operation, item] of asked) {
		const [found, attention] = await readPayments(world, { operation }, [item]);
		assert.deepEqual(found, []);
		assert.deepEqual(
			attention.map(({ json, codes }) => [json['number'], json['exactPayment'], ...codes]),
			[['Y1', undefined, 'PAYMENT_TERMS_INCOMPLETE']],
		);
	}
});

test('many events at once read in turn and lose nothing', async () => {
	const memory = {};
	await bookEntry(world, 'B1', 10_000);
	pay('B1', 1_000);
	const runs = await Promise.all(
		Array.from(
			{ length: 5 },
			async () =>
				await runNode({
					node: 'ExactOnlinePayment',
					parameters: { division, operation: 'getChanges' },
					items: [{ json: { topic: 'BankEntries' } }],
					credential: world.credential,
					staticData: memory,
				}),
		),
	);
	const paid = runs.flatMap(({ outputs }) => outputs[0] ?? []).map(({ json }) => json['number']);
	assert.deepEqual([...new Set(paid)], ['B1']);
});
