// Which invoices PlanManager did not take the payments of, and why, when that is news. The others are recorded, and
// the sweep tries these again.
import type { Alert } from '../../code/alert.mts';
import { recordsOf } from '../../code/items.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, Words } from '../../code/words.mts';
import type { UnrecordedTexts, WEBHOOK_TEXTS } from '../texts.mts';
import { newOnes } from './news.mts';
import type { Told } from './news.mts';
import { isUnrecorded, unrecordedKey, unrecordedMessage } from './unrecorded.mts';
import type { PaymentItem } from './unrecorded.mts';

interface Nodes {
	readonly Texts: Chosen<typeof WEBHOOK_TEXTS>;
}

export function run({
	$,
	$input,
	$getWorkflowStaticData,
}: CodeNode<Nodes, PaymentItem, Told>): Array<Item<Alert>> {
	const words = wordsOf($('Texts').first().json);
	return [{ json: report(words, recordsOf($input.all()), $getWorkflowStaticData('global')) }];
}

/** Changes the memory. */
export function report(
	words: Words<UnrecordedTexts>,
	items: readonly PaymentItem[],
	memory: Told,
): Alert {
	const unrecorded = newOnes(memory, 'unrecorded', items.filter(isUnrecorded), unrecordedKey);
	return { count: unrecorded.length, message: unrecordedMessage(words, unrecorded).join('\n') };
}
