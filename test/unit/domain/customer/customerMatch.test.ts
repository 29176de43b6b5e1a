import type { CustomerInput, ExactAccount } from '../../../../nodes/domain/customer/customer';
import { indexAccounts } from '../../../../nodes/domain/customer/accountIndex';
import { planCustomer, planCustomers } from '../../../../nodes/domain/customer/customerMatch';
import {
	accountsOf,
	isSettledByName,
	type CustomerPlan,
} from '../../../../nodes/domain/customer/customerPlan';
import { account, customer } from '../../support/customers';

const VAT = 'BE0123456749';
const OTHER_VAT = 'BE0403170701';
const STORED = '22222222-2222-4222-8222-222222222222';

const company = { name: 'Carrosserie Dupont SRL', vatNumber: VAT } as const;

const codesOf = (plan: CustomerPlan): string[] =>
	(plan.action === 'needsAttention' ? plan.reasons : plan.remarks).map(({ code }) => code);

describe('finding the account of a customer', () => {
	it.each<[string, Partial<CustomerInput>, Partial<ExactAccount>]>([
		['has moved', {}, { addressLine1: 'Elsewhere 1', postcode: '5000' }],
		['has another name now', {}, { name: 'Someone Else' }],
		[
			'has another name and no address there',
			{},
			{ name: 'Someone Else', addressLine1: '', postcode: '' },
		],
		[
			'has moved and has another name, but the same VAT number',
			{ vatNumber: VAT },
			{ vatNumber: '0123.456.749', name: 'Someone Else', addressLine1: 'Elsewhere 1' },
		],
		['is a company that the account does not show', company, {}],
	])('takes the stored link of a customer who %s', (_case, over, held) => {
		const linked = account({ id: STORED, ...held });
		const plan = planCustomer(customer({ ...over, exactAccountId: STORED }), [linked], 'keep');
		expect(plan).toMatchObject({ action: 'use', matchedBy: 'link', accountId: STORED });
		expect(codesOf(plan)).toEqual([]);
	});

	it.each<[string, Partial<CustomerInput>, Partial<ExactAccount>, string]>([
		[
			'name and address',
			{},
			{ name: 'Someone Else', addressLine1: 'Elsewhere 1' },
			'both name and address differ',
		],
		[
			'name and country',
			{},
			{ name: 'Someone Else', country: 'FR' },
			'both name and address differ',
		],
		['VAT number', { vatNumber: VAT }, { vatNumber: OTHER_VAT }, 'their VAT numbers differ'],
		['kind', { type: 'PRIVATE' }, { name: 'Dupont Jean SRL' }, 'one is a person'],
	])('leaves a link to an account of another %s to a person', (_case, over, held, words) => {
		const linked = account({ id: STORED, code: '1042', ...held });
		const input = customer({ ...over, exactAccountId: STORED });
		const plan = planCustomer(input, [account(), linked], 'overwrite');
		expect(codesOf(plan)).toEqual(['CUSTOMER_LINK_CONTRADICTS']);
		const [{ message }] = plan.action === 'needsAttention' ? plan.reasons : [];
		expect(message).toContain(`linked to account 1042 ${linked.name}`);
		expect(message).toContain('"Jean Dupont" (Rue de la Loi 12, 4000 Liège, BE');
		expect(message).toContain(words);
	});

	it('does not take a placeholder on the account for another VAT number', () => {
		const linked = account({ id: STORED, vatNumber: '000000000' });
		const input = customer({ vatNumber: VAT, exactAccountId: STORED });
		expect(planCustomer(input, [linked], 'keep').action).toBe('use');
	});

	it('takes a link in braces and capitals for the same link', () => {
		const linked = account({ id: 'aaaaaaaa-1111-4111-8111-111111111111' });
		const exactAccountId = '{AAAAAAAA-1111-4111-8111-111111111111}';
		expect(planCustomer(customer({ exactAccountId }), [linked], 'keep')).toMatchObject({
			matchedBy: 'link',
		});
	});

	it('goes on to name and address, with a remark, when the linked account is gone', () => {
		const plan = planCustomer(customer({ exactAccountId: STORED }), [account()], 'keep');
		expect(plan).toMatchObject({ action: 'use', matchedBy: 'nameAndAddress' });
		expect(codesOf(plan)).toEqual(['CUSTOMER_LINK_STALE']);
	});

	it.each([['BE0123456749'], ['BE 0123.456.749'], ['0123.456.749'], ['123456749']])(
		'finds the VAT number that Exact Online holds as %p',
		(vatNumber) => {
			const held = account({ name: 'Old name', addressLine1: 'Old street 1', vatNumber });
			const plan = planCustomer(customer(company), [held], 'keep');
			expect(plan).toMatchObject({ action: 'use', matchedBy: 'vatNumber' });
			expect(codesOf(plan)).toEqual([]);
		},
	);

	it.each([[''], ['be'], ['BE']])(
		'finds a Belgian VAT number without prefix in an account of country %p',
		(country) => {
			const over = { name: 'Old name', addressLine1: 'Old street 1', vatNumber: '0123.456.749' };
			const plan = planCustomer(customer(company), [account({ ...over, country })], 'keep');
			expect(plan).toMatchObject({ action: 'use', matchedBy: 'vatNumber' });
		},
	);

	it('takes of two accounts with its VAT number in one house the one with its name', () => {
		const held = ['Dupont Occasions SRL', company.name].map((name, position) =>
			account({ id: `id-${position}`, name, vatNumber: VAT }),
		);
		for (const accounts of [held, [...held].reverse()]) {
			const plan = planCustomer(customer(company), accounts, 'keep');
			expect(plan).toMatchObject({ action: 'use', accountId: 'id-1' });
		}
	});

	it('tells what is wrong with a VAT number also where the account is changed', () => {
		const input = customer({ vatNumber: 'BE0123456789', email: 'jean@example.be' });
		const plan = planCustomer(input, [account()], 'fillBlanks');
		expect(plan).toMatchObject({ update: { Email: 'jean@example.be' } });
		expect(codesOf(plan)).toEqual(['VAT_NUMBER_INVALID']);
	});

	it('does not follow a VAT number into another country', () => {
		const abroad = account({ name: 'Dupont France', country: 'FR', vatNumber: VAT });
		expect(planCustomer(customer(company), [abroad], 'keep').action).toBe('create');
	});

	it('does not follow a VAT number that fails its check digits, and says so', () => {
		const wrong = 'BE0123456789';
		const held = account({ name: 'Old name', addressLine1: 'Old street 1', vatNumber: wrong });
		const plan = planCustomer(customer({ vatNumber: wrong }), [held], 'keep');
		expect(plan).toMatchObject({ action: 'create' });
		expect(codesOf(plan)).toEqual(['VAT_NUMBER_INVALID']);
		expect(plan).not.toHaveProperty('body.VATNumber');
	});

	it('does not take two customers with one placeholder for a VAT number for the same', () => {
		const abroad = { country: 'NL', vatNumber: '000000000' } as const;
		const held = account({ ...abroad, name: 'Old name', addressLine1: 'Old street 1' });
		const plan = planCustomer(customer(abroad), [held], 'keep');
		expect(plan).toMatchObject({ action: 'create' });
		expect(codesOf(plan)).toEqual(['VAT_NUMBER_INVALID']);
		expect(plan).not.toHaveProperty('body.VATNumber');
	});

	it('does not call words in the VAT field an invalid number', () => {
		expect(codesOf(planCustomer(customer({ vatNumber: 'particulier' }), [], 'keep'))).toEqual([]);
	});

	it.each<[string, Partial<ExactAccount>]>([
		['capitals', { name: 'DUPONT JEAN', addressLine1: 'RUE DE LA LOI 12', city: 'LIEGE' }],
		['abbreviations', { addressLine1: 'r. de la Loi, 12', postcode: 'B-4000' }],
		['the other language of the city', { city: 'Luik' }],
	])('finds name and address written with %s', (_case, written) => {
		const plan = planCustomer(customer(), [account(written)], 'keep');
		expect(plan).toMatchObject({ action: 'use', matchedBy: 'nameAndAddress' });
	});

	it.each<[string, Partial<ExactAccount>]>([
		['another house number', { addressLine1: 'Rue de la Loi 13' }],
		['another postcode', { postcode: '4020' }],
		['another name', { name: 'Jeanne Dupont' }],
	])('makes a new account when the only one has %s', (_case, difference) => {
		expect(planCustomer(customer(), [account(difference)], 'keep').action).toBe('create');
	});

	const both = 'Dupont Jean';
	it.each<[string, Partial<CustomerInput>, Partial<ExactAccount>, string, string[]]>([
		[
			'a person, the account of his company',
			{ type: 'PRIVATE' },
			{ name: `${both} SRL` },
			'create',
			['CUSTOMER_NAMESAKE'],
		],
		[
			'a person, an account with a VAT number',
			{ type: 'PRIVATE' },
			{ vatNumber: VAT },
			'create',
			['CUSTOMER_NAMESAKE'],
		],
		['a person, an account that shows nothing', { type: 'PRIVATE' }, {}, 'use', []],
		[
			'a company, an account that shows nothing',
			{ name: `${both} SRL` },
			{},
			'needsAttention',
			['CUSTOMER_KIND_UNCLEAR'],
		],
		[
			'a VAT number, an account that shows nothing',
			{ vatNumber: VAT },
			{},
			'needsAttention',
			['CUSTOMER_KIND_UNCLEAR'],
		],
		['a company by its type alone, the same', { type: 'COMPANY' }, {}, 'use', []],
		['a company by its type alone, a company', { type: 'COMPANY' }, { vatNumber: VAT }, 'use', []],
		[
			'nobody knows what, a company',
			{},
			{ vatNumber: VAT },
			'needsAttention',
			['CUSTOMER_KIND_UNCLEAR'],
		],
		['nobody knows what, the same', {}, {}, 'use', []],
		[
			'two ways to write a legal form',
			{ name: `${both} SRL` },
			{ name: `${both} SPRL` },
			'use',
			[],
		],
		[
			'an enterprise number, an account with it',
			{ enterpriseNumber: '0123.456.749' },
			{ chamberOfCommerce: '0123456749' },
			'use',
			[],
		],
	])('with one name and address: %s', (_case, over, held, action, codes) => {
		const plan = planCustomer(customer(over), [account(held)], 'fillBlanks');
		expect([plan.action, codesOf(plan)]).toEqual([action, codes]);
	});

	it('prefers the account of its own kind to one that leaves it open', () => {
		const shown = account({ id: STORED, vatNumber: VAT });
		const plan = planCustomer(customer(), [shown, account()], 'keep');
		expect(plan).toMatchObject({ action: 'use', accountId: account().id });
	});

	it('takes the account that shows a company for one whose type says so, in use or not', () => {
		const shown = account({ id: STORED, vatNumber: VAT, status: 'P' });
		const plan = planCustomer(customer({ type: 'COMPANY' }), [account(), shown], 'keep');
		expect(plan).toMatchObject({ action: 'use', accountId: STORED });
	});

	it('tells a person what the two sides of one name and address are', () => {
		const plan = planCustomer(customer(company), [account({ name: 'Carrosserie Dupont' })], 'keep');
		const [{ message, facts }] = plan.action === 'needsAttention' ? plan.reasons : [];
		expect(message).toContain(
			'"Carrosserie Dupont SRL" (Rue de la Loi 12, 4000 Liège, BE, BE0123456749)',
		);
		expect(message).toContain('1001 Carrosserie Dupont (Rue de la Loi 12, 4000 Liège, BE)');
		expect(facts['shownBy']).toBe('customer');
	});

	it('tells two companies of one name and address apart by their VAT numbers', () => {
		const namesake = account({ name: 'Carrosserie Dupont SA', vatNumber: OTHER_VAT });
		expect(planCustomer(customer(company), [namesake], 'keep').action).toBe('create');
	});

	it.each([
		[50, []],
		[51, ['NAME_SHORTENED']],
	])('tells of a name of %p characters what is cut off: %p', (length, remarks) => {
		const plan = planCustomer(customer({ name: 'X'.repeat(length) }), [], 'keep');
		expect(codesOf(plan)).toEqual(remarks);
		expect(plan).toMatchObject({ action: 'create', body: { Name: 'X'.repeat(50) } });
	});

	it('finds a customer again whose long name was cut', () => {
		const name = 'Association intercommunale de transport et de réparation automobile SCRL';
		const held = account({ name: name.slice(0, 50) });
		expect(planCustomer(customer({ name }), [held], 'keep').action).toBe('use');
	});
});

