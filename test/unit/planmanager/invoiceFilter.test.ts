import { FakePlanManager, page } from './fakePlanManager';
import { runNode } from './runNode';
import { DOCUMENT_ID, ENTRY_ID, invoice } from './samples';

const getMany = { resource: 'invoice', operation: 'getAll', journals: ['700'] };

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

describe('Get Many invoices', () => {
	it('hands out each invoice as an item that is paired with the one that asked', async () => {
		const found = [invoice(), invoice({ id: 'inv-2', number: '20260124' })];
		planManager.on('GET /invoices', page(found));

		const { items } = await runNode(planManager, getMany);

		expect(items).toEqual(found.map((json) => ({ json, pairedItem: { item: 0 } })));
		expect(planManager.log).toEqual(['GET /invoices?journal=700&limit=50']);
	});

	it('repeats sites and journals and joins statuses with commas', async () => {
		planManager.on('GET /invoices', page([]));

		await runNode(planManager, {
			...getMany,
			journals: ['700', '705'],
			filters: { sites: ['LIE', 'NAM'], exportStatus: ['EXPORTED', 'FAILED'] },
		});

		expect(planManager.log).toEqual([
			'GET /invoices?site=LIE&site=NAM&journal=700&journal=705&exportStatus=EXPORTED,FAILED&limit=50',
		]);
	});

	it('takes the choices of a form from an expression, item by item', async () => {
		planManager.on('GET /invoices', page([]), page([]), page([]));
		const parameters = {
			...getMany,
			journals: '={{ $json.journals }}',
			filters: {
				sites: '={{ $json.sites }}',
				category: '={{ $json.category }}',
				dateFrom: '={{ $json.from }}',
				numberFrom: '={{ $json.number }}',
			},
		};

		await runNode(planManager, parameters, [
			{ journals: '700, 705', sites: ['LIE'], category: '', from: '', number: 9 },
			{ journals: ['700', '*'], sites: '', category: null, from: null, number: '' },
			{ journals: '*', sites: 'LIE,NAM', category: 'CAR', from: '01/03/2026', number: 'F-7' },
		]);

		expect(planManager.log).toEqual([
			'GET /invoices?site=LIE&numberFrom=9&journal=700&journal=705&limit=50',
			'GET /invoices?journal=*&limit=50',
			'GET /invoices?site=LIE&site=NAM&dateFrom=2026-03-01&numberFrom=F-7&category=CAR&journal=*&limit=50',
		]);
	});

	it.each([
		['2026-03-31', '2026-03-31'],
		['2026-03-31T00:00:00', '2026-03-31'],
		['2026-03-30T22:00:00.000Z', '2026-03-31'],
		['31/03/2026', '2026-03-31'],
		['31-3-2026', '2026-03-31'],
		['={{ DateTime.fromISO("2026-03-31") }}', '2026-03-31'],
		['={{ new Date("2026-03-31T10:00:00Z") }}', '2026-03-31'],
	])('reads the date %s as the day it is in Belgium', async (dateTo, expected) => {
		planManager.on('GET /invoices', page([]));

		await runNode(planManager, { ...getMany, filters: { dateTo } });

		expect(planManager.calls[0].search.get('dateTo')).toBe(expected);
	});

	it.each([
		['2026-03', '2026-03'],
		['03/2026', '2026-03'],
		['2026-03-17', '2026-03'],
	])('reads the period %s as a month', async (period, expected) => {
		planManager.on('GET /invoices', page([]));

		await runNode(planManager, { ...getMany, filters: { period } });

		expect(planManager.calls[0].search.get('period')).toBe(expected);
	});

	it.each([
		['dateFrom', '31/02/2026', '"31/02/2026" in Invoice Date From is no date'],
		['dateTo', 'tomorrow', '"tomorrow" in Invoice Date To is no date'],
		['period', '2026-13', '"2026-13" in Period is no date'],
	])('exports nothing on a %s that is no date', async (field, value, message) => {
		const { error } = await runNode(planManager, { ...getMany, filters: { [field]: value } });

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});

	it('asks for what changed since a moment in UTC', async () => {
		planManager.on('GET /invoices', page([]));

		await runNode(planManager, { ...getMany, filters: { updatedSince: '2026-03-10T12:00:00' } });

		expect(planManager.calls[0].search.get('updatedSince')).toBe('2026-03-10T11:00:00Z');
	});

	it('needs no journal when the invoices are those of a run', async () => {
		const runResult = { runId: '4711', status: 'EXPORTED', outcome: 'created', reasons: [] };
		planManager.on('GET /invoices', page([invoice({ runResult })]));

		const { items } = await runNode(planManager, {
			...getMany,
			journals: [],
			filters: { runId: '4711' },
		});

		expect(planManager.log).toEqual(['GET /invoices?runId=4711&limit=50']);
		expect(items[0].json.runResult).toEqual(runResult);
	});

	it('asks for many ids in portions that fit into an address', async () => {
		planManager.on('GET /invoices', page([invoice()]), page([invoice({ id: 'inv-60' })]));
		const ids = Array.from({ length: 60 }, (_, index) => `inv-${index + 1}`);

		const { items } = await runNode(planManager, {
			...getMany,
			journals: [],
			filters: { ids: ids.join() },
		});

		expect(planManager.calls.map(({ search }) => search.get('ids')?.split(',').length)).toEqual([
			50, 10,
		]);
		expect(items).toHaveLength(2);
	});

	it('finds invoices by their numbers and by their entries, without a journal', async () => {
		planManager.on('GET /invoices', page([invoice()]), page([invoice()]));
		const named = { ...getMany, journals: [] };

		await runNode(planManager, { ...named, filters: { numbers: '20260123, F 26/7' } });
		await runNode(planManager, { ...named, filters: { entryIds: [ENTRY_ID, DOCUMENT_ID] } });

		expect(planManager.log.map((call) => call.replaceAll('+', ' '))).toEqual([
			'GET /invoices?numbers=20260123&numbers=F 26/7&limit=50',
			`GET /invoices?entryIds=${ENTRY_ID},${DOCUMENT_ID}&limit=50`,
		]);
	});

	it('keeps the address short also when invoices are named in two ways', async () => {
		planManager.on('GET /invoices', ...Array.from({ length: 4 }, () => page([])));
		const ids = Array.from({ length: 30 }, (_, index) => `inv-${index}`);
		const numbers = Array.from({ length: 30 }, (_, index) => `2026${index}`);

		await runNode(planManager, { ...getMany, journals: [], filters: { ids, numbers } });

		const asked = planManager.calls.map(({ search }) => [
			search.get('ids')?.split(',').length,
			search.getAll('numbers').length,
		]);
		expect(asked).toEqual([
			[25, 25],
			[25, 5],
			[5, 25],
			[5, 5],
		]);
	});

	it('follows the pages to the end when all results are wanted', async () => {
		planManager.on(
			'GET /invoices',
			page([invoice()], 'page-2'),
			page([invoice({ id: 'inv-2' })], 'page-3'),
			page([invoice({ id: 'inv-3' })]),
		);

		const { items } = await runNode(planManager, { ...getMany, returnAll: true });

		expect(items.map(({ json }) => json.id)).toEqual(['inv-1', 'inv-2', 'inv-3']);
		expect(planManager.calls.map(({ search }) => search.get('cursor'))).toEqual([
			null,
			'page-2',
			'page-3',
		]);
	});

	it('stops at the limit, over pages', async () => {
		planManager.on(
			'GET /invoices',
			page([invoice(), invoice({ id: 'inv-2' })], 'page-2'),
			page([invoice({ id: 'inv-3' })], 'page-3'),
		);

		const { items } = await runNode(planManager, { ...getMany, limit: 3 });

		expect(items).toHaveLength(3);
		expect(planManager.calls.map(({ search }) => search.get('limit'))).toEqual(['3', '1']);
	});
});
