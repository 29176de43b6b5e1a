// The page with the two buttons of PlanManager's screen as choices, for an n8n page has one button.
import { choicesOf, formTexts } from '../../code/form.mts';
import type { FormPage } from '../../code/form.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
}

export function run({ $ }: CodeNode<Nodes>): Array<Item<FormPage>> {
	return [{ json: accountPage(wordsOf($('Texts').first().json).t) }];
}

export function accountPage(t: PageOf<typeof TEXTS>): FormPage {
	return {
		fields: [
			{
				fieldName: 'action',
				fieldLabel: t.action,
				fieldType: 'radio',
				requiredField: true,
				defaultValue: t.importButton,
				fieldOptions: choicesOf([t.importButton, t.syncButton]),
			},
			{
				fieldName: 'selection',
				fieldLabel: t.selection,
				fieldType: 'dropdown',
				defaultValue: t.salesAccounts,
				fieldOptions: choicesOf([t.salesAccounts, t.allAccounts, t.someAccounts]),
			},
			{
				fieldName: 'numbers',
				fieldLabel: t.numbers,
				fieldType: 'text',
				placeholder: '704000-705999, 640200',
			},
		],
		texts: formTexts(t),
	};
}
