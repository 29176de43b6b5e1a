import { sleep } from 'n8n-workflow';

import { API_KEY, FakePlanManager, lineBreaks, page, refusal } from './fakePlanManager';
import { RUN_ID, runNode } from './runNode';
import { invoice } from './samples';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const sites = { resource: 'site', operation: 'getAll' };
const garage = { code: 'LIE', name: 'Liège' };

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
	jest.mocked(sleep).mockReset();
});
afterEach(async () => await planManager.close());

function waits(): number[] {
	return jest.mocked(sleep).mock.calls.map(([ms]) => ms);
}

describe('the connection', () => {
	it('identifies itself by the key of the credential', async () => {
		planManager.on('GET /sites', page([garage]));

		await runNode(planManager, sites);

		expect(planManager.calls[0].apiKey).toBe(API_KEY);
	});

	it('accepts a base URL that ends with a slash', async () => {
		planManager.on('GET /sites', page([garage]));

		const baseUrl = ` ${planManager.baseUrl}/ `;
		const { items } = await runNode(planManager, sites, [{}], { baseUrl });

		expect(items).toHaveLength(1);
	});

	it.each([
		['http://planmanager.example.be/api/v1', ' http://planmanager.example.be'],
		['http://localhost.example.be', ' http://localhost.example.be'],
		['ftp://planmanager.example.be', ' ftp://planmanager.example.be'],
		['planmanager.example.be', ''],
		['https://user:secret@planmanager.example.be/api', ' https://planmanager.example.be'],
		['https://planmanager.example.be/?key=secret', ' https://planmanager.example.be'],
		['http://planmanager.example.be/secret/v1#secret', ' http://planmanager.example.be'],
		['user:secret@planmanager.example.be', ''],
		['https://user:secret@', ''],
	])(
		'never sends the key to %s, and tells no more of it than where it leads',
		async (baseUrl, shown) => {
			const { error } = await runNode(planManager, sites, [{}], { baseUrl });

			expect(error?.message).toBe(`The base URL${shown} of the credential can't be used`);
			expect(JSON.stringify(error)).not.toContain('secret');
			expect(error?.description).toContain('starts with https');
			expect(planManager.log).toEqual([]);
		},
	);

	it('does not follow a redirect with the key', async () => {
		const elsewhere = { location: 'https://elsewhere.example/sites' };
		planManager.on('GET /sites', { status: 302, headers: elsewhere, raw: true });

		const { error } = await runNode(planManager, sites);

		expect(error?.message).toBe('PlanManager answered status 302 to GET /sites');
		expect(error?.description).toContain('Check that the base URL');
	});

	it('asks again, after growing pauses, when the line breaks', async () => {
		planManager.on('GET /sites', lineBreaks, lineBreaks, page([garage]));

		const { items } = await runNode(planManager, sites);

		expect(items.map(({ json }) => json)).toEqual([garage]);
		expect(waits()).toEqual([1_000, 2_000]);
	});

	it('repeats a claim whose answer was lost, for the same run', async () => {
		const mine = invoice({ export: { status: 'CLAIMED', attempts: 1, reasons: [] } });
		planManager.on('POST /invoices/claims', lineBreaks, {
			body: { items: [mine], remaining: 0, held: 0 },
		});

		const { items } = await runNode(planManager, {
			resource: 'invoice',
			operation: 'claim',
			journals: ['*'],
		});

		expect(items).toHaveLength(1);
		expect(planManager.calls.map(({ body }) => body?.runId)).toEqual([RUN_ID, RUN_ID]);
	});

	it('waits as long as a busy PlanManager asks for', async () => {
		const busy = {
			...refusal(503, 'UNAVAILABLE', 'Nightly backup.'),
			headers: { 'Retry-After': '20' },
		};
		planManager.on('GET /sites', busy, page([garage]));

		const { items } = await runNode(planManager, sites);

		expect(items).toHaveLength(1);
		expect(waits()).toEqual([20_000]);
	});

	it('does not wait for hours, and says what PlanManager said', async () => {
		const closed = {
			...refusal(503, 'UNAVAILABLE', 'Closed for maintenance.'),
			headers: { 'Retry-After': '7200' },
		};
		planManager.on('GET /sites', closed);

		const { error } = await runNode(planManager, sites);

		expect(error?.message).toBe('Closed for maintenance.');
		expect(waits()).toEqual([]);
	});

	it('gives up after four attempts and says what to check', async () => {
		planManager.on('GET /sites', lineBreaks, lineBreaks, lineBreaks, lineBreaks);

		const { error } = await runNode(planManager, sites);

		expect(error?.message).toBe('PlanManager does not answer');
		expect(error?.description).toContain('after several attempts (ECONNRESET)');
		expect(error?.description).toContain('base URL');
	});

	it('does not repeat what PlanManager has refused', async () => {
		planManager.on('GET /sites', refusal(500, 'INTERNAL', 'The list of sites is damaged.'));

		const { error } = await runNode(planManager, sites);

		expect(error?.message).toBe('The list of sites is damaged.');
		expect(error?.description).toContain('INTERNAL');
		expect(waits()).toEqual([]);
	});

	it('points to the key when it is refused, and does not try it on every item', async () => {
		planManager.on('GET /sites', refusal(401, 'UNAUTHORIZED', 'The API key is not known.'));

		const { items } = await runNode(planManager, sites, [{ n: 1 }, { n: 2 }], {
			onError: 'continueRegularOutput',
		});

		expect(items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual(
			[1, 2].map((n, item) => ({
				json: {
					n,
					error: 'The API key is not known.',
					errorHint: 'Check the API key in the credential. (UNAUTHORIZED)',
					errorCode: 'UNAUTHORIZED',
					errorStatus: '401',
				},
				pairedItem: { item },
			})),
		);
	});

	it.each([
		['a web page', { body: '<html><body>Welcome</body></html>', raw: true }],
		['JSON of another service', { body: { hello: 'world' }, raw: true }],
	])('explains that %s is not PlanManager', async (_what, answer) => {
		planManager.on('GET /sites', answer);

		const { error } = await runNode(planManager, sites);

		expect(error?.message).toBe(
			'PlanManager answered something else than was agreed to GET /sites',
		);
		expect(error?.description).toContain('base URL');
	});

	it('points to the record, not to the address, when PlanManager does not know it', async () => {
		planManager.on('GET /invoices/inv-9/pdf', refusal(404, 'NOT_FOUND', 'No invoice inv-9.'));

		const options = { continueWithoutPdf: false };
		const { error } = await runNode(
			planManager,
			{ resource: 'invoice', operation: 'getPdf', options },
			[{ id: 'inv-9' }],
		);

		expect(error?.description).toBe(
			'It may have been removed from PlanManager meanwhile. (NOT_FOUND)',
		);
	});

	it('sends an item that can not be done to the error output, and goes on', async () => {
		planManager.on('GET /invoices', page([invoice()]));

		const { items, errorItems } = await runNode(
			planManager,
			{ resource: 'invoice', operation: 'getAll', journals: '={{ $json.journals }}' },
			[{ journals: '' }, { journals: '*' }],
			{ onError: 'continueErrorOutput' },
		);

		expect(items.map(({ json }) => json.id)).toEqual(['inv-1']);
		expect(errorItems[0].json).toMatchObject({ error: 'No journal is chosen in Journals' });
	});

	it('names the item that stopped the workflow', async () => {
		planManager.on('GET /invoices', page([]));

		const { error } = await runNode(
			planManager,
			{ resource: 'invoice', operation: 'getAll', journals: '={{ $json.journals }}' },
			[{ journals: '*' }, { journals: '' }],
		);

		expect(error?.context?.itemIndex).toBe(1);
	});
});
