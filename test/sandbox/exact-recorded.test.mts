// Answers recorded from a live division in 2026, and what clients written by others ask and expect.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { createDesk } from './exactDesk.mts';

const desk = createDesk();
const get = (path: string) => desk.api.get(path);
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

/** Type of a row as its metadata tell it, and its address below the division. */
function metadataOf(row: Record<string, unknown> | undefined): { type: string; uri: string } {
	return row?.['__metadata'] as { type: string; uri: string };
}

describe('a recorded answer', () => {
	it('names the type of a row without the name of its service', async () => {
		const account = (await get('crm/Accounts?$top=1&$select=ID')).rows[0];
		const entry = await desk.book();
		assert.equal(metadataOf(account).type, 'Exact.Web.Api.Models.Account');
		assert.equal(metadataOf(entry.row).type, 'Exact.Web.Api.Models.SalesEntry');
	});

	it('tells the time of the server without zone, and how far it is from UTC in seconds', async () => {
		const me = (await get('/api/v1/current/Me')).rows[0];
		assert.match(String(me?.['ServerTime']), /^2026-11-10T10:00:0\d\.\d+$/);
		assert.equal(me?.['ServerUtcOffset'], 3600);
		desk.api.simulator.control.clock.set(Date.UTC(2026, 6, 1, 9));
		const token = desk.api.simulator.control.issueTokens().access_token;
		const summer = await desk.api.get('/api/v1/current/Me', { Authorization: `Bearer ${token}` });
		assert.equal(summer.rows[0]?.['ServerUtcOffset'], 7200);
	});

	it('pads the legislation of a division, and keeps the leading zeros of an account’s code', async () => {
		const [division] = (await get('system/Divisions?$select=Legislation')).rows;
		assert.equal(division?.['Legislation'], '2  ');
		const { rows } = await get('crm/Accounts?$select=Code');
		const codes = rows.map((row) => String(row['Code']).trim());
		assert.ok(codes.some((code) => code.startsWith('00')));
		assert.ok(codes.every((code) => !Number.isNaN(Number(code))));
	});

	it('writes the address of the next page with its commas and apostrophes as they are', async () => {
		const answer = await get('financial/GLAccounts?$select=ID,Code');
		const next = String((answer.d as Record<string, unknown>)['__next']);
		assert.match(next, /\$select=ID,Code&\$skiptoken=guid'[0-9a-f-]{36}'$/);
		const second = await get(next.slice(desk.api.simulator.url.length));
		assert.equal(second.rows.length, 60);
	});

	it('addresses the status of a journal by journal, year and period', async () => {
		const [status] = (await get('read/financial/JournalStatusList')).rows;
		assert.match(
			metadataOf(status).uri,
			/JournalStatusList\(Journal='\d+',Year=\d{4},Period=\d+\)$/,
		);
	});

	it('fills what was not sent: the currency of a document', async () => {
		const { row } = await desk.api.post('documents/Documents', { Subject: 'x', Type: 10 });
		assert.equal(row['Currency'], 'EUR');
	});

	it('shows the client group of an account, and cost centre and unit of a document', async () => {
		const select = 'ClientGroup,ClientGroupDescription';
		assert.equal((await get(`crm/Accounts?$top=1&$select=${select}`)).status, 200);
		await desk.api.post('documents/Documents', { Subject: 'x', Type: 10, CostCenter: 'LIEGE' });
		const fields = 'CostCenter,CostCenterDescription,CostUnit,CostUnitDescription';
		const [document] = (await get(`documents/Documents?$top=1&$select=${fields}`)).rows;
		assert.equal(document?.['CostCenter'], 'LIEGE');
	});

	it('books a line with 0 when its amount was sent in a field that can only be read', async () => {
		const { AmountFC: _, ...line } = desk.line({ AmountDC: 100 });
		const { status, row } = await desk.bookLines(line);
		assert.deepEqual([status, row['AmountDC']], [201, 0]);
	});
});

