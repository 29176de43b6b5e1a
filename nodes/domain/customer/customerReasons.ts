/** The reasons that the plan of a customer gives, with what a person needs to compare both sides. */
import { usableVatNumber, type AccountBody } from './accountBody';
import type { MatchedBy } from './accountChanges';
import { accountById, type AccountIndex } from './accountIndex';
import { placeOf } from './address';
import { labelOf, type CustomerInput, type ExactAccount } from './customer';
import { NAME_MAX_LENGTH } from './customerName';
import { kindOf } from './kind';
import {
	partyDetails,
	partyOfAccount,
	partyOfCustomer,
	type Contradiction,
	type Party,
} from './party';
import type { CandidateFacts } from '../reasons/customer';
import { reason, type Reason } from '../reasons/reasons';

/** What `matchedBy` is called in a sentence. */
const EVIDENCE: Readonly<Record<MatchedBy, string>> = {
	link: 'link',
	vatNumber: 'VAT number',
	nameAndAddress: 'name and address',
};

/** Several accounts fit equally well. */
export function ambiguous(
	customer: CustomerInput,
	matchedBy: MatchedBy,
	accounts: readonly ExactAccount[],
): Reason {
	return reason('CUSTOMER_AMBIGUOUS', {
		customer: labelOf(customer),
		matchedBy: EVIDENCE[matchedBy],
		candidates: accounts.map(candidate),
	});
}

/** Name and address fit, and only one side shows that it is a company. */
export function kindUnclear(customer: CustomerInput, accounts: readonly ExactAccount[]): Reason {
	return reason('CUSTOMER_KIND_UNCLEAR', {
		customer: labelOf(customer),
		customerDetails: partyDetails(partyOfCustomer(customer)),
		shownBy: kindOf(customer) === 'company' ? 'customer' : 'account',
		candidates: accounts.map(candidate),
	});
}

/** The customer's postcode or city holds more accounts than could be looked through. */
export function tooManyAccounts(customer: CustomerInput): Reason {
	const [place] = placeOf(customer).texts;
	return reason('CUSTOMER_TOO_MANY_ACCOUNTS', { customer: labelOf(customer), place });
}

/** The account that a link leads to is another party. */
export function linkContradicts(
	customer: CustomerInput,
	account: ExactAccount,
	differs: Contradiction,
): Reason {
	return reason('CUSTOMER_LINK_CONTRADICTS', {
		...twoParties(customer, differs),
		exactCustomer: `${account.code} ${described(partyOfAccount(account))}`,
	});
}

/** An earlier customer of the batch has the same id of the source, or the same account, and is another party. */
export function identityShared(
	customer: CustomerInput,
	other: CustomerInput,
	differs: Contradiction,
	accountCode: string | undefined,
): Reason {
	const { sourceId } = customer;
	const sharesId = sourceId !== undefined && sourceId === other.sourceId;
	return reason('CUSTOMER_IDENTITY_SHARED', {
		...twoParties(customer, differs),
		...(sharesId ? { sourceId } : { code: accountCode }),
		otherCustomer: described(partyOfCustomer(other)),
	});
}

/** Accounts of the same name and address, of which one is a person's and the other a company's. */
export function namesakes(customer: CustomerInput, accounts: readonly ExactAccount[]): Reason[] {
	const candidates = accounts.map(candidate);
	if (candidates.length === 0) return [];
	return [reason('CUSTOMER_NAMESAKE', { customer: labelOf(customer), candidates })];
}

export function staleLink(customer: CustomerInput, index: AccountIndex): Reason[] {
	const accountId = customer.exactAccountId;
	if (accountId === undefined || accountById(index, accountId)) return [];
	return [reason('CUSTOMER_LINK_STALE', { customer: labelOf(customer), accountId })];
}

/** Only for what was meant as a number: "none" or "private" in the field is no VAT number at all. */
export function invalidVatNumber(customer: CustomerInput): Reason[] {
	const { vatNumber = '' } = customer;
	if (!/\d{3}/.test(vatNumber.replace(/[\s.-]/g, '')) || usableVatNumber(customer)) return [];
	return [reason('VAT_NUMBER_INVALID', { customer: labelOf(customer), vatNumber })];
}

export function shortenedName(customer: CustomerInput, { Name }: AccountBody): Reason[] {
	if (Name === undefined || customer.name.length <= NAME_MAX_LENGTH) return [];
	const facts = { customer: customer.name, shortened: Name, maxLength: NAME_MAX_LENGTH };
	return [reason('NAME_SHORTENED', facts)];
}

/** Two runs made an account each for one customer; both use the first. */
export function createdTwice(
	customer: CustomerInput,
	[first, ...twins]: readonly ExactAccount[],
): Reason {
	return reason('CUSTOMER_CREATED_TWICE', {
		customer: labelOf(customer),
		code: first.code,
		twins: twins.map(({ code }) => code),
	});
}

/** What Exact Online did not take of a customer whose account is used all the same; `answer` in its words. */
export function fieldsNotTaken(
	customer: CustomerInput,
	code: string,
	fields: AccountBody,
	answer: string,
): Reason {
	return reason('CUSTOMER_FIELDS_NOT_TAKEN', {
		customer: labelOf(customer),
		code,
		fields: Object.keys(fields),
		answer,
	});
}

function twoParties(customer: CustomerInput, differs: Contradiction) {
	const customerDetails = partyDetails(partyOfCustomer(customer));
	return { customer: labelOf(customer), customerDetails, differs };
}

function described(party: Party): string {
	return `${party.name} (${partyDetails(party)})`;
}

function candidate(account: ExactAccount): CandidateFacts {
	const { code, name } = account;
	return { code, name, address: partyDetails(partyOfAccount(account)) };
}
