import {
	getCategories,
	getJournals,
	getSites,
} from '../../../planmanager/nodes/PlanManager/methods/loadOptions';
import { FakePlanManager, page, refusal } from './fakePlanManager';
import { loadOptionsContext, runNode } from './runNode';
import { ACCOUNT_ID, DIVISION, customer } from './samples';

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

const sales = { code: '700', name: 'Ventes carrosserie', type: 'SALES' };
const purchases = { code: '600', name: 'Achats', type: 'PURCHASE' };

describe('the lists', () => {
	it.each([
		['site', '/sites', { code: 'LIE', name: 'Liège' }],
		['category', '/categories', { code: 'CAR', name: 'Carrosserie' }],
		['journal', '/journals', sales],
		['glAccount', '/gl-accounts', { number: '704000', name: 'Arbeidsloon' }],
		['vatCode', '/vat-codes', { code: '21', rate: '21.00', regime: 'DOMESTIC', mappings: [] }],
	])('gets many of %s', async (resource, path, record) => {
		planManager.on(`GET ${path}`, page([record]));

		const { items } = await runNode(planManager, {
			resource,
			operation: 'getAll',
			returnAll: true,
		});

		expect(items).toEqual([{ json: record, pairedItem: { item: 0 } }]);
		expect(planManager.log).toEqual([`GET ${path}?limit=500`]);
	});

	it('gets the settings of the company', async () => {
		const health = {
			status: 'ok',
			version: '1.0.0',
			language: 'fr',
			options: { VAT_JOURNAL_NUMBER: 'NON', SHOW_TRANSACTIONS: 'OUI' },
		};
		planManager.on('GET /health', { body: health });

		const { items } = await runNode(planManager, { resource: 'company', operation: 'get' });

		expect(items[0].json).toEqual(health);
	});
});

describe('the drop-down lists', () => {
	it('offer all journals at once, and say which are for purchases', async () => {
		planManager.on('GET /journals', page([sales, purchases]));

		expect(await getJournals.call(loadOptionsContext(planManager))).toEqual([
			{ name: 'All Journals', value: '*' },
			{ name: 'Ventes carrosserie (700)', value: '700', description: 'Sales' },
			{
				name: 'Achats (600)',
				value: '600',
				description: 'Purchases: can not be exported as sales',
			},
		]);
	});

	it('offer the sites and the categories by name', async () => {
		planManager.on('GET /sites', page([{ code: 'LIE', name: 'Liège' }]));
		planManager.on('GET /categories', page([{ code: 'CAR', name: 'Carrosserie' }]));

		expect(await getSites.call(loadOptionsContext(planManager))).toEqual([
			{ name: 'Liège (LIE)', value: 'LIE' },
		]);
		expect(await getCategories.call(loadOptionsContext(planManager))).toEqual([
			{ name: 'Carrosserie (CAR)', value: 'CAR' },
		]);
	});
});

describe('Customer', () => {
	const link = { resource: 'customer', operation: 'link' };
	const exactCustomer = {
		division: DIVISION,
		accountId: ACCOUNT_ID,
		matchedBy: 'vatNumber',
		outcome: 'adopted',
	};
	const body = { division: DIVISION, accountId: ACCOUNT_ID, matchedBy: 'vatNumber' };

	it('gets customers by their ids', async () => {
		planManager.on('GET /customers', page([customer()]));

		const filters = { ids: 'c-101,c-102' };
		const { items } = await runNode(planManager, {
			resource: 'customer',
			operation: 'getAll',
			filters,
		});

		expect(planManager.log).toEqual(['GET /customers?ids=c-101,c-102&limit=50']);
		expect(items[0].json).toEqual(customer());
	});

	it('gets the whole list without ids', async () => {
		planManager.on('GET /customers', page([customer()]));

		await runNode(planManager, { resource: 'customer', operation: 'getAll' });

		expect(planManager.log).toEqual(['GET /customers?limit=50']);
	});

	it('links the customer of several invoices once, and passes every invoice on', async () => {
		planManager.on('PUT /customers/c-101/exact-link', {
			body: { applied: true, customer: customer() },
		});
		const invoices = ['inv-1', 'inv-2'].map((id) => ({ id, customer: customer(), exactCustomer }));

		const { items } = await runNode(planManager, link, invoices);

		expect(planManager.calls.map((call) => call.body)).toEqual([body]);
		const customerLink = { ...body, customerId: 'c-101' };
		expect(items).toEqual([
			{
				json: { ...invoices[0], customerLink: { ...customerLink, applied: true } },
				pairedItem: { item: 0 },
			},
			{
				json: { ...invoices[1], customerLink: { ...customerLink, applied: false } },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('links one customer in each division apart', async () => {
		const answer = { body: { applied: true, customer: customer() } };
		planManager.on('PUT /customers/c-101/exact-link', answer, answer);

		await runNode(
			planManager,
			link,
			[DIVISION, DIVISION + 1].map((division) => ({
				customer: customer(),
				exactCustomer: { ...exactCustomer, division },
			})),
		);

		expect(planManager.calls.map((call) => call.body?.division)).toEqual([DIVISION, DIVISION + 1]);
	});

	it('names what is missing in an item whose customer was not settled, and links the others', async () => {
		planManager.on('PUT /customers/c-102/exact-link', {
			body: { applied: true, customer: customer({ id: 'c-102' }) },
		});

		const { items } = await runNode(
			planManager,
			link,
			[
				{ customer: customer(), exactCustomer: { division: DIVISION, outcome: 'refused' } },
				{ customer: customer({ id: 'c-102' }), exactCustomer },
			],
			{ onError: 'continueRegularOutput' },
		);

		expect(items[0].json.error).toBe('Account ID is empty');
		expect(items[1].json.customerLink).toMatchObject({ applied: true });
	});

	it('tries the link again on the next invoice when it was refused', async () => {
		planManager.on(
			'PUT /customers/c-101/exact-link',
			refusal(404, 'NOT_FOUND', 'No customer c-101.'),
			refusal(404, 'NOT_FOUND', 'No customer c-101.'),
		);
		const items = [1, 2].map(() => ({ customer: customer(), exactCustomer }));

		const { error } = await runNode(planManager, link, items);

		expect(error?.message).toBe('No customer c-101.');
		expect(planManager.log).toHaveLength(2);
	});
});
