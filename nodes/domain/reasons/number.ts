/** Reasons about the invoice number, which is the unique reference of an entry in Exact Online. */
import { blocking, remark, type Definitions } from './definition';
import { amount, listed, quote, SOURCE } from './wording';

export interface NumberFacts {
	NUMBER_MISSING: { readonly customer?: string; readonly date?: string };
	NUMBER_NOT_NUMERIC: { readonly number: string };
	NUMBER_TOO_LONG: { readonly number: string; readonly maxLength: number };
	NUMBER_TAKEN_OTHER: {
		readonly number: string;
		readonly journal: string;
		readonly entryNumber?: number | string;
		/** Of the invoice and of the entry, when they differ; negative for a credit note. */
		readonly totalCents?: number;
		readonly exactTotalCents?: number;
		/** VAT of the invoice and of the entry, when the totals agree and the VAT differs. */
		readonly vatCents?: number;
		readonly exactVatCents?: number;
		/** Codes of the currencies of the invoice and of the entry, when they differ. */
		readonly currency?: string;
		readonly exactCurrency?: string;
		/** ISO dates of the invoice and of the entry, when they differ; the latter empty when unknown. */
		readonly date?: string;
		readonly exactDate?: string;
		/** Name of the entry's customer, when it is another one; empty when it has no name. */
		readonly exactCustomer?: string;
		/** Journal of the invoice, when the entry stands in another one. */
		readonly invoiceJournal?: string;
		/** "Your ref." of the entry, when it is another one; empty when it has none. */
		readonly exactYourRef?: string;
	};
	DUPLICATE_IN_BATCH: {
		readonly number: string;
		/** Journals that ask for the same document, when there is more than one. */
		readonly journals?: readonly string[];
	};
	ALREADY_BOOKED_TWICE: {
		readonly number: string;
		readonly journal?: string;
		readonly entryNumbers: readonly (number | string)[];
	};
	PAYLOAD_CHANGED: {
		readonly number: string;
		/** Of the entry that stands; absent when it could not be looked up. */
		readonly entryNumber?: number | string;
	};
	BOOKED_ANEW: { readonly number: string };
	YOUR_REF_MISSING: { readonly number: string; readonly entryNumber: number | string };
}

export const numberReasons: Definitions<NumberFacts> = {
	NUMBER_MISSING: blocking(({ customer, date }) => ({
		message: `The invoice${customer ? ` for ${quote(customer)}` : ''}${date ? ` of ${date}` : ''} has no number.`,
		hint: `Give the invoice its number in ${SOURCE} then export it again. The number is how the entry is found again in Exact Online.`,
		field: 'number',
	})),
	NUMBER_NOT_NUMERIC: blocking(({ number }) => ({
		message: `Exact Online is asked to take over invoice number ${quote(number)}, but it takes only whole numbers up to 2147483647.`,
		hint: 'Use numbers of digits only, or set the number policy of the node to let Exact Online give its own entry number. The invoice number is kept as "Your ref." either way.',
		field: 'number',
	})),
	NUMBER_TOO_LONG: blocking(({ number, maxLength }) => ({
		message: `Invoice number ${quote(number)} is longer than the ${maxLength} characters that "Your ref." holds in Exact Online.`,
		hint: `Shorten the number in ${SOURCE} then export again. It is not cut here, because two numbers could become the same.`,
		field: 'number',
	})),
	NUMBER_TAKEN_OTHER: blocking((facts) => ({
		message: `Number ${quote(facts.number)} is already used in journal ${quote(facts.journal)} of Exact Online${
			facts.entryNumber === undefined ? '' : ` by entry ${facts.entryNumber}`
		}, with other content: ${listed(differencesIn(facts)) || 'other customer or total'}.`,
		hint: 'Compare that entry with the invoice. If it is another document, change one of the two numbers; numbers that start again each year need a part that tells the year. If it is this invoice booked by hand, correct the entry in Exact Online and export again. Nothing was booked.',
		field: 'number',
	})),
	DUPLICATE_IN_BATCH: blocking(({ number, journals }) => ({
		message: `Number ${quote(number)} occurs more than once in this run, ${
			journals
				? `for one customer with the same total and date, in journals ${listed(journals.map(quote))}`
				: 'with different content'
		}.`,
		hint: `Find the documents with this number in ${SOURCE} and give each its own number, or keep only the right one of them. Nothing was done with this one.`,
		field: 'number',
	})),
	ALREADY_BOOKED_TWICE: blocking(({ number, journal, entryNumbers }) => ({
		message: `Exact Online holds more than one entry with number ${quote(number)}${journal ? ` in journal ${quote(journal)}` : ''}: ${listed(entryNumbers.map(String))}.`,
		hint: 'Let the accountant remove or correct the superfluous entry in Exact Online, then export again. Nothing was booked.',
		field: 'number',
	})),
	PAYLOAD_CHANGED: blocking(({ number, entryNumber }) => ({
		message: `Invoice ${number} was exported before and has changed since${
			entryNumber === undefined
				? ', perhaps its number too'
				: `, while its entry ${entryNumber} stands in Exact Online`
		}.`,
		hint: `An issued invoice stays as it is: restore it in ${SOURCE} or correct it with a credit note and a new invoice. ${
			entryNumber === undefined
				? 'Nothing was booked, because its entry may stand in Exact Online under another number.'
				: 'The entry was left alone. Once the accountant has removed it, the invoice is booked as it is now.'
		}`,
	})),
	BOOKED_ANEW: remark(({ number }) => ({
		message: `Invoice ${number} was exported before and has changed since. Its entry no longer stands in Exact Online, so it was booked as it is now.`,
		hint: 'Nothing needs to be done if the entry was removed so that the invoice could be corrected. If not, look in Exact Online for an entry of this invoice under another "Your ref.": it would then stand there twice.',
		field: 'number',
	})),
	YOUR_REF_MISSING: remark(({ number, entryNumber }) => ({
		message: `Invoice ${number} is taken for entry ${entryNumber} of Exact Online, which has its customer, total and VAT, but no "Your ref.".`,
		hint: `Let the accountant fill in ${quote(number)} as "Your ref." of that entry: without it the entry is only found as long as the node asks for the entry number. The entry was left as it is.`,
		field: 'number',
	})),
};

function differencesIn(facts: NumberFacts['NUMBER_TAKEN_OTHER']): string[] {
	const { totalCents, exactTotalCents, vatCents, exactVatCents, currency, exactCurrency } = facts;
	const { exactCustomer, date, exactDate, invoiceJournal, exactYourRef } = facts;
	const differences: string[] = [];
	if (totalCents !== undefined && exactTotalCents !== undefined) {
		differences.push(`total ${amount(exactTotalCents)} instead of ${amount(totalCents)}`);
	}
	if (vatCents !== undefined && exactVatCents !== undefined) {
		differences.push(`VAT ${amount(exactVatCents)} instead of ${amount(vatCents)}`);
	}
	if (currency !== undefined && exactCurrency !== undefined) {
		differences.push(`currency ${exactCurrency} instead of ${currency}`);
	}
	if (exactCustomer !== undefined) {
		differences.push(`another customer${exactCustomer === '' ? '' : ` (${quote(exactCustomer)})`}`);
	}
	if (date !== undefined) differences.push(`date ${exactDate || 'unknown'} instead of ${date}`);
	if (invoiceJournal !== undefined) {
		differences.push(`the invoice is for journal ${quote(invoiceJournal)}`);
	}
	if (exactYourRef !== undefined) {
		differences.push(exactYourRef === '' ? 'no "Your ref."' : `"Your ref." ${quote(exactYourRef)}`);
	}
	return differences;
}
