// Fills in the forms that set the link up, as a person in the garage does, in French.
import { openForm, submitForm } from '../runtime/n8n/forms.mts';
import type { FormAnswers } from '../runtime/n8n/formPage.mts';
import type { FormPage } from '../runtime/n8n/forms.mts';
import { PAGE_USER } from './world.mts';

export const JOURNALS_PATH = 'import-journals';
export const GL_ACCOUNTS_PATH = 'ledger-accounts';
export const VAT_CODES_PATH = 'map-vat-codes';
export const CHECK_PATH = 'check-connection';

/** *Importez depuis Exact* on the screen *Journaux*; gives the last page. */
export async function importJournalsByForm(n8nUrl: string): Promise<FormPage> {
	return await fillIn(n8nUrl, JOURNALS_PATH, {});
}

/** *Importer depuis Exact* on the screen *Comptes généraux*, the sales accounts unless told otherwise. */
export async function importAccountsByForm(
	n8nUrl: string,
	answers: FormAnswers = {},
): Promise<FormPage> {
	const all = { 'Que voulez-vous faire ?': 'Importer depuis Exact', ...answers };
	return await fillIn(n8nUrl, GL_ACCOUNTS_PATH, all);
}

/** *Synchroniser des comptes*; gives the last page. */
export async function synchroniseAccountsByForm(n8nUrl: string): Promise<FormPage> {
	const answers = { 'Que voulez-vous faire ?': 'Synchroniser des comptes' };
	return await fillIn(n8nUrl, GL_ACCOUNTS_PATH, answers);
}

/** The page of green, amber and red lines. */
export async function checkByForm(n8nUrl: string): Promise<FormPage> {
	return await fillIn(n8nUrl, CHECK_PATH);
}

/** Maps VAT codes for all journals; the answers are by code and rate, such as `21A (21 %)`. */
export async function mapVatCodesByForm(n8nUrl: string, answers: FormAnswers): Promise<FormPage> {
	const allJournals = { 'Pour quel journal ?': 'Tous les journaux' };
	return await fillIn(n8nUrl, VAT_CODES_PATH, allJournals, answers);
}

/** Goes through a form page by page, after its language; gives the last page. */
export async function fillIn(
	n8nUrl: string,
	path: string,
	...answers: FormAnswers[]
): Promise<FormPage> {
	const language = { 'Langue · Taal · Language': 'Français' };
	let page = await openForm(n8nUrl, path, PAGE_USER);
	for (const answer of [language, ...answers]) page = await submitForm(page, answer);
	return page;
}
