import * as fc from 'fast-check';

import {
	kindOf,
	kindRelation,
	type Kind,
	type KindEvidence,
	type KindRelation,
} from '../../../../nodes/domain/customer/kind';
import { newAccountBody } from '../../../../nodes/domain/customer/accountBody';
import { customer } from '../../support/customers';

const VAT = 'BE0123456749';

describe('what a customer or an account is', () => {
	it.each<[string, Partial<KindEvidence>, Kind]>([
		['a name alone', {}, 'unknown'],
		['a VAT number', { vatNumber: VAT }, 'company'],
		['a VAT number in another notation', { vatNumber: '0123.456.749' }, 'company'],
		['a VAT number that fails its check digits', { vatNumber: 'BE0123456789' }, 'unknown'],
		['a placeholder', { vatNumber: '000000000' }, 'unknown'],
		['words in the VAT field', { vatNumber: 'particulier' }, 'unknown'],
		['a foreign VAT number', { vatNumber: 'LU26375245', country: 'LU' }, 'company'],
		['no country and a Belgian number', { vatNumber: '0123456749', country: '' }, 'company'],
		['an enterprise number', { enterpriseNumber: '0123.456.749' }, 'company'],
		['an enterprise number that can not be', { enterpriseNumber: '0123456789' }, 'unknown'],
		[
			'an enterprise number without a country',
			{ enterpriseNumber: '0123.456.749', country: '' },
			'company',
		],
		['a few digits and no country', { enterpriseNumber: '12345', country: '' }, 'unknown'],
		['a register number abroad', { enterpriseNumber: 'RCS B 123456', country: 'LU' }, 'company'],
		[
			'a word for a register number abroad',
			{ enterpriseNumber: 'not known', country: 'LU' },
			'unknown',
		],
		['a few digits abroad', { enterpriseNumber: 'HRB 1234', country: 'DE' }, 'unknown'],
		['a legal form', { name: 'Dupont Jean SRL' }, 'company'],
		['a legal form in letters', { name: 'S.P.R.L. Dupont' }, 'company'],
		['a legal form alone', { name: 'SE' }, 'unknown'],
		['a legal form that Exact Online cuts off', { name: `${'Dupont '.repeat(8)}SRL` }, 'unknown'],
		['the type of a person', { type: 'PRIVATE' }, 'person'],
		['the type of a company', { type: 'COMPANY' }, 'statedCompany'],
		['the type of an insurer', { type: 'INSURER' }, 'statedCompany'],
		['the type of a leasing firm', { type: 'LEASING' }, 'statedCompany'],
		['the type in Dutch', { type: 'Particulier' }, 'person'],
		['the type in French', { type: 'Société' }, 'statedCompany'],
		['another type', { type: 'VIP' }, 'unknown'],
		['a title', { name: 'Mme Marie Dupont' }, 'unknown'],
		['the type of a person and a VAT number', { type: 'PRIVATE', vatNumber: VAT }, 'company'],
		['the type of a person and a legal form', { type: 'PRIVATE', name: 'Dupont NV' }, 'company'],
	])('shows in %s', (_case, evidence, kind) => {
		expect(kindOf({ name: 'Jean Dupont', country: 'BE', ...evidence })).toBe(kind);
	});
});

describe('two parties of one name and address', () => {
	const table: ReadonlyArray<readonly [Kind, Kind, KindRelation]> = [
		['company', 'company', 'same'],
		['company', 'statedCompany', 'same'],
		['company', 'person', 'different'],
		['company', 'unknown', 'undecided'],
		['statedCompany', 'statedCompany', 'same'],
		['statedCompany', 'person', 'different'],
		['statedCompany', 'unknown', 'same'],
		['person', 'person', 'same'],
		['person', 'unknown', 'same'],
		['unknown', 'unknown', 'same'],
	];

	it.each(table)('of the kinds %s and %s are: %s', (one, other, relation) => {
		expect(kindRelation(one, other)).toBe(relation);
		expect(kindRelation(other, one)).toBe(relation);
	});

	it('are the same when one is the account that was made of the other', () => {
		const field = <T extends string>(...values: T[]) =>
			fc.option(fc.constantFrom(...values), { nil: undefined });
		const record = fc.record({
			name: fc.constantFrom('Jean Dupont', 'Dupont SRL', 'Mme Dupont', `${'Dupont '.repeat(8)}SRL`),
			vatNumber: field(VAT, 'BE0123456789', 'none'),
			enterpriseNumber: field('0123.456.749', '0123456789'),
			type: field('PRIVATE', 'COMPANY', 'LEASING', 'VIP'),
			country: fc.constantFrom('BE', 'LU'),
		});
		fc.assert(
			fc.property(record, (over) => {
				const one = customer(over);
				const body = newAccountBody(one);
				const made = kindOf({
					name: body.Name ?? '',
					vatNumber: body.VATNumber,
					enterpriseNumber: body.ChamberOfCommerce,
					country: body.Country ?? '',
				});
				expect(kindRelation(kindOf(one), made)).toBe('same');
			}),
		);
	});
});
