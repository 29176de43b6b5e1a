import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager, refusal } from './fakePlanManager';
import { record, payment, state, onRecord, recorded } from './paymentSamples';
import { runNode } from './runNode';
import { invoice } from './samples';

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

describe('Record payments', () => {
	it('records the whole state as the Exact Online node hands it over', async () => {
		planManager.on('PUT /invoices/inv-1/payments', recorded());
		const item = { invoiceId: 'inv-1', exactPayment: state };

		const { items } = await runNode(planManager, record, [item]);

		expect(planManager.calls.map(({ body }) => body)).toEqual([state]);
		const recordedPayment = {
			invoiceId: 'inv-1',
			result: 'recorded',
			applied: true,
			changed: true,
			state: onRecord(),
		};
		expect(items).toEqual([{ json: { ...item, recordedPayment }, pairedItem: { item: 0 } }]);
	});

	it('takes the ID of an invoice that was passed through', async () => {
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		await runNode(planManager, record, [invoice({ exactPayment: state })]);

		expect(planManager.log).toEqual(['PUT /invoices/inv-1/payments']);
	});

	it('shows that a newer state is on record, and goes on', async () => {
		const newer = onRecord({ asOf: '2026-03-21T10:00:00Z' });
		planManager.on(
			'PUT /invoices/inv-1/payments',
			recorded({ applied: false, changed: false, state: newer }),
		);
		planManager.on('PUT /invoices/inv-2/payments', recorded());

		const { items } = await runNode(planManager, record, [
			{ invoiceId: 'inv-1', exactPayment: state },
			{ invoiceId: 'inv-2', exactPayment: state },
		]);

		expect(items.map(({ json }) => json.recordedPayment)).toMatchObject([
			{ result: 'older', applied: false, state: newer },
			{ result: 'recorded', applied: true },
		]);
	});

	it.each([
		['the same state', false],
		['the same amounts, read again later', true],
	])('tells %s from a correction', async (_what, applied) => {
		planManager.on('PUT /invoices/inv-1/payments', recorded({ applied, changed: false }));

		const { items } = await runNode(planManager, record, [
			{ invoiceId: 'inv-1', exactPayment: state },
		]);

		expect(items[0].json.recordedPayment).toMatchObject({ result: 'unchanged', applied });
	});

	it('records the states after a refused one before it stops the workflow', async () => {
		const refused = refusal(422, 'AMOUNTS_DIFFER', "100.00 paid and 20.00 open don't make 121.00.");
		planManager.on('PUT /invoices/inv-1/payments', refused);
		planManager.on('PUT /invoices/inv-2/payments', recorded());

		const { error } = await runNode(planManager, record, [
			{ invoiceId: 'inv-1', exactPayment: { ...state, open: '20.00' } },
			{ invoiceId: 'inv-2', exactPayment: state },
		]);

		expect(planManager.log).toEqual([
			'PUT /invoices/inv-1/payments',
			'PUT /invoices/inv-2/payments',
		]);
		expect(error?.message).toBe("100.00 paid and 20.00 open don't make 121.00.");
	});

	it('tries the others when PlanManager breaks down over one, and says so on that one', async () => {
		const broken = refusal(500, 'INTERNAL', 'Invoice inv-1 can not be saved.');
		planManager.on('PUT /invoices/inv-1/payments', broken);
		planManager.on('PUT /invoices/inv-2/payments', recorded());

		const { items } = await runNode(
			planManager,
			record,
			[
				{ invoiceId: 'inv-1', exactPayment: state },
				{ invoiceId: 'inv-2', exactPayment: state },
			],
			{ onError: 'continueRegularOutput' },
		);

		expect(items[0].json).toMatchObject({ error: 'Invoice inv-1 can not be saved.' });
		expect(items[0].json.recordedPayment).toBeUndefined();
		expect(items[1].json.recordedPayment).toMatchObject({ result: 'recorded' });
	});

	it('writes amounts with two digits, keeps fractions of the moment, drops what is not kept', async () => {
		planManager.on('PUT /invoices/inv-1/payments', recorded());
		const transaction = {
			externalId: 7,
			kind: 'creditMatch',
			amount: -0.1,
			date: '19/03/2026',
			entryNumber: null,
			payer: 'AXA',
		};
		const exactPayment = {
			asOf: '2026-03-20T11:00:00.250+01:00',
			total: 121,
			paid: '-0,1',
			open: 121.1,
			inCollection: '',
			transactions: JSON.stringify([transaction]),
		};

		await runNode(planManager, record, [{ invoiceId: 'inv-1', exactPayment }]);

		expect(planManager.calls[0].body).toEqual({
			asOf: '2026-03-20T10:00:00.250Z',
			total: '121.00',
			paid: '-0.10',
			open: '121.10',
			transactions: [
				{ externalId: '7', kind: 'CREDIT_MATCH', amount: '-0.10', date: '2026-03-19' },
			],
		});
	});

	it('records that all transactions are gone when the list is there and empty', async () => {
		const none = { ...state, paid: '0.00', open: '121.00', transactions: [] };
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		await runNode(planManager, record, [{ invoiceId: 'inv-1', exactPayment: none }]);

		expect(planManager.calls[0].body).toEqual(none);
	});

	it.each([
		['no moment', { asOf: undefined }, 'As Of is empty'],
		['a moment that is none', { asOf: 'today' }, '"today" in As Of can\'t be read'],
		['no total', { total: null }, 'Total is empty'],
		['thousands apart', { paid: '1.234,56' }, '"1.234,56" in Paid can\'t be read'],
		['fractions of a cent', { open: 21.005 }, '"21.005" in Open can\'t be read'],
		['an amount in words', { inCollection: 'all' }, '"all" in In Collection can\'t be read'],
		[
			'no transactions',
			{ transactions: undefined },
			'There is no list of transactions in this item',
		],
		[
			'a transaction of another kind',
			{ transactions: [payment, { ...payment, kind: 'GIFT' }] },
			'"GIFT" in kind of transaction 2 can\'t be read',
		],
		[
			'a transaction without identity',
			{ transactions: [{ ...payment, externalId: '' }] },
			'externalId of transaction 1 is empty',
		],
		[
			'a transaction on a day that does not exist',
			{ transactions: [{ ...payment, date: '2026-02-31' }] },
			'"2026-02-31" in date of transaction 1 can\'t be read',
		],
		[
			'no transaction but a word',
			{ transactions: ['paid'] },
			'externalId of transaction 1 is empty',
		],
	])('tells PlanManager nothing about a state with %s', async (_what, overrides, message) => {
		const exactPayment = { ...state, ...overrides } as IDataObject;

		const { error } = await runNode(planManager, record, [{ invoiceId: 'inv-1', exactPayment }]);

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});
});

describe('Get payments', () => {
	it('gets what the pop-up of an invoice shows', async () => {
		planManager.on('GET /invoices/inv-1/payments', { body: onRecord() });

		const { items } = await runNode(planManager, { resource: 'payment', operation: 'get' }, [
			invoice(),
		]);

		expect(items).toEqual([{ json: onRecord(), pairedItem: { item: 0 } }]);
	});

	it('says when PlanManager does not know the invoice', async () => {
		planManager.on('GET /invoices/inv-9/payments', refusal(404, 'NOT_FOUND', 'No invoice inv-9.'));

		const { error } = await runNode(planManager, { resource: 'payment', operation: 'get' }, [
			{ invoiceId: 'inv-9' },
		]);

		expect(error?.message).toBe('No invoice inv-9.');
	});
});
