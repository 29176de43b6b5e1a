// The mail about a run that failed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertMail } from '../../../tools/templates/alert/code/message.mts';
import type { FailedRun } from '../../../tools/templates/alert/code/message.mts';

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
