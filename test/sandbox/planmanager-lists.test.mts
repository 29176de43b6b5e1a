import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startClient } from './planmanager-client.mts';
import type { Client } from './planmanager-client.mts';

type List = { readonly items: readonly Readonly<Record<string, unknown>>[] };

const GUID = '11111111-2222-3333-4444-555555555555';
const OTHER_GUID = '99999999-2222-3333-4444-555555555555';

describe('The lists, links and payments of PlanManager', () => {
	let client: Client;
	beforeEach(async () => {
		client = await startClient();
	});
	afterEach(async () => await client.simulator.close());

	const items = async (path: string): Promise<List['items']> =>
		(await client.get<List>(path)).body.items;

	it('answers nobody without the key', async () => {
		for (const path of ['/health', '/sites', '/invoices?journal=*']) {
			const { status, body } = await client.call('GET', path, undefined, { 'X-Api-Key': 'wrong' });
			assert.equal(status, 401);
			assert.equal(body['code'], 'UNAUTHORIZED');
		}
	});

	it('says that there is nothing at an unknown address', async () => {
		assert.equal((await client.get('/nothing')).status, 404);
		assert.equal((await client.get('/invoices/unknown')).body['code'], 'NOT_FOUND');
	});

	it('tells its options', async () => {
		const { body } = await client.get('/health');
		assert.deepEqual(body['options'], { VAT_JOURNAL_NUMBER: 'OUI', SHOW_TRANSACTIONS: 'OUI' });
		client.simulator.control.setOption('SHOW_TRANSACTIONS', 'NON');
		const changed = await client.get<{ options: Record<string, string> }>('/health');
		assert.equal(changed.body.options['SHOW_TRANSACTIONS'], 'NON');
	});

	it('lists the sites, categories, journals, accounts and VAT codes of the garage', async () => {
		const codes = async (path: string, key = 'code'): Promise<unknown[]> =>
			(await items(path)).map((item) => item[key]);
		assert.deepEqual(await codes('/sites'), ['LIEGE', 'NAMUR']);
		assert.equal((await codes('/categories')).length, 5);
		const journals = '600 610 700 701 710 711 719 720 721 730 799'.split(' ');
		assert.deepEqual(await codes('/journals'), journals);
		assert.ok((await codes('/gl-accounts', 'number')).includes('704009'));
		assert.deepEqual((await codes('/vat-codes')).slice(0, 3), ['0', '12', '21']);
	});

	it('pages through a list', async () => {
		type Page = List & { readonly nextCursor: string | null };
		const first = await client.get<Page>('/journals?limit=6');
		const second = await client.get<Page>(`/journals?limit=6&cursor=${first.body.nextCursor}`);
		assert.equal(second.body.nextCursor, null);
		assert.deepEqual([...first.body.items, ...second.body.items], await items('/journals'));
	});

	it('imports new journals and skips those it knows', async () => {
		const given = [
			{ code: '700', name: 'Renamed', type: 'SALES', exactId: GUID },
			{ code: '740', name: 'Ventes Huy', type: 'SALES', exactId: OTHER_GUID },
		];
		const { body } = await client.call<{ created: unknown[]; skipped: unknown[] }>(
			'POST',
			'/journals/import',
			{ items: given },
		);
		assert.deepEqual(body.created, [given[1]]);
		assert.deepEqual(body.skipped, [{ code: '700', reason: 'DUPLICATE' }]);
		const known = (await items('/journals')).find((journal) => journal['code'] === '700');
		assert.equal(known?.['name'], 'Ventes carrosserie');
	});

	it('imports accounts once, links them by number and takes a link away again', async () => {
		const account = { number: '704100', name: 'Vitrage' };
		const path = '/gl-accounts/import';
		await client.call('POST', path, { items: [account] });
		const again = await client.call('POST', path, { items: [account] });
		assert.deepEqual(again.body['skipped'], [{ number: '704100', reason: 'DUPLICATE' }]);
		const link = async (exactId: string | null): Promise<unknown> =>
			(
				await client.call('POST', '/gl-accounts/links', {
					links: [
						{ number: '704100', exactId, blocked: false },
						{ number: '999999', exactId },
					],
				})
			).body;
		const linked = { ...account, exactId: GUID, blocked: false };
		assert.deepEqual(await link(GUID), { linked: [linked], unknown: ['999999'] });
		assert.deepEqual(await link(null), {
			linked: [{ ...account, blocked: false }],
			unknown: ['999999'],
		});
	});

	it('links journals', async () => {
		const { body } = await client.call<{ linked: { exactId: string }[]; unknown: string[] }>(
			'POST',
			'/journals/links',
			{ links: [{ code: '700', exactId: GUID }] },
		);
		assert.equal(body.linked[0]?.exactId, GUID);
		assert.deepEqual(body.unknown, []);
	});

	it('replaces the mappings of a VAT code, one for each journal', async () => {
		const map = async (mappings: object[], code = 'MARGE'): Promise<Record<string, unknown>> =>
			(await client.call('PUT', `/vat-codes/${code}/mappings`, { mappings })).body;
		const mappings = [{ exactVatCode: '0' }, { journal: '720', exactVatCode: '0' }];
		assert.equal((await map(mappings))['applied'], true);
		assert.equal((await map(mappings))['applied'], false);
		assert.equal((await map([...mappings, { exactVatCode: '4' }]))['code'], 'MAPPING_REPEATED');
		assert.equal((await map(mappings, 'unknown'))['code'], 'NOT_FOUND');
	});

	it('remembers the account of a customer, one for each division', async () => {
		type Linked = { applied: boolean; customer: { exactLinks: { accountId: string }[] } };
		const link = async (division: number, accountId: string): Promise<Linked> =>
			(
				await client.call<Linked>('PUT', '/customers/cust-0001/exact-link', {
					division,
					accountId,
					matchedBy: 'nameAndAddress',
				})
			).body;
		assert.equal((await link(1, GUID)).applied, true);
		assert.equal((await link(1, GUID)).applied, false);
		await link(2, GUID);
		const { customer } = await link(1, OTHER_GUID);
		assert.equal(customer.exactLinks.length, 2);
		const [invoice] = (await client.invoices('journal=*')).filter(
			(each) => each.customer.id === 'cust-0001',
		);
		assert.deepEqual(invoice?.customer.exactLinks, customer.exactLinks);
	});

	it('lists customers by code, and only those asked for', async () => {
		const all = await items('/customers?limit=500');
		assert.ok(all.length >= 80);
		const some = await items('/customers?ids=cust-0002,cust-0001,unknown');
		assert.deepEqual(
			some.map((customer) => customer['id']),
			['cust-0001', 'cust-0002'],
		);
	});

	it('records the whole payment state and never an older one over a newer', async () => {
		const [invoice] = await client.invoices('journal=711');
		assert.ok(invoice);
		const path = `/invoices/${invoice.id}/payments`;
		const total = invoice.totals.gross;
		const unpaid = await client.get(path);
		assert.deepEqual([unpaid.body['paid'], unpaid.body['open']], ['0.00', total]);
		const payment = { externalId: 't1', kind: 'PAYMENT', amount: total, date: '2026-11-20' };
		const paid = {
			asOf: '2026-11-24T10:00:00Z',
			total,
			paid: total,
			open: '0.00',
			transactions: [payment],
		};
		assert.equal((await client.call('PUT', path, paid)).body['applied'], true);
		assert.equal((await client.call('PUT', path, paid)).body['applied'], false);
		const older = { ...paid, asOf: '2026-11-23T10:00:00Z', paid: '0.00', open: total };
		assert.equal((await client.call('PUT', path, older)).body['applied'], false);
		const wrong = await client.call('PUT', path, { ...paid, open: '1.00' });
		assert.equal(wrong.body['code'], 'AMOUNTS_DIFFER');
		const [after] = await client.invoices(`ids=${invoice.id}`);
		assert.deepEqual(after?.payments, { paid: total, open: '0.00', asOf: paid.asOf });
	});

	it('tells a corrected payment state from one that was only read again, later or a moment before', async () => {
		const [invoice] = await client.invoices('journal=711');
		assert.ok(invoice);
		const { gross: total } = invoice.totals;
		const record = async (asOf: string, paid: string, open: string): Promise<unknown[]> => {
			const state = { asOf: `2026-11-24T${asOf}Z`, total, paid, open, transactions: [] };
			const { body } = await client.call('PUT', `/invoices/${invoice.id}/payments`, state);
			return [body['applied'], body['changed']];
		};
		assert.deepEqual(await record('10:00:00', '0.00', total), [true, false]);
		assert.deepEqual(await record('11:00:00.250', total, '0.00'), [true, true]);
		assert.deepEqual(await record('11:00:00.249', '0.00', total), [false, false]);
		assert.deepEqual(await record('12:00:00', total, '0.00'), [true, false]);
		assert.deepEqual(await record('10:30:00', '0.00', total), [false, false]);
		assert.deepEqual(await record('13:00:00', '0.00', total), [true, true]);
	});

	it('has a PDF with a tag that changes only with the content', async (test) => {
		const [invoice] = await client.invoices('journal=711');
		assert.ok(invoice);
		const path = `/invoices/${invoice.id}/pdf`;
		const first = await client.get(path);
		assert.equal(first.bytes.subarray(0, 5).toString(), '%PDF-');
		const tag = first.headers.get('ETag') ?? '';
		const unchanged = await client.call('GET', path, undefined, { 'If-None-Match': tag });
		assert.equal(unchanged.status, 304);
		client.simulator.control.changeInvoice(invoice.id, { dossier: '1-XYZ-999' });
		assert.notEqual((await client.get(path)).headers.get('ETag'), tag);
		const again = await startClient();
		test.after(async () => await again.simulator.close());
		const other = await again.get(path);
		assert.equal(other.headers.get('ETag'), tag);
	});

	it('writes down who did what, and pages through it', async () => {
		const filter = { journal: ['711'] };
		await client.call('POST', '/invoices/claims', { filter, runId: 'run-a' });
		const all = await items('/audit-events?limit=500');
		const claims = all.filter((event) => event['action'] === 'CLAIM');
		assert.ok(claims.length > 0);
		assert.ok(claims.every((event) => event['actor'] === 'link' && event['runId'] === 'run-a'));
		type Page = List & { readonly nextCursor: string };
		const first = await client.get<Page>('/audit-events?limit=2');
		const rest = await items(`/audit-events?limit=500&cursor=${first.body.nextCursor}`);
		assert.deepEqual([...first.body.items, ...rest], all);
		assert.deepEqual(await items('/audit-events?from=2099-01-01T00:00:00Z'), []);
	});

	it('answers faults in the form of the contract', async () => {
		const { faults, calls } = client.simulator;
		faults.add({ name: 'status503', path: 'sites' });
		faults.add({ name: 'status429', path: 'sites' });
		const unavailable = await client.get('/sites');
		assert.equal(unavailable.body['code'], 'UNAVAILABLE');
		assert.equal(unavailable.headers.get('Retry-After'), '1');
		assert.equal((await client.get('/sites')).body['code'], 'TOO_MANY_REQUESTS');
		assert.equal((await client.get('/sites')).status, 200);
		assert.equal(calls.counts().byEndpoint['GET sites'], 3);
	});

	it('goes back to the seed', async () => {
		const before = await client.ids('journal=*');
		const filter = { journal: ['*'] };
		await client.call('POST', '/invoices/claims', { filter, runId: 'run-a' });
		client.simulator.reset();
		assert.deepEqual(await client.ids('journal=*'), before);
		assert.equal(client.simulator.calls.counts().byEndpoint['POST invoices/claims'], undefined);
	});
});
