import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager, page, refusal } from './fakePlanManager';
import { record, state, recorded, exported } from './paymentSamples';
import { runNode } from './runNode';
import { DOCUMENT_ID, ENTRY_ID } from './samples';

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

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