describe('several accounts that fit', () => {
	const twin = account({ id: STORED, code: '1002' });

	it('are listed for a person to choose from, and none is made', () => {
		const plan = planCustomer(customer(), [account(), twin], 'keep');
		expect(codesOf(plan)).toEqual(['CUSTOMER_AMBIGUOUS']);
		const [{ message }] = plan.action === 'needsAttention' ? plan.reasons : [];
		expect(message).toContain('1001 Jean Dupont (Rue de la Loi 12, 4000 Liège, BE)');
		expect(message).toContain('1002 Jean Dupont');
	});

	it('are listed up to five', () => {
		const many = Array.from({ length: 7 }, (_, at) =>
			account({ id: `id-${at}`, code: String(1001 + at) }),
		);
		const plan = planCustomer(customer(), many, 'keep');
		const [{ message }] = plan.action === 'needsAttention' ? plan.reasons : [];
		expect(message).toContain('1005 Jean Dupont');
		expect(message).not.toContain('1006');
		expect(message).toContain('and 2 more');
	});

	it('of one VAT number are told apart by name and address', () => {
		const here = account({ ...company, name: company.name });
		const there = account({ ...company, id: STORED, addressLine1: 'Rue de la Foi 1' });
		expect(planCustomer(customer(company), [there, here], 'keep')).toMatchObject({
			action: 'use',
			matchedBy: 'vatNumber',
			accountId: here.id,
		});
	});

	it('of one VAT number stay undecided when none has the name and address', () => {
		const one = account({ ...company, addressLine1: 'Elsewhere 1' });
		const two = account({ ...company, id: STORED, addressLine1: 'Elsewhere 2' });
		expect(codesOf(planCustomer(customer(company), [one, two], 'keep'))).toEqual([
			'CUSTOMER_AMBIGUOUS',
		]);
	});

	it.each<[string, Partial<ExactAccount>]>([
		['is blocked', { blocked: true }],
		['is no customer', { status: 'A', isSupplier: true }],
	])('come down to one when the other %s', (_case, difference) => {
		const plan = planCustomer(customer(), [account(), { ...twin, ...difference }], 'keep');
		expect(plan).toMatchObject({ action: 'use', accountId: account().id });
	});
});

