// From what was filled in, or from the day of the night, to the days and journals that are compared.
import type { DateTime } from 'luxon';
import { choiceLabel, evenSpaces } from '../../code/label.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { isForSales } from '../../code/planManager.mts';
import type { Journal } from '../../code/planManager.mts';
import { dayText } from '../../code/figures.mts';
import { fill, wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Settings: Limits;
	readonly Texts: Chosen<typeof TEXTS>;
	readonly 'Get journals': OrNothing<Journal>;
	readonly 'Choose what to compare': Answers;
}

/** What was filled in, by the names of the fields. What was left open is empty, null or absent. */
export interface Answers {
	readonly period?: string | null;
	readonly dateFrom?: string | null;
	readonly dateTo?: string | null;
	readonly journals?: readonly string[] | null;
}

/** Of **Settings**; empty where everything is exported. */
export interface Limits {
	/** ISO date. */
	readonly startDate: string;
}

/** What is compared; dates are ISO and inclusive, the journals codes with commas. */
export interface Scope {
	readonly from: string;
	readonly to: string;
	readonly journals: string;
}

interface Output extends Scope {
	/** The days around it, whose invoices may be booked in it. */
	readonly knownFrom: string;
	readonly knownTo: string;
	/** Why nothing can be compared; empty when all is in order. */
	readonly problem: string;
	readonly texts: { readonly goBack: string };
}

type Texts = PageOf<typeof TEXTS>;

/** An entry that was dated wrongly is mostly near; what is farther is told as made by hand. */
const NEAR_DAYS = 31;

export function run({ $, $now, DateTime }: CodeNode<Nodes>): Array<Item<Output>> {
	const { t } = wordsOf($('Texts').first().json);
	const { startDate } = $('Settings').first().json;
	const journals = recordsWith($('Get journals').all(), 'code').filter(isForSales);
	const answers = $('Choose what to compare').isExecuted
		? $('Choose what to compare').first().json
		: undefined;
	const scope = answers ? scopeOf(t, answers, journals) : scopeOfNight($now, journals);
	const from = scope.from < startDate ? startDate : scope.from;
	const near = (day: string, days: number): string =>
		DateTime.fromISO(day).plus({ days }).toFormat('yyyy-MM-dd');
	const output: Output = {
		...scope,
		from,
		knownFrom: near(from, -NEAR_DAYS),
		knownTo: near(scope.to, NEAR_DAYS),
		problem: problemOf(t, scope, startDate, answers),
		texts: { goBack: t.goBack },
	};
	return [{ json: output }];
}

/** By the form; a day that was not filled in is empty. */
export function scopeOf(t: Texts, answers: Answers, journals: readonly Journal[]): Scope {
	const ticked = (answers.journals ?? []).map(evenSpaces);
	const isTicked = (journal: Journal): boolean =>
		ticked.includes(t.selectAll) || ticked.includes(choiceLabel(journal));
	const codes = journals.filter(isTicked).map(({ code }) => code);
	const month = monthOf(t, answers);
	const days = { from: answers.dateFrom ?? '', to: answers.dateTo ?? '' };
	return { ...(month === '' ? days : daysOfMonth(month)), journals: codes.join(',') };
}

/** Every night: the last month and this one up to now, in all sales journals. */
export function scopeOfNight(now: DateTime, journals: readonly Journal[]): Scope {
	return {
		from: now.startOf('month').minus({ months: 1 }).toFormat('yyyy-MM-dd'),
		to: now.toFormat('yyyy-MM-dd'),
		journals: journals.map(({ code }) => code).join(','),
	};
}

/** Why nothing can be compared, in the words of the page; empty when all is in order. */
export function problemOf(
	t: Texts,
	{ from, to, journals }: Scope,
	startDate: string,
	answers: Answers = {},
): string {
	if (monthOf(t, answers) && (answers.dateFrom || answers.dateTo)) return t.periodOrDates;
	if (from === '' || to === '') return t.datesMissing;
	if (from > to) return t.datesReversed;
	if (to < startDate) return fill(t.beforeStart, () => dayText(startDate));
	return journals === '' ? t.noJournal : '';
}

/** The month that was chosen, as YYYY-MM; empty when it is to go by dates. */
function monthOf(t: Texts, { period }: Answers): string {
	return period === t.byDates ? '' : (period ?? '');
}

/** The first and the last day of a month. */
function daysOfMonth(month: string): Pick<Scope, 'from' | 'to'> {
	const [year, place] = month.split('-').map(Number);
	const days = new Date(Date.UTC(year, place, 0)).getUTCDate();
	return { from: `${month}-01`, to: `${month}-${days}` };
}
