/**
 * Which account in Exact Online is this customer? The surest evidence decides: the stored link,
 * then the VAT number, then name and address together. Only if none of them finds an account is
 * one created, and where several fit, or what fits contradicts the customer, nobody guesses: a
 * person decides.
 */
import { newAccountBody, usableVatNumber, type AccountBody } from './accountBody';
import { accountChanges, type MatchedBy, type UpdatePolicy } from './accountChanges';
import {
	accountById,
	accountsByName,
	accountsByVatNumber,
	type AccountIndex,
} from './accountIndex';
import { placeOf, sameAddress } from './address';
import { addressReasons, labelOf, type CustomerInput, type ExactAccount } from './customer';
import {
	ambiguous,
	invalidVatNumber,
	kindUnclear,
	linkContradicts,
	namesakes,
	shortenedName,
	staleLink,
	tooManyAccounts,
} from './customerReasons';
import { heldName, nameKey } from './customerName';
import { kindRelation, type KindRelation } from './kind';
import { contradiction, partyOfAccount, partyOfCustomer } from './party';
import { reason, type Reason } from '../reasons/reasons';

/** An account was found; `update` holds the fields to change, if any. */
export interface UsePlan {
	readonly action: 'use';
	readonly matchedBy: MatchedBy;
	readonly accountId: string;
	readonly account: ExactAccount;
	readonly update?: AccountBody;
	readonly remarks: readonly Reason[];
}

/** No account fits: one is made. */
export interface CreatePlan {
	readonly action: 'create';
	readonly body: AccountBody;
	readonly remarks: readonly Reason[];
}

/** A person has to decide or correct something; nothing is written. */
export interface NeedsAttentionPlan {
	readonly action: 'needsAttention';
	readonly reasons: readonly Reason[];
}

export type CustomerPlan = UsePlan | CreatePlan | NeedsAttentionPlan;

/** Accounts that one piece of evidence left, by what they were found. */
export interface Hits {
	readonly matchedBy: MatchedBy;
	readonly accounts: readonly ExactAccount[];
}

/** Accounts of the customer's name and address, by whether they are its party. */
type Namesakes = Readonly<Record<KindRelation, readonly ExactAccount[]>>;

/**
 * What to do with one customer, given the accounts that may be it. `policy` says what happens to
 * data that is there.
 */
export function planAgainst(
	customer: CustomerInput,
	index: AccountIndex,
	policy: UpdatePolicy,
): CustomerPlan {
	const missing = addressReasons(customer);
	if (missing.length > 0) return { action: 'needsAttention', reasons: missing };

	const remarks = [...staleLink(customer, index), ...invalidVatNumber(customer)];
	const linked = accountById(index, customer.exactAccountId ?? '');
	if (linked) {
		const differs = contradiction(partyOfCustomer(customer), partyOfAccount(linked));
		if (differs) return attention(linkContradicts(customer, linked, differs), remarks);
		return usePlan(customer, { matchedBy: 'link', accounts: [linked] }, index, policy, remarks);
	}
	const owners = accountsOfVatNumber(customer, index);
	if (owners.length > 0) {
		return usePlan(customer, { matchedBy: 'vatNumber', accounts: owners }, index, policy, remarks);
	}
	const found = findNamesakes(customer, index);
	if (isUnread(customer, index) && !found.same.some((account) => isSurest(customer, account))) {
		return attention(tooManyAccounts(customer), remarks);
	}
	if (found.same.length > 0) {
		const hits = { matchedBy: 'nameAndAddress', accounts: found.same } as const;
		return usePlan(customer, hits, index, policy, remarks);
	}
	if (found.undecided.length > 0) {
		return attention(kindUnclear(customer, found.undecided), remarks);
	}
	return createPlan(customer, found.different, remarks);
}

function createPlan(
	customer: CustomerInput,
	beside: readonly ExactAccount[],
	remarks: readonly Reason[],
): CreatePlan {
	const body = newAccountBody(customer);
	const all = [...remarks, ...shortenedName(customer, body), ...namesakes(customer, beside)];
	return { action: 'create', body, remarks: all };
}

/** The one account among the hits that is meant; several, or a blocked one, are for a person. */
function usePlan(
	customer: CustomerInput,
	hits: Hits,
	index: AccountIndex,
	policy: UpdatePolicy,
	remarks: readonly Reason[],
): UsePlan | NeedsAttentionPlan {
	const { matchedBy } = hits;
	const [account, ...others] = narrow(hits.accounts, TESTS[matchedBy], customer);
	if (others.length > 0) {
		return attention(ambiguous(customer, matchedBy, [account, ...others]), remarks);
	}
	if (account.blocked) {
		const facts = { customer: labelOf(customer), code: account.code };
		return attention(reason('CUSTOMER_BLOCKED', facts), remarks);
	}
	const vatNumberIsTaken = isTakenByOther(usableVatNumber(customer), account, index);
	const update = accountChanges(customer, account, { matchedBy, policy, vatNumberIsTaken });
	const plan = { action: 'use', matchedBy, accountId: account.id, account } as const;
	if (update === undefined) return { ...plan, remarks };
	return { ...plan, update, remarks: [...remarks, ...shortenedName(customer, update)] };
}

