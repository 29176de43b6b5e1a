// The fields of the form: a month or dates, and the sales journals that PlanManager has today.
import { choicesOf, formTexts } from '../../code/form.mts';
import type { FormField, FormPage } from '../../code/form.mts';
import { choiceLabel } from '../../code/label.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { isForSales } from '../../code/planManager.mts';
import type { Journal } from '../../code/planManager.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
	readonly 'Get journals': OrNothing<Journal>;
}

/** Labels of what can be chosen; months as YYYY-MM. */
export interface Choices {
	readonly journals: readonly string[];
	readonly periods: readonly string[];
}

export function run({ $, $now }: CodeNode<Nodes>): Array<Item<FormPage>> {
	const { t } = wordsOf($('Texts').first().json);
	const journals = recordsWith($('Get journals').all(), 'code');
	const fields = reconciliationFields(t, {
		journals: journals.filter(isForSales).map(choiceLabel),
		// The months of the last year, newest first.
		periods: Array.from({ length: 12 }, (_, back) =>
			$now.startOf('month').minus({ months: back }).toFormat('yyyy-MM'),
		),
	});
	return [{ json: { fields, texts: formTexts(t) } }];
}

export function reconciliationFields(
	t: PageOf<typeof TEXTS>,
	{ journals, periods }: Choices,
): FormField[] {
	return [
		{
			fieldName: 'period',
			fieldLabel: t.period,
			fieldType: 'dropdown',
			defaultValue: periods[0],
			fieldOptions: choicesOf([...periods, t.byDates]),
		},
		{ fieldName: 'dateFrom', fieldLabel: t.dateFrom, fieldType: 'date' },
		{ fieldName: 'dateTo', fieldLabel: t.dateTo, fieldType: 'date' },
		{
			fieldName: 'journals',
			fieldLabel: t.journals,
			fieldType: 'checkbox',
			requiredField: true,
			fieldOptions: choicesOf([t.selectAll, ...journals]),
		},
	];
}
