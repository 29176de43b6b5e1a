/** Reasons about the journal an invoice is booked in. */
import { blocking, remark, type AboutInvoice, type Definitions } from './definition';
import { invoiceName, listed, quote, SOURCE } from './wording';

export interface JournalFacts {
	JOURNAL_MISSING: AboutInvoice;
	JOURNAL_NOT_IN_EXACT: AboutInvoice & { readonly journal: string };
	JOURNAL_BLOCKED: AboutInvoice & { readonly journal: string };
	PURCHASE_JOURNAL: AboutInvoice & { readonly journal: string };
	JOURNAL_NOT_SALES: AboutInvoice & { readonly journal: string; readonly type?: number | string };
	JOURNAL_NAME_DIFFERS: {
		readonly journal: string;
		readonly name: string;
		readonly exactName: string;
	};
	CREDIT_JOURNAL_GUESSED: { readonly journal: string; readonly name: string };
	CREDIT_IN_SALES_JOURNAL: AboutInvoice & {
		readonly journal: string;
		readonly creditJournals?: readonly string[];
	};
	INVOICE_IN_CREDIT_JOURNAL: AboutInvoice & { readonly journal: string };
}

export const journalReasons: Definitions<JournalFacts> = {
	JOURNAL_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} has no journal.`,
		hint: `Choose the journal of the invoice in ${SOURCE} then export it again.`,
		field: 'journal',
	})),
	JOURNAL_NOT_IN_EXACT: blocking((facts) => ({
		message: `${usedJournal(facts)} does not exist in this Exact Online division.`,
		hint: 'Create the sales journal in Exact Online (Financial > General ledger > Journals) with exactly this code, or import the journals and choose an existing one for the invoice. Check too that the right division is selected.',
		field: 'journal',
	})),
	JOURNAL_BLOCKED: blocking((facts) => ({
		message: `${usedJournal(facts)} is blocked in Exact Online.`,
		hint: 'Unblock the journal in Exact Online (Financial > General ledger > Journals) or choose another journal for the invoice.',
		field: 'journal',
	})),
	PURCHASE_JOURNAL: blocking((facts) => ({
		message: `${invoiceName(facts)} is in ${quote(facts.journal)}, a purchase journal. Only sales are exported.`,
		hint: 'Leave purchase journals out of the selection. If this is a sale, choose a sales journal for it.',
		field: 'journal',
	})),
	JOURNAL_NOT_SALES: blocking((facts) => ({
		message: `${invoiceName(facts)} uses journal ${quote(facts.journal)}, which is not a sales journal in Exact Online${
			facts.type === undefined ? '' : ` (type ${facts.type})`
		}.`,
		hint: 'Choose a sales journal (type 20) for the invoice. The type is shown in Exact Online under Financial > General ledger > Journals.',
		field: 'journal',
	})),
	JOURNAL_NAME_DIFFERS: remark((facts) => ({
		message: `Journal ${quote(facts.journal)} is called ${quote(facts.exactName)} in Exact Online and ${quote(facts.name)} at the source.`,
		hint: 'Nothing needs to be done: journals are recognised by their code. Check that both names mean the same journal.',
		field: 'name',
	})),
	CREDIT_JOURNAL_GUESSED: remark((facts) => ({
		message: `Journal ${quote(facts.journal)} (${quote(facts.name)}) is taken for a credit note journal because of its name.`,
		hint: 'Check the kind of the journal at the source. Exact Online has one type for both kinds of sales journal, so it cannot tell.',
		field: 'type',
	})),
	CREDIT_IN_SALES_JOURNAL: remark((facts) => ({
		message: `${invoiceName(facts)} is a credit note booked in ${quote(facts.journal)}, the journal of the invoices.`,
		hint: `Ask the accountant whether credit notes belong in a journal of their own${
			facts.creditJournals?.length ? `, such as ${listed(facts.creditJournals.map(quote))}` : ''
		}. The credit note was booked as it stands.`,
		field: 'journal',
	})),
	INVOICE_IN_CREDIT_JOURNAL: remark((facts) => ({
		message: `${invoiceName(facts)} is booked in ${quote(facts.journal)}, a journal of credit notes.`,
		hint: `Ask the accountant whether it may stay there. The invoice was booked as it stands; for the next ones choose a journal of invoices in ${SOURCE} or correct the list of credit note journals in the node.`,
		field: 'journal',
	})),
};

/** Up to the verb: an invoice that uses the journal, or the journal alone when no invoice is named. */
function usedJournal(facts: AboutInvoice & { readonly journal: string }): string {
	const journal = quote(facts.journal);
	return facts.invoice === undefined
		? `Journal ${journal}`
		: `${invoiceName(facts)} uses journal ${journal}, which`;
}
