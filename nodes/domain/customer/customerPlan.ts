/**
 * Which account in Exact Online is this customer? The surest evidence decides: the stored link,
 * then the VAT number, then name and address together. Only if none of them finds an account is
 * one created, and where several fit nobody guesses: a person chooses.
 */
import { newAccountBody, usableVatNumber, type AccountBody } from './accountBody';
import { accountChanges, type MatchedBy, type UpdatePolicy } from './accountChanges';
import {
	accountById,
	accountsByName,
	accountsByVatNumber,
	vatKey,
	type AccountIndex,
} from './accountIndex';
import { addressLine, sameAddress } from './address';
import { addressReasons, labelOf, type CustomerInput, type ExactAccount } from './customer';
import { nameKey, NAME_MAX_LENGTH } from './customerName';
import { reason, type Reason } from '../reasons/reasons';
import { identifiesParty } from './vatNumberShapes';

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
interface Hits {
	readonly matchedBy: MatchedBy;
	readonly accounts: readonly ExactAccount[];
}

/** What `matchedBy` is called in a sentence. */
const EVIDENCE: Readonly<Record<MatchedBy, string>> = {
	link: 'link',
	vatNumber: 'VAT number',
	nameAndAddress: 'name and address',
};

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

	const hits = findHits(customer, index);
	const remarks = [...staleLink(customer, index), ...invalidVatNumber(customer)];
	if (hits === undefined) {
		const body = newAccountBody(customer);
		return { action: 'create', body, remarks: [...remarks, ...shortenedName(customer, body)] };
	}
	const [account, ...others] = hits.accounts;
	if (others.length > 0) return attention(ambiguous(customer, hits), remarks);
	if (account.blocked) {
		const code = account.code.trim();
		return attention(reason('CUSTOMER_BLOCKED', { customer: labelOf(customer), code }), remarks);
	}
	return usePlan(customer, hits, index, policy, remarks);
}

function usePlan(
	customer: CustomerInput,
	hits: Hits,
	index: AccountIndex,
	policy: UpdatePolicy,
	remarks: readonly Reason[],
): UsePlan {
	const [account] = hits.accounts;
	const { matchedBy } = hits;
	const vatNumberIsTaken = isTakenByOther(usableVatNumber(customer), account, index);
	const update = accountChanges(customer, account, { matchedBy, policy, vatNumberIsTaken });
	const found = { action: 'use', matchedBy, accountId: account.id, account } as const;
	if (update === undefined) return { ...found, remarks };
	return { ...found, update, remarks: [...remarks, ...shortenedName(customer, update)] };
}

function isTakenByOther(
	vatNumber: string | undefined,
	account: ExactAccount,
	index: AccountIndex,
): boolean {
	const holders = vatNumber === undefined ? [] : accountsByVatNumber(index, vatNumber);
	return holders.some(({ id }) => id !== account.id);
}

/** The cascade: the first evidence that finds anything decides. */
function findHits(customer: CustomerInput, index: AccountIndex): Hits | undefined {
	const linked = accountById(index, customer.exactAccountId ?? '');
	if (linked) return { matchedBy: 'link', accounts: [linked] };

	const byVatNumber = narrow(accountsOfVatNumber(customer, index), [
		(account) => hasNameAndAddress(customer, account),
		...SURER_ACCOUNTS,
	]);
	if (byVatNumber.length > 0) return { matchedBy: 'vatNumber', accounts: byVatNumber };

	const byName = narrow(
		accountsByName(index, customer.name).filter((account) => isSameParty(customer, account)),
		SURER_ACCOUNTS,
	);
	return byName.length > 0 ? { matchedBy: 'nameAndAddress', accounts: byName } : undefined;
}

/** Among accounts that fit equally well, the one in use is meant: not blocked, a customer. */
const SURER_ACCOUNTS: ReadonlyArray<(account: ExactAccount) => boolean> = [
	(account) => !account.blocked,
	(account) => account.status.trim() === 'C',
];

/** Applies each test in turn, but never lets one of them take away every account. */
function narrow(
	accounts: readonly ExactAccount[],
	tests: ReadonlyArray<(account: ExactAccount) => boolean>,
): readonly ExactAccount[] {
	return tests.reduce((left, test) => {
		const passing = left.length > 1 ? left.filter(test) : left;
		return passing.length > 0 ? passing : left;
	}, accounts);
}

/**
 * A VAT number identifies a party, whatever its name and address have become. Not so when the
 * number fails its check digits or the account is in another country: then someone mistyped.
 */
function accountsOfVatNumber(customer: CustomerInput, index: AccountIndex): ExactAccount[] {
	const vatNumber = usableVatNumber(customer);
	if (vatNumber === undefined) return [];
	return accountsByVatNumber(index, vatNumber).filter(
		({ country }) => country.trim() === '' || country.trim().toUpperCase() === customer.country,
	);
}

function hasNameAndAddress(customer: CustomerInput, account: ExactAccount): boolean {
	return nameKey(customer.name) === nameKey(account.name) && sameAddress(customer, account);
}

/**
 * Same name, same house, and no VAT number that says otherwise: two companies may share name and
 * address and differ in legal form only.
 */
function isSameParty(customer: CustomerInput, account: ExactAccount): boolean {
	const ours = usableVatNumber(customer);
	const theirs = vatKey(account);
	const contradicts =
		ours !== undefined && identifiesParty(theirs) && theirs !== '' && theirs !== ours;
	return !contradicts && hasNameAndAddress(customer, account);
}

function attention(decisive: Reason, remarks: readonly Reason[]): NeedsAttentionPlan {
	return { action: 'needsAttention', reasons: [decisive, ...remarks] };
}

function ambiguous(customer: CustomerInput, { accounts, matchedBy }: Hits): Reason {
	return reason('CUSTOMER_AMBIGUOUS', {
		customer: labelOf(customer),
		matchedBy: EVIDENCE[matchedBy],
		candidates: accounts.map((account) => ({
			code: account.code,
			name: account.name,
			address: addressLine(account),
		})),
	});
}

function staleLink(customer: CustomerInput, index: AccountIndex): Reason[] {
	const accountId = customer.exactAccountId;
	if (accountId === undefined || accountById(index, accountId)) return [];
	return [reason('CUSTOMER_LINK_STALE', { customer: labelOf(customer), accountId })];
}

/** Only for what was meant as a number: "none" or "private" in the field is no VAT number at all. */
function invalidVatNumber(customer: CustomerInput): Reason[] {
	const { vatNumber = '' } = customer;
	if (!/\d{3}/.test(vatNumber.replace(/[\s.-]/g, '')) || usableVatNumber(customer)) return [];
	return [reason('VAT_NUMBER_INVALID', { customer: labelOf(customer), vatNumber })];
}

function shortenedName(customer: CustomerInput, { Name }: AccountBody): Reason[] {
	if (Name === undefined || customer.name.length <= NAME_MAX_LENGTH) return [];
	const facts = { customer: customer.name, shortened: Name, maxLength: NAME_MAX_LENGTH };
	return [reason('NAME_SHORTENED', facts)];
}
