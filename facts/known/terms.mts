import type { Group } from '../fact.mts';
import {
	atOnce,
	bankTerm,
	bookingDay,
	bulkFilters,
	madeAnew,
	oneLineForMany,
	openKeepsRecord,
	openSign,
	otherCustomer,
	paidPart,
	putOnTerm,
	splitInTwo,
} from '../checks/terms.mts';

export const TERMS: Group = {
	title: 'Payments and webhooks',
	intro: 'Terms of invoices and of money:',
	facts: [
		{
			id: 'receivable-at-once',
			statement: 'An entry is a receivable as soon as it is booked, processed or not',
			sources: ['justinholtweb/craft-exactly'],
			confidence: 'likely',
			nodes: 'reads payments of whatever is booked',
			kind: 'writing',
			writes: 'an entry of one line',
			check: atOnce,
		},
		{
			id: 'term-sign',
			statement:
				'An open invoice has a negative `AmountDC`; `TransactionAmountDC` keeps the sign of the booking',
			sources: [
				'JNPDrops/jnp-matching, which checks it before it writes',
				'TimPelgrim/exactonline-mcp, tried live',
				'one page of iwebdevnl/exact-online-ai-connect says positive',
			],
			confidence: 'certain',
			nodes: 'measures the parts against the total, whatever their sign',
			kind: 'reading',
			check: openSign,
			otherwise: [{ termSign: 'positive' }],
		},
		{
			id: 'split-in-two',
			statement:
				'A part payment splits a term in a matched one (50) and an open one (20) of the same entry',
			sources: ['Pi-Systems/exact-online', 'iwebdevnl'],
			confidence: 'certain',
			nodes: "adds all terms of an entry up; what isn't open is paid",
			kind: 'writing',
			writes: 'an entry of one line, paid by hand',
			needs: 'cashier',
			check: splitInTwo,
		},
		{
			id: 'open-keeps-record',
			statement:
				'The first split leaves the record open with a smaller amount and adds a matched one',
			sources: [
				'Pi-Systems/exact-online says that `EntryID` groups terms',
				'which part keeps the record is not said',
			],
			confidence: 'guess',
			nodes: "reads all terms of a changed invoice, so it doesn't matter",
			kind: 'writing',
			writes: 'an entry of one line, paid by hand',
			needs: 'cashier',
			check: openKeepsRecord,
		},
		{
			id: 'terms-made-anew',
			statement:
				'A later split or an un-matching deletes the records and makes new ones; else it raises their row version',
			sources: [
				'JNPDrops/jnp-matching: the invoice is open with its full amount again',
				'of the records nothing is published',
			],
			confidence: 'guess',
			nodes: 'reads the terms again, or takes the deletions into account',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand and undone',
			needs: 'cashier',
			check: madeAnew,
			otherwise: [{ termChange: 'update' }],
		},
		{
			id: 'other-customer',
			statement:
				'A changed customer gives a receivable another `ID` and `EntryID`; `TransactionID` and `TransactionEntryID` stay',
			sources: [
				'JNPDrops/jnp-matching',
				'that a changed payment condition does so too is our reading',
			],
			confidence: 'likely',
			nodes: 'goes by `TransactionEntryID`',
			kind: 'writing',
			writes: 'a customer, and an entry that is moved to it',
			check: otherCustomer,
		},
		{
			id: 'bank-terms',
			statement:
				'Bank and cash lines on a customer are terms too; matched with one invoice they take its `YourRef`, with several none',
			sources: ['Pi-Systems/exact-online', 'JNPDrops/jnp-matching'],
			confidence: 'certain',
			nodes: 'takes that reference as proof of who paid, where the line is matched',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand',
			needs: 'cashier',
			check: bankTerm,
		},
		{
			id: 'imported-reference',
			statement:
				'An open bank line keeps the reference that it was imported with; undoing a match clears it',
			sources: ['JNPDrops/jnp-matching'],
			confidence: 'likely',
			nodes: 'a line that is open paid nothing, whatever it names',
			kind: 'unasked',
			why: 'a bank file would have to be imported',
		},
		{
			id: 'one-line-for-many',
			statement:
				'A movement for several invoices is one line, and who paid which of them is not told by REST',
			sources: ['exactonline-api-dotnet-client issue 102', 'omniboost/go-exactonline-xml'],
			confidence: 'certain',
			nodes:
				'looks for the one line that fits by day and amount, else names none; amounts are right either way',
			kind: 'writing',
			writes: 'two entries of one line, paid by hand at once',
			needs: 'cashier',
			check: oneLineForMany,
			otherwise: [{ bankLineForMany: 'perInvoice' }],
		},
		{
			id: 'paid-part',
			statement:
				'`IsFullyPaid` stands on each matched part; `LastPaymentDate` is the day of money (midnight UTC), not of a set-off',
			sources: [
				'a production link of doen.team for the notation',
				'the rest from field names only',
			],
			confidence: 'guess',
			nodes:
				'goes by the status, and by `IsFullyPaid` where there is none; a part without that date is not money',
			kind: 'writing',
			writes: 'an entry of one line, paid by hand',
			needs: 'cashier',
			check: paidPart,
		},
		{
			id: 'in-collection',
			statement:
				'A term handed to the bank for collection has status 40 and is open until it is matched',
			sources: ['Pi-Systems/exact-online'],
			confidence: 'likely',
			nodes: 'counts it as open, and shows it as `inCollection`',
			kind: 'unasked',
			why: 'a collection would have to be sent',
		},
		{
			id: 'put-on-term',
			statement: 'A PUT on `Receivables` takes description, payment method and reference only',
			sources: ['Pi-Systems/exact-online'],
			confidence: 'certain',
			nodes: 'writes nothing there',
			kind: 'writing',
			writes: 'an entry of one line',
			check: putOnTerm,
		},
		{
			id: 'bulk-filters',
			statement:
				'`bulk/Cashflow/Receivables` filters on 14 fields, `TransactionEntryID` not among them; `cashflow/Receivables`, 60 rows a page, takes it',
			sources: [
				'Pi-Systems/exact-online',
				'JNPDrops/jnp-matching and arne-s/rmaport for the second',
			],
			confidence: 'certain',
			nodes:
				'filters the bulk list on `InvoiceNumber`, which brings the bank lines that name the invoice in the same call',
			kind: 'reading',
			check: bulkFilters,
		},
		{
			id: 'booking-day',
			statement:
				'Its `EntryDate` is the day of the booking on every term, and may be filtered on from one day to another',
			sources: [
				'Pi-Systems/exact-online lists the field',
				'that it takes a stretch is our reading',
			],
			confidence: 'likely',
			nodes: 'reads with it what was booked in a period, entries made by hand included',
			kind: 'reading',
			check: bookingDay,
		},
	],
};
