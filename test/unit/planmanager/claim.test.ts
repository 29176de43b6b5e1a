import { sleep } from 'n8n-workflow';

import { FakePlanManager, refusal } from './fakePlanManager';
import { RUN_ID, runNode } from './runNode';
import { claimed, invoice } from './samples';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const claim = { resource: 'invoice', operation: 'claim', journals: ['700'] };

let planManager: FakePlanManager;
beforeEach(async () => {
	jest.mocked(sleep).mockReset();
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

describe('Claim', () => {
	it('claims for the execution that runs it, with a lease of half an hour', async () => {
		const mine = invoice({ export: claimed });
		planManager.on('POST /invoices/claims', { body: { items: [mine], remaining: 3, held: 2 } });

		const { items } = await runNode(planManager, claim);

		expect(planManager.calls[0].body).toEqual({
			filter: { journal: ['700'] },
			runId: RUN_ID,
			leaseSeconds: 1800,
			limit: 50,
		});
		const json = { ...mine, claim: { runId: RUN_ID, remaining: 3, held: 2 } };
		expect(items).toEqual([{ json, pairedItem: { item: 0 } }]);
	});

	it('goes on with the run that is named, its limit and its lease', async () => {
		planManager.on('POST /invoices/claims', { body: { items: [], remaining: 0, held: 0 } });

		const parameters = { ...claim, runId: 'night-2026-03-10', limit: 200, leaseSeconds: 60 };
		const { items } = await runNode(planManager, parameters);

		expect(planManager.calls[0].body).toMatchObject({
			runId: 'night-2026-03-10',
			leaseSeconds: 60,
			limit: 200,
		});
		expect(items).toEqual([]);
	});

	it('narrows the claim by every filter of the screen', async () => {
		planManager.on('POST /invoices/claims', { body: { items: [], remaining: 0, held: 0 } });

		await runNode(planManager, {
			...claim,
			journals: ['700', '705'],
			filters: {
				sites: ['LIE', 'NAM'],
				dateFrom: '2026-03-01T00:00:00',
				dateTo: '2026-03-31T00:00:00',
				numberFrom: '9',
				numberTo: '120',
				category: 'CAR',
				documentType: 'CREDIT_NOTE',
				exportStatus: ['FAILED'],
				ids: 'inv-1, inv-2',
			},
		});

		expect(planManager.calls[0].body?.filter).toEqual({
			journal: ['700', '705'],
			site: ['LIE', 'NAM'],
			dateFrom: '2026-03-01',
			dateTo: '2026-03-31',
			numberFrom: '9',
			numberTo: '120',
			category: 'CAR',
			documentType: 'CREDIT_NOTE',
			exportStatus: ['FAILED'],
			ids: ['inv-1', 'inv-2'],
		});
	});

	it('claims nothing and makes no call when no journal is chosen', async () => {
		const { error } = await runNode(planManager, { ...claim, journals: [] });

		expect(error?.message).toBe('No journal is chosen in Journals');
		expect(planManager.log).toEqual([]);
	});

	it('says what PlanManager has against the filter and what to do', async () => {
		planManager.on(
			'POST /invoices/claims',
			refusal(
				400,
				'FILTER_CONFLICT',
				'EXPORTED invoices are not claimed.',
				'Reset these invoices first.',
			),
		);

		const { error } = await runNode(planManager, {
			...claim,
			filters: { exportStatus: ['EXPORTED'] },
		});

		expect(error?.message).toBe('EXPORTED invoices are not claimed.');
		expect(error?.description).toBe('Reset these invoices first. (FILTER_CONFLICT)');
	});

	const waiting = { body: { items: [], remaining: 0, held: 4 } };
	const pauses = (): number[] => jest.mocked(sleep).mock.calls.map(([ms]) => ms);

	it('waits for the customers of another run, and goes on once they are free', async () => {
		const mine = invoice({ export: claimed });
		const freed = { body: { items: [mine], remaining: 0, held: 0 } };
		planManager.on('POST /invoices/claims', waiting, waiting, freed);

		const { items } = await runNode(planManager, claim);

		expect(items.map(({ json }) => json.id)).toEqual([mine.id]);
		expect(pauses()).toEqual([15_000, 15_000]);
		const [first, ...others] = planManager.calls.map(({ body }) => body);
		expect(others).toEqual([first, first]);
	});

	it('ends at once when nothing is left, held or not', async () => {
		planManager.on('POST /invoices/claims', waiting, {
			body: { items: [], remaining: 0, held: 0 },
		});

		const { items } = await runNode(planManager, claim);

		expect([items, pauses()]).toEqual([[], [15_000]]);
	});

	it.each([
		[0, []],
		[40, [15_000, 15_000, 10_000]],
	])('waits no longer than %p seconds', async (waitSeconds, expected) => {
		planManager.on(
			'POST /invoices/claims',
			...Array.from({ length: expected.length + 1 }, () => waiting),
		);

		const { items, error } = await runNode(planManager, { ...claim, waitSeconds });

		expect([items, error, pauses()]).toEqual([[], undefined, expected]);
	});

	it('does not wait as long as there is work, nor on a PlanManager that tells nothing of customers', async () => {
		const mine = invoice({ export: claimed });
		planManager.on('POST /invoices/claims', { body: { items: [mine], remaining: 0, held: 4 } });
		planManager.on('POST /invoices/claims', { body: { items: [], remaining: 0 }, raw: true });

		await runNode(planManager, claim);
		await runNode(planManager, claim);

		expect(pauses()).toEqual([]);
	});
});
