/** Reasons about customers and how they are found in Exact Online. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { listed, quote, SOURCE } from './wording';

/** A relation in Exact Online that might be the customer. */
export interface CandidateFacts {
	readonly code: string;
	readonly name: string;
	/** On one line: street, postcode, city, country. */
	readonly address: string;
}

interface AboutCustomer {
	/** The name, or the source's id where there is no name. */
	readonly customer: string;
}

export interface CustomerFacts {
	CUSTOMER_NAME_MISSING: { readonly sourceId?: string };
	CUSTOMER_WITHOUT_ADDRESS: AboutCustomer & { readonly missing: readonly string[] };
	COUNTRY_UNKNOWN: AboutCustomer & { readonly country: string };
	CUSTOMER_AMBIGUOUS: AboutCustomer & {
		readonly matchedBy: string;
		readonly candidates: readonly CandidateFacts[];
	};
	CUSTOMER_NOT_FOUND: AboutInvoice & { readonly customer: string };
	CUSTOMER_BLOCKED: AboutCustomer & { readonly code: string };
	CUSTOMER_NOT_LINKED: AboutInvoice & { readonly customer?: string };
	CUSTOMER_LINK_STALE: AboutCustomer & { readonly accountId: string };
	VAT_NUMBER_INVALID: AboutCustomer & { readonly vatNumber: string };
	NAME_SHORTENED: AboutCustomer & { readonly shortened: string; readonly maxLength: number };
}

/** A person compares a handful of candidates; a longer list belongs in Exact Online itself. */
const MAX_CANDIDATES = 5;

const RELATION_MENU = 'Exact Online (CRM > Accounts)';

export const customerReasons: Definitions<CustomerFacts> = {
	CUSTOMER_NAME_MISSING: blocking(({ sourceId }) => ({
		message: `The customer${sourceId ? ` with id ${quote(sourceId)}` : ''} has no name.`,
		hint: `Fill in the name of the customer in ${SOURCE} then run again.`,
		field: 'name',
	})),
	CUSTOMER_WITHOUT_ADDRESS: blocking(({ customer, missing }) => ({
		message: `Customer ${quote(customer)} has no complete address: ${listed(missing)} missing.`,
		hint: `Fill in street, postcode and city of the customer in ${SOURCE} then run again. Customers are found in Exact Online by name and address.`,
		field: 'address',
	})),
	COUNTRY_UNKNOWN: blocking(({ customer, country }) => ({
		message: `Customer ${quote(customer)} has country ${quote(country)}, which is not a known country code.`,
		hint: `Use the two-letter code (BE, NL, FR, LU, DE) in ${SOURCE} then run again.`,
		field: 'country',
	})),
	CUSTOMER_AMBIGUOUS: blocking(({ customer, matchedBy, candidates }) => ({
		message: `Customer ${quote(customer)} fits ${candidates.length} accounts in Exact Online by ${matchedBy}: ${candidateList(candidates)}.`,
		hint: `Merge or block the superfluous accounts in ${RELATION_MENU}, or link the customer to the right account in ${SOURCE} then run again. No account was chosen or created.`,
	})),
	CUSTOMER_NOT_FOUND: blocking(({ invoice, customer }) => ({
		message: `Customer ${quote(customer)}${invoice ? ` of invoice ${invoice}` : ''} was not found in Exact Online.`,
		hint: 'Run Customer Upsert first, or create the account in Exact Online with the same name and address.',
		field: 'customer',
	})),
	CUSTOMER_BLOCKED: blocking(({ customer, code }) => ({
		message: `Customer ${quote(customer)} is account ${quote(code.trim())} in Exact Online, which is blocked.`,
		hint: `Unblock the account in ${RELATION_MENU}, or ask the accountant why it was blocked. Nothing can be booked on it until then.`,
		field: 'customer',
	})),
	CUSTOMER_NOT_LINKED: blocking(({ invoice, customer }) => ({
		message: `${invoice ? `Invoice ${invoice}` : 'The invoice'} does not say which Exact Online account its customer${
			customer ? ` ${quote(customer)}` : ''
		} is.`,
		hint: 'Put the Customer Upsert node before this one and map its account id to the Customer field.',
		field: 'exactAccountId',
	})),
	CUSTOMER_LINK_STALE: remark(({ customer, accountId }) => ({
		message: `Customer ${quote(customer)} was linked to account ${accountId}, which no longer exists in this Exact Online division.`,
		hint: 'The customer was looked up again. Store the new link; if the accounts were merged in Exact Online nothing else needs to be done.',
		field: 'exactAccountId',
	})),
	VAT_NUMBER_INVALID: remark(({ customer, vatNumber }) => ({
		message: `Customer ${quote(customer)} has VAT number ${quote(vatNumber)}, which is not a valid number.`,
		hint: `Correct the VAT number in ${SOURCE} then run again. It was neither used to find the customer nor sent to Exact Online.`,
		field: 'vatNumber',
	})),
	NAME_SHORTENED: remark(({ customer, shortened, maxLength }) => ({
		message: `The name ${quote(customer)} was cut to ${quote(shortened)}: Exact Online holds ${maxLength} characters.`,
		hint: 'Nothing needs to be done. Use a shorter name at the source if the end of the name matters.',
		field: 'name',
	})),
};

function candidateList(candidates: readonly CandidateFacts[]): string {
	const shown = candidates
		.slice(0, MAX_CANDIDATES)
		.map(({ code, name, address }) => `${code.trim()} ${name} (${address})`)
		.join('; ');
	const more = candidates.length - MAX_CANDIDATES;
	return more > 0 ? `${shown}; and ${more} more` : shown;
}
