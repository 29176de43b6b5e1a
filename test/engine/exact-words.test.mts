/**
 * A 500 of two sentences may be a refusal or say nothing of the record. The books are looked at first,
 * and Exact Online's own words are shown either way.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import { assertBookedOnce, customerIn, exportItems } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { hurry } from './support/hurry.mts';
import { customer, invoice, withPdf } from './support/samples.mts';
import { accountNamed, upsert } from './support/upsert.mts';

hurry();
let world: ExactWorld;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	exactCustomer = { accountId: customerIn(world) };
});
after(async () => await world.close());

const CLOSED = 'La période 2026/10 est clôturée. Choisissez une autre date.';
const UNHEARD_OF = 'Le service de calcul est arrêté. Prévenez votre gestionnaire.';
const ENTRIES = { method: 'POST', path: 'salesentry/SalesEntries' };
const says = (text: string, rule: Partial<FaultRule> = {}) =>
	world.exact.control.faults.add({ name: 'status500', text, ...ENTRIES, ...rule });

test('a closed period in two sentences is a refusal with its words and what to do, once nothing is seen to stand', async () => {
	says(CLOSED);
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['rejected', ['EXACT_REFUSED']]);
	assert.ok(done.reasons[0].message.includes(CLOSED));
	assert.match(done.reasons[0].hint, /period of this date/);
});

test('the same words about an entry that was booked all the same do not make it rejected', async () => {
	says(CLOSED, { afterCommit: true });
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	assertBookedOnce(world, one);
});

test('words that no refusal is known to say leave it open, and are shown', async () => {
	says(UNHEARD_OF);
	const [done] = await exportItems(world, [withPdf(invoice({ exactCustomer }))]);

	assert.deepEqual([done.outcome, done.codes], ['unconfirmed', ['OUTCOME_UNKNOWN']]);
	assert.ok(done.reasons[0].message.includes(UNHEARD_OF));
	assert.equal(done.reasons[0].facts['answer'], UNHEARD_OF);
});

test('words of a refusal without a look that works leave it open, and are shown', async () => {
	says(CLOSED);
	const look: FaultRule = { name: 'status503', method: 'GET', path: ENTRIES.path };
	world.exact.control.faults.add({ ...look, skip: 1, count: 0 });
	const [done] = await exportItems(world, [withPdf(invoice({ exactCustomer }))]);

	assert.deepEqual([done.outcome, done.codes], ['unconfirmed', ['OUTCOME_UNKNOWN']]);
	assert.ok(done.reasons[0].message.includes(CLOSED));
});

test('a customer that is refused in two sentences is rejected with the words; one that was made is not', async () => {
	const POST = { method: 'POST', path: 'crm/Accounts' };
	const words = 'Le client existe déjà. Vérifiez le numéro.';
	says(words, POST);
	const [refused] = await upsert(world, [customer()]);
	assert.deepEqual([refused.outcome, refused.codes], ['rejected', ['EXACT_REFUSED']]);
	assert.ok(refused.reasons[0].message.includes(words));

	says(words, { ...POST, afterCommit: true });
	const [made] = await upsert(world, [customer()]);
	assert.equal(made.outcome, 'created');
	assert.equal(made.result['accountId'], accountNamed(world, 'Amandine Lejeune')['ID']);
});
