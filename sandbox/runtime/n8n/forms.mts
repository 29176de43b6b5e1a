// Filling in a form without a browser: open, submit, wait for the next page, until the ending.
import { freshFetch } from '../freshFetch.mts';
import { textOf } from '../html.mts';
import { waitFor } from '../waitFor.mts';
import type { WaitOptions } from '../waitFor.mts';
import { formBody, readFormFields } from './formPage.mts';
import type { FormAnswers, FormField } from './formPage.mts';

export type FormPage = {
	url: string;
	html: string;
	/** The last page: nothing more to fill in. */
	isEnding: boolean;
	/** What can be filled in. */
	fields: FormField[];
	/** The page as a reader sees it. */
	text: string;
	/** Header that the first page asks for; n8n asks at no later page. */
	authorization?: string;
	/** The execution behind the page; undefined on the first one. */
	executionId?: string;
};

/** A form whose execution ended without a further page; a page would say no more than this. */
class FormEnded extends Error {
	readonly executionId: string;

	constructor(status: string, executionId: string) {
		super(`The form's execution ${executionId} ended: ${status}`);
		this.executionId = executionId;
	}
}

const executionOf = (url: string) => /form-waiting\/(\d+)/.exec(url)?.[1];

async function readPage(url: string, authorization?: string): Promise<FormPage> {
	const response = await freshFetch(url, { headers: headersOf(authorization) });
	const html = await response.text();
	if (!response.ok) throw new Error(`Form ${url}: ${response.status} ${textOf(html)}`);
	return {
		url,
		html,
		isEnding: !html.includes("id='n8n-form'"),
		fields: readFormFields(html),
		text: textOf(html),
		authorization,
		executionId: executionOf(url),
	};
}

function headersOf(authorization: string | undefined): Record<string, string> {
	return authorization === undefined ? {} : { Authorization: authorization };
}

/**
 * Opens the first page of a published form.
 * @param baseUrl n8n's address
 * @param path the form trigger's path
 * @param signIn user and password of a form that asks for them
 */
export async function openForm(
	baseUrl: string,
	path: string,
	signIn?: { user: string; password: string },
): Promise<FormPage> {
	const words = signIn && Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64');
	return await readPage(`${baseUrl}/form/${path}`, words && `Basic ${words}`);
}

/** n8n's own word on the execution behind a form: "form-waiting" when the next page is there. */
async function executionStatus(waitingUrl: string): Promise<string> {
	const url = new URL(waitingUrl);
	url.pathname += '/n8n-execution-status';
	return (await (await freshFetch(url)).text()).trim();
}

/** The last page tells n8n by itself that it was shown; only then does the execution end. */
async function finish(page: FormPage): Promise<void> {
	await (await freshFetch(page.url, { method: 'POST' })).text();
}

async function nextPage(waitingUrl: string, options: WaitOptions): Promise<FormPage> {
	const status = await waitFor(
		'the next page of the form',
		async () => {
			const word = await executionStatus(waitingUrl);
			return ['running', 'new', 'waiting'].includes(word) ? undefined : word;
		},
		options,
	);
	if (status === 'form-waiting') {
		const page = await readPage(waitingUrl);
		if (page.isEnding) await finish(page);
		return page;
	}
	throw new FormEnded(status, executionOf(waitingUrl) ?? 'unknown');
}

/**
 * Submits a page and gives the next one, or the ending.
 * @param answers by label; what is not answered keeps what is filled in already
 * @param options how long the workflow may take until its next page
 * @throws FormEnded when the execution ends without a further page
 */
export async function submitForm(
	page: FormPage,
	answers: FormAnswers,
	options: WaitOptions = {},
): Promise<FormPage> {
	const body = formBody(page.html, answers);
	const headers = headersOf(page.authorization);
	const response = await freshFetch(page.url, { method: 'POST', body, headers });
	const text = await response.text();
	if (!response.ok) throw new Error(`Form ${page.url}: ${response.status} ${text}`);
	const first = JSON.parse(text.startsWith('{') ? text : '{}') as { formWaitingUrl?: string };
	return await nextPage(first.formWaitingUrl ?? page.url, options);
}
