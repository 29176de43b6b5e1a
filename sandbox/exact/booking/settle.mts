// Totals, type and descriptions of an entry follow from its lines.
import { newRow } from '../resources/resource.mts';
import type { Work } from '../resources/resource.mts';
import { postSalesEntry } from '../payments/salesPosting.mts';
import type { Row } from '../store.mts';
import { fromCents, toCents } from './amounts.mts';
import type { BookedLine } from './amounts.mts';
import { bookedFields } from './lines.mts';

const STATUS_NAMES: Record<number, string> = { 20: 'Openstaand', 50: 'Verwerkt' };
const TYPE_NAMES: Record<number, string> = { 20: 'Verkoopboeking', 21: 'Verkoopcreditnota' };
const DAY_MS = 86_400_000;

/** Adds a line with its booked amounts to an entry. */
export function storeLine(line: Row, booked: BookedLine, entry: Row, work: Work): Row {
	const rate = rateOf(entry, work);
	return work.books.entryLines.add(
		newRow(
			'salesentry/SalesEntryLines',
			{
				...line,
				...bookedFields(line, booked, work.books, rate),
				EntryID: entry['EntryID'] ?? null,
			},
			work,
		),
	);
}

/** Fills everything on the head that follows from its lines, and posts the entry; returns it. */
export function settle(entry: Row, work: Work): Row {
	const { books, switches } = work;
	const lines = books.entryLines.where('EntryID', entry['EntryID'] ?? null);
	const sum = (name: string) =>
		lines.reduce((cents, line) => cents + toCents(Number(line[name])), 0);
	const totalCents = sum('AmountFC') + sum('VATAmountFC');
	// A negative total makes a credit note: production code of openstudioproject/openstudio sends
	// negative amounts; that Exact then says 21 by itself is the likelier reading.
	const type = totalCents < 0 ? switches.negativeTotalType : 20;
	const condition = books.paymentConditions.where('Code', entry['PaymentCondition'] ?? '')[0];
	const document = books.documents.get(entry['Document']);
	const rate = rateOf(entry, work);
	for (const line of lines) line['Type'] = type;
	Object.assign(entry, {
		AmountFC: fromCents(totalCents),
		AmountDC: fromCents(Math.round(totalCents * rate)),
		VATAmountFC: fromCents(sum('VATAmountFC')),
		VATAmountDC: fromCents(Math.round(sum('VATAmountFC') * rate)),
		Rate: rate,
		Type: type,
		TypeDescription: TYPE_NAMES[type] ?? null,
		StatusDescription: STATUS_NAMES[Number(entry['Status'])] ?? null,
		CustomerName: books.accounts.get(entry['Customer'])?.['Name'] ?? null,
		JournalDescription:
			books.journals.where('Code', entry['Journal'] ?? '')[0]?.['Description'] ?? null,
		PaymentConditionDescription: condition?.['Description'] ?? null,
		DocumentNumber: document?.['HID'] ?? null,
		DocumentSubject: document?.['Subject'] ?? null,
		DueDate: entry['DueDate'] ?? dueDate(entry, condition),
	});
	postSalesEntry(entry, work);
	return entry;
}

function dueDate(entry: Row, condition: Row | undefined): number {
	return Number(entry['EntryDate']) + Number(condition?.['PaymentDays'] ?? 0) * DAY_MS;
}

function rateOf(entry: Row, { books }: Work): number {
	const sent = entry['Rate'];
	if (typeof sent === 'number' && sent > 0) return sent;
	return Number(books.currencies.get(entry['Currency'])?.['Rate'] ?? 1);
}
