// A bank statement (or a day of the till) is imported: one entry, a line for each movement, and
// whatever can be matched at once is matched.
import type { z } from 'zod';
import { fromCents } from '../../booking/amounts.mts';
import { newGuid } from '../../guid.mts';
import type { Books, Row } from '../../store.mts';
import { glAccountByCode, receivablesAccount } from '../chartLookup.mts';
import { openCents } from '../ledger.mts';
import { makeMoneyEntry } from '../moneyEntries.mts';
import { kindOfJournal } from '../moneyKinds.mts';
import { itemsOf } from '../posting.mts';
import type { LedgerWork } from '../versions.mts';
import { applyMatches } from './apply.mts';
import { takeOut } from './entries.mts';
import { dayIn, findAccount, findJournal, findSalesEntry, salesItem } from './find.mts';
import { statement } from './inputs.mts';
import type { StatementLine, ToMatch } from './inputs.mts';

export type Imported = {
	entryId: string;
	entryNumber: number;
	/** For each movement, in order: its lines in the entry and the match that was made. */
	lines: Array<{ lineIds: string[]; setId: string | null }>;
};

const SUSPENSE = '499100';
const DISCOUNTS = '653000';

type Movement = { line: StatementLine; matches: ToMatch[]; rows: Row[] };

/** Books a statement, matches what it can and tells the webhooks that there is an entry. */
export function importStatement(input: z.input<typeof statement>, work: LedgerWork): Imported {
	const { books } = work;
	const { journal: code, date, rate, lines } = statement.parse(input);
	const journal = findJournal(code, books);
	const kind = kindOfJournal(journal['Type']);
	if (!kind?.hasMoneyLine) throw new Error(`No money goes through journal ${code}`);
	const movements = lines.map((line) => movementOf(line, dayIn(line.date ?? date, work), work));
	const entry = makeMoneyEntry(
		kind,
		{
			journal,
			date: dayIn(date ?? lines[0]?.date, work),
			status: 50,
			...money(movements, rate, books),
		},
		movements.flatMap(({ rows }) => rows),
		work,
	);
	const result = unlessRefused(String(entry['EntryID']), work, () =>
		movements.map(({ matches, rows }) => {
			const lineIds = rows.map((row) => String(row['ID']));
			const set = matches.length === 0 ? undefined : applyMatches(lineIds, matches, work);
			return { lineIds, setId: set?.id ?? null };
		}),
	);
	work.emit(kind.topic, String(entry['EntryID']), 'Create');
	return {
		entryId: String(entry['EntryID']),
		entryNumber: Number(entry['EntryNumber']),
		lines: result,
	};
}

// A statement that can't be matched as asked is not imported at all.
function unlessRefused<Result>(entryId: string, work: LedgerWork, act: () => Result): Result {
	try {
		return act();
	} catch (error) {
		takeOut(entryId, work);
		throw error;
	}
}

function movementOf(line: StatementLine, date: number, work: LedgerWork): Movement {
	const { books, switches } = work;
	const matches = line.matches ?? byReference(line, books);
	const customers = matches.map((match) => findSalesEntry(match.entry, books)['Customer']);
	const isApart =
		matches.length > 1 &&
		(switches.bankLineForMany === 'perInvoice' || new Set(customers).size > 1);
	const text = [line.payer, line.communication].filter((part) => part !== undefined).join(' ');
	const base: Row = {
		Date: date,
		Description: text.slice(0, 60),
		movement: newGuid(),
		...(line.yourRef === undefined ? {} : { yourRef: line.yourRef }),
	};
	const own = line.account === undefined ? undefined : findAccount(line.account, books)['ID'];
	const rowFor = (customer: unknown, cents: number, discountCents: number): Row => ({
		...base,
		ID: newGuid(),
		Account: typeof customer === 'string' ? customer : null,
		GLAccount: accountFor(customer, books),
		AmountFC: fromCents(cents + discountCents),
		...(discountCents > 0 ? { discount: fromCents(discountCents) } : {}),
	});
	const discount = (list: readonly ToMatch[]) =>
		switches.discountBooking === 'bankLine'
			? list.reduce((sum, match) => sum + (match.discountCents ?? 0), 0)
			: 0;
	if (!isApart) {
		const row = rowFor(own ?? customers[0], line.cents, discount(matches));
		return { line, matches, rows: [row, ...discountRows(discount(matches), base, books)] };
	}
	const shares = shareOut(line.cents, matches, books);
	const rows = matches.map((match, index) =>
		rowFor(own ?? customers[index], shares[index] ?? 0, discount([match])),
	);
	const rest = line.cents - shares.reduce((sum, share) => sum + share, 0);
	if (rest !== 0) rows.push(rowFor(own ?? customers[0], rest, 0));
	return { line, matches, rows: [...rows, ...discountRows(discount(matches), base, books)] };
}

// The structured communication of the bank line, digits only, on entries that are still open.
function byReference(line: StatementLine, books: Books): ToMatch[] {
	const digits = (line.communication ?? '').replace(/\D/g, '');
	if (line.matchByReference === false || digits.length !== 12) return [];
	const entry = books.entries.find((row) => {
		const reference = String(row['PaymentReference'] ?? '').replace(/\D/g, '');
		const [item] = itemsOf(String(row['EntryID']), books);
		return reference === digits && item !== undefined && openCents(item) > 0;
	});
	return entry ? [{ entry: String(entry['EntryID']) }] : [];
}

/** How much of the money goes to each entry, in order. */
function shareOut(cents: number, matches: readonly ToMatch[], books: Books): number[] {
	let left = cents;
	return matches.map((match) => {
		const open = openCents(salesItem(match.entry, books));
		const beside = (match.discountCents ?? 0) + Math.max(0, match.differenceCents ?? 0);
		const share = match.cents ?? Math.max(0, Math.min(open - beside, left));
		left -= share;
		return share;
	});
}

function accountFor(customer: unknown, books: Books): string {
	const account =
		typeof customer === 'string'
			? receivablesAccount(customer, books)
			: glAccountByCode(SUSPENSE, books);
	return String(account['ID']);
}

function discountRows(cents: number, base: Row, books: Books): Row[] {
	if (cents === 0) return [];
	const account = glAccountByCode(DISCOUNTS, books);
	return [
		{ ...base, ID: newGuid(), GLAccount: account['ID'] ?? null, AmountFC: fromCents(-cents) },
	];
}

// A statement is in the currency of what it pays.
function money(movements: readonly Movement[], rate: number | undefined, books: Books) {
	const [first] = movements.flatMap(({ matches }) => matches);
	const currency = first ? String(findSalesEntry(first.entry, books)['Currency']) : 'EUR';
	return { currency, rate: rate ?? Number(books.currencies.get(currency)?.['Rate'] ?? 1) };
}
