// From what was filled in to the filters of PlanManager. A label is turned back into its code.
import { dayText } from '../../code/figures.mts';
import { choiceLabel, evenSpaces } from '../../code/label.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { WITHOUT_JOURNAL, isForSales } from '../../code/planManager.mts';
import type { Coded, Journal } from '../../code/planManager.mts';
import { fill, wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Settings: Limits;
	readonly Texts: Chosen<typeof TEXTS>;
	readonly 'Get sites': OrNothing<Coded>;
	readonly 'Get categories': OrNothing<Coded>;
	readonly 'Get journals': OrNothing<Journal>;
}

/** What was filled in, by the names of the fields. What was left open is empty, null or absent. */
export type Answers = Partial<
	Readonly<
		Record<
			| 'site'
			| 'period'
			| 'dateFrom'
			| 'dateTo'
			| 'numberFrom'
			| 'numberTo'
			| 'category'
			| 'includePdf',
			string | null
		>
	>
> & { readonly journals?: readonly string[] | null };

/** What the choices of the form are made of. */
export interface Lists {
	readonly sites: readonly Coded[];
	readonly categories: readonly Coded[];
	readonly journals: readonly Journal[];
}

/** What is exported at most, of **Settings**; empty where everything is. */
export interface Limits {
	/** Codes, separated by commas. */
	readonly sites: string;
	/** ISO date. */
	readonly startDate: string;
}

/** As **Claim next invoices** takes them; an empty text does not filter. */
export interface Filters {
	readonly journals: string;
	readonly sites: string;
	readonly category: string;
	readonly period: string;
	readonly dateFrom: string;
	readonly dateTo: string;
	readonly numberFrom: string;
	readonly numberTo: string;
	readonly includePdf: boolean;
}

type Texts = PageOf<typeof TEXTS>;

interface Output extends Filters {
	/** Why nothing can be exported with these filters; empty when they are in order. */
	readonly problem: string;
	readonly texts: { readonly goBack: string };
}

export function run({ $, $input }: CodeNode<Nodes, Answers>): Array<Item<Output>> {
	const { t } = wordsOf($('Texts').first().json);
	const answers = $input.first().json;
	const limits = $('Settings').first().json;
	const filters = filtersOf(t, answers, {
		sites: recordsWith($('Get sites').all(), 'code'),
		categories: recordsWith($('Get categories').all(), 'code'),
		journals: recordsWith($('Get journals').all(), 'code'),
	});
	const problem = problemOf(t, filters, limits);
	return [{ json: { problem, texts: { goBack: t.goBack }, ...withinLimits(filters, limits) } }];
}

export function filtersOf(t: Texts, answers: Answers, lists: Lists): Filters {
	const ticked = answers.journals ?? [];
	const forSales = lists.journals.filter(isForSales).map(({ code }) => code);
	return {
		journals: ticked.includes(t.selectAll)
			? [...forSales, WITHOUT_JOURNAL].join(',')
			: codesOf(lists.journals, ticked),
		sites: codesOf(lists.sites, [answers.site]),
		category: codesOf(lists.categories, [answers.category]),
		period: answers.period === t.allPeriods ? '' : answers.period || '',
		dateFrom: answers.dateFrom || '',
		dateTo: answers.dateTo || '',
		numberFrom: evenSpaces(answers.numberFrom),
		numberTo: evenSpaces(answers.numberTo),
		includePdf: answers.includePdf !== t.no,
	};
}

/** What is wrong with the filters, in the words of the page; empty when they are in order. */
export function problemOf(t: Texts, filters: Filters, { startDate }: Limits): string {
	const { period, dateFrom, dateTo, numberFrom, numberTo } = filters;
	if (period && (dateFrom || dateTo)) return t.periodOrDates;
	if (dateFrom && dateTo && dateFrom > dateTo) return t.datesReversed;
	if (numberFrom && numberTo && sortKey(numberFrom) > sortKey(numberTo)) return t.numbersReversed;
	const last = dateTo || (period && `${period}-31`);
	if (last && last < startDate) return fill(t.beforeStart, () => dayText(startDate));
	return filters.journals === '' ? t.noJournal : '';
}

/** The filters, and no more than the settings allow. */
export function withinLimits(filters: Filters, { sites, startDate }: Limits): Filters {
	const first = filters.dateFrom || (filters.period && `${filters.period}-01`);
	return {
		...filters,
		sites: filters.sites || evenSpaces(sites),
		dateFrom: first < startDate ? startDate : filters.dateFrom,
	};
}

/** The codes whose labels were chosen, separated by commas. */
function codesOf(
	records: readonly Coded[],
	labels: ReadonlyArray<string | null | undefined>,
): string {
	const chosen = labels.map(evenSpaces);
	return records
		.filter((record) => chosen.includes(choiceLabel(record)))
		.map(({ code }) => code)
		.join(',');
}

/** Numbers sort as PlanManager compares them: runs of digits as numbers, the rest in any case of letters. */
function sortKey(number: string): string {
	return number.toLowerCase().replace(/\d+/g, (digits) => {
		const bare = digits.replace(/^0+(?=\d)/, '');
		return `${String(bare.length).padStart(3, '0')}${bare}`;
	});
}
