// Payments to PlanManager, and the sweep: what is told to a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportResult } from '../../../tools/templates/code/planManager.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { report } from '../../../tools/templates/payments/code/report.mts';
import { sweepReport } from '../../../tools/templates/payments/code/sweepReport.mts';
import { keptAfter, keptToAskFor } from '../../../tools/templates/payments/code/kept.mts';
import type { Kept } from '../../../tools/templates/payments/code/kept.mts';
import { isToAskFor } from '../../../tools/templates/payments/code/unpaid.mts';
import {
	isUnrecorded,
	numberOf,
	unrecordedLines,
} from '../../../tools/templates/payments/code/unrecorded.mts';
import type { PaymentItem } from '../../../tools/templates/payments/code/unrecorded.mts';
import { SWEEP_TEXTS, WEBHOOK_TEXTS } from '../../../tools/templates/payments/texts.mts';
import { inLanguage, reasonOf } from './samples.mts';

const words = wordsOf(inLanguage(WEBHOOK_TEXTS, 'English'));
const { t } = words;

const read = (number: string): PaymentItem => ({
	exactPayment: {
		entryId: `entry-${number}`,
		number,
		journal: '700',
		currency: 'EUR',
		total: '121.00',
		paid: '100.00',
		open: '21.00',
	},
});
const recorded = (number: string): PaymentItem => ({
	...read(number),
	recordedPayment: { result: 'recorded', changed: true },
});
const refused = (number: string): PaymentItem => ({
	...read(number),
	error: 'The amounts differ.',
	errorHint: 'Check them.',
});

test('an invoice is named by its number in the books, else by the one that was asked for', () => {
	const items = [read('7'), { number: '8' }, { number: null }];
	assert.deepEqual(items.map(numberOf), ['7', '8', '–']);
});

test('what was read and has no result is not recorded; what could not be read is another matter', () => {
	const items = [refused('1'), read('2'), recorded('3'), { number: '4', reasons: [] }];
	assert.deepEqual(items.map(isUnrecorded), [true, true, false, false]);
});

test('invoices with the same reason share a line, and the hint follows it', () => {
	const lines = unrecordedLines(words, [refused('1'), read('2'), refused('3')]);
	assert.deepEqual(lines, ['- 1, 3: The amounts differ. Check them.', `- 2: ${t.notSent}`]);
});

test('a run that a webhook started is silent when all is recorded', () => {
	assert.deepEqual(report(words, [recorded('1')], {}), { count: 0, message: '' });
	const { count, message } = report(words, [recorded('1'), refused('2')], {});
	assert.equal(count, 1);
	assert.equal(
		message,
		`${t.unrecorded}:\n- 2: The amounts differ. Check them.\n${t.unrecordedHint}`,
	);
});

test('while PlanManager is away, runs that webhooks start say so once, whichever invoices they are about', () => {
	const away = (number: string): PaymentItem => ({
		...read(number),
		error: 'PlanManager does not answer',
		errorHint: 'PUT /invoices got no answer.',
		errorStatus: '',
	});
	const memory = {};
	const runs = [[away('1')], [away('2'), away('3')], [recorded('4')], [away('5')]];
	assert.deepEqual(
		runs.map((items) => report(words, items, memory).count),
		[1, 0, 0, 1],
	);
	const busy = { ...away('6'), errorStatus: '503' };
	const refusal = { ...refused('7'), errorStatus: '422' };
	assert.equal(report(words, [busy, refusal], memory).count, 2);
});

const kept = (number: string, since: string): Kept => ({
	entryId: `entry-${number}`,
	number,
	journal: '700',
	since,
});

