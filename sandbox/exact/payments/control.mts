// The operations of a bookkeeper, for tests, the demo and the page. In the process they are
// functions, over /_sandbox/payments/{operation} they take the same input as JSON.
import type { z } from 'zod';
import type { Books } from '../store.mts';
import type { MatchSet } from './ledger.mts';
import {
	collect,
	setOffCreditNote,
	takeOff,
	unmatch,
	writeOff,
} from './operations/corrections.mts';
import type { Corrected } from './operations/corrections.mts';
import { addSupplierTerm, deleteEntry, touchTerms } from './operations/entries.mts';
import type * as inputs from './operations/inputs.mts';
import { matchLater, payBack, reverse } from './operations/moneyBack.mts';
import type { PaidBack } from './operations/moneyBack.mts';
import { importStatement } from './operations/statement.mts';
import type { Imported } from './operations/statement.mts';
import { truthOf } from './truth.mts';
import type { EntryTruth } from './truth.mts';
import { moveDivision } from './versions.mts';
import type { MoveField } from './versions.mts';
import type { LedgerWork } from './versions.mts';

type In<Schema extends z.ZodTypeAny> = z.input<Schema>;

/** Every operation throws, with the reason, when the books don't allow it. */
export type PaymentControl = {
	/** One bank statement (or day of the till), with as many movements as wanted. */
	importStatement: (division: number, input: In<typeof inputs.statement>) => Imported;
	/** A statement of one movement. */
	receive: (
		division: number,
		input: In<typeof inputs.statementLine> & { journal?: string; rate?: number },
	) => { entryId: string; entryNumber: number; lineId: string; setId: string | null };
	/** Matches a line that was imported before. */
	match: (division: number, input: In<typeof inputs.later>) => { setId: string };
	/** Undoes matches; returns which. */
	unmatch: (division: number, input: In<typeof inputs.undo>) => string[];
	/** Credit note against invoice. */
	setOff: (division: number, input: In<typeof inputs.setOff>) => MatchSet;
	discount: (division: number, input: In<typeof inputs.correction>) => Corrected;
	/** Payment difference, type 83; negative amounts are not for this. */
	difference: (division: number, input: In<typeof inputs.correction>) => Corrected;
	/** By hand, through the general journal. */
	writeOff: (division: number, input: In<typeof inputs.correction>) => Corrected;
	/** Money paid back for a credit note or for too much money received. */
	refund: (division: number, input: In<typeof inputs.refund>) => PaidBack;
	/** The bank takes a received line back. */
	reverse: (division: number, input: In<typeof inputs.reversal>) => PaidBack;
	/** Direct debit: 30 selected, 40 handed to the bank, 20 back to open. */
	collect: (division: number, input: In<typeof inputs.collection>) => void;
	/** Takes an entry of any kind out, whatever its state; what it was matched with is open again. */
	deleteEntry: (division: number, input: In<typeof inputs.oneEntry>) => void;
	/** Raises the row versions of an entry's terms without changing them. */
	touchTerms: (division: number, input: In<typeof inputs.oneEntry>) => void;
	/** A purchase term in the feed; returns its ID. */
	addSupplierTerm: (division: number, input: In<typeof inputs.supplierTerm>) => string;
	/** To another database: row versions start again, DivisionMoveDate says when. */
	moveDivision: (division: number, field?: MoveField) => void;
	/** What became of every sales entry, from the matches themselves. */
	truth: (division: number) => EntryTruth[];
};

/** `workOf` throws for a division without books. */
export function createPaymentControl(workOf: (division: number) => LedgerWork): PaymentControl {
	const on =
		<Input, Result>(act: (input: Input, work: LedgerWork) => Result) =>
		(division: number, input: Input): Result =>
			act(input, workOf(division));
	const booksOf = (division: number): Books => workOf(division).books;
	return {
		importStatement: on(importStatement),
		receive(division, { journal, rate, ...line }) {
			const statement = {
				lines: [line],
				...(journal === undefined ? {} : { journal }),
				...(rate === undefined ? {} : { rate }),
				...(line.date === undefined ? {} : { date: line.date }),
			};
			const { entryId, entryNumber, lines } = importStatement(statement, workOf(division));
			const [first] = lines;
			return {
				entryId,
				entryNumber,
				lineId: first?.lineIds[0] ?? '',
				setId: first?.setId ?? null,
			};
		},
		match: on(matchLater),
		unmatch: on(unmatch),
		setOff: on(setOffCreditNote),
		discount: on((input: In<typeof inputs.correction>, work) => takeOff('DISCOUNT', input, work)),
		difference: on((input: In<typeof inputs.correction>, work) =>
			takeOff('DIFFERENCE', input, work),
		),
		writeOff: on(writeOff),
		refund: on(payBack),
		reverse: on(reverse),
		collect: on(collect),
		deleteEntry: on(deleteEntry),
		touchTerms: on(touchTerms),
		addSupplierTerm: on(addSupplierTerm),
		moveDivision: (division, field) => moveDivision(workOf(division), field),
		truth: (division) => truthOf(booksOf(division)),
	};
}
