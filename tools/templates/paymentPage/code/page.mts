// The page: what is paid and open on the invoice, and each transaction.
import { joined, markup, page, paragraph, small } from '../../code/markup.mts';
import type { Markup } from '../../code/markup.mts';
import { recordsOf, recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { errorText } from '../../code/failed.mts';
import type { Failed, MayFail } from '../../code/failed.mts';
import type { PaymentState } from '../../code/planManager.mts';
import { wordsOf } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { invoicePayments } from './payments.mts';
import type { PageWords, ShownInvoice } from './payments.mts';
import type { Question, Settings } from './question.mts';

interface Nodes {
	readonly Texts: Chosen<typeof TEXTS> & Question;
	readonly 'Get settings': Settings;
	readonly 'Get invoice': MayFail<OrNothing<ShownInvoice>>;
	readonly 'Get payments': MayFail<OrNothing<PaymentState>>;
}

/** What was looked up; nothing is in the lists when it was not asked for. */
export interface Found {
	readonly invoices: readonly ShownInvoice[];
	readonly states: readonly PaymentState[];
	/** The first thing that PlanManager did not give. */
	readonly failure?: Failed;
	/** An ISO moment as the page writes it. */
	readonly momentText: (moment: string) => string;
}

/** The page with the HTTP status that it comes with. */
export interface Answer {
	readonly status: number;
	readonly html: string;
}

export function run({ $, $now, DateTime }: CodeNode<Nodes>): Array<Item<Answer>> {
	const texts = $('Texts').first().json;
	const asked = $('Get invoice').isExecuted ? $('Get invoice').all() : [];
	const states = $('Get payments').isExecuted ? $('Get payments').all() : [];
	const all = [$('Get settings').first().json, ...recordsOf(asked), ...recordsOf(states)];
	const answer = answerOf(wordsOf(texts), texts, {
		invoices: recordsWith<ShownInvoice>(asked, 'id'),
		states: recordsWith<PaymentState>(states, 'invoiceId'),
		failure: all.find(hasFailed),
		momentText: (moment) =>
			DateTime.fromISO(moment).setZone($now.zone).toFormat('dd/MM/yyyy HH:mm'),
	});
	return [{ json: answer }];
}

export function answerOf(words: PageWords, question: Question, found: Found): Answer {
	const { t } = words;
	const { problem, numbers, ids } = question;
	const { invoices, states, failure, momentText } = found;
	const answer = (status: number, title: string, body: Markup): Answer => ({
		status,
		html: page(words.language, title, body),
	});
	if (failure) {
		const { status, title, body } = failureOf(words, failure);
		return answer(status, title, body);
	}
	if (problem === 'switchedOff') return answer(200, t.switchedOff, paragraph(t.switchedOffHint));
	if (problem === 'whichInvoice') {
		const example = markup`<code>?invoice=20260123</code>`;
		return answer(400, t.whichInvoice, paragraph(t.whichInvoiceHint, ' ', example));
	}
	if (invoices.length === 0) {
		return answer(
			404,
			t.notFound,
			paragraph(t.notFoundHint, ' ', markup`<b>${numbers || ids}</b>`),
		);
	}
	const parts = invoices.map((invoice) => {
		const state = states.find(({ invoiceId }) => invoiceId === invoice.id);
		return invoicePayments(words, invoice, state, momentText(state?.asOf ?? ''));
	});
	return answer(200, t.title, joined(...parts));
}

/** What PlanManager, or the node that asked it, said itself, under a heading of ours. */
function failureOf(
	{ t }: PageWords,
	{ error, errorHint, errorStatus }: Failed,
): { status: number; title: string; body: Markup } {
	const status = Number(errorStatus);
	const said = paragraph(small(markup`${errorText(error)}<br>${errorHint}`));
	if (status === 401 || status === 403) {
		const body = joined(paragraph(t.keyRefusedHint), said);
		return { status: 502, title: t.keyRefused, body };
	}
	if (status >= 400 && status < 500 && status !== 429) {
		const isQuestion = status === 400 || status === 422;
		return { status: isQuestion ? 400 : 502, title: t.refused, body: said };
	}
	const body = joined(paragraph(t.notReachedHint), said);
	return { status: 503, title: t.notReached, body };
}

function hasFailed(record: Partial<Failed>): record is Failed {
	return record.error !== undefined;
}
