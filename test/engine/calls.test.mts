/** What an export costs in calls, of which Exact Online allows 60 a minute and 5,000 a day. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import knownCustomers from '../../sandbox/seed/known-customers.json' with { type: 'json' };
import { assertBookedOnce } from './support/booking.mts';
import { runNode } from './support/engine.mts';
import type { NodeSetup } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer, division, exportParameters, invoice, withPdf } from './support/samples.mts';
import { fillPostcode } from './support/upsert.mts';

const INVOICES = 200;
const KNOWN = 40;
const NEW = 40;
const BATCH = 100;
const WRITES_PER_INVOICE = 3;

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

type Item = NodeSetup['items'][number] & { json: Record<string, unknown> };

/** As the garage writes them; the books know each in another notation. */
function knownToExact(): object[] {
	const found = knownCustomers.filter(
		({ note, asInExact }) =>
			asInExact.status === 'C' &&
			!asInExact.blocked &&
			!/twice in Exact|street differs|three words/.test(note),
	);
	const more = { name: 'Pierre Adam', line1: 'R. Vivegnis 201', postcode: '4000', city: 'Liège' };
	return [...found, { ...more, country: 'BE' }].slice(0, KNOWN).map((one, index) =>
		customer({
			id: `known-${index}`,
			name: one.name,
			address: { line1: one.line1, postcode: one.postcode, city: one.city, country: one.country },
			...('vatNumber' in one ? { vatNumber: one.vatNumber } : {}),
		}),
	);
}

/** Half of them companies, spread over the postcodes of the region. */
function newToExact(): object[] {
	return Array.from({ length: NEW }, (_, index) =>
		customer({
			id: `new-${index}`,
			name: `Client Nouveau ${String.fromCharCode(65 + (index % 26))}${index}`,
			...(index % 2 === 0 ? { vatNumber: belgianVatNumber(index) } : {}),
			address: {
				line1: `Rue Neuve ${index + 1}`,
				postcode: String(4000 + 10 * (index % 20)),
				city: 'Liège',
				country: 'BE',
			},
		}),
	);
}

function belgianVatNumber(index: number): string {
	const digits = `09${String(index).padStart(6, '0')}`;
	return `BE${digits}${String(97 - (Number(digits) % 97)).padStart(2, '0')}`;
}

function twoHundred(): Item[] {
	const customers = [...knownToExact(), ...newToExact()];
	assert.equal(customers.length, KNOWN + NEW);
	return Array.from({ length: INVOICES }, (_, index) =>
		withPdf(invoice({ customer: customers[index % customers.length] })),
	);
}

/** Customer Upsert, then Sales Entry Export, batch by batch, as the template does. */
async function exportAll(items: readonly Item[], executionId: string): Promise<Item[]> {
	const { credential } = world;
	const booked: Item[] = [];
	for (let start = 0; start < items.length; start += BATCH) {
		const batch = items.slice(start, start + BATCH);
		const customers = await runNode({
			node: 'ExactOnlineCustomer',
			parameters: { division },
			items: batch,
			credential,
			executionId,
		});
		assert.equal(customers.outputs[1].length, 0);
		const entries = await runNode({
			node: 'ExactOnlineSalesEntry',
			parameters: exportParameters(),
			items: customers.outputs[0],
			credential,
			executionId,
		});
		assert.equal(entries.error, undefined);
		assert.equal(entries.outputs[1].length, 0);
		booked.push(...(entries.outputs[0] as Item[]));
	}
	return booked;
}

const totalCalls = () => Object.values(world.calls()).reduce((sum, count) => sum + count, 0);

/** The item as it comes back after a reset: unlinked no more. */
function linked(item: Item): Item {
	const { exactCustomer, exactEntry: _entry, reasons: _reasons, ...json } = item.json;
	const { accountId } = exactCustomer as { accountId: string };
	const exactLinks = [{ division: DIVISION, accountId }];
	return { ...item, json: { ...json, customer: { ...(json['customer'] as object), exactLinks } } };
}

test('200 new invoices of 80 customers cost the necessary writes and 5 % more; again, 20 calls', async () => {
	const booked = await exportAll(twoHundred(), 'first');
	for (const { json } of booked) assertBookedOnce(world, json);

	const necessary = WRITES_PER_INVOICE * INVOICES + NEW;
	const first = totalCalls();
	assert.deepEqual(world.writes(), {
		'POST crm/Accounts': NEW,
		'POST documents/Documents': INVOICES,
		'POST documents/DocumentAttachments': INVOICES,
		'POST salesentry/SalesEntries': INVOICES,
	});
	assert.ok(first <= necessary * 1.05, `${first} calls: ${JSON.stringify(world.calls())}`);

	world.exact.control.calls.reset();
	const again = await exportAll(booked.map(linked), 'second');
	assert.equal(again.length, INVOICES);
	assert.deepEqual(world.writes(), {});
	assert.ok(totalCalls() <= 20, `${totalCalls()} calls: ${JSON.stringify(world.calls())}`);
	for (const { json } of again) {
		assert.equal((json['exactEntry'] as { outcome: string }).outcome, 'adopted');
	}
});

test('in a town of 7,500 accounts 200 invoices of new customers cost no more than 690 calls', async () => {
	fillPostcode(world, '4000', 3_750);
	fillPostcode(world, '4010', 3_750);
	const booked = await exportAll(twoHundred(), 'large town');

	assert.equal(booked.length, INVOICES);
	assert.ok(totalCalls() <= 690, `${totalCalls()} calls: ${JSON.stringify(world.calls())}`);
});

test('the books are read once for an execution, also while another one is at work', async () => {
	const items = twoHundred().slice(0, 4);
	await exportAll(items, 'one');
	await exportAll(items, 'other');
	await exportAll(items, 'one');
	await exportAll(items, 'other');

	assert.equal(world.calls()['GET financial/Journals'], 2);
	assert.equal(world.calls()['GET financial/FinancialPeriods'], 2);
});

test('a customer of an earlier batch of the execution is not searched again', async () => {
	const customers = [...knownToExact().slice(0, 3), ...newToExact().slice(0, 3)];
	const upsertOnce = async (executionId: string) => {
		world.exact.control.calls.reset();
		const { outputs } = await runNode({
			node: 'ExactOnlineCustomer',
			parameters: { division },
			items: customers.map((one) => ({ json: { customer: one } })),
			credential: world.credential,
			executionId,
		});
		return outputs[0].map(({ json }) => (json['exactCustomer'] as { accountId: string }).accountId);
	};
	const first = await upsertOnce('batches');
	const second = await upsertOnce('batches');
	assert.deepEqual(world.calls(), { 'GET crm/Accounts': 1 });

	const other = await upsertOnce('another execution');
	assert.ok(world.calls()['GET crm/Accounts'] > 1);
	assert.deepEqual([second, other], [first, first]);
});