test('what PlanManager did not record is kept with the day since when, until it is recorded', () => {
	const ambiguous: PaymentItem = {
		...read('4'),
		recordedPayment: { result: 'ambiguous', changed: false },
	};
	const first = keptAfter([], [recorded('1'), refused('2'), read('3'), ambiguous], '2026-11-24');
	assert.deepEqual(
		first,
		['2', '3', '4'].map((number) => kept(number, '2026-11-24')),
	);
	const second = keptAfter(first, [recorded('3'), refused('2'), refused('5')], '2026-12-24');
	assert.deepEqual(second, [
		kept('4', '2026-11-24'),
		kept('2', '2026-11-24'),
		kept('5', '2026-12-24'),
	]);
	const settled = (['recorded', 'older', 'unchanged', 'notFound'] as const).map(
		(result): PaymentItem => ({ ...read('2'), recordedPayment: { result, changed: false } }),
	);
	for (const item of settled) {
		assert.deepEqual(keptAfter([kept('2', '2026-11-24')], [item], '2026-12-24'), []);
	}
});

test('an entry that was removed is kept no longer; one that can not be read now is', () => {
	const asked = { number: '2', export: { entryId: 'entry-2' } };
	const before = [kept('2', '2026-11-24')];
	const of = (code: string): PaymentItem => ({ ...asked, reasons: [reasonOf(code)] });
	assert.deepEqual(keptAfter(before, [of('ENTRY_NOT_IN_EXACT')], '2026-11-25'), []);
	assert.deepEqual(keptAfter(before, [of('PAYMENT_TERMS_INCOMPLETE')], '2026-11-25'), before);
});

test('by day forty of those that are kept are asked for, in turn, at night all of them', () => {
	const many = Array.from({ length: 100 }, (_, index) => kept(String(index), '2026-11-24'));
	const asked = keptToAskFor(many, new Set(['entry-0', undefined]), false);
	assert.equal(asked.length, 40);
	assert.deepEqual(asked[0], { number: '1', journal: '700', export: { entryId: 'entry-1' } });
	assert.equal(keptToAskFor(many, new Set(), true).length, 100);
	const tried = asked.map(({ number }) => refused(number));
	const next = keptToAskFor(keptAfter(many, tried, '2026-11-25'), new Set(['entry-0']), false);
	assert.equal(next[0]?.number, '41');
});

test('no more is kept than the static data of a workflow holds', () => {
	const many = Array.from({ length: 10_000 }, (_, index) => kept(`k${index}`, '2026-11-24'));
	assert.deepEqual(keptAfter(many, [refused('1')], '2026-11-25'), many);
});

test('the sweep tells in one message what needs a person before what it repaired', () => {
	const texts = inLanguage(SWEEP_TEXTS, 'Nederlands');
	const blocked = { number: '4', reasons: [reasonOf('OF_A_NEWER_NODE')] };
	const { checked, count, repaired, message } = sweepReport(
		texts,
		[recorded('1'), refused('2'), blocked],
		{ isNight: true, today: '2026-11-24', memory: {} },
	);
	assert.deepEqual([checked, count, repaired.length], [3, 2, 1]);
	const said = texts.pages.nl;
	assert.deepEqual(message.replaceAll('\u00a0', ' ').split('\n'), [
		`${said.alert}:`,
		'- 4: Message of OF_A_NEWER_NODE. Do this.',
		'',
		`${said.unrecorded}:`,
		'- 2: The amounts differ. Check them.',
		said.unrecordedHint,
		'',
		`${said.repaired}:`,
		'- 1: betaald € 100,00, niet betaald € 21,00',
	]);
});

const listed = new Set(['entry-2']);
const exported = (open: string, entryId: string, division?: number) => {
	const result: ExportResult = { status: 'EXPORTED', entryId, division, reasons: [] };
	return { payments: { open }, export: result };
};

test('an unpaid invoice that Exact Online does not list is asked for, in its own division', () => {
	const asked = [
		isToAskFor(exported('5.00', 'entry-1', 123), listed, '123'),
		isToAskFor(exported('5.00', 'entry-2', 123), listed, '123'),
		isToAskFor(exported('0.00', 'entry-3', 123), listed, '123'),
		isToAskFor(exported('5.00', 'entry-4', 456), listed, '123'),
		isToAskFor(exported('5.00', 'entry-5'), listed, '123'),
		isToAskFor({}, listed, '123'),
	];
	assert.deepEqual(asked, [true, false, false, false, true, false]);
});
