import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
	canvasNodes,
	closeBrowser,
	importInEditor,
	openBrowser,
	openNodePanel,
	openWorkflow,
	signInBrowser,
} from '../../sandbox/runtime/browser.mts';
import { fillForm, submitBrowserForm } from '../../sandbox/runtime/browserForm.mts';
import { N8nProcess } from '../../sandbox/runtime/n8nProcess.mts';
import {
	executionEnd,
	listExecutions,
	runManually,
} from '../../sandbox/runtime/n8n/executions.mts';
import { openForm, submitForm } from '../../sandbox/runtime/n8n/forms.mts';
import { signIn } from '../../sandbox/runtime/n8n/session.mts';
import type { N8nSession } from '../../sandbox/runtime/n8n/session.mts';
import { importWorkflow, publish, unpublish } from '../../sandbox/runtime/n8n/workflows.mts';
import { DOUBLING, INVOICE_FORM } from './support/smallWorkflows.mts';

const ANSWERS = {
	'Nom du client': 'Garage "Zoë" & fils',
	Date: '2026-01-31',
	Site: 'Namur',
	Journaux: ['A & "B"'],
};

let n8n: N8nProcess;
let session: N8nSession;
let formId: string;

before(async () => {
	n8n = await N8nProcess.prepare();
	await n8n.start();
	session = await signIn(n8n.baseUrl);
	formId = (await importWorkflow(session, INVOICE_FORM)).id;
	await publish(session, formId);
});

after(async () => {
	await n8n.dispose();
});

async function newestFormAnswers(): Promise<Record<string, unknown>> {
	const [newest] = await listExecutions(session, { workflowId: formId });
	const { submittedAt, formMode, ...answers } = (await executionEnd(session, newest.id)).itemsOf(
		'Form',
	)[0].json;
	assert.equal(formMode, 'production');
	assert.ok(submittedAt);
	return answers;
}

test('a template runs with the parameters that its user set', async () => {
	const choices = { parameters: { Number: { jsonOutput: '{"number": 21}' } } };
	const { id } = await importWorkflow(session, DOUBLING, choices);
	const execution = await runManually(session, id, 'Start');
	assert.equal(execution.status, 'success');
	assert.deepEqual(execution.itemsOf('Double')[0].json, { double: 42 });
});

test('a parameter for a node that the template lacks is refused', async () => {
	const choices = { parameters: { Nmber: { jsonOutput: '{}' } } };
	await assert.rejects(importWorkflow(session, DOUBLING, choices), /no node called Nmber/);
});

test('a failed run names the node and the message that its user sees', async () => {
	const choices = { parameters: { Double: { jsCode: 'throw new Error("no such invoice")' } } };
	const { id } = await importWorkflow(session, DOUBLING, choices);
	const execution = await runManually(session, id, 'Start');
	assert.equal(execution.status, 'error');
	assert.equal(execution.lastNode, 'Double');
	assert.match(execution.errorOf('Double')?.message ?? '', /no such invoice/);
});

test('a form filled in by HTTP leads over its pages to the ending', async () => {
	const first = await openForm(n8n.baseUrl, 'small-form');
	assert.deepEqual(
		first.fields.map(({ label }) => label),
		Object.keys(ANSWERS),
	);
	const second = await submitForm(first, ANSWERS);
	assert.deepEqual(second.fields[0].options, ['F1 Namur', 'F2 Namur']);
	const ending = await submitForm(second, { Facture: 'F2 Namur' });
	assert.match(ending.html, /<h1>F2 Namur<\/h1><p>A & "B"<\/p>/);
	assert.deepEqual(await newestFormAnswers(), {
		name: 'Garage "Zoë" & fils',
		date: '2026-01-31',
		site: 'Namur',
		journals: ['A & "B"'],
	});
});

test('a form answer that is not on offer is refused before it is sent', async () => {
	const page = await openForm(n8n.baseUrl, 'small-form');
	await assert.rejects(submitForm(page, { Site: 'Anvers' }), /Site offers Liège, Namur/);
});

test('a person fills in the form in a browser', async () => {
	const browser = await openBrowser();
	try {
		const page = await browser.newPage();
		await page.goto(`${n8n.baseUrl}/form/small-form`);
		await fillForm(page, ANSWERS);
		await submitBrowserForm(page);
		await fillForm(page, { Facture: 'F1 Namur' });
		assert.match(await submitBrowserForm(page), /F1 Namur\s+A & "B"/);
	} finally {
		await closeBrowser(browser);
	}
	assert.equal((await newestFormAnswers()).name, 'Garage "Zoë" & fils');
});

test('a workflow file imported in the editor shows its nodes and their panels', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'template-'));
	const browser = await openBrowser();
	try {
		const file = join(folder, 'doubling.json');
		await writeFile(file, JSON.stringify(DOUBLING));
		await signInBrowser(browser, n8n.baseUrl);
		const page = await browser.newPage();
		await importInEditor(page, n8n.baseUrl, file);
		assert.deepEqual((await canvasNodes(page)).sort(), ['Double', 'Number', 'Start']);
		await openWorkflow(page, n8n.baseUrl, formId);
		const panel = await openNodePanel(page, 'Form');
		assert.match(await panel.innerText(), /Form Title/);
	} finally {
		await closeBrowser(browser);
		await rm(folder, { recursive: true });
	}
});

test('an address that is taken is reported when publishing', async () => {
	const { id } = await importWorkflow(session, INVOICE_FORM);
	await assert.rejects(publish(session, id), /small-form|conflict/);
});

test('after a hard kill the published form is back, until it is unpublished', async () => {
	await n8n.kill();
	await assert.rejects(openForm(n8n.baseUrl, 'small-form'));
	await n8n.start();
	session = await signIn(n8n.baseUrl);
	assert.equal((await openForm(n8n.baseUrl, 'small-form')).fields.length, 4);
	await unpublish(session, formId);
	await assert.rejects(openForm(n8n.baseUrl, 'small-form'), /404/);
});
