/** Whether what the source uses is in step with the administration. Each answer is one line or more. */
import { closedPeriodKey } from '../books/administration';
import type {
	BooksGlAccount,
	BooksJournal,
	BooksPeriod,
	BooksVatCode,
} from '../books/administration';
import { takesSalesLines } from '../books/glAccountType';
import { journalKey } from '../books/journalCode';
import { checkMapping } from '../masterData/vatCheck';
import type { MappingResult, SourceVatCode } from '../masterData/vatCheck';
import { line } from './line';
import type { CheckLine, LineCode } from './line';

const SALES = 20;

/** Longer lists belong in the workflow that settles them. */
const MOST_NAMED = 20;

/** The journals of the source, by code. */
export function journalLines(
	codes: readonly string[],
	journals: readonly BooksJournal[],
): CheckLine[] {
	if (codes.length === 0) return [line('JOURNALS_NONE')];
	const byCode = new Map(journals.map((journal) => [journalKey(journal.code), journal]));
	const kindOf = (code: string): LineCode | undefined => {
		const journal = byCode.get(journalKey(code));
		if (journal === undefined) return 'JOURNALS_MISSING';
		if (journal.type !== SALES) return 'JOURNALS_NOT_SALES';
		return journal.isBlocked ? 'JOURNALS_BLOCKED' : undefined;
	};
	const lines = sorted(codes, kindOf, 'journals');
	return lines.length > 0 ? lines : [line('JOURNALS_IN_STEP', { count: String(codes.length) })];
}

/** The journals in which invoices can be booked. */
export function openSalesJournals<Journal extends BooksJournal>(
	journals: readonly Journal[],
): Journal[] {
	return journals.filter((journal) => journal.type === SALES && !journal.isBlocked);
}

/** The ledger accounts of the source, by number. */
export function glAccountLines(
	numbers: readonly string[],
	accounts: readonly BooksGlAccount[],
): CheckLine[] {
	if (numbers.length === 0) return [line('GL_ACCOUNTS_NONE')];
	const byNumber = new Map(accounts.map((account) => [account.code, account]));
	const kindOf = (number: string): LineCode | undefined => {
		const account = byNumber.get(number);
		if (account === undefined) return 'GL_ACCOUNTS_MISSING';
		if (account.isBlocked) return 'GL_ACCOUNTS_BLOCKED';
		return takesSalesLines(account.type) ? undefined : 'GL_ACCOUNTS_WRONG_TYPE';
	};
	const lines = sorted(numbers, kindOf, 'accounts');
	if (lines.length > 0) return lines;
	return [line('GL_ACCOUNTS_IN_STEP', { count: String(numbers.length) })];
}

/**
 * The VAT codes of the source and their mapping. `journals` are the codes of those that invoices are booked
 * in; a code that only some of them map is named with the others.
 */
export function vatLines(
	codes: readonly SourceVatCode[],
	vatCodes: readonly BooksVatCode[],
	journals: readonly string[] = [],
): CheckLine[] {
	if (codes.length === 0) return [line('VAT_CODES_NONE')];
	const byCode = new Map(vatCodes.map((vatCode) => [vatCode.code, vatCode]));
	const outcomes = codes.map((source) => checkMapping(0, source, byCode, journals));
	const wrong = outcomes
		.filter(({ outcome }) => outcome === 'wrong')
		.map(({ result }) => result.code);
	const unmapped = outcomes
		.filter(({ outcome, result }) => outcome === 'unmapped' || result.unmappedJournals)
		.map(({ result }) => withJournals(result));
	const lines = [
		...aboutCodes('VAT_MAPPING_WRONG', wrong),
		...aboutCodes('VAT_CODES_UNMAPPED', unmapped),
	];
	return lines.length > 0 ? lines : [line('VAT_MAPPING_SOUND', { count: String(codes.length) })];
}

function aboutCodes(kind: LineCode, codes: readonly string[]): CheckLine[] {
	return codes.length === 0 ? [] : [line(kind, { codes: named([...new Set(codes)]) })];
}

/** A code alone lacks a mapping everywhere, else in the journals behind it. */
function withJournals({ code, unmappedJournals }: MappingResult): string {
	return unmappedJournals === undefined ? code : `${code} (${named(unmappedJournals)})`;
}

/**
 * Whether today can be booked. `periods` are those that hold the day; `closed` has the keys of
 * `closedPeriodKey`, and is undefined when the administration doesn't tell.
 */
export function periodLine(
	date: string,
	journals: readonly string[],
	periods: readonly BooksPeriod[],
	closed: ReadonlySet<string> | undefined,
): CheckLine {
	if (periods.length === 0) return line('PERIOD_MISSING', { date });
	const [{ year, period }] = periods;
	const facts = { date, period: `${year}/${period}` };
	if (closed === undefined) return line('PERIOD_NOT_TOLD', facts);
	const shut = journals.filter((journal) => closed.has(closedPeriodKey(journal, year, period)));
	return shut.length === 0
		? line('PERIOD_OPEN', facts)
		: line('PERIOD_CLOSED', { ...facts, journals: named(shut) });
}

/** One line for each kind of trouble, naming what has it. */
function sorted(
	names: readonly string[],
	kindOf: (name: string) => LineCode | undefined,
	fact: string,
): CheckLine[] {
	const byKind = new Map<LineCode, string[]>();
	for (const name of new Set(names)) {
		const kind = kindOf(name);
		if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
	}
	return [...byKind].map(([kind, some]) => line(kind, { [fact]: named(some) }));
}

function named(names: readonly string[]): string {
	const more = names.length - MOST_NAMED;
	const shown = names.slice(0, MOST_NAMED).join(', ');
	return more > 0 ? `${shown}, +${more}` : shown;
}
