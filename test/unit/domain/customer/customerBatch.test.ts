import * as fc from 'fast-check';

import type { CustomerInput, ExactAccount } from '../../../../nodes/domain/customer/customer';
import { planCustomers } from '../../../../nodes/domain/customer/customerMatch';
import { account, applied, customer } from '../../support/customers';

const VAT = 'BE0123456749';
const OTHER_VAT = 'BE0403170701';

const summary = (
	customers: readonly CustomerInput[],
	accounts: readonly ExactAccount[] = [],
	policy: 'keep' | 'fillBlanks' | 'overwrite' = 'keep',
): Array<string | number> =>
	planCustomers(customers, accounts, policy).map(({ plan, sameAs }) => sameAs ?? plan.action);

describe('a batch of customers', () => {
	it('makes one account for a customer that occurs more than once', () => {
		expect(summary([customer(), customer({ name: 'DUPONT Jean' }), customer()])).toEqual([
			'create',
			0,
			0,
		]);
	});

	it.each<[string, Partial<CustomerInput>, Partial<CustomerInput>]>([
		['source id', { sourceId: '7', name: 'Old name' }, { sourceId: '7', name: 'New name' }],
		[
			'source id, wherever it lives now',
			{ sourceId: '7' },
			{ sourceId: '7', addressLine1: 'Elsewhere 3' },
		],
		[
			'source id, where name and address alone leave it open',
			{ sourceId: '7', vatNumber: VAT },
			{ sourceId: '7' },
		],
		[
			'VAT number',
			{ sourceId: '7', vatNumber: VAT, name: 'Dupont Namur' },
			{ sourceId: '8', vatNumber: '0123.456.749', name: 'Dupont Liège' },
		],
		['name and address', { sourceId: '7' }, { sourceId: '8', addressLine1: 'r. de la Loi, 12' }],
	])('knows a customer by its %s', (_case, one, other) => {
		expect(summary([customer(one), customer(other)])).toEqual(['create', 0]);
	});

	it('takes two customers of whom nothing is the same for two', () => {
		const other = customer({ name: 'Marie Martin', addressLine1: 'Rue de la Foi 1' });
		expect(summary([customer(), other])).toEqual(['create', 'create']);
	});

	it('knows the next customer by the address that the first one gave the account', () => {
		const linked = customer({ exactAccountId: account().id, addressLine1: 'Rue Neuve 5' });
		const next = customer({ addressLine1: 'Rue Neuve 5' });
		expect(summary([linked, next], [account()], 'overwrite')).toEqual(['use', 0]);
	});

	it('knows nobody by the name that the account no longer has', () => {
		const renamed = customer({ exactAccountId: account().id, name: 'Jean Martin' });
		expect(summary([renamed, customer()], [account()], 'overwrite')).toEqual(['use', 'create']);
	});

	it('keeps namesakes in one house apart by their VAT numbers', () => {
		const batch = [customer({ vatNumber: VAT }), customer({ vatNumber: OTHER_VAT })];
		expect(summary(batch)).toEqual(['create', 'create']);
	});

	it('keeps two sites of one company apart that are linked with an account each', () => {
		const sites = [
			account({ vatNumber: VAT }),
			account({ id: '22222222-2222-4222-8222-222222222222', code: '1002', vatNumber: VAT }),
		];
		const linked = sites.map(({ id }, position) =>
			customer({ sourceId: String(position), vatNumber: VAT, exactAccountId: id }),
		);
		const planned = planCustomers(linked, sites, 'keep');
		expect(planned.map(({ sameAs }) => sameAs)).toEqual([undefined, undefined]);
		expect(planned.map(({ plan }) => plan.action === 'use' && plan.accountId)).toEqual(
			sites.map(({ id }) => id),
		);
	});

	it.each<[string, Partial<CustomerInput>, number | string]>([
		['a company too', { type: 'COMPANY' }, 1],
		['a person', { type: 'PRIVATE' }, 'create'],
		['nobody knows what', {}, 'needsAttention'],
	])('lets the one with the VAT number make the account, beside one that is %s', (_c, one, is) => {
		const company = customer({ name: 'Dupont Jean SRL', vatNumber: VAT });
		expect(summary([customer(one), company])).toEqual([is, 'create']);
		expect(summary([company, customer(one)])).toEqual(['create', is === 1 ? 0 : is]);
	});

	it.each<[string, Partial<CustomerInput>, Partial<CustomerInput>, string]>([
		[
			'name and address',
			{ name: 'Jean Dupont' },
			{ name: 'Marie Martin', addressLine1: 'Rue de la Foi 1' },
			'both name and address differ',
		],
		['VAT number', { vatNumber: VAT }, { vatNumber: OTHER_VAT }, 'their VAT numbers differ'],
		['kind', { type: 'PRIVATE' }, { vatNumber: VAT }, 'one is a person'],
	])('does not take two customers under one id for one when they differ in %s', (...row) => {
		const [, one, other, words] = row;
		const batch = [one, other].map((over) => customer({ sourceId: 'DIVERS', ...over }));
		const planned = planCustomers(batch, [], 'keep');
		const held = planned.flatMap(({ plan }) => (plan.action === 'needsAttention' ? [plan] : []));
		expect(planned.map(({ plan }) => plan.action).sort()).toEqual(['create', 'needsAttention']);
		expect(held[0].reasons.map(({ code }) => code)).toEqual(['CUSTOMER_IDENTITY_SHARED']);
		expect(held[0].reasons[0].message).toContain(words);
		expect(held[0].reasons[0].message).toContain('"DIVERS"');
	});

	it('does not let two customers of two VAT numbers share the account that both are linked to', () => {
		const { id } = account();
		const batch = [VAT, OTHER_VAT].map((vatNumber) => customer({ vatNumber, exactAccountId: id }));
		const [, { plan }] = planCustomers(batch, [account()], 'keep');
		expect(summary(batch, [account()])).toEqual(['use', 'needsAttention']);
		const [{ code, message }] = plan.action === 'needsAttention' ? plan.reasons : [];
		expect(code).toBe('CUSTOMER_IDENTITY_SHARED');
		expect(message).toContain('has the account "1001" of another customer');
	});

	it('does not let an id settle what contradicts the link of the second', () => {
		const other = account({ id: 'id-2', name: 'Someone Else', addressLine1: 'Elsewhere 1' });
		const batch = [account().id, other.id].map((exactAccountId) =>
			customer({ sourceId: '7', exactAccountId }),
		);
		expect(summary(batch, [account(), other])).toEqual(['use', 'needsAttention']);
		expect(summary([...batch].reverse(), [account(), other])).toEqual(['needsAttention', 'use']);
	});

	it('lets an id settle what name and address leave open, and keeps the remarks', () => {
		const batch = [
			customer({ sourceId: '7', vatNumber: 'BE0123456789' }),
			customer({ sourceId: '7', vatNumber: VAT }),
		];
		const [first] = planCustomers(batch, [], 'keep');
		expect(first).toMatchObject({ sameAs: 1, plan: { action: 'create' } });
		const remarks = first.plan.action === 'needsAttention' ? [] : first.plan.remarks;
		expect(remarks.map(({ code }) => code)).toEqual(['VAT_NUMBER_INVALID']);
	});

	describe('with a company that is linked to an account without VAT number', () => {
		const held = account({ name: 'Garage Dupont' });
		const linked = customer({ name: 'Garage Dupont', vatNumber: VAT, exactAccountId: held.id });

		it.each<[string, Partial<CustomerInput>, readonly ExactAccount[]]>([
			['that would be created', { name: 'Dupont SRL', addressLine1: 'Elsewhere 1' }, []],
			['that would need a person', { name: 'Garage Dupont' }, []],
			[
				'that has the name and address of another account',
				{ name: 'Dupont SRL' },
				[account({ id: 'id-2', code: '1002', name: 'Dupont SRL' })],
			],
		])('knows one %s by the VAT number', (_case, over, others) => {
			const batch = [customer({ ...over, vatNumber: VAT }), linked];
			expect(summary(batch, [held, ...others])).toEqual([1, 'use']);
		});
	});

	it('lets the linked one lead, so that its namesake needs no new account', () => {
		const { id } = account();
		const moved = account({ name: 'Dupont-Lejeune Jean' });
		const linked = customer({ sourceId: '7', exactAccountId: id });
		expect(summary([customer({ sourceId: '7' }), linked], [moved])).toEqual([1, 'use']);
	});

	it('leaves a customer undecided between two that are made in the same batch', () => {
		const batch = [
			customer({ vatNumber: VAT }),
			customer({ vatNumber: OTHER_VAT }),
			customer({ sourceId: '9' }),
		];
		expect(summary(batch)).toEqual(['create', 'create', 'needsAttention']);
	});

	it('updates an account once', () => {
		const [first, second] = planCustomers(
			[customer({ email: 'a@example.be' }), customer({ email: 'b@example.be' })],
			[account({ status: 'P' })],
			'overwrite',
		);
		expect(first.plan).toMatchObject({ update: { Status: 'C', Email: 'a@example.be' } });
		expect(second).toMatchObject({ sameAs: 0, plan: { accountId: account().id } });
		expect(second.plan).toHaveProperty('update', undefined);
	});

	it('does not let one customer that needs attention hold back another with the same id', () => {
		const broken = customer({ sourceId: '7', addressLine1: '' });
		expect(summary([broken, customer({ sourceId: '7' })])).toEqual(['needsAttention', 'create']);
	});

	it('answers once for each customer, in their order', () => {
		const batch = [customer(), customer({ vatNumber: VAT }), customer({ addressLine1: '' })];
		expect(planCustomers(batch, [], 'keep').map((planned) => planned.customer)).toEqual(batch);
	});
});

