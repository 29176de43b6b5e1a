// One page of an n8n form, read from its HTML. n8n numbers the fields; a user sees their labels.
import { attribute, decodeHtml, tags } from '../html.mts';

export type FormField = {
	label: string;
	/** "field-0" and so on, the name under which n8n takes the value. */
	name: string;
	/** What can be chosen, for a drop-down or tick list. */
	options: string[];
	/** Several options can be ticked; n8n takes them as one JSON list. */
	isTickList: boolean;
	/** What is filled in already. */
	preset: string | string[];
};

const checked = (tag: string) => /\s(checked|selected)\b/i.test(tag);
const valueOf = (tag: string) => attribute(tag, 'value') ?? '';

function readField(html: string, label: string): FormField | undefined {
	const control = tags(html, 'input', 'select', 'textarea')[0];
	const list = /<div\s+class='multiselect\b[^>]*>/.exec(html)?.[0];
	if (!control) return undefined;
	const choices = tags(html, ...(list ? ['input'] : ['option'])).filter((tag) => valueOf(tag));
	const chosen = choices.filter(checked).map(valueOf);
	const text = /<textarea[^>]*>([\s\S]*?)<\/textarea>/i.exec(html)?.[1];
	return {
		label,
		name: attribute(list ?? control, 'id') ?? '',
		options: choices.map(valueOf),
		isTickList: list !== undefined,
		preset: list ? chosen : (chosen[0] ?? (text ? decodeHtml(text) : valueOf(control))),
	};
}

/** Reads the visible fields of a form page, in their order. Empty when the page is no form. */
export function readFormFields(html: string): FormField[] {
	const form = /<form\b[^>]*id='n8n-form'[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
	const parts = form.split(/(?=<label class='form-label)/).slice(1);
	return parts.flatMap((part) => {
		const label = decodeHtml(/<label[^>]*>([\s\S]*?)<\/label>/.exec(part)?.[1] ?? '');
		return readField(part.replace(/<label class='form-label[\s\S]*?<\/label>/, ''), label) ?? [];
	});
}

/** Hidden and HTML fields, which a browser sends back unseen: name and value. */
function readHiddenFields(html: string): [string, string][] {
	const hidden = tags(html, 'input').filter((tag) => attribute(tag, 'type') === 'hidden');
	return hidden.map((tag) => [attribute(tag, 'name') ?? '', valueOf(tag)]);
}

export type FormAnswers = Record<string, string | string[]>;

/**
 * What the browser would send for this page.
 * @param answers by label; what is not answered keeps its preset
 * @throws Error for a label that is not on the page or an option that cannot be chosen
 */
export function formBody(html: string, answers: FormAnswers): FormData {
	const fields = readFormFields(html);
	const labels = fields.map(({ label }) => label);
	const strange = Object.keys(answers).filter((label) => !labels.includes(label));
	if (strange.length)
		throw new Error(`Not on this page: ${strange.join(', ')}. There are: ${labels.join(', ')}`);
	const body = new FormData();
	for (const [name, value] of readHiddenFields(html)) body.append(name, value);
	for (const { label, name, options, isTickList, preset } of fields) {
		const value = answers[label] ?? preset;
		const wrong = [value].flat().filter((one) => one && options.length && !options.includes(one));
		if (wrong.length)
			throw new Error(`${label} offers ${options.join(', ')}, not ${wrong.join(', ')}`);
		body.append(name, isTickList ? JSON.stringify([value].flat()) : String(value));
	}
	return body;
}
