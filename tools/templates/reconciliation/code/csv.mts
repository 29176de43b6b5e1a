/** The differences as a file for a spreadsheet: semicolons, as Excel in Belgium reads them, and both sides in full. */
import type { ReconciledSide } from '../../code/exact.mts';
import { reasonTitle } from '../../code/reasons.mts';
import type { ReasonWords } from '../../code/reasons.mts';
import type { Words, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import type { Difference } from './differences.mts';

export type CompareWords = Words<PageOf<typeof TEXTS>> & ReasonWords;

/** Marks the text as UTF-8 for Excel. */
const BYTE_ORDER_MARK = '\uFEFF';

export function csvOf(words: CompareWords, differences: readonly Difference[]): string {
	const { language, t } = words;
	const amountOf = (value: string | undefined): string =>
		language === 'en' ? (value ?? '') : (value ?? '').replace('.', ',');
	const columns = [t.date, t.journal, t.customer, t.total, t.vat, t.paid, t.currency];
	const cells = (side: ReconciledSide | undefined): string[] => [
		side?.date ?? '',
		text(side?.journal),
		text(side?.customer),
		amountOf(side?.total),
		amountOf(side?.vat),
		amountOf(side?.paid),
		side?.currency ?? '',
	];
	const head = [
		t.reason,
		t.number,
		...columns.map((name) => `PlanManager: ${name}`),
		...columns.map((name) => `Exact Online: ${name}`),
		t.entry,
		t.whatToDo,
	];
	const rows = differences.map(({ reason, about }) => [
		reasonTitle(words, reason),
		text(about.number),
		...cells(about.source),
		...cells(about.exact),
		about.exact?.entryNumber?.toString() ?? '',
		words.reasons[reason.code]?.hint ?? reason.hint,
	]);
	return `${BYTE_ORDER_MARK}${[head, ...rows].map(lineOf).join('\r\n')}\r\n`;
}

function lineOf(cells: readonly string[]): string {
	return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function text(value: string | undefined): string {
	const cell = value ?? '';
	return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
