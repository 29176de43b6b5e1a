/**
 * What is written to an account in Exact Online: whole when it is created, only the changed fields
 * when it is updated (sending whole objects back is answered with "data already exists",
 * picqer/exact-php-client issues 323 and 416).
 */
import { ADDRESS_MAX_LENGTHS } from './address';
import type { CustomerInput, ExactAccount } from './customer';
import { NAME_MAX_LENGTH } from './customerName';
import { cleanLine, shorten } from './text';
import { identifiesParty, normaliseVatNumber } from './vatNumber';

/** Fields of crm/Accounts that are written, by their names there. */
export type AccountField =
	| 'Name'
	| 'Status'
	| 'AddressLine1'
	| 'AddressLine2'
	| 'Postcode'
	| 'City'
	| 'Country'
	| 'VATNumber'
	| 'ChamberOfCommerce'
	| 'Email'
	| 'Phone'
	| 'Language'
	| 'PeppolIdentifier';

export type AccountBody = Readonly<Partial<Record<AccountField, string>>>;

/**
 * What happens to data that Exact Online already holds: left alone, only completed, or replaced by
 * what the source says.
 */
export type UpdatePolicy = 'keep' | 'fillBlanks' | 'overwrite';

export type MatchedBy = 'link' | 'vatNumber' | 'nameAndAddress';

/** Status of a customer; sales entries on any other are refused (picqer/exact-php-client issue 172). */
const CUSTOMER_STATUS = 'C';

/**
 * Longest values. Name, VATNumber and ChamberOfCommerce are known; for the others no length is
 * published, so the limit only keeps runaway text out.
 */
const MAX_LENGTHS: Readonly<Record<AccountField, number>> = {
	Name: NAME_MAX_LENGTH,
	Status: 1,
	AddressLine1: ADDRESS_MAX_LENGTHS.addressLine1,
	AddressLine2: ADDRESS_MAX_LENGTHS.addressLine2,
	Postcode: ADDRESS_MAX_LENGTHS.postcode,
	City: ADDRESS_MAX_LENGTHS.city,
	Country: 2,
	VATNumber: 35,
	ChamberOfCommerce: 60,
	Email: 255,
	Phone: 30,
	Language: 5,
	PeppolIdentifier: 60,
};

const ADDRESS_FIELDS: ReadonlyArray<AccountField> = [
	'AddressLine1',
	'AddressLine2',
	'Postcode',
	'City',
	'Country',
];

/**
 * Where each field is found in an account that was read. The Peppol id came in 2025 and is not read
 * everywhere, so it is only written to new accounts.
 */
const READ_FROM: Readonly<Record<ComparedField, keyof ExactAccount>> = {
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
};

type ComparedField = Exclude<AccountField, 'PeppolIdentifier'>;

const COMPARED = Object.keys(READ_FROM) as readonly ComparedField[];

/** The body that creates an account for this customer. Fields without value are left out. */
export function newAccountBody(customer: CustomerInput): AccountBody {
	return { ...bodyOf(customer), Status: CUSTOMER_STATUS };
}

/**
 * The fields to change in an account that was found, or undefined if there are none. Status C is
 * always set. A VAT number that the account was found by is never replaced, and an address is
 * only replaced as a whole: half an old and half a new one would be nobody's.
 */
export function accountChanges(
	customer: CustomerInput,
	account: ExactAccount,
	matchedBy: MatchedBy,
	policy: UpdatePolicy,
): AccountBody | undefined {
	const wanted = bodyOf(customer);
	const changed = COMPARED.filter((field) => isChanged(field, wanted, account, policy)).filter(
		(field) => field !== 'VATNumber' || matchedBy !== 'vatNumber',
	);
	const moves = policy === 'overwrite' && changed.some((field) => ADDRESS_FIELDS.includes(field));
	const cleared = moves && !wanted.AddressLine2 && account.addressLine2 !== '';
	const changes: AccountBody = {
		...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
		...(cleared ? { AddressLine2: '' } : {}),
		...(account.status.trim() === CUSTOMER_STATUS ? {} : { Status: CUSTOMER_STATUS }),
	};
	return Object.keys(changes).length > 0 ? changes : undefined;
}

/** The account as it stands once a body has been written to it. */
export function withBody(account: ExactAccount, body: AccountBody): ExactAccount {
	const written = COMPARED.filter((field) => body[field] !== undefined);
	return {
		...account,
		...Object.fromEntries(written.map((field) => [READ_FROM[field], body[field]])),
	};
}

/** The VAT number in compact notation, if it may identify the customer. */
export function usableVatNumber(customer: CustomerInput): string | undefined {
	const number = normaliseVatNumber(customer.vatNumber ?? '', customer.country);
	return number !== undefined && identifiesParty(number) ? number : undefined;
}

function bodyOf(customer: CustomerInput): AccountBody {
	const values: AccountBody = {
		Name: customer.name,
		AddressLine1: customer.addressLine1,
		AddressLine2: customer.addressLine2,
		Postcode: customer.postcode,
		City: customer.city,
		Country: customer.country,
		VATNumber: usableVatNumber(customer),
		ChamberOfCommerce: compactNumber(customer.enterpriseNumber),
		Email: customer.email,
		Phone: customer.phone,
		// Whether Exact Online wants FR or FR-BE is not published; the bare language is the safe part.
		Language: customer.language?.toUpperCase(),
		PeppolIdentifier: customer.peppolId,
	};
	const fields = Object.keys(values) as readonly AccountField[];
	const present = fields.map((field): [string, string] => [field, fitted(field, values[field])]);
	return Object.fromEntries(present.filter(([, value]) => value !== ''));
}

function fitted(field: AccountField, value = ''): string {
	return shorten(cleanLine(value), MAX_LENGTHS[field]);
}

/** Belgian enterprise numbers without their dots and country; others as they are. */
function compactNumber(text = ''): string {
	const digits = text.replace(/^\s*BE/i, '').replace(/[\s.]/g, '');
	return /^\d{10}$/.test(digits) ? digits : text;
}

function isChanged(
	field: ComparedField,
	wanted: AccountBody,
	account: ExactAccount,
	policy: UpdatePolicy,
): boolean {
	const next = wanted[field];
	const present = String(account[READ_FROM[field]]).trim();
	if (next === undefined || policy === 'keep') return false;
	if (policy === 'fillBlanks') return present === '' && mayFill(field, account);
	return !isSameValue(field, present, next, account);
}

/** An empty line of an address that is otherwise there is not a blank to fill. */
function mayFill(field: ComparedField, account: ExactAccount): boolean {
	if (!ADDRESS_FIELDS.includes(field) || field === 'Country') return true;
	return account.addressLine1.trim() === '' || field !== 'AddressLine2';
}

/** Numbers and languages may stand in another notation without being others. */
function isSameValue(
	field: ComparedField,
	present: string,
	next: string,
	account: ExactAccount,
): boolean {
	if (present === next) return true;
	if (field === 'VATNumber') return normaliseVatNumber(present, account.country) === next;
	if (field === 'ChamberOfCommerce') return compactNumber(present) === next;
	if (field === 'Language') return present.slice(0, 2).toUpperCase() === next;
	return field === 'Country' && present.toUpperCase() === next;
}
