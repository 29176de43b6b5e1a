// What was repaired, and what a person has to look at. Invoices that PlanManager does not have are normal.
import type { Alert } from '../../code/alert.mts';
import type { ExactPayment, Reason } from '../../code/exact.mts';
import { moneyText } from '../../code/figures.mts';
import { recordsOf } from '../../code/items.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { errorText } from '../../code/failed.mts';
import { isBlocking, reasonSentence, reasonWordsOf } from '../../code/reasons.mts';
import type { ReasonWords } from '../../code/reasons.mts';
import { labelled, listed } from '../../code/words.mts';
import type { Chosen, PageOf, Words } from '../../code/words.mts';
import type { SWEEP_TEXTS } from '../texts.mts';
import { isUnrecorded, numberOf, unrecordedLines, unrecordedMessage } from './unrecorded.mts';
import type { PaymentItem } from './unrecorded.mts';

type Texts = Chosen<typeof SWEEP_TEXTS>;
type SweepWords = Words<PageOf<typeof SWEEP_TEXTS>> & ReasonWords;

interface Nodes {
	readonly Texts: Texts;
	readonly 'Every night': unknown;
}

/** Keys of what was told the last time. The same list every half hour would soon be read by nobody. */
export interface Memory {
	attention?: readonly string[];
	unrecorded?: readonly string[];
	remarks?: readonly string[];
}

export interface SweepReport extends Alert {
	readonly checked: number;
	readonly repaired: readonly RepairedInvoice[];
	readonly attention: readonly string[];
	readonly unrecorded: readonly string[];
	readonly remarks: readonly string[];
}

type RepairedInvoice = ExactPayment;

interface Remark {
	readonly number: string;
	readonly reason: Reason;
}

export function run({
	$,
	$input,
	$getWorkflowStaticData,
}: CodeNode<Nodes, PaymentItem, Memory>): Array<Item<SweepReport>> {
	const texts = $('Texts').first().json;
	const isNight = $('Every night').isExecuted;
	// A test in the editor does not change the static data.
	const memory = $getWorkflowStaticData('global');
	return [{ json: sweepReport(texts, recordsOf($input.all()), { isNight, memory }) }];
}

/** Changes the memory. */
export function sweepReport(
	texts: Texts,
	items: readonly PaymentItem[],
	{ isNight, memory }: { readonly isNight: boolean; readonly memory: Memory },
): SweepReport {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	// A night comes across open invoices and exported ones only, so that by day others are told as well, when they are new.
	const allAttention = attentionLines(words, items);
	const attention = isNight ? allAttention : newOnes(memory, 'attention', allAttention, String);

	// By night until it is settled, by day when it is new: an invoice is tried again in every run.
	const allUnrecorded = items.filter(isUnrecorded);
	const newUnrecorded = newOnes(memory, 'unrecorded', allUnrecorded, unrecordedKey);
	const unrecorded = isNight ? allUnrecorded : newUnrecorded;

	// A remark is told once. It comes again when its amounts change, or after it had gone.
	const newRemarks = isNight ? newOnes(memory, 'remarks', remarksOf(items), remarkKey) : [];
	const remarks = newRemarks.map(({ number, reason }) =>
		labelled(language, `- ${number}`, reasonSentence(words, reason)),
	);

	const repaired = items.flatMap(repairedOf);
	const isUpToDate = allUnrecorded.length + allAttention.length + repaired.length === 0;
	const lines = [
		...withGap(listed(language, t.alert, attention)),
		...withGap(unrecordedMessage(words, unrecorded)),
		...withGap(listed(language, t.remarks, remarks)),
		...(isUpToDate ? [t.nothingRepaired] : []),
		...listed(
			language,
			t.repaired,
			repaired.map((invoice) => repairedLine(words, invoice)),
		),
	];
	return {
		checked: items.length,
		repaired,
		attention,
		unrecorded: unrecordedLines(words, unrecorded),
		remarks,
		count: unrecorded.length + attention.length + remarks.length,
		message: lines.join('\n'),
	};
}

/** Those that were not told the last time; all of them are remembered. */
function newOnes<Entry>(
	memory: Memory,
	name: keyof Memory,
	entries: readonly Entry[],
	keyOf: (entry: Entry) => string,
): Entry[] {
	const before = memory[name] ?? [];
	memory[name] = entries.map(keyOf);
	return entries.filter((entry) => !before.includes(keyOf(entry)));
}

function attentionLines(words: SweepWords, items: readonly PaymentItem[]): string[] {
	const { language, t } = words;
	return items.flatMap((item) => {
		const blocking = (item.reasons ?? []).filter(isBlocking);
		const said = blocking.map((reason) => reasonSentence(words, reason));
		const result = item.recordedPayment?.result;
		if (result === 'ambiguous') said.push(`${t.ambiguous}. ${t.ambiguousHint}`);
		if (result === 'unsure') said.push(`${t.unsure}. ${t.unsureHint}`);
		return said.map((text) => labelled(language, `- ${numberOf(item)}`, text));
	});
}

/** By number and reason: the hint names the call, which differs from run to run. */
function unrecordedKey(item: PaymentItem): string {
	return `${numberOf(item)}|${errorText(item.error ?? '')}`;
}

function remarksOf(items: readonly PaymentItem[]): Remark[] {
	return items.flatMap((item) => {
		const remarks = (item.reasons ?? []).filter((reason) => !isBlocking(reason));
		return remarks.map((reason) => ({ number: numberOf(item), reason }));
	});
}

function remarkKey({ number, reason }: Remark): string {
	return [number, reason.code, ...Object.values(reason.facts ?? {})].join('|');
}

function repairedOf(item: PaymentItem): RepairedInvoice[] {
	if (item.exactPayment === undefined || !item.recordedPayment?.changed) return [];
	const { currency, total, paid, open } = item.exactPayment;
	return [{ number: numberOf(item), currency, total, paid, open }];
}

function repairedLine({ language, t }: SweepWords, invoice: RepairedInvoice): string {
	const { number, currency, paid, open } = invoice;
	const figures = [
		`${t.paid} ${moneyText(language, paid, currency)}`,
		`${t.open} ${moneyText(language, open, currency)}`,
	];
	return labelled(language, `- ${number}`, figures.join(', '));
}

/** An empty line after a part that says anything. */
function withGap(lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [...lines, ''];
}
