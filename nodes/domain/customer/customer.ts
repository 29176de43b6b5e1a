/**
 * A customer as the source delivers it, checked once so that the rest need not doubt it, and the
 * account in Exact Online that it may turn out to be.
 */
import { z } from 'zod';

import { parseCountry } from './country';
import { reason, type Reason } from '../reasons/reasons';
import { cleanLine } from '../values/text';

/** A customer of the garage. Text fields are clean single lines; optional ones are absent, never ''. */
export interface CustomerInput {
	/** The source's own id; two records with one id are one customer. */
	readonly sourceId?: string;
	/** GUID of the account in Exact Online, if an earlier run or a person linked it. */
	readonly exactAccountId?: string;
	readonly name: string;
	/** As typed; see `normaliseVatNumber`. */
	readonly vatNumber?: string;
	readonly addressLine1: string;
	readonly addressLine2?: string;
	/** May be '' where the city says enough, and the other way round; never both. */
	readonly postcode: string;
	readonly city: string;
	/** ISO 3166 two-letter code. */
	readonly country: string;
	readonly email?: string;
	readonly phone?: string;
	/** Two small letters: fr, nl, de, en. */
	readonly language?: string;
	readonly enterpriseNumber?: string;
	/** With scheme, such as 0208:0123456749. */
	readonly peppolId?: string;
	/** Whether it is a person or a company, as the source says it; see `kindOf`. */
	readonly type?: string;
}

/** An account as read from Exact Online (crm/Accounts). Empty text fields are '', texts are trimmed. */
export interface ExactAccount {
	/** GUID. */
	readonly id: string;
	/** Account number of up to 18 digits, without its padding. */
	readonly code: string;
	readonly name: string;
	/** A none, S suspect, P prospect, C customer; sales entries are only accepted on C. */
	readonly status: string;
	readonly blocked: boolean;
	readonly isSupplier: boolean;
	readonly addressLine1: string;
	readonly addressLine2: string;
	readonly postcode: string;
	readonly city: string;
	/** ISO 3166 two-letter code. */
	readonly country: string;
	readonly vatNumber: string;
	readonly email: string;
	readonly phone: string;
	readonly language: string;
	readonly chamberOfCommerce: string;
}

export type ParsedCustomer =
	| { readonly customer: CustomerInput; readonly reasons?: undefined }
	| { readonly customer?: undefined; readonly reasons: readonly Reason[] };

/** Most garages serve their own country; a source that leaves the country out means Belgium. */
const DEFAULT_COUNTRY = 'BE';

/** Numbers are common for postcodes and phones; anything but text and numbers counts as absent. */
const textField = z
	.union([z.string(), z.number(), z.undefined(), z.null()])
	.catch(undefined)
	.transform((value) => cleanLine(String(value ?? '')));

const rawCustomer = z.object({
	sourceId: textField,
	exactAccountId: textField,
	name: textField,
	vatNumber: textField,
	addressLine1: textField,
	addressLine2: textField,
	postcode: textField,
	city: textField,
	country: textField,
	email: textField,
	phone: textField,
	language: textField,
	enterpriseNumber: textField,
	peppolId: textField,
	type: textField,
});

type RawCustomer = z.infer<typeof rawCustomer>;

/**
 * Reads a customer with the field names of `CustomerInput`. Gives the customer, or every reason
 * why it cannot be used: no name, no address, unknown country. Never throws.
 */
export function parseCustomer(raw: unknown): ParsedCustomer {
	const parsed = rawCustomer.safeParse(raw ?? {});
	const fields = parsed.success ? parsed.data : rawCustomer.parse({});
	const country = parseCountry(fields.country || DEFAULT_COUNTRY);
	const customer = customerOf(fields, country ?? '');
	const reasons = [...nameReasons(customer), ...addressReasons(customer)];
	if (country === undefined) {
		reasons.push(
			reason('COUNTRY_UNKNOWN', { customer: labelOf(customer), country: fields.country }),
		);
	}
	return reasons.length > 0 ? { reasons } : { customer };
}

function customerOf(fields: RawCustomer, country: string): CustomerInput {
	const { name, addressLine1, postcode, city, language, ...rest } = fields;
	const optional = { ...rest, language: languageOf(language) };
	const present = Object.entries(optional).filter(([, value]) => value);
	return { ...Object.fromEntries(present), name, addressLine1, postcode, city, country };
}

/** "FR", "fr-BE" → "fr"; '' when it is not a language code. */
function languageOf(text: string): string {
	return /^([a-z]{2})(?:[-_][a-z]{2})?$/i.exec(text)?.[1].toLowerCase() ?? '';
}

function nameReasons({ name, sourceId }: CustomerInput): Reason[] {
	return name === '' ? [reason('CUSTOMER_NAME_MISSING', { sourceId })] : [];
}

/**
 * The rule of the link: a customer has an address, because name and address are how it is found.
 * A street and at least a postcode or a city; a lone dash or dot does not count.
 */
export function addressReasons(customer: CustomerInput): Reason[] {
	const missing: string[] = [];
	if (!saysSomething(customer.addressLine1)) missing.push('street');
	if (!saysSomething(customer.postcode) && !saysSomething(customer.city)) {
		missing.push('postcode', 'city');
	}
	return missing.length > 0
		? [reason('CUSTOMER_WITHOUT_ADDRESS', { customer: labelOf(customer), missing })]
		: [];
}

function saysSomething(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
}

/** How a reason names a customer: by name, or by the source's id where there is none. */
export function labelOf({ name, sourceId }: CustomerInput): string {
	return name || sourceId || '(no name)';
}