describe('planning a batch again after it was carried out', () => {
	const record = fc
		.record(
			{
				sourceId: fc.constantFrom('1', '2', '3'),
				exactAccountId: fc.constantFrom(account().id, 'id-2', 'id-gone'),
				name: fc.constantFrom(
					'Jean Dupont',
					'DUPONT Jean',
					'Dupont SRL',
					'Dupont S.A.',
					'x'.repeat(80),
				),
				vatNumber: fc.constantFrom(VAT, '0123.456.749', OTHER_VAT, 'BE0123456789', 'none'),
				addressLine1: fc.constantFrom('Rue de la Loi 12', 'r. de la Loi, 12', 'Rue de la Loi 13'),
				addressLine2: fc.constantFrom('bte 3', 'c/o Dupont'),
				postcode: fc.constantFrom('4000', 'B-4000', ''),
				country: fc.constantFrom('BE', 'FR'),
				email: fc.constantFrom('a@example.be', 'b@example.be'),
				type: fc.constantFrom('PRIVATE', 'COMPANY'),
				enterpriseNumber: fc.constantFrom('0123.456.749', 'none'),
			},
			{ requiredKeys: [] },
		)
		// A source contradicts itself with one VAT number or one link in two countries, or with two links
		// for one id.
		.map(({ sourceId, ...over }) => ({
			...over,
			...(sourceId === undefined || over.exactAccountId !== undefined ? {} : { sourceId }),
			...(over.vatNumber === undefined && over.exactAccountId === undefined
				? {}
				: { country: 'BE' }),
		}));
	const customers = fc.array(record, { maxLength: 8 });
	const accounts = fc.subarray([
		account(),
		account({ id: 'id-2', code: '1002', name: 'Dupont SRL', status: 'P', vatNumber: OTHER_VAT }),
		account({ id: 'id-3', code: '1003', name: 'Dupont', addressLine2: 'bte 3', country: '' }),
		account({ id: 'id-4', code: '1004', name: 'Dupont', vatNumber: VAT, postcode: '' }),
	]);
	const policies = fc.constantFrom('keep', 'fillBlanks', 'overwrite');

	it('needs nobody and creates nothing when nobody was needed before', () => {
		fc.assert(
			fc.property(customers, accounts, policies, (overs, present, policy) => {
				const batch = overs.map((over) => customer(over));
				const first = planCustomers(batch, present, policy);
				fc.pre(first.every(({ plan }) => plan.action !== 'needsAttention'));
				const again = planCustomers(batch, applied(present, first), policy);
				expect(again.map(({ plan }) => plan.action)).toEqual(batch.map(() => 'use'));
			}),
			{ numRuns: 1000 },
		);
	});

	it('finds the same account for each customer that was settled by itself', () => {
		fc.assert(
			fc.property(record, accounts, policies, (over, present, policy) => {
				const batch = [customer(over)];
				const first = planCustomers(batch, present, policy);
				const [{ plan }] = first;
				fc.pre(plan.action !== 'needsAttention');
				const after = applied(present, first);
				const made = after.find(({ id }) => !present.some((each) => each.id === id));
				const accountId = plan.action === 'use' ? plan.accountId : made?.id;
				const [again] = planCustomers(batch, after, policy);
				expect(again.plan).toMatchObject({ action: 'use', accountId });
			}),
			{ numRuns: 1000 },
		);
	});

	it('changes nothing more under Keep', () => {
		fc.assert(
			fc.property(customers, accounts, (overs, present) => {
				const batch = overs.map((over) => customer(over));
				const after = applied(present, planCustomers(batch, present, 'keep'));
				const updates = planCustomers(batch, after, 'keep').map(({ plan }) =>
					plan.action === 'use' ? plan.update : undefined,
				);
				expect(updates).toEqual(batch.map(() => undefined));
			}),
		);
	});

	it('makes no two accounts for one customer', () => {
		fc.assert(
			fc.property(customers, accounts, policies, (overs, present, policy) => {
				const batch = overs.map((over) => customer({ ...over, sourceId: '1' }));
				const made = planCustomers(batch, present, policy).filter(
					({ plan, sameAs }) => plan.action === 'create' && sameAs === undefined,
				);
				expect(made.length).toBeLessThanOrEqual(1);
			}),
		);
	});
});