describe('an account that cannot be used', () => {
	it('is reported when it is blocked', () => {
		const plan = planCustomer(customer(), [account({ blocked: true })], 'keep');
		expect(codesOf(plan)).toEqual(['CUSTOMER_BLOCKED']);
	});

	it('is reported when the link leads to a blocked one', () => {
		const blocked = account({ id: STORED, blocked: true });
		const plan = planCustomer(customer({ exactAccountId: STORED }), [account(), blocked], 'keep');
		expect(codesOf(plan)).toEqual(['CUSTOMER_BLOCKED']);
	});

	it('is neither looked for nor made without an address', () => {
		const plan = planCustomer(customer({ addressLine1: '' }), [account()], 'keep');
		expect(codesOf(plan)).toEqual(['CUSTOMER_WITHOUT_ADDRESS']);
	});
});

describe('what is written to a new account', () => {
	it('is everything the source knows, in the notation of Exact Online', () => {
		const full: CustomerInput = customer({
			...company,
			vatNumber: 'TVA BE 0123.456.749',
			addressLine2: 'bte 3',
			email: 'info@example.be',
			phone: '+32 4 222 22 22',
			language: 'fr',
			enterpriseNumber: '0123.456.749',
			peppolId: '0208:0123456749',
		});
		expect(planCustomer(full, [], 'keep')).toEqual({
			action: 'create',
			remarks: [],
			body: {
				Name: 'Carrosserie Dupont SRL',
				Status: 'C',
				AddressLine1: 'Rue de la Loi 12',
				AddressLine2: 'bte 3',
				Postcode: '4000',
				City: 'Liège',
				Country: 'BE',
				VATNumber: 'BE0123456749',
				ChamberOfCommerce: '0123456749',
				Email: 'info@example.be',
				Phone: '+32 4 222 22 22',
				Language: 'FR',
				PeppolIdentifier: '0123456749',
				PeppolIdentifierType: 208,
			},
		});
	});

	it('has a name of at most 50 characters, with a remark when it was cut', () => {
		const plan = planCustomer(customer({ name: 'Dupont '.repeat(43) }), [], 'keep');
		expect(codesOf(plan)).toEqual(['NAME_SHORTENED']);
		expect(plan).toHaveProperty('body.Name', `${'Dupont '.repeat(7)}D`);
	});
});

