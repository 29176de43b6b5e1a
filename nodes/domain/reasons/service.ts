/** Reasons that come from Exact Online itself: read-back, refusals, lost answers, resets. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { amount, invoiceName, quote } from './wording';

type AboutEntry = AboutInvoice & { readonly entryNumber?: number | string };

export interface ServiceFacts {
	BOOKED_TOTAL_DIFFERS: AboutEntry & {
		readonly bookedCents: number;
		readonly invoiceCents: number;
	};
	BOOKED_VAT_DIFFERS: AboutEntry & {
		readonly bookedCents: number;
		readonly vatCents: number;
	};
	BOOKED_DATE_DIFFERS: AboutEntry & {
		/** ISO dates of the invoice and of the entry. */
		readonly date: string;
		readonly exactDate: string;
	};
	BOOKED_NUMBER_DIFFERS: AboutInvoice & {
		readonly number: string;
		readonly entryNumber: number | string;
	};
	BOOKED_TYPE_DIFFERS: AboutEntry & {
		readonly type: number | string;
		readonly expected: number | string;
	};
	EXACT_REFUSED: AboutInvoice & {
		/** Exact Online's own words, unchanged. */
		readonly answer: string;
		/** What to do, when the words are ones we know. */
		readonly advice?: string;
	};
	EXACT_UNREACHABLE: AboutInvoice & { readonly cause?: string };
	EXACT_RECONNECT: AboutInvoice & { readonly cause: string };
	EXACT_PAUSED: AboutInvoice & { readonly cause: string };
	ENTRIES_NOT_VISIBLE: AboutInvoice & { readonly cause: string };
	OUTCOME_UNKNOWN: AboutInvoice & {
		readonly step: string;
		/** Exact Online's own words, where it gave any: they do not say whether it was carried out. */
		readonly answer?: string;
	};
	RESET_REFUSED_PROCESSED: AboutEntry;
	RESET_REFUSED_PAID: AboutEntry;
	RESET_REFUSED_PERIOD_CLOSED: AboutEntry & { readonly date?: string };
}

export const serviceReasons: Definitions<ServiceFacts> = {
	BOOKED_TOTAL_DIFFERS: blocking((facts) => ({
		message: `${invoiceName(facts)} is booked${entryName(facts)} for ${amount(facts.bookedCents)}, but its total is ${amount(
			facts.invoiceCents,
		)}.`,
		hint: 'Let the accountant correct or remove the open entry in Exact Online, check the VAT codes it uses, then reset the invoice and export again.',
	})),
	BOOKED_VAT_DIFFERS: blocking((facts) => ({
		message: `${invoiceName(facts)} is booked${entryName(facts)} with VAT of ${amount(facts.bookedCents)}, but its VAT is ${amount(
			facts.vatCents,
		)}.`,
		hint: 'Let the accountant correct or remove the open entry in Exact Online, check the VAT codes it uses, then reset the invoice and export again.',
	})),
	BOOKED_DATE_DIFFERS: remark((facts) => ({
		message: `${invoiceName(facts)} is booked${entryName(facts)} on ${facts.exactDate}, but its date is ${facts.date}.`,
		hint: 'Let the accountant say whether the entry keeps its date in Exact Online: its VAT period and its due date depend on it. The entry was left as it is.',
		field: 'date',
	})),
	BOOKED_NUMBER_DIFFERS: remark((facts) => ({
		message: `Invoice ${facts.number} received entry number ${facts.entryNumber} in Exact Online.`,
		hint: 'Nothing needs to be done: the invoice number stands in "Your ref." and the entry is found by it. To have equal numbers, set the first number of the journal in Exact Online.',
		field: 'number',
	})),
	BOOKED_TYPE_DIFFERS: blocking((facts) => ({
		message: `${invoiceName(facts)} is booked${entryName(facts)} as type ${facts.type}, where type ${facts.expected} is expected.`,
		hint: 'Type 20 is an invoice, type 21 a credit note. Let the accountant correct or remove the entry in Exact Online before it is processed, because its type decides where the amounts go in the VAT return; then reset the invoice and export again.',
	})),
	EXACT_REFUSED: blocking((facts) => ({
		message: `Exact Online did not accept ${facts.invoice ? `invoice ${facts.invoice}` : 'this record'}. It said: ${quote(facts.answer)}.`,
		hint:
			facts.advice ??
			'Correct what Exact Online names, at the source or in Exact Online, then run again. Running again never books twice.',
	})),
	EXACT_UNREACHABLE: blocking((facts) => ({
		message: `Exact Online could not be reached for ${facts.invoice ? `invoice ${facts.invoice}` : 'this record'}${
			facts.cause ? ` (${facts.cause})` : ''
		}.`,
		hint: 'Run again later: what already stands in Exact Online is adopted, nothing is booked twice. If it lasts, check the status page of Exact Online and the network of this server.',
	})),
	EXACT_RECONNECT: blocking((facts) => ({
		message: `${subjectOf(facts)} was not sent: the connection with Exact Online has ended (${facts.cause}).`,
		hint: 'Open the Exact Online credential in n8n and connect it again, then run again: nothing is booked twice.',
	})),
	EXACT_PAUSED: blocking((facts) => ({
		message: `${subjectOf(facts)} was not sent, because nothing more is sent to Exact Online until a limit has passed (${facts.cause}).`,
		hint: 'Run again when the limit that is named here is over: nothing is booked twice. What Exact Online refused before has to be corrected first.',
	})),
	ENTRIES_NOT_VISIBLE: blocking((facts) => ({
		message: `${subjectOf(facts)} was not sent, because the connection does not see the entries of Exact Online (${facts.cause}).`,
		hint: 'Give the user of the connection the right to see sales entries in Exact Online, then run again: what was booked is found and adopted.',
	})),
	OUTCOME_UNKNOWN: blocking((facts) => ({
		message: `${subjectOf(facts)}: ${
			facts.answer
				? `Exact Online answered ${quote(facts.answer)} to "${facts.step}"`
				: `the answer to "${facts.step}" was lost`
		}, and it is not yet known whether Exact Online carried it out.`,
		hint: `${
			facts.answer
				? 'Correct what Exact Online names, if anything, and run again'
				: 'Run again later'
		}: the record is looked up first and adopted if it is there, so it is never booked twice. Do not book it by hand meanwhile.`,
	})),
	RESET_REFUSED_PROCESSED: blocking((facts) => ({
		message: `${invoiceName(facts)} cannot be reset: its entry${entryName(facts)} has been processed in Exact Online.`,
		hint: 'Correct it with a credit note and a new invoice, or ask the accountant.',
	})),
	RESET_REFUSED_PAID: blocking((facts) => ({
		message: `${invoiceName(facts)} cannot be reset: a payment was matched with its entry${entryName(facts)} in Exact Online.`,
		hint: 'Undo the matching in Exact Online first if the invoice really must be sent again, or correct it with a credit note.',
	})),
	RESET_REFUSED_PERIOD_CLOSED: blocking((facts) => ({
		message: `${invoiceName(facts)} cannot be reset: ${
			facts.date ? `its date ${facts.date}` : 'it'
		} lies in a period that is closed in Exact Online.`,
		hint: 'Ask the accountant to reopen the period, or correct the invoice with a credit note in an open period.',
	})),
};

function entryName({ entryNumber }: AboutEntry): string {
	return entryNumber === undefined ? '' : ` (number ${entryNumber})`;
}

function subjectOf({ invoice }: AboutInvoice): string {
	return invoice ? `Invoice ${invoice}` : 'This record';
}
