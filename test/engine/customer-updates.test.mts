/** What the upsert changes in an account that it found, and what a dry run shows of it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { runExport } from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import type { ReportedReason } from './support/outcomes.mts';
import { customer, invoice, withPdf } from './support/samples.mts';
import { accountNamed, accounts, upsert } from './support/upsert.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const mottet = customer({
	id: 'c-mottet',
	name: 'Laurence Mottet',
	address: { line1: 'Rue Mattéotti 18', postcode: '4102', city: 'Ougrée', country: 'BE' },
});
/** In the books without VAT number and e-mail, and under another spelling. */
const delvaux = customer({
	id: 'c-delvaux',
	name: 'Philippe Delvaux',
	email: 'philippe@example.be',
	phone: '04 222 33 44',
	address: { line1: 'Rue de la Station 12', postcode: '4000', city: 'Liège', country: 'BE' },
});
const delvauxRow = () => ({ ...accountNamed(world, 'DELVAUX PHILIPPE') });

for (const status of ['P', 'S', 'A']) {
	test(`an account with status ${status} becomes a customer, and nothing else of it changes`, async () => {
		const row = accountNamed(world, 'Laurence Mottet');
		row['Status'] = status;
		const before = { ...row };
		const [one] = await upsert(world, [mottet]);

		assert.equal(one.outcome, 'updated');
		assert.equal(one.needsAttention, false);
		assert.deepEqual(one.result['changed'], ['Status']);
		assert.equal(row['Status'], 'C');
		const changed = { Status: 'C', IsSales: true, Modified: row['Modified'] };
		assert.deepEqual(row, { ...before, ...changed });
		assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
	});
}

test('keeping data leaves an account as the accountant wrote it', async () => {
	const before = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'keep' });

	assert.equal(one.outcome, 'adopted');
	assert.deepEqual(delvauxRow(), before);
	assert.deepEqual(world.writes(), {});
});

test('filling blanks completes what is empty and touches nothing that is there', async () => {
	const before = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'fillBlanks' });

	const filled = { Email: 'philippe@example.be', Phone: '04 222 33 44' };
	const after = delvauxRow();
	assert.deepEqual(after, { ...before, ...filled, Modified: after['Modified'] });
	assert.deepEqual([...(one.result['changed'] as string[])].sort(), ['Email', 'Phone']);
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

test('overwriting makes the account what the source says', async () => {
	const { ID } = delvauxRow();
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'overwrite' });

	const row = accounts(world).find((account) => account['ID'] === ID);
	assert.equal(one.outcome, 'updated');
	assert.deepEqual(
		['Name', 'AddressLine1', 'City', 'Email'].map((field) => row?.[field]),
		['Philippe Delvaux', 'Rue de la Station 12', 'Liège', 'philippe@example.be'],
	);
});

