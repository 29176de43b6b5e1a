import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from './exactClient.mts';
import type { Api } from './exactClient.mts';

let api: Api;
let entryId = '';
before(async () => {
	api = await connect();
	const customer = await api.post('crm/Accounts', { Name: '<b>Tom & "Co"</b>', Status: 'C' });
	const document = await api.post('documents/Documents', { Subject: 'VF1', Type: 10 });
	await api.post('documents/DocumentAttachments', {
		Document: document.row['ID'],
		FileName: 'VF1.pdf',
		Attachment: btoa('%PDF-1.7'),
	});
	const entry = await api.post('salesentry/SalesEntries', {
		Customer: customer.row['ID'],
		Journal: '700',
		EntryDate: '2026-10-15',
		YourRef: 'VF1',
		Document: document.row['ID'],
		SalesEntryLines: [{ GLAccount: api.glAccount('704000')['ID'], AmountFC: 1234.5, VATCode: '4' }],
	});
	entryId = String(entry.row['EntryID']);
});
after(() => api.simulator.close());

const page = async (path: string) => {
	const response = await fetch(api.simulator.url + path);
	return { status: response.status, text: (await response.text()).replace(/\s+/g, ' ') };
};

describe('the pages for people', () => {
	it('list the sales journals with the number of entries to be processed', async () => {
		const { text } = await page('/');
		assert.match(text, /Ventes carrosserie/);
		assert.match(text, /<a class="count" href="\/books\/3114772\/journals\/700">1<\/a>/);
		assert.doesNotMatch(text, /Frais fixes/);
	});

	it('list the entries of a journal, with names escaped', async () => {
		const { text } = await page('/books/3114772/journals/700');
		assert.match(text, /267000001/);
		assert.match(text, /1\s493,75/);
		assert.match(text, /&lt;b&gt;Tom &amp; &quot;Co&quot;&lt;\/b&gt;/);
		assert.doesNotMatch(text, /<b>Tom/);
	});

	it('show an entry with its lines, and its PDF one click away', async () => {
		const { text } = await page(`/books/3114772/entries/${entryId}`);
		assert.match(text, /704000 Arbeidsloon/);
		const link = /href="(\/docs\/SysAttachment[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
		const file = await fetch(`${api.simulator.url}${link ?? ''}`);
		assert.equal(file.headers.get('content-type'), 'application/pdf');
		assert.equal(await file.text(), '%PDF-1.7');
	});

	it('answer 404 for what is not there', async () => {
		assert.equal((await page('/books/1/journals/700')).status, 404);
		assert.equal((await page('/books/3114772/entries/nothing')).status, 404);
		assert.equal((await page('/docs/SysAttachment.aspx?ID=x&_Division_=3114772')).status, 404);
	});

	it('are not counted as calls of the API', async () => {
		const before = api.simulator.control.calls.counts().total;
		await page('/');
		assert.equal(api.simulator.control.calls.counts().total, before);
	});
});
