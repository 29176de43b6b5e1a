// Which invoices PlanManager did not take the payments of, and why. The others are recorded.
import type { Alert } from '../../code/alert.mts';
import { recordsOf } from '../../code/items.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen, Words } from '../../code/words.mts';
import type { UnrecordedTexts, WEBHOOK_TEXTS } from '../texts.mts';
import { isUnrecorded, unrecordedMessage } from './unrecorded.mts';
import type { PaymentItem } from './unrecorded.mts';

interface Nodes {
	readonly Texts: Chosen<typeof WEBHOOK_TEXTS>;
}

export function run({ $, $input }: CodeNode<Nodes, PaymentItem>): Array<Item<Alert>> {
	return [{ json: report(wordsOf($('Texts').first().json), recordsOf($input.all())) }];
}

export function report(words: Words<UnrecordedTexts>, items: readonly PaymentItem[]): Alert {
	const unrecorded = items.filter(isUnrecorded);
	return { count: unrecorded.length, message: unrecordedMessage(words, unrecorded).join('\n') };
}
