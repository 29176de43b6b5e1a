/**
 * Who a customer is goes before what is convenient: a link, an id or an address never makes one party of
 * two. What contradicts itself is for a person, with both sides shown.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { customerBook } from '../../sandbox/planmanager/seed/customers.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer } from './support/samples.mts';
import { accountNamed, accounts, upsert } from './support/upsert.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const VAT = 'BE0403170701';
const house = { line1: 'Rue du Pont 99', postcode: '4000', city: 'Liège', country: 'BE' };
const person = customer({ id: 'c-1', type: 'PRIVATE', name: 'Jean Leclercq', address: house });
const company = customer({
	id: 'c-2',
	type: 'COMPANY',
	name: 'Leclercq Jean SRL',
	vatNumber: VAT,
	address: house,
});
const POLICIES = ['keep', 'fillBlanks', 'overwrite'];

const orders = { 'the person first': [person, company], 'the company first': [company, person] };
for (const [order, both] of Object.entries(orders)) {
	for (const updatePolicy of POLICIES) {
		test(`a person and his company at one address get an account each: ${order}, ${updatePolicy}`, async () => {
			const outcomes = await upsert(world, both, { updatePolicy });

			assert.deepEqual(
				outcomes.map(({ outcome }) => outcome),
				['created', 'created'],
			);
			assert.equal(accountNamed(world, 'Jean Leclercq')['VATNumber'], null);
			assert.equal(accountNamed(world, 'Leclercq Jean SRL')['VATNumber'], VAT);

			const again = await upsert(world, both, { updatePolicy });
			assert.deepEqual(
				again.map(({ outcome, result }) => [outcome, result['accountId']]),
				outcomes.map(({ result }) => ['adopted', result['accountId']]),
			);
		});
	}
}

test('a person is created beside the account of his company, and that is said', async () => {
	const renson = {
		line1: 'Avenue de la Plante 20',
		postcode: '5000',
		city: 'Namur',
		country: 'BE',
	};
	const code = String(accountNamed(world, 'CABINET RENSON')['Code']).trim();
	const [one] = await upsert(world, [
		customer({ type: 'PRIVATE', name: 'Renson Cabinet', address: renson }),
	]);

	assert.equal(one.outcome, 'created');
	assert.deepEqual(one.codes, ['CUSTOMER_NAMESAKE']);
	assert.match(one.reasons[0].message, new RegExp(`beside ${code} CABINET RENSON`));
});

for (const updatePolicy of POLICIES) {
	test(`an account that shows nothing is not taken for a company: a person decides (${updatePolicy})`, async () => {
		const row = accountNamed(world, 'Marc Thonon');
		const before = { ...row };
		const address = { ...house, line1: 'Rue Sainte-Marguerite 118' };
		const thonon = { ...company, name: 'Thonon Marc SRL', address };
		const [one] = await upsert(world, [thonon], { updatePolicy });

		assert.equal(one.needsAttention, true);
		assert.deepEqual(one.codes, ['CUSTOMER_KIND_UNCLEAR']);
		assert.match(one.reasons[0].message, /"Thonon Marc SRL" \(.*BE0403170701\).* Marc Thonon \(/);
		assert.deepEqual(world.writes(), {});
		assert.deepEqual(row, before);

		row['VATNumber'] = VAT;
		const [settled] = await upsert(world, [thonon], { updatePolicy: 'keep' });
		assert.deepEqual([settled.outcome, settled.result['accountId']], ['adopted', row['ID']]);
	});
}

const passersBy = ['Anne Passante', 'Bruno Passant', 'Claire Passante'].map((name, index) =>
	customer({
		id: 'DIVERS',
		type: 'PRIVATE',
		name,
		address: { ...house, line1: `Rue Haute ${index + 1}` },
	}),
);

test('customers under one collective id do not share the account of the first', async () => {
	const [first, second, third] = passersBy;
	const [one, two] = await upsert(world, [first, second]);

	assert.equal(one.outcome, 'created');
	assert.equal(two.needsAttention, true);
	assert.deepEqual(two.codes, ['CUSTOMER_IDENTITY_SHARED']);
	assert.match(two.reasons[0].message, /"Bruno Passant" \(Rue Haute 2.*"DIVERS".*Anne Passante \(/);

	const exactLinks = [{ division: DIVISION, accountId: one.result['accountId'] }];
	const [nextNight] = await upsert(world, [{ ...third, exactLinks }]);
	assert.deepEqual(nextNight.codes, ['CUSTOMER_LINK_CONTRADICTS']);
	assert.match(nextNight.reasons[0].message, /"Claire Passante" .* Anne Passante \(Rue Haute 1/);
	assert.deepEqual(world.writes(), { 'POST crm/Accounts': 1 });
});

const linked = [
	[
		'whose VAT number is another',
		'Menuiserie Dantinne',
		{ ...company, name: 'Menuiserie Dantinne' },
		true,
	],
	['whose name and address are others', 'Marc Thonon', person, true],
	['who has moved', 'Marc Thonon', { ...person, name: 'Marc Thonon' }, false],
	[
		'who has another name now',
		'Marc Thonon',
		{ ...person, address: { ...house, line1: 'Rue Sainte-Marguerite 118' } },
		false,
	],
] as const;
for (const [who, inExact, given, contradicts] of linked) {
	test(`a customer ${who} ${contradicts ? 'is not' : 'is'} booked on the linked account`, async () => {
		const row = accountNamed(world, inExact);
		if (inExact === 'Menuiserie Dantinne') row['VATNumber'] = 'BE 0473.345.647';
		const exactLinks = [{ division: DIVISION, accountId: row['ID'] }];
		const [one] = await upsert(world, [{ ...given, exactLinks }], { updatePolicy: 'keep' });

		assert.deepEqual(one.codes, contradicts ? ['CUSTOMER_LINK_CONTRADICTS'] : []);
		assert.equal(one.result['accountId'], contradicts ? undefined : row['ID']);
		assert.deepEqual(world.writes(), {});
	});
}

test('of a whole garage only the planted customers need a person, and a second run writes nothing', async () => {
	const { all, ambiguous, blocked, withoutAddress } = customerBook();
	const planted = new Map([
		[ambiguous.id, 'CUSTOMER_AMBIGUOUS'],
		[blocked.id, 'CUSTOMER_BLOCKED'],
		[withoutAddress.id, 'CUSTOMER_WITHOUT_ADDRESS'],
	]);
	const first = await upsert(world, all);
	const held = first.flatMap(({ needsAttention, codes }, index) =>
		needsAttention ? [[all[index]?.id, ...codes]] : [],
	);
	assert.deepEqual(held.sort(), [...planted].sort());

	const before = accounts(world).length;
	world.exact.control.calls.reset();
	const again = await upsert(world, all);
	assert.deepEqual(
		again.map(({ result }) => result['accountId']),
		first.map(({ result }) => result['accountId']),
	);
	assert.deepEqual(world.writes(), {});
	assert.equal(accounts(world).length, before);
});
