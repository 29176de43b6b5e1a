/** The differences that came out of the comparison, in the order in which they matter. */
import type { Reason, Reconciliation } from '../../code/exact.mts';
import { moneyText, dayText } from '../../code/figures.mts';
import type { Language } from '../../texts/languages.mts';

/** An item after **Compare**. */
export interface ComparedItem {
	readonly exactReconciliation: Reconciliation;
	readonly reasons: readonly Reason[];
}

export interface Difference {
	readonly reason: Reason;
	readonly about: Reconciliation;
}

/** What concerns the amounts first, then where and whose, then the rest; a code of a newer node comes last. */
const ORDER = [
	'MISSING_IN_EXACT',
	'DOUBLE_IN_EXACT',
	'CHANGED_AFTER_EXPORT',
	'TOTAL_DIFFERS_IN_EXACT',
	'VAT_DIFFERS_IN_EXACT',
	'CUSTOMER_DIFFERS_IN_EXACT',
	'DATE_DIFFERS_IN_EXACT',
	'JOURNAL_DIFFERS_IN_EXACT',
	'NUMBER_DIFFERS_IN_EXACT',
	'PAID_DIFFERS_IN_EXACT',
	'PDF_MISSING_IN_EXACT',
	'UNKNOWN_IN_SOURCE',
];

export function differencesOf(items: readonly ComparedItem[]): Difference[] {
	const found = items.flatMap(({ exactReconciliation: about, reasons }) =>
		reasons.map((reason) => ({ reason, about })),
	);
	const place = ({ reason }: Difference): number => {
		const known = ORDER.indexOf(reason.code);
		return known < 0 ? ORDER.length : known;
	};
	return found.toSorted((one, other) => place(one) - place(other));
}

/** The differences of each kind, in their order. */
export function byKind(differences: readonly Difference[]): Array<readonly Difference[]> {
	const codes = [...new Set(differences.map(({ reason }) => reason.code))];
	return codes.map((code) => differences.filter(({ reason }) => reason.code === code));
}

/** What differs, as both sides have it; empty where a side has nothing. */
export function bothSides(language: Language, { reason, about }: Difference): [string, string] {
	const { source, exact } = about;
	const money = (side: typeof source, value: string | undefined): string =>
		side === undefined || value === undefined
			? ''
			: moneyText(language, value, side.currency || 'EUR');
	switch (reason.code) {
		case 'VAT_DIFFERS_IN_EXACT':
			return [money(source, source?.vat), money(exact, exact?.vat)];
		case 'PAID_DIFFERS_IN_EXACT':
			return [money(source, source?.paid), money(exact, exact?.paid)];
		case 'CUSTOMER_DIFFERS_IN_EXACT':
			return [source?.customer ?? '', exact?.customer ?? ''];
		case 'DATE_DIFFERS_IN_EXACT':
			return [dayText(source?.date ?? ''), dayText(exact?.date ?? '')];
		case 'JOURNAL_DIFFERS_IN_EXACT':
			return [source?.journal ?? '', exact?.journal ?? ''];
		case 'NUMBER_DIFFERS_IN_EXACT':
			return [about.number, exact?.yourRef ?? ''];
		case 'PDF_MISSING_IN_EXACT':
			return ['PDF', ''];
		case 'DOUBLE_IN_EXACT':
			return [money(source, source?.total), reason.facts?.['entries'] ?? ''];
		default:
			return [money(source, source?.total), money(exact, exact?.total)];
	}
}

/** The side that tells what it is about: that of the source, if it has one. */
export function shownSide({ about }: Difference): Reconciliation['source'] {
	return about.source ?? about.exact;
}
