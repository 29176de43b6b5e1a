import { accountChanges, withBody } from '../../../../nodes/domain/customer/accountChanges';
import type { ChangeRules } from '../../../../nodes/domain/customer/accountChanges';
import type { CustomerInput, ExactAccount } from '../../../../nodes/domain/customer/customer';
import { account, customer } from '../../support/customers';

const VAT = 'BE0123456749';

const changes = (
	wanted: Partial<CustomerInput>,
	present: Partial<ExactAccount>,
	rules: Partial<ChangeRules> = {},
) =>
	accountChanges(customer(wanted), account(present), {
		matchedBy: 'nameAndAddress',
		policy: 'overwrite',
		vatNumberIsTaken: false,
		...rules,
	});

const blank = { addressLine1: '', addressLine2: '', postcode: '', city: '', country: '' };

describe('an account that was found', () => {
	it('becomes a customer under every policy', () => {
		for (const policy of ['keep', 'fillBlanks', 'overwrite'] as const) {
			expect(changes({}, { status: 'P' }, { policy })).toEqual({ Status: 'C' });
			expect(changes({}, { status: ' C ' }, { policy })).toBeUndefined();
		}
	});

	it('is otherwise left alone under Keep', () => {
		expect(changes({ name: 'New', email: 'a@b.be' }, blank, { policy: 'keep' })).toBeUndefined();
	});

	it.each<[string, Partial<ChangeRules>, object | undefined]>([
		['gets the VAT number of the customer', {}, { VATNumber: VAT }],
		['keeps the one that it was found by', { matchedBy: 'vatNumber' }, undefined],
		['does not get one that another account holds', { vatNumberIsTaken: true }, undefined],
	])('%s', (_, rules, expected) => {
		expect(changes({ vatNumber: VAT }, { vatNumber: 'BE0403170701' }, rules)).toEqual(expected);
	});
});

describe('the blanks of an account', () => {
	const filled = (wanted: Partial<CustomerInput>, present: Partial<ExactAccount>) =>
		changes(wanted, present, { policy: 'fillBlanks' });

	it('are filled, and what is there stays', () => {
		expect(filled({ name: 'New', email: 'a@b.be', phone: '04' }, { phone: '02' })).toEqual({
			Email: 'a@b.be',
		});
	});

	it.each<[string, Partial<ExactAccount>]>([
		['nothing of an address', blank],
		['the same street in another spelling', { ...blank, addressLine1: 'r. de la Loi, 12' }],
		['the same postcode in another notation', { ...blank, postcode: 'B-4000' }],
		['the same city in other letters', { ...blank, city: 'LIEGE' }],
	])('of an address are filled beside %s', (_, present) => {
		expect(filled({}, present)).toMatchObject({ Country: 'BE' });
	});

	it.each<[string, Partial<ExactAccount>]>([
		['another street', { ...blank, addressLine1: 'Rue Neuve 1' }],
		['another postcode', { ...blank, postcode: '5000' }],
		['another city', { ...blank, city: 'Namur' }],
	])('of an address stay blank beside %s, but the others are filled', (_, present) => {
		expect(filled({ email: 'a@b.be' }, present)).toEqual({ Email: 'a@b.be' });
	});

	it('stay blank beside a street where ours is not known', () => {
		expect(filled({ addressLine1: '' }, { ...blank, addressLine1: 'Rue Neuve 1' })).toBeUndefined();
	});
});

describe('the data of an account that is overwritten', () => {
	it.each<[string, Partial<CustomerInput>, Partial<ExactAccount>]>([
		['a VAT number', { vatNumber: VAT }, { vatNumber: 'BE 0123.456.749' }],
		['a VAT number of its country', { vatNumber: VAT }, { vatNumber: '0123.456.749' }],
		[
			'an enterprise number',
			{ enterpriseNumber: '0123456749' },
			{ chamberOfCommerce: 'BE 0123.456.749' },
		],
		['a language', { language: 'fr' }, { language: 'fr-BE' }],
		['a country', {}, { country: 'be' }],
		['a value with spaces', { email: 'a@b.be' }, { email: ' a@b.be ' }],
	])('stays as it is where %s stands in another notation', (_, wanted, present) => {
		expect(changes(wanted, present)).toBeUndefined();
	});

	it.each<[Partial<CustomerInput>, Partial<ExactAccount>, object]>([
		[{ vatNumber: VAT }, { vatNumber: 'BE0403170701' }, { VATNumber: VAT }],
		[
			{ enterpriseNumber: '0123456749' },
			{ chamberOfCommerce: '0403170701' },
			{ ChamberOfCommerce: '0123456749' },
		],
		[{ language: 'fr' }, { language: 'nl' }, { Language: 'FR' }],
		[{}, { country: 'NL' }, { Country: 'BE' }],
		[{ email: 'be@b.be' }, { email: 'BE@b.be' }, { Email: 'be@b.be' }],
		[{ name: 'Dupont Jean' }, {}, { Name: 'Dupont Jean' }],
	])('is replaced where it is another: %j', (wanted, present, expected) => {
		expect(changes(wanted, present)).toEqual(expected);
	});

	it('loses what is left of an old address', () => {
		const old = { addressLine2: 'Bte 3' };
		expect(changes({ addressLine1: 'Rue Neuve 1' }, old)).toEqual({
			AddressLine1: 'Rue Neuve 1',
			AddressLine2: '',
		});
		expect(changes({ postcode: '5000' }, old)).toEqual({ Postcode: '5000', AddressLine2: '' });
		expect(changes({ postcode: '5000' }, {})).toEqual({ Postcode: '5000' });
		expect(changes({ email: 'a@b.be' }, old)).toEqual({ Email: 'a@b.be' });
		expect(changes({ city: 'Luik' }, old)).toEqual({ City: 'Luik' });
	});
});

describe('an account once it was written to', () => {
	it('holds what was sent, and the rest as before', () => {
		const before = account({ phone: '04' });
		expect(withBody(before, { Email: 'a@b.be', Name: 'New', PeppolIdentifier: 'x' })).toEqual({
			...before,
			email: 'a@b.be',
			name: 'New',
		});
	});
});