describe('what is changed in an account that is there', () => {
	const known = customer({ email: 'new@example.be', phone: '04 222', language: 'fr' });
	const held = account({ email: 'old@example.be', name: 'DUPONT Jean', city: 'LIEGE' });
	const changes = (
		input: CustomerInput,
		present: ExactAccount,
		policy: 'keep' | 'fillBlanks' | 'overwrite',
	): unknown => {
		const plan = planCustomer(input, [present], policy);
		return plan.action === 'use' ? plan.update : plan;
	};

	it('is nothing under Keep', () => {
		expect(changes(known, held, 'keep')).toBeUndefined();
	});

	it('is what is blank under Fill Blanks', () => {
		expect(changes(known, held, 'fillBlanks')).toEqual({ Phone: '04 222', Language: 'FR' });
	});

	it('is what differs under Overwrite', () => {
		expect(changes(known, held, 'overwrite')).toEqual({
			Name: 'Jean Dupont',
			City: 'Liège',
			Email: 'new@example.be',
			Phone: '04 222',
			Language: 'FR',
		});
	});

	it('is a text in other letters under Overwrite, but not a country', () => {
		const input = customer({ city: 'AY', country: 'BE' });
		const present = account({ city: 'Ay', country: 'be' });
		expect(changes(input, present, 'overwrite')).toEqual({ City: 'AY' });
		expect(changes(input, account({ city: 'Ay-Champagne' }), 'overwrite')).toEqual({ City: 'AY' });
	});

	it.each(['keep', 'fillBlanks', 'overwrite'] as const)(
		'makes it a customer under %s when it is not one yet',
		(policy) => {
			expect(changes(customer(), account({ status: 'P' }), policy)).toEqual({ Status: 'C' });
		},
	);

	it('is nothing when only notation differs', () => {
		const input = customer({ ...company, enterpriseNumber: '0123456749', language: 'nl' });
		const present = account({
			name: company.name,
			vatNumber: 'BE 0123.456.749',
			chamberOfCommerce: '0123.456.749',
			language: 'NL-BE',
		});
		expect(changes(input, present, 'overwrite')).toBeUndefined();
	});

	it('never replaces the VAT number by which the account was found', () => {
		const present = account({ name: company.name, vatNumber: '0123.456.749' });
		expect(changes(customer(company), present, 'overwrite')).toBeUndefined();
	});

	it('adds a VAT number to an account that was found by name and address', () => {
		const present = account({ name: company.name });
		expect(changes(customer(company), present, 'fillBlanks')).toEqual({ VATNumber: VAT });
	});

	it('does not give a VAT number to a second account', () => {
		const linked = customer({ ...company, exactAccountId: STORED });
		const holder = account({ name: 'Dupont Namur', addressLine1: 'Elsewhere 1', vatNumber: VAT });
		const plan = planCustomer(
			linked,
			[account({ id: STORED, name: company.name }), holder],
			'overwrite',
		);
		expect(plan).toMatchObject({ action: 'use', accountId: STORED });
		expect(plan).not.toHaveProperty('update');
	});

	it('never blanks what the source does not know', () => {
		const present = account({ email: 'old@example.be', phone: '04 111', vatNumber: VAT });
		expect(changes(customer({ type: 'COMPANY' }), present, 'overwrite')).toBeUndefined();
	});

	it('replaces an address as a whole', () => {
		const moved = customer({ exactAccountId: STORED, addressLine1: 'Rue de la Foi 1' });
		const present = account({ id: STORED, addressLine2: 'bte 7' });
		expect(changes(moved, present, 'overwrite')).toEqual({
			AddressLine1: 'Rue de la Foi 1',
			AddressLine2: '',
		});
	});

	it('does not complete an address that is another one', () => {
		const moved = customer({ exactAccountId: STORED, addressLine2: 'bte 3' });
		const present = account({ id: STORED, addressLine1: 'Rue de la Foi 1', postcode: '' });
		expect(changes(moved, present, 'fillBlanks')).toBeUndefined();
	});
});