test('overwriting twice writes once', async () => {
	await upsert(world, [delvaux], { updatePolicy: 'overwrite' });
	const [again] = await upsert(world, [delvaux], { updatePolicy: 'overwrite' });

	assert.equal(again.outcome, 'adopted');
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

const stale = {
	'an account that is gone': '99999999-8888-4777-8666-555555555555',
	'something that is no ID': 'klant 12',
};

for (const [what, accountId] of Object.entries(stale)) {
	test(`a link to ${what} is looked past: the customer is found by name and address`, async () => {
		const exactLinks = [{ division: DIVISION, accountId }];
		const [one] = await upsert(world, [{ ...delvaux, exactLinks }]);

		assert.equal(one.needsAttention, false);
		assert.equal(one.result['accountId'], delvauxRow()['ID']);
		assert.deepEqual(world.writes(), {});
	});
}

test('a stale link is told, so that the source can store the right one', async () => {
	const exactLinks = [{ division: DIVISION, accountId: stale['an account that is gone'] }];
	const [one] = await upsert(world, [{ ...delvaux, exactLinks }]);

	assert.deepEqual(one.codes, ['CUSTOMER_LINK_STALE']);
	assert.equal(one.reasons[0].severity, 'remark');
});

test('a dry run shows the bodies that would be sent and writes nothing', async () => {
	const fresh = customer({ name: 'Nouvelle Cliente' });
	const outcomes = await upsert(world, [fresh, mottet, delvaux, customer({ address: null })], {
		dryRun: true,
	});

	assert.deepEqual(
		outcomes.map(({ result }) => [result['outcome'], result['action'], result['accountBody']]),
		[
			[
				'planned',
				'create',
				{
					Name: 'Nouvelle Cliente',
					AddressLine1: 'Rue des Vignes 14',
					Postcode: '4000',
					City: 'Liège',
					Country: 'BE',
					Language: 'FR',
					Status: 'C',
				},
			],
			['planned', 'use', { Status: 'C' }],
			['planned', 'use', undefined],
			['refused', undefined, undefined],
		],
	);
	assert.deepEqual(world.writes(), {});
});

test('the customers of another division are neither found nor touched', async () => {
	const elsewhere = { __rl: true, mode: 'code', value: '3114801' };
	const [one] = await upsert(world, [delvaux], { division: elsewhere });

	assert.equal(one.outcome, 'created');
	assert.equal(accounts(world).filter((row) => row['Email'] === 'philippe@example.be').length, 0);
});

/** Exact Online refuses the country: its own words are about the land. */
const refused = (name: string) => {
	const exactLinks = [{ division: DIVISION, accountId: accountNamed(world, name)['ID'] }];
	const { address } = delvaux as { address: object };
	return { ...delvaux, name, address: { ...address, country: 'ZZ' }, exactLinks };
};

test('the invoice of a customer whose update Exact Online refuses goes on, with its words as a remark', async () => {
	const before = delvauxRow();
	const linked = { ...refused('DELVAUX PHILIPPE'), name: 'Philippe Delvaux' };
	const [one] = await upsert(world, [linked], { updatePolicy: 'overwrite' });

	assert.deepEqual([one.needsAttention, one.outcome], [false, 'unchanged']);
	assert.equal(one.result['accountId'], before['ID']);
	assert.deepEqual(one.codes, ['CUSTOMER_FIELDS_NOT_TAKEN']);
	assert.match(one.reasons[0].message, /"1001".*Ongeldige referentie: Land/);
	assert.deepEqual(delvauxRow(), before);

	const booked = await runExport(world, [withPdf(invoice({ ...one.item.json, customer: linked }))]);
	const [{ json }] = booked.outputs[0];
	assert.equal((json['exactEntry'] as { outcome: string }).outcome, 'created');
	assert.deepEqual(
		(json['reasons'] as unknown as ReportedReason[]).map(({ code }) => code),
		['CUSTOMER_FIELDS_NOT_TAKEN'],
	);
});

test('a prospect becomes a customer also when Exact Online refuses his other fields', async () => {
	const linked = { ...refused('Laurence Mottet'), id: 'c-mottet' };
	const [one] = await upsert(world, [linked], { updatePolicy: 'overwrite' });

	assert.deepEqual([one.needsAttention, one.outcome], [false, 'updated']);
	assert.deepEqual(one.result['changed'], ['Status']);
	assert.deepEqual(one.codes, ['CUSTOMER_FIELDS_NOT_TAKEN']);
	assert.equal(accountNamed(world, 'Laurence Mottet')['Status'], 'C');
});

test('a prospect whom Exact Online does not let become a customer is not booked on', async () => {
	world.exact.control.switches({ forbiddenEndpoints: ['PUT crm/Accounts'] });
	const [one] = await upsert(world, [mottet], { updatePolicy: 'keep' });

	assert.deepEqual([one.needsAttention, one.outcome], [true, 'rejected']);
	assert.deepEqual(one.codes, ['EXACT_REFUSED']);
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

test('the right to change accounts is tried once: none of the others is held up', async () => {
	world.exact.control.switches({ forbiddenEndpoints: ['PUT crm/Accounts'] });
	const known = accounts(world).filter((row) => row['Status'] === 'C' && row['Blocked'] !== true);
	const eight = known.slice(0, 8).map((row, index) =>
		customer({
			id: `c-${index}`,
			name: row['Name'],
			email: `c${index}@example.be`,
			exactLinks: [{ division: DIVISION, accountId: row['ID'] }],
		}),
	);
	const outcomes = await upsert(world, eight, { updatePolicy: 'overwrite' });

	for (const { needsAttention, codes } of outcomes) {
		assert.deepEqual([needsAttention, codes], [false, ['CUSTOMER_FIELDS_NOT_TAKEN']]);
	}
	assert.deepEqual(world.writes(), { 'PUT crm/Accounts(id)': 1 });
});

test('an update whose answer got lost does not hold the customer: the next run sends it again', async () => {
	world.exact.control.faults.add({ name: 'dropReply', method: 'PUT' });
	const [one] = await upsert(world, [delvaux], { updatePolicy: 'fillBlanks' });

	assert.deepEqual([one.needsAttention, one.outcome], [false, 'adopted']);
	assert.deepEqual(one.codes, ['CUSTOMER_FIELDS_NOT_TAKEN']);
	const [again] = await upsert(world, [delvaux], { updatePolicy: 'fillBlanks' });
	assert.deepEqual([again.outcome, again.codes], ['adopted', []]);
});

const peppolCustomers = {
	'0208:0123456749': { PeppolIdentifier: '0123456749', PeppolIdentifierType: 208 },
	'iso6523-actorid-upis::9925:be0123456749': {
		PeppolIdentifier: 'be0123456749',
		PeppolIdentifierType: 9925,
	},
	'0123456749': { PeppolIdentifier: '0123456749', PeppolIdentifierType: null },
};
for (const [peppolId, fields] of Object.entries(peppolCustomers)) {
	test(`the Peppol ID ${peppolId} is written as identifier and type`, async () => {
		await upsert(world, [customer({ peppolId })]);
		const row = accountNamed(world, 'Amandine Lejeune');
		assert.deepEqual(
			{
				PeppolIdentifier: row['PeppolIdentifier'],
				PeppolIdentifierType: row['PeppolIdentifierType'],
			},
			fields,
		);
	});
}

test('a customer whose Peppol ID Exact Online refuses is created without it, once and for all tried', async () => {
	world.exact.control.switches({ peppolIdentifier: 'refused' });
	const fresh = ['Un', 'Deux'].map((name) =>
		customer({ id: name, name: `Garage ${name} SRL`, peppolId: '0208:0123456749' }),
	);
	const outcomes = await upsert(world, fresh);

	for (const { outcome, codes } of outcomes) {
		assert.deepEqual([outcome, codes], ['created', ['CUSTOMER_FIELDS_NOT_TAKEN']]);
	}
	assert.match(outcomes[0].reasons[0].message, /Ongeldig: Peppol/);
	assert.equal(accountNamed(world, 'Garage Un SRL')['PeppolIdentifier'], null);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 3 });
});
