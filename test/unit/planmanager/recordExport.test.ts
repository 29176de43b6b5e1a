import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager, refusal } from './fakePlanManager';
import { RUN_ID, runNode } from './runNode';
import { DIVISION, DOCUMENT_ID, ENTRY_ID, claimed, invoice } from './samples';

const recordExport = { resource: 'invoice', operation: 'recordExport' };

const entry = {
	outcome: 'created',
	division: DIVISION,
	entryId: ENTRY_ID,
	entryNumber: 26700012,
	documentId: DOCUMENT_ID,
	payloadHash: 'a1b2c3',
};

const exported = {
	status: 'EXPORTED',
	outcome: 'created',
	attempts: 1,
	runId: '4711',
	entryId: ENTRY_ID,
	entryNumber: 26700012,
	reasons: [],
};

const blocked = {
	code: 'JOURNAL_BLOCKED',
	severity: 'blocking',
	message: 'Journal 700 is blocked.',
	hint: 'Unblock it.',
};

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

function recordedWith(state: object) {
	return { body: { applied: true, state } };
}

/** Records one item of which only the fields of the entry and the reasons matter. */
async function record(json: IDataObject, parameters: IDataObject = {}) {
	return await runNode(planManager, { ...recordExport, ...parameters }, [{ id: 'inv-1', ...json }]);
}