function isTakenByOther(
	vatNumber: string | undefined,
	account: ExactAccount,
	index: AccountIndex,
): boolean {
	const holders = vatNumber === undefined ? [] : accountsByVatNumber(index, vatNumber);
	return holders.some(({ id }) => id !== account.id);
}

type Test = (account: ExactAccount, customer: CustomerInput) => boolean;

/** Among accounts that fit equally well, the one in use is meant: not blocked, a customer. */
const IN_USE: readonly Test[] = [
	(account) => !account.blocked,
	(account) => account.status === 'C',
];

/** What makes one account of several that fit the surer one, the weightiest first. */
const TESTS: Readonly<Record<MatchedBy, readonly Test[]>> = {
	link: [],
	vatNumber: [(account, customer) => hasNameAndAddress(customer, account), ...IN_USE],
	nameAndAddress: [
		// A company by its type alone fits an account that shows nothing, but one that shows it better.
		(account, customer) => !isStated(customer) || partyOfAccount(account).kind === 'company',
		...IN_USE,
		(account, customer) => account.name === heldName(customer.name),
	],
};

function isStated(customer: CustomerInput): boolean {
	return partyOfCustomer(customer).kind === 'statedCompany';
}

/** Applies each test in turn, but never lets one of them take away every account. */
function narrow(
	accounts: readonly ExactAccount[],
	tests: readonly Test[],
	customer: CustomerInput,
): readonly ExactAccount[] {
	return tests.reduce((left, test) => {
		const passing = left.filter((each) => test(each, customer));
		return passing.length > 0 ? passing : left;
	}, accounts);
}

/** Whether no account of another spelling could be a better one. */
function isSurest(customer: CustomerInput, account: ExactAccount): boolean {
	return TESTS.nameAndAddress.every((test) => test(account, customer));
}

/**
 * Whether accounts of exactly the customer's name settle who it is, so that those of its place need not
 * be read: no other account could be a better one.
 */
export function isSettledByName(customer: CustomerInput, index: AccountIndex): boolean {
	return findNamesakes(customer, index).same.some((account) => isSurest(customer, account));
}

function isUnread(customer: CustomerInput, { unreadPlaces }: AccountIndex): boolean {
	return placeOf(customer).texts.some((text) => unreadPlaces.has(text));
}

/**
 * A VAT number identifies a party, whatever its name and address have become. Not so when the
 * number fails its check digits or the account is in another country: then someone mistyped.
 */
function accountsOfVatNumber(customer: CustomerInput, index: AccountIndex): ExactAccount[] {
	const vatNumber = usableVatNumber(customer);
	if (vatNumber === undefined) return [];
	return accountsByVatNumber(index, vatNumber).filter(
		({ country }) => country === '' || country.toUpperCase() === customer.country,
	);
}

function hasNameAndAddress(customer: CustomerInput, account: ExactAccount): boolean {
	return nameKey(customer.name) === nameKey(account.name) && sameAddress(customer, account);
}

/**
 * The accounts that are this customer, all of them: by its VAT number, or else by name and address. The
 * one that was made first comes first, since account numbers rise.
 */
export function accountsOf(customer: CustomerInput, index: AccountIndex): ExactAccount[] {
	const owners = accountsOfVatNumber(customer, index);
	const accounts = owners.length > 0 ? owners : findNamesakes(customer, index).same;
	return [...accounts].sort((one, other) => Number(one.code) - Number(other.code));
}

/** Same name, same house, and no VAT number that says otherwise: what their kinds make of them. */
function findNamesakes(customer: CustomerInput, index: AccountIndex): Namesakes {
	const party = partyOfCustomer(customer);
	const found: Record<KindRelation, ExactAccount[]> = { same: [], undecided: [], different: [] };
	for (const account of accountsByName(index, customer.name)) {
		const other = partyOfAccount(account);
		if (!sameAddress(party, other) || contradiction(party, other) === 'vatNumber') continue;
		found[kindRelation(party.kind, other.kind)].push(account);
	}
	return found;
}

function attention(decisive: Reason, remarks: readonly Reason[]): NeedsAttentionPlan {
	return { action: 'needsAttention', reasons: [decisive, ...remarks] };
}
