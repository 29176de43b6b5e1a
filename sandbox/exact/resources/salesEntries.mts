// salesentry/SalesEntries: a booking in a sales journal. It stays open (20) until the accountant
// processes it (50). There is no idempotency key and no uniqueness on YourRef.
import { readInput } from '../api/input.mts';
import type { Input } from '../api/input.mts';
import { amountsOf, lineProblems, withDefaults } from '../booking/lines.mts';
import { bookAmounts, toCents } from '../booking/amounts.mts';
import { headProblems } from '../booking/check.mts';
import { chooseNumber } from '../booking/numbers.mts';
import { findPeriod, isMessage, isOpen } from '../booking/period.mts';
import { settle, storeLine } from '../booking/settle.mts';
import { Problem } from '../problem.mts';
import { entityOf } from '../schema.mts';
import { isMatched } from '../payments/matchSets.mts';
import { renew } from '../payments/parts.mts';
import { itemsOf, unpost } from '../payments/posting.mts';
import { dayOf } from '../store.mts';
import type { Books, Row, Value } from '../store.mts';
import { say } from '../texts.mts';
import { newRow, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

const ENDPOINT = 'salesentry/SalesEntries';
const LINES = 'salesentry/SalesEntryLines';

export const salesEntries: Resource = {
	endpoint: ENDPOINT,
	rows: ({ books }) => books.entries.all(),
	answersFully: true,
	linesOf: (row, name, { books }) =>
		name === 'SalesEntryLines'
			? { entity: entityOf(LINES), endpoint: LINES, rows: linesOf(row, books) }
			: undefined,
	create,
	update,
	feed: { topic: 'SalesEntries', keyField: 'EntryID' },
	remove(row, work) {
		const { books } = work;
		refuseIf([lockProblem(row, books, 'cannotDelete'), matchProblem(row, work, 'cannotDelete')]);
		unpost(String(row['EntryID']), work);
		for (const line of linesOf(row, books)) books.entryLines.remove(line['ID'] ?? null);
		books.entries.remove(row['EntryID'] ?? null);
	},
};

function create(input: Input, work: Work): Row {
	const { books, switches, clock } = work;
	const head: Row = {
		EntryDate: dayOf(clock.now()),
		Currency: 'EUR',
		...withoutNulls(input.values),
	};
	if (switches.postedDocument === 'dropped') delete head['Document'];
	const lines = readLines(input, work);
	const period = periodOf(head, books);
	const entryId = head['EntryID'];
	const exists =
		switches.ownEntryId === 'honoured' && entryId !== undefined && books.entries.get(entryId);
	refuseIf([
		...headProblems(head, books),
		...(lines.length === 0 ? [say('mandatory', 'lines')] : []),
		...lines.flatMap((line) => lineProblems(line, books)),
		...('key' in period ? [period] : []),
		...(exists ? [say('exists')] : []),
	]);
	if (isMessage(period)) throw new Error('A missing period is refused above');

	const number = chooseNumber(books, switches, {
		journal: String(head['Journal']),
		year: period.year,
		...numberOf(head, 'InvoiceNumber', 'invoiceNumber'),
		...numberOf(head, 'EntryNumber', 'entryNumber'),
	});
	if (typeof number !== 'number') throw new Problem(500, [number]);
	const { EntryID: ownId, ...values } = head;
	const isOwnIdKept = switches.ownEntryId === 'honoured' && typeof ownId === 'string';
	const entry = newRow(
		ENDPOINT,
		{
			...values,
			...(isOwnIdKept ? { EntryID: ownId } : {}),
			EntryNumber: number,
			InvoiceNumber: number,
			ReportingYear: period.year,
			ReportingPeriod: period.period,
			Status: switches.newEntryStatus,
		},
		work,
	);
	if (switches.ownDocument === 'made' && typeof entry['Document'] !== 'string') {
		entry['Document'] = documentFor(entry, work);
	}
	const headerVat = head['VATAmountFC'];
	const booked = bookAmounts(
		lines.map((line) => amountsOf(line, books)),
		typeof headerVat === 'number' ? toCents(headerVat) : undefined,
	);
	books.entries.add(entry);
	lines.forEach((line, index) => {
		const amounts = booked[index] ?? { netCents: 0, vatCents: 0 };
		storeLine({ ...line, LineNumber: index + 1 }, amounts, entry, work);
	});
	return settle(entry, work);
}

function update(row: Row, input: Input, work: Work): void {
	// doen.team met administrations that refuse any PUT on a sales entry.
	if (work.switches.putSalesEntry === 'refused') throw new Problem(405, 'Method Not Allowed');
	const changed = { ...row, ...input.values };
	const period = periodOf(
		'EntryDate' in input.values
			? { ...changed, ReportingYear: null, ReportingPeriod: null }
			: changed,
		work.books,
	);
	refuseIf([
		lockProblem(row, work.books, 'cannotChange'),
		...headProblems(changed, work.books),
		changesAmount(row, changed) ? matchProblem(row, work, 'cannotChange') : undefined,
		...(isMessage(period) ? [period] : []),
	]);
	if (isMessage(period)) return;
	// The receivable of a changed customer or condition is another record; it stays that of the entry.
	if (['Customer', 'PaymentCondition'].some((name) => changed[name] !== row[name])) {
		for (const item of itemsOf(String(row['EntryID']), work.books)) renew(item);
	}
	Object.assign(row, input.values, {
		ReportingYear: period.year,
		ReportingPeriod: period.period,
	});
	stamp(settle(row, work), work.clock.now());
}

function documentFor(entry: Row, work: Work): Value {
	const document = newRow(
		'documents/Documents',
		{ Type: 10, Subject: String(entry['EntryNumber']), Account: entry['Customer'] ?? null },
		work,
	);
	return work.books.documents.add(document)['ID'] ?? null;
}

function changesAmount(row: Row, changed: Row): boolean {
	return ['Customer', 'Currency', 'Rate'].some((name) => changed[name] !== row[name]);
}

function readLines(input: Input, { books, switches }: Work): Row[] {
	return (input.collections['SalesEntryLines'] ?? []).map((line) => {
		const { values } = readInput(line, entityOf(LINES), 'POST', switches);
		const { EntryID: _entryId, ID: _id, ...sent } = withoutNulls(values);
		if (switches.lineVat === 'ignored') delete sent['VATAmountFC'];
		return withDefaults(sent, books);
	});
}

function periodOf(head: Row, books: Books) {
	return findPeriod(books, String(head['Journal']), {
		date: Number(head['EntryDate']),
		...numberOf(head, 'ReportingYear', 'year'),
		...numberOf(head, 'ReportingPeriod', 'period'),
	});
}

function numberOf<Name extends string>(head: Row, field: string, name: Name) {
	const value = head[field];
	return (typeof value === 'number' ? { [name]: value } : {}) as { [key in Name]?: number };
}

/** Processed entries and closed periods can't be touched: expected, not recorded anywhere. */
export function lockProblem(row: Row, books: Books, key: 'cannotDelete' | 'cannotChange') {
	if (row['Status'] === 50) return say(key, 'entry', 'processed');
	const period = { year: Number(row['ReportingYear']), period: Number(row['ReportingPeriod']) };
	return isOpen(books, String(row['Journal']), period) ? undefined : say(key, 'period', 'closed');
}

/** What is matched keeps its amount and its customer: a guess, on the safe side. */
export function matchProblem(row: Row, work: Work, key: 'cannotDelete' | 'cannotChange') {
	return isMatched(row, work) ? say(key, 'entry', 'matched') : undefined;
}

export function linesOf(entry: Row, books: Books): Row[] {
	return books.entryLines
		.where('EntryID', entry['EntryID'] ?? null)
		.sort((one, other) => Number(one['LineNumber']) - Number(other['LineNumber']));
}

function withoutNulls(values: Row): Row {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
