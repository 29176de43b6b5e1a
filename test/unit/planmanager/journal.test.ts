import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager } from './fakePlanManager';
import { runNode } from './runNode';
import { ACCOUNT_ID, ENTRY_ID } from './samples';

const importJournals = { resource: 'journal', operation: 'import' };
const link = { resource: 'journal', operation: 'link' };

const sales = { code: '700', name: 'Ventes carrosserie', type: 'SALES', exactId: ACCOUNT_ID };
const credits = {
	code: '701',
	name: 'Note de crédit',
	type: 'SALES_CREDIT',
	exactId: ENTRY_ID,
};

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

/** An item as the Exact Online Journal Import node hands it over. */
function found(journal: IDataObject): IDataObject {
	return { exactJournal: { blocked: false, ...journal } };
}

describe('Import journals', () => {
	it('takes over all journals in one call and does not take over duplicates', async () => {
		const skipped = [{ code: '701', reason: 'DUPLICATE' }];
		planManager.on('POST /journals/import', { body: { created: [sales], skipped } });
		const given = [found(sales), found(credits)];

		const { items } = await runNode(planManager, importJournals, given);

		expect(planManager.calls.map(({ body }) => body)).toEqual([{ items: [sales, credits] }]);
		expect(items).toEqual([
			{ json: { ...given[0], imported: 'created' }, pairedItem: { item: 0 } },
			{
				json: { ...given[1], imported: 'skipped', importReason: 'DUPLICATE' },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('takes the type in lower case, and the site where one is chosen', async () => {
		planManager.on('POST /journals/import', { body: { created: [sales], skipped: [] } });
		const parameters = { ...importJournals, additionalFields: { site: 'LIE' } };

		await runNode(planManager, parameters, [found({ ...sales, type: 'sales' })]);

		expect(planManager.calls[0].body).toEqual({ items: [{ ...sales, site: 'LIE' }] });
	});

	it.each([
		['no code', { ...sales, code: '' }, 'Code is empty'],
		['no name', { ...sales, name: undefined }, 'Name is empty'],
		['a type nobody knows', { ...sales, type: 'Bank' }, '"Bank" in Type is no type of journal'],
	])('imports the others when a journal has %s', async (_what, faulty, message) => {
		planManager.on('POST /journals/import', { body: { created: [credits], skipped: [] } });

		const { items } = await runNode(planManager, importJournals, [found(faulty), found(credits)], {
			onError: 'continueRegularOutput',
		});

		expect(planManager.calls[0].body).toEqual({ items: [credits] });
		expect(items.map(({ json }) => json.error ?? json.imported)).toEqual([message, 'created']);
	});
});

describe('Link journals', () => {
	it('links in one call, marks what is unknown and passes on what has no counterpart', async () => {
		planManager.on('POST /journals/links', { body: { linked: [sales], unknown: ['701'] } });
		const given = [found(sales), { code: '799', name: 'Ventes expertise' }, found(credits)];

		const { items } = await runNode(planManager, link, given);

		expect(planManager.calls.map(({ body }) => body)).toEqual([
			{
				links: [
					{ code: '700', exactId: ACCOUNT_ID },
					{ code: '701', exactId: ENTRY_ID },
				],
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{ ...given[0], linked: 'linked' },
			{ ...given[1], linked: 'skipped', linkReason: 'NO_EXACT_ID' },
			{ ...given[2], linked: 'unknown', linkReason: 'NOT_IN_PLANMANAGER' },
		]);
	});
});
