import type { VatMapping } from './vatMapping';

/** A journal of the administration. */
export interface BooksJournal {
	/** GUID. */
	readonly id: string;
	/** Entries refer to this code, not to the GUID. */
	readonly code: string;
	readonly description: string;
	/** 20 sales, 21 return invoice, 22 and 23 purchase, 10 cash, 12 bank, 90 general. */
	readonly type: number;
	readonly isBlocked: boolean;
}

export interface BooksGlAccount {
	/** GUID, which entry lines need. */
	readonly id: string;
	/** Account number. */
	readonly code: string;
	readonly description: string;
	/** 110 revenue, 20 receivable, 24 VAT, 90 general, and so on. */
	readonly type: number;
	readonly isBlocked: boolean;
	/** 0 optional, 1 mandatory, 2 not allowed. */
	readonly useCostCenter: number;
	/** 0 optional, 1 mandatory, 2 not allowed. */
	readonly useCostUnit: number;
}

export interface BooksVatCode {
	readonly code: string;
	readonly description: string;
	/** I amount includes VAT, E excludes VAT, B base only at 0 %, N none. */
	readonly type: string;
	/** B both, P purchase, S sales. */
	readonly transactionType: string;
	/** Fraction: 0.21 is 21 %. */
	readonly rate: number;
	readonly isBlocked: boolean;
	/** Reverse charge: the customer owes the VAT, so the document carries none. */
	readonly charged: boolean;
}

export interface BooksPeriod {
	readonly year: number;
	readonly period: number;
	/** ISO dates, both inclusive. */
	readonly start: string;
	readonly end: string;
}

/** What a batch of invoices needs to know of the administration, read once per run. */
export interface Books {
	readonly journals: ReadonlyMap<string, BooksJournal>;
	readonly glAccounts: ReadonlyMap<string, BooksGlAccount>;
	readonly vatCodes: ReadonlyMap<string, BooksVatCode>;
	readonly vatMapping: VatMapping;
	readonly periods: readonly BooksPeriod[];
	/** Keys made by `closedPeriodKey`. Undefined when the administration doesn't tell. */
	readonly closedPeriods?: ReadonlySet<string>;
}

/** One journal in one financial period, as a key for `Books.closedPeriods`. */
export function closedPeriodKey(journal: string, year: number, period: number): string {
	return `${journal}|${year}|${period}`;
}

/** The period that holds an ISO date, or undefined when the administration has none for it. */
export function periodOf(books: Pick<Books, 'periods'>, isoDate: string): BooksPeriod | undefined {
	return books.periods.find((period) => period.start <= isoDate && isoDate <= period.end);
}
