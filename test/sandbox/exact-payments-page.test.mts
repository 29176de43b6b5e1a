import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import { createTill } from './exactTill.mts';

const till = createTill();
const { desk, invoice, truth } = till;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

const plain = (text: string) => text.replace(/\s+/g, ' ');
const page = async (path: string) => {
	const response = await fetch(`${desk.api.simulator.url}/books/${GARAGE}/${path}`);
	return plain(await response.text());
};
const entryPath = (reference: string) => `entries/${truth(reference).entryId}`;
const fillIn = async (reference: string, fields: Record<string, string>) => {
	const address = `${desk.api.simulator.url}/books/${GARAGE}/${entryPath(reference)}/money`;
	const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
	return { status: response.status, text: plain(await response.text()) };
};
const open = async (reference: string) =>
	/id="open">([^<]*)</.exec(await page(entryPath(reference)))?.[1];

describe('the page of an entry', () => {
	it('offers to receive what is open, today', async () => {
		await invoice('VF1', 1234.5);
		const text = await page(entryPath('VF1'));
		assert.match(text, /Receive a payment/);
		assert.match(text, /name="amount" value="1234.50"/);
		assert.match(text, /type="date" value="2026-11-10"/);
		assert.match(text, /Nothing received yet/);
	});

	it('shows a payment, what is left, and the line in the bank journal', async () => {
		await invoice('VF1', 1000);
		const fields = { what: 'bank', amount: '400,50', date: '2026-11-05', payer: '<AXA>' };
		const { status, text } = await fillIn('VF1', fields);
		assert.equal(status, 200);
		assert.match(text, /05\/11\/2026.*Payment.*400,50/);
		assert.equal(await open('VF1'), '599,50');
		assert.equal(truth('VF1').paid, 40_050);
		const bank = await page('journals/550');
		assert.match(bank, /05\/11\/2026.*CABINET RENSON.*400000.*&lt;AXA&gt;.*VF1.*400,50/);
		assert.match(await page('journals/700'), /599,50 open/);
	});

	it('settles an invoice in every other way, and undoes it', async () => {
		await invoice('VF1', 100);
		for (const what of ['cash', 'discount', 'difference', 'writeOff']) {
			assert.equal((await fillIn('VF1', { what, amount: '10' })).status, 200);
		}
		const { paid, discount, difference, manual } = truth('VF1');
		assert.deepEqual([paid, discount, difference, manual], [1000, 1000, 1000, 1000]);
		const set = /name="set" value="([^"]+)"/.exec(await page(entryPath('VF1')))?.[1] ?? '';
		await fillIn('VF1', { what: 'unmatch', set });
		assert.equal(truth('VF1').open, 7000);
	});

	it('leaves what was received too much on the customer’s account', async () => {
		await invoice('VF1', 100);
		await fillIn('VF1', { what: 'bank', amount: '150' });
		assert.equal(truth('VF1').paid, 10_000);
		const listed = await till.rows('read/financial/ReceivablesList?$select=Amount');
		assert.deepEqual(
			listed.map((row) => row['Amount']),
			[-50],
		);
	});

	it('sets a credit note off against the invoice that is named, or pays it out', async () => {
		await invoice('VF1', 100);
		await invoice('NC1', -100);
		assert.match(await page(entryPath('NC1')), /Settle this credit note/);
		await fillIn('NC1', { what: 'setOff', amount: '60', invoice: 'VF1' });
		await fillIn('NC1', { what: 'refund', amount: '40' });
		assert.deepEqual([truth('VF1').setOff, truth('NC1').paid, truth('NC1').open], [6000, -4000, 0]);
	});

	it('says why it can’t do what was asked, and does nothing', async () => {
		await invoice('VF1', 100);
		const unreadable = await fillIn('VF1', { what: 'bank', amount: 'ten' });
		assert.equal(unreadable.status, 400);
		assert.match(unreadable.text, /Not an amount: ten/);
		assert.equal((await fillIn('VF1', { what: 'writeOff', amount: '101' })).status, 400);
		assert.equal(await open('VF1'), '100,00');
	});
});
