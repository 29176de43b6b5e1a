// The page with the button, in the language that was chosen. It has nothing to fill in.
import { formTexts } from '../../code/form.mts';
import type { FormPage } from '../../code/form.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS>;
}

export function run({ $ }: CodeNode<Nodes>): Array<Item<FormPage>> {
	const { t } = wordsOf($('Texts').first().json);
	return [{ json: { fields: [], texts: formTexts(t) } }];
}
