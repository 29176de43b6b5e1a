import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager, page, refusal } from './fakePlanManager';
import { runNode } from './runNode';
import { DOCUMENT_ID, ENTRY_ID, invoice } from './samples';

const record = { resource: 'payment', operation: 'record' };
const AS_OF = '2026-03-20T10:00:00Z';

const payment = {
	externalId: 'line-1',
	kind: 'PAYMENT',
	amount: '100.00',
	date: '2026-03-19',
	journal: '20',
	entryNumber: 26200007,
	description: 'KBC 2026/78',
};
const state = {
	asOf: AS_OF,
	total: '121.00',
	paid: '100.00',
	open: '21.00',
	inCollection: '21.00',
	transactions: [payment],
};

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

/** The state as PlanManager answers it. */
function onRecord(overrides: IDataObject = {}): IDataObject {
	return { invoiceId: 'inv-1', number: '20260123', ...state, ...overrides };
}

function recorded(overrides: IDataObject = {}) {
	return { body: { applied: true, changed: true, state: onRecord(), ...overrides } };
}

/** An exported invoice as the list hands it out. */
function exported(id: string, number: string, entryId?: string): IDataObject {
	const status = entryId === undefined ? 'NOT_EXPORTED' : 'EXPORTED';
	return invoice({ id, number, export: { status, entryId, attempts: 1, reasons: [] } });
}

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

