/** Reasons about what differs between the source of the invoices and the books. Nothing is ever changed for them. */
import { blocking, type Definitions } from './definition';
import { amount, listed, quote, SOURCE } from './wording';

/** The invoice and the entry that stands for it. */
interface Booked {
	readonly number: string;
	readonly entryNumber: number;
}

export interface ReconciliationFacts {
	MISSING_IN_EXACT: {
		readonly number: string;
		readonly journal: string;
		/** ISO date. */
		readonly date: string;
		readonly totalCents: number;
	};
	DOUBLE_IN_EXACT: {
		readonly number: string;
		/** The entries, each with its journal. */
		readonly entries: readonly string[];
	};
	CHANGED_AFTER_EXPORT: Booked & {
		readonly totalCents: number;
		readonly exactTotalCents: number;
	};
	TOTAL_DIFFERS_IN_EXACT: Booked & {
		readonly totalCents: number;
		readonly exactTotalCents: number;
		/** Codes of the currencies, when they differ. */
		readonly currency?: string;
		readonly exactCurrency?: string;
	};
	VAT_DIFFERS_IN_EXACT: Booked & { readonly vatCents: number; readonly exactVatCents: number };
	CUSTOMER_DIFFERS_IN_EXACT: Booked & {
		/** Names; empty when unknown. */
		readonly customer: string;
		readonly exactCustomer: string;
	};
	DATE_DIFFERS_IN_EXACT: Booked & { readonly date: string; readonly exactDate: string };
	JOURNAL_DIFFERS_IN_EXACT: Booked & { readonly journal: string; readonly exactJournal: string };
	NUMBER_DIFFERS_IN_EXACT: Booked & { readonly exactYourRef: string };
	PDF_MISSING_IN_EXACT: Booked;
	PAID_DIFFERS_IN_EXACT: Booked & { readonly paidCents: number; readonly exactPaidCents: number };
	UNKNOWN_IN_SOURCE: {
		readonly entryNumber: number;
		readonly journal: string;
		readonly exactDate: string;
		readonly exactTotalCents: number;
		readonly exactCustomer: string;
		/** Empty when the entry has none. */
		readonly exactYourRef: string;
	};
}

const NOTHING_CHANGED = 'Nothing was changed.';

