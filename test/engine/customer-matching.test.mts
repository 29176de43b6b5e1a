/** Which account in Exact Online a customer turns out to be, and what that costs. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { runExport } from './support/booking.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import type { ReportedReason } from './support/outcomes.mts';
import { customer, division, invoice, withPdf } from './support/samples.mts';
import { accountNamed, accounts, accountsNamed, upsert } from './support/upsert.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const address = (line1: string, postcode: string, city: string, country = 'BE') => ({
	line1,
	postcode,
	city,
	country,
});
const linkedTo = (accountId: unknown, ofDivision = DIVISION) => ({
	exactLinks: [
		{ division: ofDivision + 1, accountId: '11111111-2222-4333-8444-555555555555' },
		{ division: ofDivision, accountId },
	],
});

test('a customer that Exact Online does not know is created with its address, as a customer', async () => {
	const [one] = await upsert(world, [customer({ email: 'a.lejeune@example.be' })]);

	const row = accountNamed(world, 'Amandine Lejeune');
	assert.equal(one.needsAttention, false);
	assert.equal(one.outcome, 'created');
	assert.deepEqual(one.codes, []);
	assert.deepEqual(
		[one.result['accountId'], one.result['accountCode'], one.result['division']],
		[row['ID'], String(row['Code']).trim(), DIVISION],
	);
	assert.deepEqual(
		['Status', 'AddressLine1', 'Postcode', 'City', 'Country', 'Email', 'Language'].map(
			(field) => row[field],
		),
		['C', 'Rue des Vignes 14', '4000', 'Liège', 'BE ', 'a.lejeune@example.be', 'FR'],
	);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});

test('the same customer on two items is created once, and both items get its account', async () => {
	const [first, second] = await upsert(world, [customer(), customer()]);

	const row = accountNamed(world, 'Amandine Lejeune');
	assert.deepEqual([first.outcome, second.outcome], ['created', 'unchanged']);
	assert.deepEqual([first.result['accountId'], second.result['accountId']], [row['ID'], row['ID']]);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});

test('one company written in two ways is created once', async () => {
	const company = { vatNumber: 'BE 0403.170.701', address: address('Quai 1', '4020', 'Liège') };
	const [first, second] = await upsert(world, [
		customer({ ...company, id: 'c-1', name: 'Vélos du Quai SRL' }),
		customer({ ...company, id: 'c-2', name: 'VELOS DU QUAI', vatNumber: '0403170701' }),
	]);

	assert.equal(first.result['accountId'], second.result['accountId']);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});

const divisions = {
	'chosen from the list': division,
	'given by code': { __rl: true, mode: 'code', value: String(DIVISION) },
	'given by an expression': { __rl: true, mode: 'code', value: `={{ ${DIVISION} }}` },
};

for (const [how, value] of Object.entries(divisions)) {
	test(`a customer linked before costs one call and no write, with the division ${how}`, async () => {
		const known = accountNamed(world, 'Marc Thonon');
		const moved = customer({ name: 'Marc Thonon', ...linkedTo(known['ID']) });
		const [one] = await upsert(world, [moved], { division: value });

		assert.equal(one.outcome, 'unchanged');
		assert.deepEqual([one.result['accountId'], one.result['matchedBy']], [known['ID'], 'link']);
		assert.deepEqual(world.calls(), { 'GET crm/Accounts': 1 });
	});
}

const knownParties = [
	['VAT number in other notation', 'BE0439821556', 'Toitures', address('Elders 1', '9000', 'Gent')],
	['VAT number typed with dots', '0412.387.184', 'Lecomte', address('Elders 1', '9000', 'Gent')],
	[
		'VAT number with country and spaces',
		'be 0447 712 012',
		'Ronvaux',
		address('Elders 1', '9000', 'Gent'),
	],
] as const;
const asInExact = ['TOITURES MOSANES S.A.', 'BOULANGERIE LECOMTE bvba', 'Transports Ronvaux SPRL'];

knownParties.forEach(([evidence, vatNumber, name, elsewhere], index) => {
	test(`a company is found by its ${evidence}, whatever its name and address`, async () => {
		const [one] = await upsert(world, [customer({ name, vatNumber, address: elsewhere })]);

		assert.equal(one.outcome, 'adopted');
		assert.equal(one.result['matchedBy'], 'vatNumber');
		assert.equal(one.result['accountId'], accountNamed(world, asInExact[index])['ID']);
		assert.deepEqual(world.writes(), {});
	});
});

const writtenOtherwise = [
	['Philippe Delvaux', address('R. de la Station 12', 'B-4000', 'Luik'), 'DELVAUX PHILIPPE'],
	[
		'Nathalie LAMBRECHT',
		address('avenue Rogier 27 boîte 3', '4000', 'LIEGE'),
		'Nathalie Lambrecht',
	],
	['Benoît Collignon', address('Chaussée de Tongres, 310', '4000', 'Rocourt'), 'BENOIT COLLIGNON'],
	[
		'Pharmacie du Perron SPRL',
		address('Place St Lambert 6', '4000', 'Liège'),
		'Pharmacie du Perron',
	],
	['Noël, Isabelle', address('8, place du Marché', 'BE 4020', 'Liège'), 'Noël Isabelle'],
	[
		'Luxauto Services SARL',
		address('Route d’Arlon 44', '8008', 'Strassen', 'LU'),
		'LUXAUTO SERVICES',
	],
	[
		'Bouwbedrijf Peeters BV',
		address('Sint-Truidersteenweg 145', '3700', 'Tongeren'),
		'Bouwbedrijf Peeters BVBA',
	],
] as const;

for (const [name, where, inExact] of writtenOtherwise) {
	test(`"${name}, ${where.line1}" is found as ${inExact}`, async () => {
		const [one] = await upsert(world, [customer({ name, address: where })]);

		assert.equal(one.outcome, 'adopted');
		assert.equal(one.result['matchedBy'], 'nameAndAddress');
		const found = accounts(world).find((row) => row['ID'] === one.result['accountId']);
		assert.equal(found?.['Name'], inExact);
		assert.deepEqual(world.writes(), {});
	});
}

test('an address with its number before or after the street is one address, box or not', async () => {
	const written = ['Rue de la Loi 12 bte 3', '12, rue de la Loi bte 3', '12/3, R. de la Loi'];
	const outcomes = await upsert(
		world,
		written.map((line1, index) =>
			customer({ id: `c-${index}`, address: address(line1, '4000', 'Liège') }),
		),
	);

	assert.equal(new Set(outcomes.map(({ result }) => result['accountId'])).size, 1);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});

test('another house number is another customer, also under the same name', async () => {
	const where = address('Rue de la Station 16', '4000', 'Liège');
	const [one] = await upsert(world, [customer({ name: 'Philippe Delvaux', address: where })]);

	assert.equal(one.outcome, 'created');
	assert.equal(accountsNamed(world, 'Philippe Delvaux').length, 2);
});

test('where two accounts fit, a person has to choose: both are named and nothing is written', async () => {
	const where = address('Rue du Pont 15', '4000', 'Liège');
	const [one] = await upsert(world, [customer({ name: 'Jean Dupont', address: where })]);

	assert.equal(one.needsAttention, true);
	assert.equal(one.outcome, 'refused');
	assert.deepEqual(one.codes, ['CUSTOMER_AMBIGUOUS']);
	for (const row of accountsNamed(world, 'Jean Dupont')) {
		assert.match(one.reasons[0].message, new RegExp(`\\b${String(row['Code']).trim()}\\b`));
	}
	assert.deepEqual(world.writes(), {});
});

test('a blocked account is reported with its number, and nothing is written', async () => {
	const where = address('Rue de Visé 71', '4000', 'Liège');
	const vatNumber = 'BE0493337545';
	const [one] = await upsert(world, [
		customer({ name: 'Carrelages Vandamme SRL', vatNumber, address: where }),
	]);

	assert.deepEqual(one.codes, ['CUSTOMER_BLOCKED']);
	const code = String(accountNamed(world, 'Carrelages Vandamme SPRL')['Code']).trim();
	assert.match(one.reasons[0].message, new RegExp(`\\b${code}\\b`));
	assert.equal(one.needsAttention, true);
	assert.deepEqual(world.writes(), {});
});

const addressless = [
	['no address at all', undefined],
	['no street', address('', '4000', 'Liège')],
	['a dash for a street', address('-', '4000', 'Liège')],
	['neither postcode nor city', address('Rue des Vignes 14', '', '')],
] as const;

for (const [lack, where] of addressless) {
	test(`a customer with ${lack} is refused without a single call`, async () => {
		const [one] = await upsert(world, [customer({ address: where })]);

		assert.deepEqual(one.codes, ['CUSTOMER_WITHOUT_ADDRESS']);
		assert.equal(one.needsAttention, true);
		assert.deepEqual(world.calls(), {});
	});
}

test('a customer without address does not hold the others up, and each item keeps its place', async () => {
	const outcomes = await upsert(world, [
		customer({ id: 'c-1', address: undefined }),
		customer({ id: 'c-2' }),
		customer({ id: 'c-3', name: '' }),
		customer({ id: 'c-4', name: 'Autre', address: address('Rue Basse 1', '4000', 'Liège') }),
	]);

	assert.deepEqual(
		outcomes.map(({ outcome }) => outcome),
		['refused', 'created', 'refused', 'created'],
	);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 2 });
});

test('what was remarked on a customer still stands on its invoice once that is booked', async () => {
	const [found] = await upsert(world, [customer({ vatNumber: 'BE0123456789' })]);
	const once = await runExport(world, [withPdf(invoice(found.item.json))]);
	const twice = await runExport(world, once.outputs[0]);

	for (const [run, outcome] of [
		[once, 'created'],
		[twice, 'adopted'],
	] as const) {
		const { exactEntry, reasons } = run.outputs[0][0].json;
		assert.equal((exactEntry as { outcome: string }).outcome, outcome);
		const codes = (reasons as unknown as ReportedReason[]).map(({ code }) => code);
		assert.deepEqual(codes, ['VAT_NUMBER_INVALID']);
	}
});

for (const [what, place] of Object.entries({
	'no postcode': { Postcode: null },
	'an empty postcode and its city in capitals': { Postcode: '', City: 'LIEGE' },
})) {
	test(`an account with ${what} is the customer of that name, street and city`, async () => {
		await upsert(world, [customer()]);
		const row = Object.assign(accountNamed(world, 'Amandine Lejeune'), place);
		const [one] = await upsert(world, [customer()], { updatePolicy: 'fillBlanks' });

		assert.deepEqual([one.outcome, one.result['accountId']], ['updated', row['ID']]);
		assert.deepEqual(one.result['changed'], ['Postcode']);
	});
}

test('two accounts without postcode that both fit are left to a person', async () => {
	await upsert(world, [customer()]);
	const [other] = await upsert(world, [customer({ id: 'c-2', name: 'Amandine Lejeune-Bis' })]);
	const rows = accounts(world).filter((row) => String(row['Name']).startsWith('Amandine Lejeune'));
	rows.forEach((row) => Object.assign(row, { Name: 'Amandine Lejeune', Postcode: null }));
	const [one] = await upsert(world, [customer()]);

	assert.equal(other.outcome, 'created');
	assert.deepEqual(one.codes, ['CUSTOMER_AMBIGUOUS']);
});

test('an account without postcode in another street or city is another customer', async () => {
	await upsert(world, [customer()]);
	Object.assign(accountNamed(world, 'Amandine Lejeune'), { Postcode: null });
	const moved = await upsert(world, [
		customer({ address: address('Rue Haute 1', '4000', 'Liège') }),
		customer({ id: 'c-2', address: address('Rue des Vignes 14', '5000', 'Namur') }),
	]);

	assert.deepEqual(
		moved.map(({ outcome }) => outcome),
		['created', 'created'],
	);
});

test('customers that are found by their address cost no look by name', async () => {
	await upsert(world, [customer()]);
	world.exact.control.calls.reset();
	await upsert(world, [customer()]);

	assert.deepEqual(world.calls(), { 'GET crm/Accounts': 1 });
});

test('a dash for a postcode is none: the customer is found in its city, however its name is written', async () => {
	await upsert(world, [customer()]);
	const dashed = customer({
		name: 'LEJEUNE Amandine',
		address: address('Rue des Vignes 14', '-', 'Liège'),
	});
	const [one] = await upsert(world, [dashed]);

	assert.equal(one.outcome, 'adopted');
});
