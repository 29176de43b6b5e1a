import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import { createTill } from './exactTill.mts';

const till = createTill();
before(() => till.desk.open());
after(() => till.desk.close());
beforeEach(() => till.desk.tidy());

const control = async (method: string, path: string, body?: unknown) => {
	const response = await fetch(`${till.desk.api.simulator.url}/_sandbox/${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, text };
};

describe('payments over the control address', () => {
	it('are made, undone and told the truth about', async () => {
		await till.invoice('VF1', 100);
		const input = { division: GARAGE, cents: 4000, matches: [{ entry: 'VF1' }] };
		const made = await control('POST', 'payments/receive', input);
		const { setId } = JSON.parse(made.text) as { setId: string };
		const truth = JSON.parse((await control('GET', `truth/${GARAGE}`)).text) as unknown;
		assert.deepEqual(truth, till.desk.api.simulator.control.truth(GARAGE));
		assert.equal(till.truth('VF1').open, 6000);
		assert.equal(
			(await control('POST', 'payments/unmatch', { division: GARAGE, set: setId })).status,
			200,
		);
		assert.equal(till.truth('VF1').open, 10_000);
	});

	it('are refused with the reason when they make no sense', async () => {
		const refused = async (operation: string, body: unknown) =>
			await control('POST', `payments/${operation}`, body);
		const stranger = { division: GARAGE, cents: 1, matches: [{ entry: 'VF9' }] };
		const unknown = await refused('receive', stranger);
		assert.deepEqual(unknown, {
			status: 400,
			text: '{"problem":"0 sales entries are called VF9"}',
		});
		assert.equal((await refused('receive', { division: GARAGE, euros: 1 })).status, 400);
		assert.equal((await refused('receive', { division: 1, cents: 1 })).status, 400);
		assert.equal((await refused('steal', { division: GARAGE })).status, 404);
	});

	it('are gone after a reset, subscriptions and deliveries too', async () => {
		await till.invoice('VF1', 100);
		till.payments.receive(GARAGE, { cents: 10_000, matches: [{ entry: 'VF1' }] });
		till.desk.tidy();
		assert.deepEqual(await till.feed(), []);
		assert.deepEqual(await till.rows('financialtransaction/BankEntries?$select=EntryID'), []);
		const webhooks = await control('GET', 'webhooks');
		assert.equal(webhooks.text, '{"deliveries":[],"validations":[]}');
	});
});
