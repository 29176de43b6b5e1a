// Asks for which journal the mapping is: all, or one of PlanManager's sales journals.
import { choicesOf } from '../../code/form.mts';
import type { FormPage } from '../../code/form.mts';
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

export function run({ $ }: CodeNode<Nodes>): Array<Item<FormPage>> {
	const { t } = wordsOf($('Texts').first().json);
	return [{ json: journalPage(t, recordsWith($('Get journals').all(), 'code')) }];
}

export function journalPage(t: PageOf<typeof TEXTS>, journals: readonly Journal[]): FormPage {
	const sales = journals.filter(isForSales);
	return {
		fields: [
			{
				fieldName: 'journal',
				fieldLabel: t.journal,
				fieldType: 'dropdown',
				requiredField: true,
				defaultValue: t.allJournals,
				fieldOptions: choicesOf([t.allJournals, ...sales.map(choiceLabel)]),
			},
		],
		texts: { title: t.title, intro: t.journalIntro, submit: t.next },
	};
}