describe('clients written by others', () => {
	it('send an empty $filter to a list; on bulk it is refused', async () => {
		assert.equal((await get('financial/Journals?$filter=&$select=ID')).status, 200);
		assert.equal((await get('bulk/Financial/GLAccounts?$filter=&$select=ID')).status, 400);
	});

	it('attach a text file', async () => {
		const document = await desk.api.post('documents/Documents', { Subject: 'x', Type: 10 });
		const file = { Document: document.row['ID'], FileName: 'test.txt', Attachment: 'dGVzdA==' };
		const { status, row } = await desk.api.post('documents/DocumentAttachments', file);
		assert.deepEqual([status, row['FileSize']], [201, 4]);
	});

	it('ask hrm/Divisions for the divisions', async () => {
		const { rows } = await get('hrm/Divisions?$select=Code');
		assert.ok(rows.some((row) => row['Code'] === GARAGE_DIVISION));
	});

	it('trade a code of consent within three minutes', async () => {
		const { simulator } = desk.api;
		const redirect = 'https://n8n.example.be/callback';
		const trade = async (waitMs: number) => {
			const query = new URLSearchParams({
				client_id: CLIENT_ID,
				redirect_uri: redirect,
				response_type: 'code',
				auto_approve: '1',
			});
			const consent = await fetch(`${simulator.url}/api/oauth2/auth?${query.toString()}`, {
				redirect: 'manual',
			});
			const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
			simulator.control.clock.advance(waitMs);
			const body = new URLSearchParams({
				grant_type: 'authorization_code',
				client_id: CLIENT_ID,
				client_secret: CLIENT_SECRET,
				redirect_uri: redirect,
				code,
			});
			return (await fetch(`${simulator.url}/api/oauth2/token`, { method: 'POST', body })).status;
		};
		assert.equal(await trade(170_000), 200);
		assert.equal(await trade(190_000), 400);
	});
});

describe('what no answer decides', () => {
	it('a list of receivables without $select is a switch', async () => {
		assert.equal((await get('cashflow/Receivables')).status, 400);
		desk.switches({ receivablesSelect: 'optional' });
		assert.equal((await get('cashflow/Receivables')).status, 200);
	});

	it('a number where a text is due is a switch', async () => {
		assert.equal((await desk.book({ YourRef: 12 })).status, 400);
		desk.switches({ numberForText: 'taken' });
		const { status, row } = await desk.book({ YourRef: 12 });
		assert.deepEqual([status, row['YourRef']], [201, '12']);
	});

	it('a document made by Exact for an entry without one is a switch', async () => {
		assert.equal((await desk.book()).row['Document'], null);
		desk.switches({ ownDocument: 'made' });
		const { row } = await desk.book();
		const path = `documents/Documents(guid'${String(row['Document'])}')?$select=Type,Subject`;
		assert.equal((await get(path)).row['Type'], 10);
	});

	it('a document named in the POST of an entry, and files within that of a document, are switches', async () => {
		const file = { FileName: 'a.pdf', Attachment: 'JVBERi0xLjQ=' };
		const document = { Subject: 'x', Type: 10, Attachments: [file] };
		assert.equal((await desk.api.post('documents/Documents', document)).status, 400);
		desk.switches({ nestedAttachments: 'taken', postedDocument: 'dropped' });
		const made = await desk.api.post('documents/Documents', document);
		const filter = `$filter=Document eq guid'${String(made.row['ID'])}'`;
		const files = await get(`documents/DocumentAttachments?$select=FileName&${filter}`);
		assert.equal(files.rows[0]?.['FileName'], 'a.pdf');
		const entry = await desk.book({ Document: made.row['ID'] });
		assert.deepEqual([entry.status, entry.row['Document']], [201, null]);
	});

	it('the length of a block and the order of a feed are switches', async () => {
		const { control } = desk.api.simulator;
		desk.switches({ errorLimit: 1, blockMinutes: 2 });
		await get('financial/Journals?$select=Nope');
		assert.equal((await get('financial/Journals')).status, 429);
		control.clock.advance(121_000);
		assert.equal((await get('financial/Journals')).status, 200);
		for (const reference of ['A', 'B']) await desk.book({ YourRef: reference });
		desk.switches({ feedOrder: 'shuffled' });
		const { rows } = await get('sync/Cashflow/PaymentTerms?$filter=Timestamp gt 1L&$select=*');
		const versions = rows.map((row) => Number(row['Timestamp']));
		assert.ok(versions.length > 1);
		assert.notDeepEqual(
			versions,
			versions.toSorted((one, other) => one - other),
		);
	});
});
