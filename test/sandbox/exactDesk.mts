// A bookkeeper's desk for tests: one simulator, and what it takes to book a valid sales entry.
import { connect } from './exactClient.mts';
import type { Answer, Api, WireRow } from './exactClient.mts';

// The books are fixed: 2026 is open from July on.
const START = Date.UTC(2026, 10, 10, 9, 0, 0);

export type Desk = {
	readonly api: Api;
	open: () => Promise<void>;
	close: () => Promise<void>;
	/** Everything back to the seed, with a fresh token. */
	tidy: () => void;
	switches: (changes: Record<string, unknown>) => void;
	/** GUID of a ledger account. */
	gl: (code: string) => unknown;
	/** A line of 100.00 on 704000 at 21 %, with changes. */
	line: (changes?: WireRow) => WireRow;
	/** A valid entry of one such line in journal 700 on 15 October 2026, with changes. */
	entry: (changes?: WireRow) => WireRow;
	book: (changes?: WireRow) => Promise<Answer>;
	bookLines: (...lines: WireRow[]) => Promise<Answer>;
	/** Address of the entry that was booked. */
	at: (booked: Answer) => string;
	linesOf: (booked: Answer) => Promise<WireRow[]>;
};

/** A desk that is closed until `open()`. Its brakes on calls and errors are off. */
export function createDesk(): Desk {
	let current: Api | undefined;
	const api = (): Api => {
		if (!current) throw new Error('The desk is closed');
		return current;
	};
	const gl = (code: string) => api().glAccount(code)['ID'];
	const line = (changes: WireRow = {}): WireRow => ({
		GLAccount: gl('704000'),
		AmountFC: 100,
		VATCode: '4',
		...changes,
	});
	const entry = (changes: WireRow = {}): WireRow => ({
		Customer: api().customer('CABINET RENSON')['ID'],
		Journal: '700',
		EntryDate: '2026-10-15',
		YourRef: 'VF2026-0001',
		SalesEntryLines: [line()],
		...changes,
	});
	const book = (changes: WireRow = {}) => api().post('salesentry/SalesEntries', entry(changes));
	return {
		get api() {
			return api();
		},
		async open() {
			const unhurried = { errorLimit: 1_000_000, minutelyLimit: 1_000_000, start: START };
			current = await connect({ ...unhurried, takenNumbers: false });
		},
		close: () => api().simulator.close(),
		tidy() {
			const { simulator, headers } = api();
			simulator.reset();
			headers['Authorization'] = `Bearer ${simulator.control.issueTokens().access_token}`;
		},
		switches: (changes) => void api().simulator.control.switches(changes),
		gl,
		line,
		entry,
		book,
		bookLines: (...lines) => book({ SalesEntryLines: lines }),
		at: (booked) => `salesentry/SalesEntries(guid'${String(booked.row['EntryID'])}')`,
		async linesOf(booked) {
			const filter = `EntryID eq guid'${String(booked.row['EntryID'])}'`;
			const path = `salesentry/SalesEntryLines?$orderby=LineNumber&$filter=${filter}`;
			return (await api().get(path)).rows;
		},
	};
}

/** Amount and VAT of an entry or a line. */
export function amounts(row: WireRow): unknown[] {
	return [row['AmountFC'], row['VATAmountFC']];
}
