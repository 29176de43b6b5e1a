// Fills in the export form as a person in the garage does, in French.
import { openForm, submitForm } from '../runtime/n8n/forms.mts';
import type { FormAnswers } from '../runtime/n8n/formPage.mts';
import type { FormPage } from '../runtime/n8n/forms.mts';
import { PAGE_USER } from './world.mts';

export const FORM_PATH = 'export-invoices';

/** A thousand documents with PDF take most of an hour at Exact's own pace. */
const EXPORT_TIMEOUT_MS = 60 * 60_000;

/**
 * Goes through the form and gives its last page.
 * @param answers by French label, over "all journals"
 * @throws FormEnded when the run stopped without a last page
 */
export async function exportByForm(
	n8nUrl: string,
	answers: FormAnswers = {},
	path = FORM_PATH,
): Promise<FormPage> {
	const first = await openForm(n8nUrl, path, PAGE_USER);
	const choices = await submitForm(first, { 'Langue · Taal · Language': 'Français' });
	const all = { Journaux: ['Sélectionner tous'], ...answers };
	return await submitForm(choices, all, { timeoutMs: EXPORT_TIMEOUT_MS });
}
