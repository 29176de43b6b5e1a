import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startClient } from './planmanager-client.mts';
import type { Client } from './planmanager-client.mts';

const SCREEN = '/?asked=1&journal=700';

describe('Payments on the accounting screen', () => {
	let client: Client;
	let id = '';
	before(async () => {
		client = await startClient();
	});
	after(async () => await client.simulator.close());
	beforeEach(async () => {
		client.simulator.reset();
		[id = ''] = await client.ids('journal=700');
		await client.call('PUT', `/invoices/${id}/payments`, {
			asOf: '2026-11-20T10:00:00.000Z',
			total: '1000.00',
			paid: '900.00',
			open: '100.00',
			inCollection: '40.00',
			transactions: [
				{
					externalId: 'a',
					kind: 'PAYMENT',
					amount: '880.00',
					date: '2026-11-02',
					journal: '550',
					entryNumber: 265500001,
					description: '<AXA>',
				},
				{ externalId: 'b', kind: 'DISCOUNT', amount: '20.00', date: '2026-11-03' },
			],
		});
	});

	const page = async (path: string) =>
		(await (await fetch(client.simulator.url + path)).text()).replace(/\s+/g, ' ');
	const popUps = (text: string) =>
		[...text.matchAll(/<details>.*?<\/details>/g)].map(([one]) => one);
	const option = async (value: string) =>
		await fetch(`${client.simulator.url}/_sandbox/books`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ options: { SHOW_TRANSACTIONS: value } }),
		});

	it('open by a click on what is paid and on what is not, each transaction with its origin', async () => {
		const [unpaid = '', paid = '', ...others] = popUps(await page(SCREEN));
		assert.deepEqual(others, []);
		assert.match(unpaid, /<summary>100,00<\/summary>/);
		assert.match(paid, /<summary>900,00<\/summary>/);
		for (const text of [unpaid, paid]) {
			assert.match(text, /02\/11\/2026.*Paiement.*&lt;AXA&gt;.*550 · 265500001.*880,00/);
			assert.match(text, /03\/11\/2026.*Escompte.*20,00/);
		}
	});

	it('are added up, with what is open and what the bank is collecting', async () => {
		const [text = ''] = popUps(await page(SCREEN));
		assert.match(text, /Total du document.*1\s000,00.*Somme des opérations.*900,00/);
		assert.match(text, /Non payé.*100,00.*Dont en domiciliation.*40,00/);
	});

	it('are told in the language of the screen', async () => {
		assert.match(await page(`${SCREEN}&lang=nl`), /Betalingskorting/);
		assert.match(await page(`${SCREEN}&lang=en`), /Transactions added up/);
	});

	it('don’t open where the installation doesn’t show transactions', async () => {
		await option('NON');
		const text = await page(SCREEN);
		assert.deepEqual(popUps(text), []);
		assert.match(text, /900,00/);
	});
});
