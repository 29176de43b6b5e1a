// Payments to PlanManager, and the sweep: what is told to a person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExportResult } from '../../../tools/templates/code/planManager.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { report } from '../../../tools/templates/payments/code/report.mts';
import { sweepReport } from '../../../tools/templates/payments/code/sweepReport.mts';
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
	exactPayment: { number, currency: 'EUR', total: '121.00', paid: '100.00', open: '21.00' },
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
	assert.deepEqual(report(words, [recorded('1')]), { count: 0, message: '' });
	const { count, message } = report(words, [recorded('1'), refused('2')]);
	assert.equal(count, 1);
	assert.equal(
		message,
		`${t.unrecorded}:\n- 2: The amounts differ. Check them.\n${t.unrecordedHint}`,
	);
});

test('the sweep tells in one message what needs a person before what it repaired', () => {
	const texts = inLanguage(SWEEP_TEXTS, 'Nederlands');
	const blocked = { number: '4', reasons: [reasonOf('OF_A_NEWER_NODE')] };
	const { checked, count, repaired, message } = sweepReport(
		texts,
		[recorded('1'), refused('2'), blocked],
		{ isNight: true, memory: {} },
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
		isToAskFor(exported('5.00', 'entry-4', 456), listed, ''),
		isToAskFor(exported('5.00', 'entry-5'), listed, '123'),
	];
	assert.deepEqual(asked, [true, false, false, false, true, true]);
});
