/**
 * What changes in an account that was found. Only changed fields are sent: whole objects are
 * answered with "data already exists" (picqer/exact-php-client issues 323 and 416).
 */
import {
	accountFields,
	compactEnterpriseNumber,
	CUSTOMER_STATUS,
	type AccountBody,
	type AccountField,
} from './accountBody';
import { normalisePostcode, normaliseStreet } from './address';
import type { CustomerInput, ExactAccount } from './customer';
import { normaliseText } from '../values/text';
import { normaliseVatNumber } from './vatNumber';

/**
 * What happens to data that Exact Online already holds: left alone, only completed, or replaced by
 * what the source says.
 */
export type UpdatePolicy = 'keep' | 'fillBlanks' | 'overwrite';

/** By which evidence an account was found. */
export type MatchedBy = 'link' | 'vatNumber' | 'nameAndAddress';

/**
 * Where each field is found in an account that was read. The Peppol id came in 2025 and is not
 * read everywhere, so it is only written to new accounts.
 */
const READ_FROM = {
	Name: 'name',
	Status: 'status',
	AddressLine1: 'addressLine1',
	AddressLine2: 'addressLine2',
	Postcode: 'postcode',
	City: 'city',
	Country: 'country',
	VATNumber: 'vatNumber',
	ChamberOfCommerce: 'chamberOfCommerce',
	Email: 'email',
	Phone: 'phone',
	Language: 'language',
} as const satisfies Readonly<Partial<Record<AccountField, keyof ExactAccount>>>;

type ComparedField = keyof typeof READ_FROM;

const COMPARED = Object.keys(READ_FROM) as readonly ComparedField[];
const PLACE_FIELDS: readonly ComparedField[] = ['AddressLine1', 'AddressLine2', 'Postcode', 'City'];
const ADDRESS_FIELDS: readonly ComparedField[] = [...PLACE_FIELDS, 'Country'];

/** What is known about the account that was found, and what may happen to it. */
export interface ChangeRules {
	readonly matchedBy: MatchedBy;
	readonly policy: UpdatePolicy;
	/** Another account holds the customer's VAT number already. */
	readonly vatNumberIsTaken: boolean;
}

/**
 * The fields to change, or undefined if there are none. Status C is set under every policy. The
 * VAT number stays if the account was found by it, and is not given to a second account: from
 * then on neither could be found by it.
 */
export function accountChanges(
	customer: CustomerInput,
	account: ExactAccount,
	rules: ChangeRules,
): AccountBody | undefined {
	const { VATNumber, ...others } = policyChanges(accountFields(customer), account, rules.policy);
	const keepsVatNumber = rules.matchedBy === 'vatNumber' || rules.vatNumberIsTaken;
	const changes = {
		...others,
		...(VATNumber === undefined || keepsVatNumber ? {} : { VATNumber }),
		...(account.status.trim() === CUSTOMER_STATUS ? {} : { Status: CUSTOMER_STATUS }),
	};
	return Object.keys(changes).length > 0 ? changes : undefined;
}

function policyChanges(
	wanted: AccountBody,
	account: ExactAccount,
	policy: UpdatePolicy,
): AccountBody {
	if (policy === 'keep') return {};
	return policy === 'fillBlanks' ? blanksFilled(wanted, account) : overwritten(wanted, account);
}

/** The account as it stands once a body has been written to it. */
export function withBody(account: ExactAccount, body: AccountBody): ExactAccount {
	const written = COMPARED.filter((field) => body[field] !== undefined);
	return {
		...account,
		...Object.fromEntries(written.map((field) => [READ_FROM[field], body[field]])),
	};
}

/** An address is only completed if nothing that is there contradicts ours. */
function blanksFilled(wanted: AccountBody, account: ExactAccount): AccountBody {
	const agrees = addressAgrees(wanted, account);
	return pick(wanted, (field) => {
		const isBlank = valueOf(account, field) === '';
		return isBlank && (agrees || !ADDRESS_FIELDS.includes(field));
	});
}

function addressAgrees(wanted: AccountBody, account: ExactAccount): boolean {
	const comparisons: ReadonlyArray<readonly [ComparedField, (text: string) => string]> = [
		['AddressLine1', normaliseStreet],
		['Postcode', normalisePostcode],
		['City', normaliseText],
	];
	return comparisons.every(([field, normalise]) => {
		const present = normalise(valueOf(account, field));
		return present === '' || present === normalise(wanted[field] ?? '');
	});
}

/** An address is replaced as a whole: half the old and half the new one would be nobody's. */
function overwritten(wanted: AccountBody, account: ExactAccount): AccountBody {
	const changes = pick(wanted, (field, next) => !isSameValue(field, account, next));
	if (changes.AddressLine1 === undefined && changes.Postcode === undefined) return changes;
	const leftOver = PLACE_FIELDS.filter(
		(field) => wanted[field] === undefined && valueOf(account, field) !== '',
	);
	return { ...changes, ...Object.fromEntries(leftOver.map((field) => [field, ''])) };
}

/** Numbers and languages may stand in another notation without being others. */
function isSameValue(field: ComparedField, account: ExactAccount, next: string): boolean {
	const present = valueOf(account, field);
	if (present === next) return true;
	if (field === 'VATNumber') return normaliseVatNumber(present, account.country) === next;
	if (field === 'ChamberOfCommerce') return compactEnterpriseNumber(present) === next;
	if (field === 'Language') return present.slice(0, 2).toUpperCase() === next;
	return field === 'Country' && present.toUpperCase() === next;
}

function valueOf(account: ExactAccount, field: ComparedField): string {
	return account[READ_FROM[field]].trim();
}

function pick(
	wanted: AccountBody,
	test: (field: ComparedField, value: string) => boolean,
): AccountBody {
	const kept = COMPARED.filter((field) => {
		const value = wanted[field];
		return value !== undefined && test(field, value);
	});
	return Object.fromEntries(kept.map((field) => [field, wanted[field]]));
}