describe('the accounts of one customer', () => {
	it('come in the order in which they were made', () => {
		const made = [
			account({ id: 'id-c', code: '1010' }),
			account({ id: 'id-b', code: '999' }),
			account({ id: 'id-a', code: '1011' }),
		];
		const codes = accountsOf(customer(), indexAccounts(made)).map(({ code }) => code);
		expect(codes).toEqual(['999', '1010', '1011']);
	});

	it('are those of its VAT number, and no namesakes beside them', () => {
		const owner = account({ name: 'Old name', vatNumber: VAT });
		const namesake = account({ id: STORED, name: company.name });
		expect(accountsOf(customer(company), indexAccounts([namesake, owner]))).toEqual([owner]);
	});

	it.each<[string, Partial<ExactAccount>, boolean]>([
		['written exactly as it is', {}, true],
		['written otherwise', { name: 'DUPONT Jean' }, false],
		['blocked', { blocked: true }, false],
		['no customer yet', { status: 'P' }, false],
		['in another house', { addressLine1: 'Rue de la Loi 13' }, false],
		['a company', { vatNumber: VAT }, false],
	])('need no further look when one is %s: %s', (_case, held, expected) => {
		expect(isSettledByName(customer(), indexAccounts([account(held)]))).toBe(expected);
	});

	it('need a further look for a company by its type alone, until one shows a company', () => {
		const stated = customer({ type: 'COMPANY' });
		expect(isSettledByName(stated, indexAccounts([account()]))).toBe(false);
		expect(isSettledByName(stated, indexAccounts([account({ vatNumber: VAT })]))).toBe(true);
	});
});

describe('a customer of a place with more accounts than are read', () => {
	const unread = new Set(['4000']);
	const plan = (input: CustomerInput, accounts: readonly ExactAccount[]): CustomerPlan =>
		planCustomers([input], accounts, 'keep', unread)[0].plan;

	it.each<[string, Partial<CustomerInput>, Partial<ExactAccount> | undefined, string]>([
		['is left to a person', {}, undefined, 'needsAttention'],
		[
			'is left to a person beside an account of another spelling',
			{},
			{ name: 'DUPONT Jean' },
			'needsAttention',
		],
		['is found by exactly its name', {}, {}, 'use'],
		['is found by its VAT number', { vatNumber: VAT }, { name: 'Old', vatNumber: VAT }, 'use'],
		['is found by its link', { exactAccountId: STORED }, { id: STORED, name: 'Old' }, 'use'],
		['is created in another postcode', { postcode: '4020' }, undefined, 'create'],
	])('%s', (_case, over, held, action) => {
		const planned = plan(customer(over), held === undefined ? [] : [account(held)]);
		const told = action === 'needsAttention' ? ['CUSTOMER_TOO_MANY_ACCOUNTS'] : [];
		expect([planned.action, codesOf(planned)]).toEqual([action, told]);
	});
});
