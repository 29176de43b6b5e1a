// The client of the facts keeps to what a real administration allows.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { AtRest, createBudget } from '../../facts/client/budget.mts';
import { codeIn, connect, consentAddress } from '../../facts/client/connection.mts';
import { createService, one, rowsOf } from '../../facts/client/service.mts';
import type { Service } from '../../facts/client/service.mts';
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';

let exact: ExactSimulator;
before(async () => {
	exact = await startExactSimulator({ start: Date.UTC(2026, 10, 10, 9), takenNumbers: false });
});
after(() => exact.close());
beforeEach(() => exact.reset());

const app = () => ({
	site: exact.url,
	clientId: CLIENT_ID,
	clientSecret: CLIENT_SECRET,
	redirectUri: 'https://n8n.example.be/rest/oauth2-credential/callback',
});

/** A service whose waits move the clock of the simulator; `waits` tells them in ms. */
async function open(before = {}): Promise<{ service: Service; waits: number[] }> {
	const { clock } = exact.control;
	const waits: number[] = [];
	const time = {
		now: () => clock.now(),
		wait: (ms: number) => {
			waits.push(ms);
			clock.advance(ms);
			return Promise.resolve();
		},
	};
	const address = `${consentAddress(app())}&auto_approve=1`;
	const answer = await fetch(address, { redirect: 'manual' });
	const code = codeIn(answer.headers.get('location') ?? '');
	const connection = await connect(app(), code, time.now);
	return {
		service: createService(connection, GARAGE_DIVISION, time, createBudget(time, before)),
		waits,
	};
}

const journals = (service: Service) => service.get('financial/Journals', { $select: 'Code' });
const refused = (service: Service) => service.get('financial/Journals', { $select: 'Nope' });
const byStatus = () => exact.control.calls.counts().byStatus;

test('waits for the next minute instead of being refused', async () => {
	const { service, waits } = await open();
	for (let call = 0; call < 125; call += 1) assert.equal((await journals(service)).status, 200);
	assert.equal(byStatus()['429'], undefined);
	assert.equal(waits.length, 2);
});

test('stops asking an endpoint at four refusals, goes on with others, and still removes there', async () => {
	const { service } = await open();
	for (let call = 0; call < 4; call += 1) assert.equal((await refused(service)).status, 400);
	await assert.rejects(journals(service), AtRest);
	assert.equal((await service.get('vat/VATCodes', { $select: 'Code' })).status, 200);
	const nobody = '00000000-0000-0000-0000-000000000000';
	for (let call = 0; call < 4; call += 1) {
		assert.equal((await service.remove(one('financial/Journals', nobody))).status, 404);
	}
	await assert.rejects(service.remove(one('financial/Journals', nobody)), AtRest);
	assert.equal(byStatus()['429'], undefined, 'it never came to a block');
});

test('minds the refusals of a run before it, for an hour', async () => {
	const now = exact.control.clock.now();
	const { service } = await open({ 'financial/Journals': [now, now, now, now] });
	await assert.rejects(journals(service), AtRest);
	exact.control.clock.advance(3_601_000);
	assert.equal((await journals(service)).status, 200);
});

test('sends nothing more where it is blocked', async () => {
	const { service } = await open();
	exact.control.switches({ errorLimit: 1 });
	assert.equal((await service.get('vat/VATCodes', { $select: 'Nope' })).status, 400);
	await assert.rejects(service.get('vat/VATCodes', { $select: 'Code' }), AtRest);
	await assert.rejects(service.get('vat/VATCodes', { $select: 'Code' }), AtRest);
	assert.equal(byStatus()['429'], 1);
});

test('renews its tokens in time, and follows pages of the same site only', async () => {
	const { service } = await open();
	exact.control.clock.advance(580_000);
	const rows = await rowsOf(service, 'financial/GLAccounts', { $select: 'ID' });
	assert.equal(rows.length, 180);
	assert.throws(() => service.follow('https://example.org/next'), /Another site/);
	assert.equal(byStatus()['401'], undefined);
});

test('takes the code out of a pasted address, and says when there is none', () => {
	assert.equal(codeIn(' https://n8n.example.be/cb?code=stamp%21x&state=1 \n'), 'stamp!x');
	assert.throws(() => codeIn('https://n8n.example.be/cb?error=access_denied'), /no code/);
	assert.throws(() => codeIn('stamp!x'), /no code/);
});
