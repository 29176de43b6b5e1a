import type { IDataObject } from 'n8n-workflow';

import { FakePlanManager, refusal } from './fakePlanManager';
import { runNode } from './runNode';
import { ACCOUNT_ID, DOCUMENT_ID, ENTRY_ID } from './samples';

const importAccounts = { resource: 'glAccount', operation: 'import' };
const link = { resource: 'glAccount', operation: 'link' };

const labour = { number: '704000', name: 'Arbeidsloon', exactId: ACCOUNT_ID, blocked: false };
const parts = { number: '705000', name: 'Onderdelen', exactId: ENTRY_ID, blocked: true };

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

/** An item as the Exact Online GL Account Sync node hands it over. */
function found(account: IDataObject): IDataObject {
	return { exactGlAccount: { outcome: 'found', type: 110, ...account } };
}

function imported(created: object[], skipped: string[] = []) {
	return {
		body: { created, skipped: skipped.map((number) => ({ number, reason: 'DUPLICATE' })) },
	};
}

describe('Import GL accounts', () => {
	it('takes over all accounts in one call and says of each whether it is new', async () => {
		planManager.on('POST /gl-accounts/import', imported([labour], ['705000']));
		const given = [found(labour), found(parts)];

		const { items } = await runNode(planManager, importAccounts, given);

		expect(planManager.calls.map(({ body }) => body)).toEqual([{ items: [labour, parts] }]);
		expect(items).toEqual([
			{ json: { ...given[0], imported: 'created' }, pairedItem: { item: 0 } },
			{
				json: { ...given[1], imported: 'skipped', importReason: 'DUPLICATE' },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('sends accounts from a sheet, with what is mapped only', async () => {
		planManager.on('POST /gl-accounts/import', imported([{ number: '704100', name: 'Vitrage' }]));
		const parameters = {
			...importAccounts,
			number: '={{ $json.No }}',
			name: '={{ $json.Label }}',
			blocked: '={{ $json.Closed }}',
			additionalFields: { description: 'Glass', analytic: '' },
		};

		await runNode(planManager, parameters, [{ No: 704100, Label: ' Vitrage ', Closed: 'TRUE' }]);

		expect(planManager.calls[0].body).toEqual({
			items: [{ number: '704100', name: 'Vitrage', description: 'Glass', blocked: true }],
		});
	});

	it('sends an account that comes twice once, and says that the second was known', async () => {
		planManager.on('POST /gl-accounts/import', imported([labour]));

		const { items } = await runNode(planManager, importAccounts, [found(labour), found(labour)]);

		expect(planManager.calls[0].body).toEqual({ items: [labour] });
		expect(items.map(({ json }) => json.imported)).toEqual(['created', 'skipped']);
	});

	it('sends at most a thousand accounts in one call', async () => {
		const accounts = Array.from({ length: 1_001 }, (_, index) => ({
			number: `${700_000 + index}`,
			name: 'Sales',
		}));
		planManager.on(
			'POST /gl-accounts/import',
			imported(accounts.slice(0, 1_000)),
			imported(accounts.slice(1_000)),
		);

		const { items } = await runNode(planManager, importAccounts, accounts.map(found));

		expect(planManager.calls.map(({ body }) => (body?.items as unknown[]).length)).toEqual([
			1_000, 1,
		]);
		expect(items.every(({ json }) => json.imported === 'created')).toBe(true);
	});

	it.each([
		['no number', { ...labour, number: undefined }, 'Number is empty'],
		['no name', { ...labour, name: ' ' }, 'Name is empty'],
		['an identity that is none', { ...labour, exactId: '42' }, '"42" in Exact ID is no GUID'],
	])('imports the others when an account has %s', async (_what, faulty, message) => {
		planManager.on('POST /gl-accounts/import', imported([parts]));

		const { items } = await runNode(planManager, importAccounts, [found(faulty), found(parts)], {
			onError: 'continueRegularOutput',
		});

		expect(planManager.calls[0].body).toEqual({ items: [parts] });
		expect(items.map(({ json }) => json.error ?? json.imported)).toEqual([message, 'created']);
	});

	it('imports the accounts after a faulty one before it stops the workflow', async () => {
		planManager.on('POST /gl-accounts/import', imported([parts]));

		const { error } = await runNode(planManager, importAccounts, [found({}), found(parts)]);

		expect(error?.message).toBe('Number is empty');
		expect(error?.context?.itemIndex).toBe(0);
		expect(planManager.log).toEqual(['POST /gl-accounts/import']);
	});

	it('asks once when the key is no longer good', async () => {
		const refused = refusal(401, 'UNAUTHORIZED', 'The API key is not known.');
		planManager.on('POST /gl-accounts/import', refused);

		const { error } = await runNode(planManager, importAccounts, [found(labour), found(parts)]);

		expect(error?.message).toBe('The API key is not known.');
	});

	it('says so when PlanManager is silent about an account', async () => {
		planManager.on('POST /gl-accounts/import', imported([]));

		const { error } = await runNode(planManager, importAccounts, [found(labour)]);

		expect(error?.message).toBe('PlanManager said nothing about 704000');
	});
});

describe('Link GL accounts', () => {
	const linkOf = ({ number, exactId, blocked }: typeof labour) => ({ number, exactId, blocked });
	const linked = (accounts: object[], unknown: string[] = []) => ({
		body: { linked: accounts, unknown },
	});

	it('links what was synchronised in one call, and says what PlanManager does not have', async () => {
		planManager.on('POST /gl-accounts/links', linked([labour], ['705000']));
		const given = [found(labour), found(parts)];

		const { items } = await runNode(planManager, link, given);

		expect(planManager.calls.map(({ body }) => body)).toEqual([
			{ links: [linkOf(labour), linkOf(parts)] },
		]);
		expect(items).toEqual([
			{ json: { ...given[0], linked: 'linked' }, pairedItem: { item: 0 } },
			{
				json: { ...given[1], linked: 'unknown', linkReason: 'NOT_IN_PLANMANAGER' },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('passes an account that is not in Exact Online on, and leaves its link alone', async () => {
		planManager.on('POST /gl-accounts/links', linked([labour]));
		const missing = { number: '704999', exactGlAccount: { outcome: 'refused' } };
		const given = [missing, found(labour)];

		const { items } = await runNode(planManager, link, given);

		expect(planManager.calls[0].body).toEqual({ links: [linkOf(labour)] });
		expect(items[0].json).toEqual({ ...missing, linked: 'skipped', linkReason: 'NO_EXACT_ID' });
	});

	it('asks nothing of PlanManager when no account is in Exact Online', async () => {
		const { items } = await runNode(planManager, link, [{ number: '704999' }]);

		expect(items[0].json.linked).toBe('skipped');
		expect(planManager.log).toEqual([]);
	});

	it('takes the link of a missing account away on request', async () => {
		planManager.on('POST /gl-accounts/links', linked([{ number: '704000', name: 'Arbeidsloon' }]));

		const { items } = await runNode(planManager, { ...link, withoutExactId: 'unlink' }, [
			{ number: '704000' },
		]);

		expect(planManager.calls[0].body).toEqual({ links: [{ number: '704000', exactId: null }] });
		expect(items[0].json.linked).toBe('unlinked');
	});

	it('links an account once when it comes twice', async () => {
		planManager.on('POST /gl-accounts/links', linked([labour]));

		const { items } = await runNode(planManager, link, [found(labour), found(labour)]);

		expect(planManager.calls[0].body).toEqual({ links: [linkOf(labour)] });
		expect(items.map(({ json }) => json.linked)).toEqual(['linked', 'linked']);
	});

	it('refuses to link one account to two records, as those of two divisions', async () => {
		planManager.on('POST /gl-accounts/links', linked([labour]));
		const other = { ...labour, exactId: DOCUMENT_ID };

		const { items } = await runNode(planManager, link, [found(labour), found(other)], {
			onError: 'continueRegularOutput',
		});

		expect(planManager.calls[0].body).toEqual({ links: [linkOf(labour)] });
		expect(items.map(({ json }) => json.error ?? json.linked)).toEqual([
			'linked',
			'Two items link account 704000 to different records',
		]);
	});
});
