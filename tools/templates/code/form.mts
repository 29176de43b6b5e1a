/** The pages of a form that are made from data: what the node after the code makes a page of. */

/** A field as n8n's Form node takes it. `fieldName` is the name under which the answer comes back. */
export type FormField = HtmlField | AnswerField;

interface HtmlField {
	readonly fieldType: 'html';
	readonly elementName: string;
	readonly html: string;
}

interface AnswerField {
	readonly fieldName: string;
	readonly fieldLabel: string;
	readonly fieldType: 'checkbox' | 'date' | 'dropdown' | 'radio' | 'text';
	readonly defaultValue?: string;
	readonly placeholder?: string;
	readonly requiredField?: boolean;
	readonly fieldOptions?: Choices;
}

interface Choices {
	readonly values: ReadonlyArray<{ readonly option: string }>;
}

/** What the form page after the code shows. */
export interface FormPage {
	readonly fields: readonly FormField[];
	readonly texts: FormTexts;
}

/** `intro` may hold markup. */
export interface FormTexts {
	readonly title: string;
	readonly intro: string;
	readonly submit: string;
}

/** The choices of a field, in this order. */
export function choicesOf(labels: readonly string[]): Choices {
	return { values: labels.map((option) => ({ option })) };
}

/** The texts of a page whose template names them as the page does. */
export function formTexts({ title, intro, submit }: FormTexts): FormTexts {
	return { title, intro, submit };
}