describe('Record Export', () => {
	it('records an entry as the Exact Online node hands it over', async () => {
		planManager.on('PUT /invoices/inv-1/export', recordedWith(exported));
		const item = invoice({ exactEntry: entry, reasons: [], claim: { runId: 'run-9' } });

		const { items } = await runNode(planManager, recordExport, [item]);

		expect(planManager.calls[0].body).toEqual({
			status: 'EXPORTED',
			runId: 'run-9',
			reasons: [],
			...entry,
		});
		const recordedExport = { applied: true, state: exported };
		expect(items).toEqual([{ json: { ...item, recordedExport }, pairedItem: { item: 0 } }]);
	});

	it.each([['adopted'], ['unchanged']])(
		'records an entry that was %s as exported',
		async (outcome) => {
			planManager.on('PUT /invoices/inv-1/export', recordedWith({ ...exported, outcome }));

			await record({ exactEntry: { ...entry, outcome } });

			expect(planManager.calls[0].body).toMatchObject({ status: 'EXPORTED', outcome });
		},
	);

	it.each([['refused'], ['rejected'], ['unconfirmed'], ['notAttempted']])(
		'records an entry that was %s as needing attention, with its reasons',
		async (outcome) => {
			const state = { status: 'FAILED', outcome, attempts: 1, reasons: [blocked] };
			planManager.on('PUT /invoices/inv-1/export', recordedWith(state));

			await record({ exactEntry: { outcome, division: DIVISION }, reasons: [blocked] });

			expect(planManager.calls[0].body).toEqual({
				status: 'FAILED',
				outcome,
				runId: RUN_ID,
				division: DIVISION,
				reasons: [blocked],
			});
		},
	);

	it('records an invoice that stopped at its customer', async () => {
		const state = { status: 'FAILED', outcome: 'refused', attempts: 1, reasons: [] };
		planManager.on('PUT /invoices/inv-1/export', recordedWith(state));

		await record({ exactCustomer: { outcome: 'refused', division: DIVISION } });

		expect(planManager.calls[0].body).toMatchObject({ status: 'FAILED', outcome: 'refused' });
	});

	it('records remarks on an entry as remarks', async () => {
		planManager.on('PUT /invoices/inv-1/export', recordedWith(exported));
		const remark = { code: 'PDF_MISSING', message: 'No PDF.', hint: 'Print it.', since: 3 };

		await record({ exactEntry: entry, reasons: JSON.stringify([remark, 'not a reason']) });

		expect(planManager.calls[0].body?.reasons).toEqual([
			{ code: 'PDF_MISSING', severity: 'remark', message: 'No PDF.', hint: 'Print it.' },
		]);
	});

	it.each([
		['a dry run', { ...entry, outcome: 'planned' }, 'A dry run is not recorded'],
		[
			'an entry without ID',
			{ ...entry, entryId: undefined },
			'The outcome is created, but there is no Entry ID',
		],
		[
			'an outcome nobody knows',
			{ ...entry, outcome: 'done' },
			'"done" in Outcome is no outcome of an export',
		],
		['no division', { ...entry, division: '' }, 'Division is empty'],
		[
			'a division that is a name',
			{ ...entry, division: 'HQ' },
			'"HQ" in Division is no division code',
		],
	])('tells PlanManager nothing about %s', async (_what, exactEntry, message) => {
		const { error } = await record({ exactEntry });

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});

	it('refuses a status that contradicts the outcome', async () => {
		const { error } = await record({ exactEntry: entry }, { status: 'FAILED' });

		expect(error?.message).toBe('The status FAILED and the outcome created contradict each other');
		expect(planManager.log).toEqual([]);
	});

	it('says when PlanManager holds something truer, and goes on', async () => {
		const conflict = refusal(409, 'ALREADY_EXPORTED', 'Exported by run 12.', 'Nothing to do.');
		planManager.on('PUT /invoices/inv-1/export', {
			status: 409,
			body: { ...(conflict.body as object), state: exported },
		});
		planManager.on('PUT /invoices/inv-2/export', recordedWith(exported));
		const failed = { exactEntry: { outcome: 'unconfirmed', division: DIVISION } };

		const { items } = await runNode(planManager, recordExport, [
			{ id: 'inv-1', ...failed },
			{ id: 'inv-2', exactEntry: entry },
		]);

		expect(items[0].json.recordedExport).toEqual({
			applied: false,
			state: exported,
			conflict: {
				code: 'ALREADY_EXPORTED',
				message: 'Exported by run 12.',
				hint: 'Nothing to do.',
			},
		});
		expect(items[1].json.recordedExport).toMatchObject({ applied: true });
	});

	it.each([
		[404, 'NOT_FOUND', 'No invoice inv-1.'],
		[500, 'INTERNAL', 'Something went wrong on our side.'],
	])('records the results after one refused with %s before it stops', async (...refused) => {
		planManager.on('PUT /invoices/inv-1/export', refusal(...refused));
		planManager.on('PUT /invoices/inv-2/export', recordedWith(exported));

		const { error } = await runNode(planManager, recordExport, [
			{ id: 'inv-1', exactEntry: entry },
			{ id: 'inv-2', exactEntry: entry },
		]);

		expect(planManager.log).toEqual(['PUT /invoices/inv-1/export', 'PUT /invoices/inv-2/export']);
		expect(error?.message).toBe(refused[2]);
		expect(error?.context?.itemIndex).toBe(0);
	});

	it('passes a result that is refused on with its files', async () => {
		planManager.on('PUT /invoices/inv-1/export', refusal(500, 'INTERNAL', 'Went wrong.'));
		const data = { data: btoa('%PDF'), mimeType: 'application/pdf' };

		const { items } = await runNode(
			planManager,
			recordExport,
			[{ json: { id: 'inv-1', exactEntry: entry }, binary: { data } }],
			{ onError: 'continueRegularOutput' },
		);

		expect(items[0]).toMatchObject({ json: { error: 'Went wrong.' }, binary: { data } });
	});

	it('stops at once when the key is no longer good', async () => {
		const refused = refusal(401, 'UNAUTHORIZED', 'The API key is not known.');
		planManager.on('PUT /invoices/inv-1/export', refused);

		const { error } = await runNode(planManager, recordExport, [
			{ id: 'inv-1', exactEntry: entry },
			{ id: 'inv-2', exactEntry: entry },
		]);

		expect(error?.message).toBe('The API key is not known.');
		expect(planManager.log).toEqual(['PUT /invoices/inv-1/export']);
	});

	it('encodes an invoice ID that a form delivered', async () => {
		const unknown = { ...refusal(404, 'NOT_FOUND', 'No such invoice.'), raw: true };
		planManager.on('PUT /invoices/..%2Fsites%3Fx/export', unknown);

		const { error } = await record({ id: '../sites?x', exactEntry: entry });

		expect(error?.message).toBe('No such invoice.');
	});

	it('passes a claimed invoice on with its files', async () => {
		planManager.on('PUT /invoices/inv-1/export', recordedWith(exported));
		const data = { data: btoa('%PDF'), mimeType: 'application/pdf' };

		const { items } = await runNode(planManager, recordExport, [
			{ json: { id: 'inv-1', exactEntry: entry, export: claimed }, binary: { data } },
		]);

		expect(items[0].binary).toEqual({ data });
	});
});
