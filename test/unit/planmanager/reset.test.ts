import { FakePlanManager } from './fakePlanManager';
import { runNode } from './runNode';

const reset = { resource: 'invoice', operation: 'reset', reason: 'Deleted by the accountant' };

const paid = {
	id: 'inv-2',
	number: '20260124',
	code: 'RESET_REFUSED_PAID',
	message: 'A payment is on it.',
};

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

describe('Reset', () => {
	it('resets the invoices of all items in one call and tells each what became of it', async () => {
		planManager.on('POST /invoices/reset', {
			body: {
				reset: [{ id: 'inv-1', number: '20260123' }],
				unchanged: [{ id: 'inv-3', number: null }],
				refused: [paid],
			},
		});

		const { items } = await runNode(planManager, reset, [
			{ id: 'inv-1' },
			{ id: 'inv-2' },
			{ id: 'inv-3' },
		]);

		expect(planManager.calls.map(({ body }) => body)).toEqual([
			{ ids: ['inv-1', 'inv-2', 'inv-3'], reason: 'Deleted by the accountant' },
		]);
		expect(items).toEqual([
			{ json: { id: 'inv-1', number: '20260123', result: 'reset' }, pairedItem: { item: 0 } },
			{ json: { ...paid, result: 'refused' }, pairedItem: { item: 1 } },
			{ json: { id: 'inv-3', number: null, result: 'unchanged' }, pairedItem: { item: 2 } },
		]);
	});

	it('resets by the filters of the screen', async () => {
		const body = { reset: [{ id: 'inv-1', number: '20260123' }], unchanged: [], refused: [] };
		planManager.on('POST /invoices/reset', { body });

		const { items } = await runNode(planManager, {
			...reset,
			resetBy: 'filter',
			journals: ['700'],
			filters: { period: '2026-03' },
		});

		expect(planManager.calls[0].body).toEqual({
			filter: { journal: ['700'], period: '2026-03' },
			reason: 'Deleted by the accountant',
		});
		expect(items).toHaveLength(1);
	});

	it('keeps a call for each reason', async () => {
		const answer = (id: string) => ({
			body: { reset: [{ id, number: null }], unchanged: [], refused: [] },
		});
		planManager.on('POST /invoices/reset', answer('inv-1'), answer('inv-2'));

		const { items } = await runNode(planManager, { ...reset, reason: '={{ $json.why }}' }, [
			{ id: 'inv-1', why: 'Wrong journal' },
			{ id: 'inv-2', why: 'Wrong customer' },
		]);

		expect(planManager.calls.map(({ body }) => body?.reason)).toEqual([
			'Wrong journal',
			'Wrong customer',
		]);
		expect(items.map(({ json }) => json.id)).toEqual(['inv-1', 'inv-2']);
	});

	it.each([
		['a reason', { reason: '={{ $json.why }}' }, 'Reason is empty'],
		['an invoice', { invoiceIds: '={{ $json.none }}' }, 'Invoice IDs is empty'],
		['a journal', { resetBy: 'filter', journals: [] }, 'No journal is chosen in Journals'],
	])('resets nothing without %s', async (_what, parameters, message) => {
		const { error } = await runNode(planManager, { ...reset, ...parameters }, [{ id: 'inv-1' }]);

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});
});
