/** What a new account is made of in Exact Online, with its field names and lengths. */
import { ADDRESS_MAX_LENGTHS } from './address';
import type { CustomerInput } from './customer';
import { NAME_MAX_LENGTH } from './customerName';
import { cleanLine, shorten } from '../values/text';
import { normaliseVatNumber } from './vatNumber';
import { identifiesParty } from './vatNumberShapes';

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

export type AccountBody = Readonly<Partial<Record<AccountField, string>>> & {
	readonly PeppolIdentifierType?: number;
};

/** Status of a customer; sales entries on any other are refused (picqer/exact-php-client issue 172). */
export const CUSTOMER_STATUS = 'C';

/**
 * Longest values. Those of Name, VATNumber and ChamberOfCommerce are known; for the others none
 * is published, so the limit only keeps runaway text out.
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

/** The body that creates an account for this customer. The Peppol ID is only written here. */
export function newAccountBody(customer: CustomerInput): AccountBody {
	return { ...accountFields(customer), ...peppolFields(customer), Status: CUSTOMER_STATUS };
}

/**
 * "0208:0123456749" → identifier 0123456749, type 208. That a type is the number of its scheme is our
 * reading: Exact Online's pages only call it "GLN, COC, etc", and its Globe+ lists types as "0208:…".
 */
function peppolFields({ peppolId = '' }: CustomerInput): AccountBody {
	const [, scheme, id = peppolId] = /^(?:.*::)?(\d{4}):(.+)$/.exec(peppolId) ?? [];
	const identifier = fit('PeppolIdentifier', id);
	if (identifier === '') return {};
	return {
		PeppolIdentifier: identifier,
		...(scheme === undefined ? {} : { PeppolIdentifierType: Number(scheme) }),
	};
}

/** The customer in Exact Online's fields, each cut to its length; fields without value are absent. */
export function accountFields(customer: CustomerInput): AccountBody {
	const values = {
		Name: customer.name,
		AddressLine1: customer.addressLine1,
		AddressLine2: customer.addressLine2,
		Postcode: customer.postcode,
		City: customer.city,
		Country: customer.country,
		VATNumber: usableVatNumber(customer),
		ChamberOfCommerce: compactEnterpriseNumber(customer.enterpriseNumber ?? ''),
		Email: customer.email,
		Phone: customer.phone,
		// Whether Exact Online wants FR or FR-BE is not published; the bare language is the safe part.
		Language: customer.language?.toUpperCase(),
	} satisfies Partial<Record<AccountField, string | undefined>>;
	const fields = Object.keys(values) as ReadonlyArray<keyof typeof values>;
	const fitted = fields.map((field): [string, string] => [field, fit(field, values[field])]);
	return Object.fromEntries(fitted.filter(([, value]) => value !== ''));
}

function fit(field: AccountField, value = ''): string {
	return shorten(cleanLine(value), MAX_LENGTHS[field]);
}

/** The VAT number in compact notation, if it may identify the customer. */
export function usableVatNumber(customer: CustomerInput): string | undefined {
	const number = normaliseVatNumber(customer.vatNumber ?? '', customer.country);
	return number !== undefined && identifiesParty(number) ? number : undefined;
}

/** Belgian enterprise numbers without dots and country: "BE 0123.456.749" → "0123456749". */
export function compactEnterpriseNumber(text: string): string {
	const digits = text.replace(/^\s*BE/i, '').replace(/[\s.]/g, '');
	return /^\d{10}$/.test(digits) ? digits : text;
}
