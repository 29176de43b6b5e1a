/**
 * What names a party, and when two records name two parties. A stored link or an id of the source
 * says that records belong together; it never outweighs a VAT number, a kind, or a name and an
 * address that both say otherwise. One of the two alone is no contradiction: people move and marry.
 */
import { usableVatNumber } from './accountBody';
import { vatKey } from './accountIndex';
import { addressLine, addressesContradict, type Address } from './address';
import type { CustomerInput, ExactAccount } from './customer';
import { nameKey } from './customerName';
import { kindOf, kindRelation, type Kind } from './kind';
import { identifiesParty } from './vatNumberShapes';

export interface Party extends Address {
	readonly name: string;
	/** Normalised (BE0123456749); '' when there is none that identifies anybody. */
	readonly vatNumber: string;
	readonly kind: Kind;
}

/** In what two records of one party can't differ. */
export type Contradiction = 'vatNumber' | 'kind' | 'nameAndAddress';

export function partyOfCustomer(customer: CustomerInput): Party {
	return { ...customer, vatNumber: usableVatNumber(customer) ?? '', kind: kindOf(customer) };
}

export function partyOfAccount(account: ExactAccount): Party {
	const vatNumber = vatKey(account);
	return {
		...account,
		vatNumber: identifiesParty(vatNumber) ? vatNumber : '',
		kind: kindOf({ ...account, enterpriseNumber: account.chamberOfCommerce }),
	};
}

/** What says that these are two parties; undefined when they may be one. One VAT number is one party. */
export function contradiction(one: Party, other: Party): Contradiction | undefined {
	if (one.vatNumber !== '' && other.vatNumber !== '') {
		return one.vatNumber === other.vatNumber ? undefined : 'vatNumber';
	}
	if (kindRelation(one.kind, other.kind) === 'different') return 'kind';
	const isRenamed = nameKey(one.name) !== nameKey(other.name);
	return isRenamed && addressesContradict(one, other) ? 'nameAndAddress' : undefined;
}

/** Address and VAT number on one line, for a person to compare. */
export function partyDetails(party: Party): string {
	return [addressLine(party), party.vatNumber].filter((part) => part !== '').join(', ');
}
