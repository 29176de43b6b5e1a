// What was repaired, and what a person has to look at. Invoices that PlanManager does not have are normal.
import type { Alert } from '../../code/alert.mts';
import type { ExactPayment, Reason } from '../../code/exact.mts';
import { dayText, moneyText } from '../../code/figures.mts';
import { recordsOf } from '../../code/items.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import { isBlocking, reasonSentence, reasonWordsOf } from '../../code/reasons.mts';
import type { ReasonWords } from '../../code/reasons.mts';
import { labelled, listed } from '../../code/words.mts';
import type { Chosen, PageOf, Words } from '../../code/words.mts';
import type { SWEEP_TEXTS } from '../texts.mts';
import { keptAfter } from './kept.mts';
import type { Kept } from './kept.mts';
import { newOnes } from './news.mts';
import type { Told } from './news.mts';
import {
	isUnrecorded,
	numberOf,
	unrecordedKey,
	unrecordedLines,
	unrecordedMessage,
} from './unrecorded.mts';
import type { PaymentItem } from './unrecorded.mts';

type Texts = Chosen<typeof SWEEP_TEXTS>;
type SweepWords = Words<PageOf<typeof SWEEP_TEXTS>> & ReasonWords;

interface Nodes {
	readonly Texts: Texts;
	readonly 'Every night': unknown;
}

/** What one run leaves to the next. */
export interface Memory extends Told {
	kept?: readonly Kept[];
}

export interface SweepRun {
	readonly isNight: boolean;
	/** ISO date. */
	readonly today: string;
	readonly memory: Memory;
}

export interface SweepReport extends Alert {
	readonly checked: number;
	readonly repaired: readonly RepairedInvoice[];
	readonly attention: readonly string[];
	readonly unrecorded: readonly string[];
	/** What PlanManager still does not have, this run's or an earlier one's. */
	readonly waiting: readonly Kept[];
	readonly remarks: readonly string[];
}

type RepairedInvoice = Pick<ExactPayment, 'number' | 'currency' | 'total' | 'paid' | 'open'>;

interface Remark {
	readonly number: string;
	readonly reason: Reason;
}

export function run({
	$,
	$input,
	$now,
	$getWorkflowStaticData,
}: CodeNode<Nodes, PaymentItem, Memory>): Array<Item<SweepReport>> {
	const texts = $('Texts').first().json;
	const isNight = $('Every night').isExecuted;
	// A test in the editor does not change the static data.
	const memory = $getWorkflowStaticData('global');
	const today = $now.toFormat('yyyy-MM-dd');
	return [{ json: sweepReport(texts, recordsOf($input.all()), { isNight, today, memory }) }];
}

/** Changes the memory. */
export function sweepReport(
	texts: Texts,
	items: readonly PaymentItem[],
	{ isNight, today, memory }: SweepRun,
): SweepReport {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	// A night comes across open invoices and exported ones only, so that by day others are told as well, when they are new.
	const allAttention = attentionLines(words, items);
	const attention = isNight ? allAttention : newOnes(memory, 'attention', allAttention, String);

	const kept = keptAfter(memory.kept ?? [], items, today);
	memory.kept = kept;
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
	const isUpToDate = allAttention.length + kept.length + repaired.length === 0;
	const lines = [
		...withGap(listed(language, t.alert, attention)),
		...withGap(unrecordedMessage(words, unrecorded)),
		...withGap(listed(language, t.waiting, waitingLines(words, kept, unrecorded))),
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
		waiting: kept,
		remarks,
		count: unrecorded.length + attention.length + remarks.length,
		message: lines.join('\n'),
	};
}

/** What is still waiting beside what this message tells of anyway, a line for each day on which it began. */
function waitingLines(
	{ language }: SweepWords,
	kept: readonly Kept[],
	told: readonly PaymentItem[],
): string[] {
	const toldEntries = new Set(told.map(({ exactPayment }) => exactPayment?.entryId));
	const numbers = new Map<string, string[]>();
	for (const { entryId, number, since } of kept) {
		if (toldEntries.has(entryId)) continue;
		numbers.set(since, [...(numbers.get(since) ?? []), number || '–']);
	}
	return [...numbers]
		.sort(([one], [other]) => one.localeCompare(other))
		.map(([since, names]) => labelled(language, `- ${dayText(since)}`, names.join(', ')));
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