export const reconciliationReasons: Definitions<ReconciliationFacts> = {
	MISSING_IN_EXACT: blocking(({ number, journal, date, totalCents }) => ({
		message: `Invoice ${number} of ${date} (${amount(totalCents)}) should stand in journal ${quote(journal)} of Exact Online and does not.`,
		hint: `If its entry was removed by accident, reset the invoice in ${SOURCE} and export it again. If its "Your ref." was changed, have it put back. ${NOTHING_CHANGED}`,
		field: 'number',
	})),
	DOUBLE_IN_EXACT: blocking(({ number, entries }) => ({
		message: `Exact Online holds invoice ${number} more than once: ${listed(entries)}.`,
		hint: `Let the accountant keep the entry that has the PDF and the payments and remove the other, such as one made by hand or by a scanned copy. ${NOTHING_CHANGED}`,
		field: 'number',
	})),
	CHANGED_AFTER_EXPORT: blocking(({ number, entryNumber, totalCents, exactTotalCents }) => ({
		message: `Invoice ${number} was exported as entry ${entryNumber} and has changed since${
			totalCents === exactTotalCents
				? ''
				: `: it now totals ${amount(totalCents)}, the entry ${amount(exactTotalCents)}`
		}.`,
		hint: `An issued invoice stays as it is: restore it in ${SOURCE} or correct it with a credit note and a new invoice. ${NOTHING_CHANGED}`,
	})),
	TOTAL_DIFFERS_IN_EXACT: blocking((facts) => ({
		message: `Invoice ${facts.number} totals ${money(facts.totalCents, facts.currency)} and its entry ${facts.entryNumber} in Exact Online ${money(facts.exactTotalCents, facts.exactCurrency)}.`,
		hint: `Compare the entry with the PDF of the invoice and let the accountant correct it. ${NOTHING_CHANGED}`,
		field: facts.currency === undefined ? 'gross' : 'currency',
	})),
	VAT_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, vatCents, exactVatCents }) => ({
		message: `Invoice ${number} has ${amount(vatCents)} of VAT and its entry ${entryNumber} in Exact Online ${amount(exactVatCents)}.`,
		hint: `Let the accountant correct the VAT code or the VAT amount of the entry before the VAT return. ${NOTHING_CHANGED}`,
		field: 'vat',
	})),
	CUSTOMER_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, customer, exactCustomer }) => ({
		message: `Invoice ${number} is for ${customerName(customer)} and its entry ${entryNumber} in Exact Online stands on another account: ${customerName(exactCustomer)}.`,
		hint: `Let the accountant put the entry on the right customer. If both are one customer whose accounts were merged, the next export of that customer finds the account that is left. ${NOTHING_CHANGED}`,
		field: 'accountId',
	})),
	DATE_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, date, exactDate }) => ({
		message: `Invoice ${number} is dated ${date} and its entry ${entryNumber} in Exact Online ${exactDate}.`,
		hint: `Ask the accountant whether the entry keeps its date: the VAT period depends on it. ${NOTHING_CHANGED}`,
		field: 'date',
	})),
	JOURNAL_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, journal, exactJournal }) => ({
		message: `Invoice ${number} is for journal ${quote(journal)} and stands in journal ${quote(exactJournal)} of Exact Online as entry ${entryNumber}.`,
		hint: `Ask the accountant which journal is right, and have the entry or the invoice in ${SOURCE} corrected. ${NOTHING_CHANGED}`,
		field: 'journal',
	})),
	NUMBER_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, exactYourRef }) => ({
		message: `Entry ${entryNumber} of invoice ${number} carries ${
			exactYourRef === '' ? 'no "Your ref."' : `"Your ref." ${quote(exactYourRef)}`
		} in Exact Online.`,
		hint: `Let the accountant put ${quote(number)} back as "Your ref.": by it the entry is found, and not booked a second time. ${NOTHING_CHANGED}`,
		field: 'number',
	})),
	PDF_MISSING_IN_EXACT: blocking(({ number, entryNumber }) => ({
		message: `Entry ${entryNumber} of invoice ${number} has no PDF in Exact Online.`,
		hint: `Reset the invoice in ${SOURCE} and export it again: the entry is found and gets its PDF. ${NOTHING_CHANGED}`,
	})),
	PAID_DIFFERS_IN_EXACT: blocking(({ number, entryNumber, paidCents, exactPaidCents }) => ({
		message: `Of invoice ${number} ${amount(paidCents)} is paid by the source and ${amount(exactPaidCents)} by Exact Online (entry ${entryNumber}).`,
		hint: `A payment that was matched just now appears with the next run of the payments. If it stays so, look whether those runs end well, and whether they cover this invoice. ${NOTHING_CHANGED}`,
		field: 'paid',
	})),
	UNKNOWN_IN_SOURCE: blocking((facts) => ({
		message: `Entry ${facts.entryNumber} of ${facts.exactDate} in journal ${quote(facts.journal)} (${customerName(facts.exactCustomer)}, ${amount(facts.exactTotalCents)}${
			facts.exactYourRef === '' ? '' : `, "Your ref." ${quote(facts.exactYourRef)}`
		}) stands in Exact Online and is no invoice of the source.`,
		hint: `It was made by hand or by another program. Ask the accountant whether it belongs there; an invoice that was booked so besides would stand there twice. ${NOTHING_CHANGED}`,
	})),
};

/** "121.00", or "121.00 EUR" where currencies are told. */
function money(cents: number, currency: string | undefined): string {
	return currency === undefined ? amount(cents) : `${amount(cents)} ${currency}`;
}

function customerName(name: string): string {
	return name === '' ? 'a customer without name' : quote(name);
}
