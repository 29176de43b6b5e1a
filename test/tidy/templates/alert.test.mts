// The mail about a run that failed.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { alertMail, news } from '../../../tools/templates/alert/code/message.mts';
import type { FailedRun } from '../../../tools/templates/alert/code/message.mts';
import { causeOf, endOutages, mayBeOver } from '../../../tools/templates/alert/code/outage.mts';
import type { Memory, Outage } from '../../../tools/templates/alert/code/outage.mts';
import {
	allClearMail,
	exactAnswers,
	planManagerAnswers,
} from '../../../tools/templates/alert/code/over.mts';

const failed: FailedRun = {
	workflow: { name: 'Scheduled export' },
	execution: {
		url: 'https://n8n.example/1',
		error: { message: '2 documents need attention\n- 7', description: 'Look at them.' },
	},
};

test('the subject names the workflow and the first line of what happened', () => {
	assert.equal(
		alertMail(failed).subject,
		'[Exact Online] Scheduled export: 2 documents need attention',
	);
});

test('the text says all of it, with the link, and in three languages that nothing is lost', () => {
	const { text } = alertMail(failed);
	assert.match(
		text,
		/^Workflow: Scheduled export\n\n2 documents need attention\n- 7\nLook at them\./,
	);
	assert.match(text, /\nDetails: https:\/\/n8n\.example\/1\n/);
	assert.match(text, /\nFR: .*\nNL: .*\nEN: .*starting again is safe\.$/);
});

test('a run that could not even start is told by its trigger', () => {
	const notStarted = { workflow: { name: 'Payments' }, trigger: { error: { message: 'No URL' } } };
	assert.equal(alertMail(notStarted).subject, '[Exact Online] Payments: No URL');
	assert.doesNotMatch(alertMail(notStarted).text, /Details/);
});

test('a failure that says nothing of itself is a mail all the same', () => {
	assert.equal(alertMail({}).subject, '[Exact Online] A workflow: No details are known.');
});

test('a subject does not get longer than mail programs show', () => {
	const { subject } = alertMail({ execution: { error: { message: 'x'.repeat(500) } } });
	assert.equal(subject.length, '[Exact Online] A workflow: '.length + 120);
});

const HOUR = 3_600_000;
const timeText = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** Failed runs one after the other, by hour; gives the subjects of the mails, or nothing where none is sent. */
function told(
	runs: ReadonlyArray<readonly [hour: number, workflow: string, message: string, node?: string]>,
	memory: Memory = {},
): Array<string | undefined> {
	return runs.map(([hour, name, message, lastNodeExecuted = 'Get changes']) => {
		const run: FailedRun = {
			workflow: { name },
			execution: { error: { message }, lastNodeExecuted },
		};
		return news(run, { memory, nowMs: hour * HOUR, timeText })?.subject;
	});
}

const AWAY = 'Exact Online is not available (HTTP 503 from sync/Cashflow/PaymentTerms)';
const LOST = 'Exact Online could not be reached for financial/Journals: ECONNRESET';

test('Exact Online away for a night is one message, whichever workflows miss it and in whatever words', () => {
	const night = Array.from(
		{ length: 17 },
		(_, index) => [index / 2, 'Payment sweep', AWAY] as const,
	);
	const mails = told([...night, [2.2, 'Scheduled export', LOST], [3.7, 'Import journals', AWAY]]);
	assert.deepEqual(
		mails.filter((subject) => subject !== undefined),
		[`[Exact Online] Payment sweep: ${AWAY}`],
	);
});

test('after a day it is told again, with what has failed since', () => {
	const memory: Memory = {};
	told(
		[
			[0, 'Payment sweep', AWAY],
			[2, 'Scheduled export', LOST],
		],
		memory,
	);
	assert.deepEqual(told([[22.9, 'Payment sweep', AWAY]], memory), [undefined]);
	const run = { workflow: { name: 'Payment sweep' }, execution: { error: { message: AWAY } } };
	const mail = news(run, { memory, nowMs: 23 * HOUR, timeText });
	assert.match(
		String(mail?.text),
		/\nSince 1970-01-01T00:00: 4 runs \(Payment sweep, Scheduled export\)\n\nFR: .*Exact Online répond à nouveau\.\nNL: /,
	);
});

test('another cause is told, and of one workflow what another one has told too', () => {
	const mails = told([
		[0, 'Payment sweep', 'Exact Online refused the request to vat/VATCodes: 17 rows'],
		[1, 'Payment sweep', 'Exact Online refused the request to vat/VATCodes: 18 rows'],
		[1, 'Map VAT codes', 'Exact Online refused the request to vat/VATCodes: 18 rows'],
		[1, 'Payment sweep', 'Reconnect this Exact Online credential: old refresh token'],
		[2, 'Payment sweep', AWAY],
	]);
	assert.deepEqual(
		mails.map((subject) => subject !== undefined),
		[true, false, true, true, true],
	);
});

