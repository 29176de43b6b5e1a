// The desk of a bookkeeper who receives payments: entries by their reference, money in cents, and
// what the lists and feeds say afterwards.
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { PaymentControl } from '../../sandbox/exact/payments/control.mts';
import type { EntryTruth } from '../../sandbox/exact/payments/truth.mts';
import type { WireRow } from './exactClient.mts';
import { createDesk } from './exactDesk.mts';
import type { Desk } from './exactDesk.mts';

export type Till = {
	desk: Desk;
	/** The operations of control; the garage's division goes first. */
	readonly payments: PaymentControl;
	/** Books an entry of `euros` without VAT (negative: a credit note). */
	invoice: (reference: string, euros: number, changes?: WireRow) => Promise<WireRow>;
	truth: (reference: string) => EntryTruth;
	/** Rows of a list; blanks in the path are fine. */
	rows: (path: string) => Promise<WireRow[]>;
	/** Terms in the feed after a row version, oldest change first. */
	feed: (after?: number) => Promise<WireRow[]>;
	/** Terms of one entry, as the feed shows them now. */
	terms: (reference: string) => Promise<WireRow[]>;
	/** Row version that the feed has reached. */
	cursor: () => Promise<number>;
};

/** Needs its desk opened and closed by the test. */
export function createTill(): Till {
	const desk = createDesk();
	const rows = async (path: string) => {
		const answer = await desk.api.get(encodeURI(path));
		if (answer.status !== 200) throw new Error(`${answer.status} ${answer.error}`);
		return answer.rows;
	};
	const feed = (after = 1) =>
		rows(`sync/Cashflow/PaymentTerms?$filter=Timestamp gt ${after}L&$select=*`);
	const truth = (reference: string) => {
		const all = desk.api.simulator.control.truth(GARAGE_DIVISION);
		const found = all.find(({ yourRef }) => yourRef === reference);
		if (!found) throw new Error(`No entry ${reference}`);
		return found;
	};
	return {
		desk,
		get payments() {
			return desk.api.simulator.control.payments;
		},
		async invoice(reference, euros, changes = {}) {
			const line = desk.line({ AmountFC: euros, VATCode: 'VN' });
			const answer = await desk.book({ YourRef: reference, SalesEntryLines: [line], ...changes });
			if (answer.status !== 201) throw new Error(answer.error);
			return answer.row;
		},
		truth,
		rows,
		feed,
		async terms(reference) {
			const { entryId } = truth(reference);
			return (await feed()).filter((term) => term['TransactionEntryID'] === entryId);
		},
		async cursor() {
			return Number((await feed()).at(-1)?.['Timestamp'] ?? 1);
		},
	};
}

/** Some fields of rows, in the order asked for. */
export function pick(rows: readonly WireRow[], ...names: string[]): unknown[][] {
	return rows.map((row) => names.map((name) => row[name]));
}

/** "/Date(…)/" of an ISO day. */
export function wireDate(day: string): string {
	return `/Date(${Date.parse(day)})/`;
}
