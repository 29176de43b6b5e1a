import {
	ambiguous,
	createdTwice,
	fieldsNotTaken,
	identityShared,
	invalidVatNumber,
	kindUnclear,
	shortenedName,
	staleLink,
	tooManyAccounts,
} from '../../../../nodes/domain/customer/customerReasons';
import { indexAccounts } from '../../../../nodes/domain/customer/accountIndex';
import { account, customer } from '../../support/customers';

const jean = { customer: 'Jean Dupont' };

describe('what a person is told of a customer', () => {
	it.each([
		['link', 'by link: '],
		['vatNumber', 'by VAT number: '],
		['nameAndAddress', 'by name and address: '],
	] as const)('names by what several accounts were found: %s', (matchedBy, words) => {
		const { message } = ambiguous(customer(), matchedBy, [account(), account({ code: '1002' })]);
		expect(message).toContain('"Jean Dupont"');
		expect(message).toContain(words);
		expect(message).toContain('1002');
	});

	it.each([
		['customer', { vatNumber: 'BE0123456749' }],
		['account', {}],
	])('names the %s as the side that shows a company', (shownBy, over) => {
		expect(kindUnclear(customer(over), [account()]).facts).toMatchObject({ ...jean, shownBy });
	});

	it('names the postcode that holds too many accounts, or the city', () => {
		expect(tooManyAccounts(customer()).facts).toMatchObject({ ...jean, place: '4000' });
		const { facts } = tooManyAccounts(customer({ postcode: '-' }));
		expect(facts).toMatchObject({ place: 'Liège' });
	});

	it('names the id that two customers share, or else the account', () => {
		const shared = (one: object, other: object) =>
			identityShared(customer(one), customer(other), 'kind', '1001').facts;
		expect(shared({ sourceId: '7' }, { sourceId: '7' })).toMatchObject({ sourceId: '7' });
		expect(shared({ sourceId: '7' }, { sourceId: '8' })).toMatchObject({ code: '1001' });
		expect(shared({ sourceId: '7' }, { sourceId: '8' })).not.toHaveProperty('sourceId');
	});

	it('names the link that leads nowhere', () => {
		const [stale] = staleLink(customer({ exactAccountId: 'gone' }), indexAccounts([account()]));
		expect(stale.facts).toMatchObject({ ...jean, accountId: 'gone' });
	});

	it('names the VAT number that is none, as it was typed', () => {
		const [invalid] = invalidVatNumber(customer({ vatNumber: 'BE 0123.456.789' }));
		expect(invalid.facts).toMatchObject({ ...jean, vatNumber: 'BE 0123.456.789' });
		const dotted = invalidVatNumber(customer({ vatNumber: '1.2-3' }));
		expect(dotted.map(({ code }) => code)).toEqual(['VAT_NUMBER_INVALID']);
	});

	it.each([[undefined], ['none'], ['since 12']])('calls %p no VAT number at all', (vatNumber) => {
		expect(invalidVatNumber(customer({ vatNumber }))).toEqual([]);
	});

	it('names what a name was cut to, where it is sent', () => {
		const name = 'x'.repeat(60);
		const [shortened] = shortenedName(customer({ name }), { Name: 'x'.repeat(50) });
		expect(shortened.facts).toMatchObject({
			customer: name,
			shortened: 'x'.repeat(50),
			maxLength: '50',
		});
		expect(shortenedName(customer({ name }), {})).toEqual([]);
	});

	it('names the account that is used and its twins', () => {
		const { facts } = createdTwice(customer(), [account(), account({ code: '1002' })]);
		expect(facts).toMatchObject({ ...jean, code: '1001', twins: '1002' });
	});

	it('names the fields that were not taken, and what Exact Online said', () => {
		const { facts } = fieldsNotTaken(customer(), '1001', { Phone: '1', Email: 'x' }, 'No such');
		expect(facts).toMatchObject({
			...jean,
			code: '1001',
			fields: 'Phone, Email',
			answer: 'No such',
		});
	});
});