test('what a template ends its run for on purpose is always told: it knows itself what is news', () => {
	const run = [0, 'Payment sweep', 'Payments to look at', 'Alert'] as const;
	assert.equal(told([run, run]).filter(Boolean).length, 2);
});

test('what was told long ago and not seen since is told as new', () => {
	const memory: Memory = {};
	told([[0, 'Payment sweep', AWAY]], memory);
	assert.equal(told([[100, 'Scheduled export', AWAY]], memory).filter(Boolean).length, 1);
	assert.deepEqual(memory.outages?.['Exact Online is away']?.workflows, ['Scheduled export']);
});

const outage: Outage = {
	service: 'Exact Online',
	sinceMs: 0,
	lastMs: 8 * HOUR,
	toldMs: 0,
	runs: 17,
	workflows: ['Payment sweep'],
};

test('the all-clear waits until the half-hourly runs miss nothing any more, and the service answers', () => {
	const outages = { 'Exact Online is away': outage };
	const exactOnly = { 'Exact Online': true, PlanManager: false };
	const planManagerOnly = { 'Exact Online': false, PlanManager: true };
	assert.equal(mayBeOver(outage, 8.5 * HOUR), false);
	assert.deepEqual(endOutages(outages, exactOnly, 8.5 * HOUR).over, []);
	assert.deepEqual(endOutages(outages, planManagerOnly, 9 * HOUR).left, outages);
	assert.deepEqual(endOutages(outages, exactOnly, 9 * HOUR), { over: [outage], left: {} });
	const { service: _, ...ofOneWorkflow } = outage;
	assert.equal(mayBeOver(ofOneWorkflow, 9 * HOUR), false, 'nobody can ask for it');
});

test('the all-clear names what was away, since when and until when, in three languages', () => {
	const { subject, text } = allClearMail([outage], timeText);
	assert.match(
		subject,
		/^\[Exact Online\] Exact Online: répond à nouveau · antwoordt weer · answers/,
	);
	assert.match(
		text,
		/^Exact Online: 1970-01-01T00:00 – 1970-01-01T08:00, 17 × \(Payment sweep\)\n\nFR: .*\nNL: .*\nEN: /,
	);
});

test('without an answer, without calls left or without credentials nothing is said to be well', () => {
	const line = (check: string, status: 'green' | 'amber' | 'red') => ({ check, status });
	const connected = [line('connection', 'green')];
	assert.equal(exactAnswers(connected, [line('period', 'red'), line('callsLeft', 'amber')]), true);
	assert.equal(exactAnswers(connected, [line('callsLeft', 'red')]), false);
	assert.equal(exactAnswers([{}], [line('connection', 'red')]), false);
	assert.equal(planManagerAnswers({ language: 'fr' }), true);
	assert.equal(planManagerAnswers({}), false);
	assert.equal(planManagerAnswers({ error: 'PlanManager does not answer' }), false);
});

const built = (path: string): unknown =>
	createRequire(import.meta.url)(new URL(`../../../${path}`, import.meta.url).pathname);

test('the words of the nodes are known for what they are', () => {
	const exact = built('dist/nodes/exact/explain.js') as Record<
		'unreachable' | 'refusal' | 'reconnect' | 'dailyLimit' | 'rateLimited',
		(...facts: unknown[]) => Error
	>;
	const planManager = built('planmanager/dist/nodes/PlanManager/failures.js') as Record<
		'unreachableError' | 'refusedError',
		(...facts: unknown[]) => Error
	>;
	const node = { id: '1', name: 'N', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };
	const request = { method: 'PUT', path: '/invoices/1/payments' };
	const said: ReadonlyArray<readonly [Error, string]> = [
		[exact.unreachable('crm/Accounts', 'ECONNREFUSED'), 'Exact Online is away'],
		[exact.refusal(503, 'crm/Accounts', ''), 'Exact Online is away'],
		[exact.refusal(500, 'crm/Accounts', ''), 'Exact Online is away'],
		[exact.rateLimited('crm/Accounts', ''), 'Exact Online is away'],
		[exact.reconnect('old refresh token'), 'Exact Online is not connected'],
		[exact.dailyLimit('crm/Accounts', 0), 'Exact Online has no calls left'],
		[planManager.unreachableError(node, request, undefined), 'PlanManager is away'],
		[planManager.refusedError(node, request, { status: 503 }), 'PlanManager is away'],
	];
	for (const [error, key] of said) assert.equal(causeOf('W', error.message).key, key);
});
