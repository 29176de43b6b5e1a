/** Customers when Exact Online answers badly, late or not at all: one account each, in the end. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { hurry } from './support/hurry.mts';
import { customer } from './support/samples.mts';
import { accountNamed, accountsNamed, runUpsert, upsert } from './support/upsert.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const CREATE = { method: 'POST', path: 'crm/Accounts' };
const fault = (rule: FaultRule) => world.exact.control.faults.add(rule);
const three = ['Un', 'Deux', 'Trois'].map((name) => customer({ id: `c-${name}`, name }));
const outcomesOf = (settled: ReadonlyArray<{ outcome: string }>) =>
	settled.map(({ outcome }) => outcome);

const lostAnswers: Array<[string, FaultRule]> = [
	['the answer is lost', { name: 'dropReply', ...CREATE }],
	['the answer never comes', { name: 'stallReply', ms: 50, ...CREATE }],
	['the answer breaks off', { name: 'cutReply', ...CREATE }],
	['the answer is a 503', { name: 'status503', afterCommit: true, ...CREATE }],
	['the answer is an empty 500', { name: 'status500', afterCommit: true, ...CREATE }],
	['the answer is a web page', { name: 'garbage', afterCommit: true, ...CREATE }],
];

for (const [what, rule] of lostAnswers) {
	test(`a customer was created but ${what}: it is looked up, not created again`, async () => {
		fault(rule);
		const [one] = await upsert(world, [customer()]);

		assert.equal(one.outcome, 'created');
		assert.equal(one.needsAttention, false);
		assert.equal(one.result['accountId'], accountNamed(world, 'Amandine Lejeune')['ID']);
		assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
	});
}

const lostRequests: Array<[string, FaultRule]> = [
	['the connection broke', { name: 'dropRequest', ...CREATE }],
	['a 503 came', { name: 'status503', ...CREATE }],
	['an empty 500 came', { name: 'status500', ...CREATE }],
	['a web page came', { name: 'garbage', ...CREATE }],
];

for (const [what, rule] of lostRequests) {
	test(`nothing was created because ${what}: the next run creates the customer once`, async () => {
		fault(rule);
		const [one] = await upsert(world, [customer()]);
		assert.equal(one.outcome, 'unconfirmed');
		assert.deepEqual(one.codes, ['OUTCOME_UNKNOWN']);
		assert.equal(one.needsAttention, true);
		assert.equal(accountsNamed(world, 'Amandine Lejeune').length, 0);

		const [again] = await upsert(world, [customer()]);
		assert.equal(again.outcome, 'created');
		assert.equal(accountsNamed(world, 'Amandine Lejeune').length, 1);
	});
}

test('Exact Online goes down in the middle: what was created is told, the rest was not attempted', async () => {
	// The look by name and the first customer.
	fault({ name: 'status503', path: 'crm/Accounts', skip: 2, count: 0 });
	const outcomes = await upsert(world, three);

	assert.deepEqual(outcomesOf(outcomes), ['created', 'unconfirmed', 'notAttempted']);
	assert.deepEqual(outcomes[2].codes, ['EXACT_UNREACHABLE']);
	assert.equal(outcomes[2].needsAttention, true);

	world.exact.control.faults.clear();
	const again = await upsert(world, three);
	assert.deepEqual(outcomesOf(again), ['adopted', 'created', 'created']);
	for (const name of ['Un', 'Deux', 'Trois']) assert.equal(accountsNamed(world, name).length, 1);
});

test('Exact Online is down from the start: the node stops with an error and nothing is written', async () => {
	fault({ name: 'status503', count: 0 });
	const { error } = await runUpsert(world, three);

	assert.match(String(error?.message), /not available/);
	assert.match(String(error?.description), /Run again later/);
	assert.deepEqual(world.writes(), {});
});

test('a read that fails twice is repeated and nobody notices', async () => {
	fault({ name: 'status503', method: 'GET', count: 1 });
	fault({ name: 'dropReply', method: 'GET', count: 1 });
	const [one] = await upsert(world, [customer()]);

	assert.equal(one.outcome, 'created');
	assert.equal(accountsNamed(world, 'Amandine Lejeune').length, 1);
});

test('too many calls in the middle: the run waits and goes on, and nothing is created twice', async () => {
	fault({ name: 'status429', ...CREATE, skip: 1, count: 2 });
	const outcomes = await upsert(world, three);

	assert.deepEqual(outcomesOf(outcomes), ['created', 'created', 'created']);
	for (const name of ['Un', 'Deux', 'Trois']) assert.equal(accountsNamed(world, name).length, 1);
});

test('the lost answer to an update is left to the next run, which finds nothing left to change', async () => {
	const mottet = customer({
		name: 'Laurence Mottet',
		address: { line1: 'Rue Mattéotti 18', postcode: '4102', city: 'Ougrée', country: 'BE' },
	});
	fault({ name: 'dropReply', method: 'PUT' });
	const [one] = await upsert(world, [mottet]);
	assert.equal(one.outcome, 'unconfirmed');
	assert.equal(one.needsAttention, true);

	const [again] = await upsert(world, [mottet]);
	assert.equal(again.outcome, 'adopted');
	assert.equal(accountNamed(world, 'Laurence Mottet')['Status'], 'C');
});

test('what Exact Online refuses is told in its own words, and the next customer is done', async () => {
	const nowhere = { line1: 'Main Street 1', postcode: '1', city: 'X', country: 'ZZ' };
	const outcomes = await upsert(world, [
		customer({ id: 'c-1', name: 'Elsewhere', address: nowhere }),
		customer({ id: 'c-2' }),
	]);

	assert.deepEqual(outcomesOf(outcomes), ['rejected', 'created']);
	assert.deepEqual(outcomes[0].codes, ['EXACT_REFUSED']);
	assert.match(outcomes[0].reasons[0].message, /Ongeldige referentie: Land/);
});

test('a missing right to make customers is met once in a run: the rest is not attempted', async () => {
	world.exact.control.switches({ forbiddenEndpoints: ['POST crm/Accounts'] });
	const outcomes = await upsert(world, three);

	assert.deepEqual(outcomesOf(outcomes), ['rejected', 'notAttempted', 'notAttempted']);
	assert.deepEqual(outcomes[2].codes, ['EXACT_REFUSED']);
	assert.match(outcomes[2].reasons[0].hint, /user rights/);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});
