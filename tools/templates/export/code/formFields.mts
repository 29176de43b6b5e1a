// The fields of the form, in the language that was chosen, with the choices that PlanManager has today.
import { choicesOf, formTexts } from '../../code/form.mts';
import type { FormField, FormPage } from '../../code/form.mts';
import { choiceLabel, evenSpaces } from '../../code/label.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { isForSales } from '../../code/planManager.mts';
import type { Coded, Journal } from '../../code/planManager.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import type { Limits } from './filters.mts';

interface Nodes {
	readonly Settings: Limits;
	readonly Texts: Chosen<typeof TEXTS>;
	readonly 'Get sites': OrNothing<Coded>;
	readonly 'Get categories': OrNothing<Coded>;
	readonly 'Get journals': OrNothing<Journal>;
}

/** Labels of what can be chosen. */
export interface Choices {
	readonly sites: readonly string[];
	readonly categories: readonly string[];
	readonly journals: readonly string[];
	/** Months as YYYY-MM. */
	readonly periods: readonly string[];
}

export function run({ $, $now }: CodeNode<Nodes>): Array<Item<FormPage>> {
	const { t } = wordsOf($('Texts').first().json);
	const allowed = codesIn($('Settings').first().json.sites);
	const sites = recordsWith($('Get sites').all(), 'code');
	const fields = exportFields(t, {
		sites: sites
			.filter(({ code }) => allowed.length === 0 || allowed.includes(code))
			.map(choiceLabel),
		categories: recordsWith($('Get categories').all(), 'code').map(choiceLabel),
		journals: recordsWith($('Get journals').all(), 'code').filter(isForSales).map(choiceLabel),
		// The months of the last year, newest first.
		periods: Array.from({ length: 12 }, (_, back) =>
			$now.startOf('month').minus({ months: back }).toFormat('yyyy-MM'),
		),
	});
	return [{ json: { fields, texts: formTexts(t) } }];
}

/** The codes that a setting lists, separated by commas. */
function codesIn(setting: string): string[] {
	return setting.split(',').map(evenSpaces).filter(Boolean);
}

export function exportFields(t: PageOf<typeof TEXTS>, choices: Choices): FormField[] {
	const dropdown = (
		fieldName: string,
		fieldLabel: string,
		labels: readonly string[],
	): FormField => ({
		fieldName,
		fieldLabel,
		fieldType: 'dropdown',
		defaultValue: labels[0],
		fieldOptions: choicesOf(labels),
	});
	return [
		dropdown('site', t.site, [t.allSites, ...choices.sites]),
		dropdown('period', t.period, [t.allPeriods, ...choices.periods]),
		{ fieldName: 'dateFrom', fieldLabel: t.dateFrom, fieldType: 'date' },
		{ fieldName: 'dateTo', fieldLabel: t.dateTo, fieldType: 'date' },
		{ fieldName: 'numberFrom', fieldLabel: t.numberFrom, fieldType: 'text' },
		{ fieldName: 'numberTo', fieldLabel: t.numberTo, fieldType: 'text' },
		dropdown('includePdf', t.includePdf, [t.yes, t.no]),
		dropdown('category', t.category, [t.allCategories, ...choices.categories]),
		{
			fieldName: 'journals',
			fieldLabel: t.journals,
			fieldType: 'checkbox',
			requiredField: true,
			fieldOptions: choicesOf([t.selectAll, ...choices.journals]),
		},
	];
}
