/** Reasons about customers and how they are found in Exact Online. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { listed, quote, SOURCE } from './wording';

/** A relation in Exact Online that might be the customer. */
export interface CandidateFacts {
	readonly code: string;
	readonly name: string;
	/** On one line: street, postcode, city, country, and the VAT number if there is one. */
	readonly address: string;
}

interface AboutCustomer {
	/** The name, or the source's id where there is no name. */
	readonly customer: string;
}

interface AboutTwoParties extends AboutCustomer {
	/** Address and VAT number of the customer on one line. */
	readonly customerDetails: string;
	readonly differs: 'vatNumber' | 'kind' | 'nameAndAddress';
}

export interface CustomerFacts {
	CUSTOMER_NAME_MISSING: { readonly sourceId?: string };
	CUSTOMER_WITHOUT_ADDRESS: AboutCustomer & { readonly missing: readonly string[] };
	COUNTRY_UNKNOWN: AboutCustomer & { readonly country: string };
	CUSTOMER_AMBIGUOUS: AboutCustomer & {
		readonly matchedBy: string;
		readonly candidates: readonly CandidateFacts[];
	};
	CUSTOMER_KIND_UNCLEAR: AboutCustomer & {
		readonly customerDetails: string;
		/** Which side has a VAT number or a legal form; the other has neither. */
		readonly shownBy: 'customer' | 'account';
		readonly candidates: readonly CandidateFacts[];
	};
	CUSTOMER_LINK_CONTRADICTS: AboutTwoParties & {
		/** The account: number, name, address and VAT number on one line. */
		readonly exactCustomer: string;
	};
	CUSTOMER_IDENTITY_SHARED: AboutTwoParties & {
		/** Id of the source that both have, or else the account. */
		readonly sourceId?: string;
		readonly code?: string;
		/** The other customer: name, address and VAT number on one line. */
		readonly otherCustomer: string;
	};
	CUSTOMER_NAMESAKE: AboutCustomer & { readonly candidates: readonly CandidateFacts[] };
	/** `place`: a postcode, or a city where there is none. */
	CUSTOMER_TOO_MANY_ACCOUNTS: AboutCustomer & { readonly place: string };
	CUSTOMER_NOT_FOUND: AboutInvoice & { readonly customer: string };
	CUSTOMER_BLOCKED: AboutCustomer & { readonly code: string };
	CUSTOMER_NOT_LINKED: AboutInvoice & { readonly customer?: string };
	CUSTOMER_LINK_STALE: AboutCustomer & { readonly accountId: string };
	CUSTOMER_FIELDS_NOT_TAKEN: AboutCustomer & {
		/** Account number; empty where Exact Online did not tell it. */
		readonly code: string;
		/** Names of the fields in Exact Online. */
		readonly fields: readonly string[];
		/** Exact Online's own words, or what became of its answer. */
		readonly answer: string;
	};
	CUSTOMER_CREATED_TWICE: AboutCustomer & {
		/** Number of the account that is used. */
		readonly code: string;
		/** Numbers of the superfluous ones. */
		readonly twins: readonly string[];
	};
	VAT_NUMBER_INVALID: AboutCustomer & { readonly vatNumber: string };
	NAME_SHORTENED: AboutCustomer & { readonly shortened: string; readonly maxLength: number };
}

/** A person compares a handful of candidates; a longer list belongs in Exact Online itself. */
const MAX_CANDIDATES = 5;

/** What differs, as the end of a sentence. */
const DIFFERENCES: Readonly<Record<AboutTwoParties['differs'], string>> = {
	vatNumber: 'their VAT numbers differ',
	kind: 'one is a person and the other a company',
	nameAndAddress: 'both name and address differ',
};

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
	CUSTOMER_KIND_UNCLEAR: blocking(({ customer, customerDetails, shownBy, candidates }) => ({
		message: `Customer ${quote(customer)} (${customerDetails}) has the name and address of ${candidateList(candidates)} in Exact Online, but only the ${shownBy} has a VAT number or a legal form: they may be a person and a company.`,
		hint: `Say what the one without is: fill in the VAT number or the legal form, in ${RELATION_MENU} of the account, in ${SOURCE} of the customer, or correct the type of the customer there. If they are two, create the missing account in Exact Online. No account was chosen or created.`,
		field: 'type',
	})),
	CUSTOMER_LINK_CONTRADICTS: blocking(({ customer, customerDetails, exactCustomer, differs }) => ({
		message: `Customer ${quote(customer)} (${customerDetails}) is linked to account ${exactCustomer} in Exact Online, but ${DIFFERENCES[differs]}.`,
		hint: `If they are one, correct what differs in Exact Online or in ${SOURCE} and run again. If not, link the customer to the right account there. Nothing was changed.`,
		field: 'exactAccountId',
	})),
	CUSTOMER_IDENTITY_SHARED: blocking(
		({ customer, customerDetails, sourceId, code = '', otherCustomer, differs }) => ({
			message: `Customer ${quote(customer)} (${customerDetails}) has the ${
				sourceId === undefined ? `account ${quote(code)}` : `id ${quote(sourceId)}`
			} of another customer, ${otherCustomer}, but ${DIFFERENCES[differs]}.`,
			hint: `Give each customer a record and an account of its own in ${SOURCE} then run again. A record for several customers can't be booked under one account. Nothing was changed.`,
			field: sourceId === undefined ? 'exactAccountId' : 'sourceId',
		}),
	),
	CUSTOMER_NAMESAKE: remark(({ customer, candidates }) => ({
		message: `Customer ${quote(customer)} was created in Exact Online beside ${candidateList(candidates)}: name and address are the same, but one is a person and the other a company.`,
		hint: `Nothing needs to be done if they are two. If they are one, correct the type or the VAT number of the customer in ${SOURCE} and merge the accounts in Exact Online.`,
		field: 'type',
	})),
	CUSTOMER_TOO_MANY_ACCOUNTS: blocking(({ customer, place }) => ({
		message: `Customer ${quote(customer)} could not be looked for by name and address: ${quote(place)} holds more accounts in Exact Online than are read.`,
		hint: `Fill in the VAT number of the customer in ${SOURCE} or link it to its account; or see in ${RELATION_MENU} that its account has exactly the same name and address, or create it there. No account was created.`,
		field: 'address',
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
	CUSTOMER_FIELDS_NOT_TAKEN: remark(({ customer, code, fields, answer }) => ({
		message: `Exact Online did not confirm ${listed(fields)} of customer ${quote(customer)}${
			code ? ` on account ${quote(code)}` : ''
		}. It said: ${quote(answer)}.`,
		hint: `The account is used as it stands. Correct what Exact Online names, in ${SOURCE} or in Exact Online; the next run writes it again if the setting of the node says so.`,
	})),
	CUSTOMER_CREATED_TWICE: remark(({ customer, code, twins }) => ({
		message: `Customer ${quote(customer)} was created by two runs at the same moment, as accounts ${listed(
			[code, ...twins].map(quote),
		)} in Exact Online. Account ${quote(code)} is used.`,
		hint: `Merge account ${listed(twins.map(quote))} into the one that is used, or block it, in ${RELATION_MENU}: otherwise a person has to choose the next time that the customer is looked for by name and address.`,
		field: 'customer',
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