describe('Record payments of invoices that Exact Online names', () => {
	const find = async (...exactPayments: IDataObject[]) =>
		await runNode(
			planManager,
			record,
			exactPayments.map((fields) => ({
				exactPayment: { ...state, documentType: 'INVOICE', ...fields },
			})),
		);

	it('finds all invoices by their entries in one call, in any notation of the GUID', async () => {
		planManager.on(
			'GET /invoices',
			page([exported('inv-1', '1', ENTRY_ID), exported('inv-2', '2', DOCUMENT_ID)]),
		);
		planManager.on('PUT /invoices/inv-2/payments', recorded());
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		await find({ entryId: DOCUMENT_ID, number: '2' }, { entryId: ENTRY_ID.toUpperCase() });

		expect(planManager.log).toEqual([
			`GET /invoices?entryIds=${DOCUMENT_ID},${ENTRY_ID}&limit=500`,
			'PUT /invoices/inv-2/payments',
			'PUT /invoices/inv-1/payments',
		]);
	});

	it('finds an invoice by its number when its entry is not on record', async () => {
		planManager.on('GET /invoices', page([]), page([exported('inv-1', '20260123')]));
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		await find({ entryId: ENTRY_ID, number: '20260123' });

		expect(planManager.log.slice(1)).toEqual([
			'GET /invoices?numbers=20260123&limit=500',
			'PUT /invoices/inv-1/payments',
		]);
	});

	it('asks for many entries in portions that fit into an address', async () => {
		const entries = Array.from({ length: 60 }, (_, index) =>
			ENTRY_ID.replace(/..$/, String(index + 10)),
		);
		planManager.on('GET /invoices', page([]), page([]));

		const { items } = await find(...entries.map((entryId) => ({ entryId })));

		expect(planManager.calls).toHaveLength(2);
		expect(items).toHaveLength(60);
	});

	it('marks what was not made in PlanManager, and records the others', async () => {
		planManager.on('GET /invoices', page([exported('inv-1', '1', ENTRY_ID)]), page([]));
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		const { items } = await find({ entryId: DOCUMENT_ID, number: '9' }, { entryId: ENTRY_ID });

		expect(items[0].json.recordedPayment).toMatchObject({
			result: 'notFound',
			applied: false,
			changed: false,
			problem: {
				code: 'INVOICE_NOT_FOUND',
				message: `PlanManager has no invoice with number 9, entry ${DOCUMENT_ID}, total 121.00`,
			},
		});
		expect(items[1].json.recordedPayment).toMatchObject({ result: 'recorded' });
	});

	it('takes an invoice with the same number but another entry for another one', async () => {
		planManager.on('GET /invoices', page([]), page([exported('inv-1', '9', ENTRY_ID)]));

		const { items } = await find({ entryId: DOCUMENT_ID, number: '9' });

		expect(items[0].json.recordedPayment).toMatchObject({ result: 'notFound' });
	});

	it('takes an entry with the number and another total for another document', async () => {
		planManager.on('GET /invoices', page([]), page([exported('inv-1', '9')]));

		const creditNote = { total: '20.00', paid: '20.00', open: '0.00', transactions: [] };
		const { items } = await find({ entryId: DOCUMENT_ID, number: '9', ...creditNote });

		expect(items[0].json.recordedPayment).toMatchObject({ result: 'notFound', applied: false });
	});

	it.each([
		['a credit note with number and total of an invoice', 'CREDIT_NOTE', {}],
		[
			'an invoice with number and total of a credit note',
			'INVOICE',
			{ documentType: 'CREDIT_NOTE' },
		],
		[
			'an invoice with the number of a document below zero',
			'INVOICE',
			{ totals: { net: '-100.00', vat: '-21.00', gross: '-121.00' } },
		],
	])('takes %s for another document', async (_what, documentType, overrides) => {
		planManager.on('GET /invoices', page([]), page([{ ...exported('inv-1', '9'), ...overrides }]));

		const { items } = await find({ entryId: DOCUMENT_ID, number: '9', documentType });

		const noun = documentType === 'INVOICE' ? 'invoice' : 'credit note';
		expect(items[0].json.recordedPayment).toMatchObject({
			result: 'notFound',
			problem: { message: expect.stringContaining(`no ${noun} with number 9`) as string },
		});
	});

	it('finds a credit note by its number, with and without its sign', async () => {
		const creditNote = {
			documentType: 'CREDIT_NOTE',
			totals: { net: '-100.00', vat: '-21.00', gross: '-121.00' },
		};
		planManager.on('GET /invoices', page([{ ...exported('inv-1', '9'), ...creditNote }]));
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		const { items } = await find({ number: '9', documentType: 'CREDIT_NOTE' });

		expect(items[0].json.recordedPayment).toMatchObject({ result: 'recorded' });
	});

	it('records nothing by number alone when the item does not say whether it is a credit note', async () => {
		planManager.on('GET /invoices', page([exported('inv-1', '9')]));

		const { items } = await find({ number: '9', documentType: undefined });

		expect(items[0].json.recordedPayment).toMatchObject({
			result: 'unsure',
			applied: false,
			problem: {
				code: 'INVOICE_UNSURE',
				hint: expect.stringContaining('Map Document Type') as string,
			},
		});
	});

	it('records nothing when several invoices bear the number', async () => {
		planManager.on('GET /invoices', page([exported('inv-1', '9'), exported('inv-2', '9')]));

		const { items } = await find({ number: '9' });

		expect(items[0].json.recordedPayment).toMatchObject({
			result: 'ambiguous',
			applied: false,
			problem: {
				code: 'INVOICE_AMBIGUOUS',
				message: 'PlanManager has more than one invoice with number 9, total 121.00: inv-1, inv-2',
			},
		});
	});

	it('records nothing by number when two entries of the books fit one invoice', async () => {
		planManager.on('GET /invoices', page([]), page([exported('inv-1', '9')]));

		const { items } = await find(
			{ entryId: ENTRY_ID, number: '9' },
			{ entryId: DOCUMENT_ID, number: '9', paid: '0.00', open: '121.00', transactions: [] },
		);

		expect(items.map(({ json }) => json.recordedPayment)).toMatchObject([
			{ result: 'ambiguous', applied: false },
			{
				result: 'ambiguous',
				problem: {
					code: 'INVOICE_AMBIGUOUS',
					message: `More than one entry fits the invoice with number 9, total 121.00 (inv-1): ${ENTRY_ID}, ${DOCUMENT_ID}`,
				},
			},
		]);
		expect(planManager.log.filter((call) => call.startsWith('PUT'))).toEqual([]);
	});

	it('records both readings of one entry that came twice', async () => {
		planManager.on('GET /invoices', page([]), page([exported('inv-1', '9')]));
		planManager.on('PUT /invoices/inv-1/payments', recorded(), recorded());

		const { items } = await find(
			{ entryId: ENTRY_ID, number: '9' },
			{ entryId: ENTRY_ID.toUpperCase(), number: '9' },
		);

		expect(items.map(({ json }) => json.recordedPayment)).toMatchObject([
			{ result: 'recorded' },
			{ result: 'recorded' },
		]);
	});

	it.each([
		['names no invoice', {}, 'The item does not say which invoice it is about'],
		['names an entry by its number', { entryId: '26700012' }, '"26700012" in Entry ID is no GUID'],
	])('refuses an item that %s', async (_what, fields, message) => {
		const { error } = await find(fields);

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});

	it('records what is named by ID even when the others can not be looked up', async () => {
		const refused = refusal(400, 'INVALID_PARAMETER', 'it must NOT have entryIds.');
		planManager.on('GET /invoices', refused);
		planManager.on('PUT /invoices/inv-1/payments', recorded());

		const { error } = await runNode(planManager, record, [
			{ exactPayment: { ...state, entryId: ENTRY_ID } },
			{ invoiceId: 'inv-1', exactPayment: state },
		]);

		expect(error?.message).toBe('it must NOT have entryIds.');
		expect(planManager.log.slice(1)).toEqual(['PUT /invoices/inv-1/payments']);
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
