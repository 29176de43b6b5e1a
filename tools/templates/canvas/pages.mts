/** The pages that templates with a form have in common: language first, choices, last page. */
import { LANGUAGES } from '../texts/languages.mts';
import { chain, node, whenTrue } from './template.mts';
import type { Link, Parameters, TemplateNode } from './template.mts';

type Position = readonly [number, number];

const languages = Object.keys(LANGUAGES);

/** n8n tells the pages of all forms apart by these; each template has its own two digits. */
export function pageId(template: string, page: number): Parameters {
	return { webhookId: `e0a4f1c2-5b7d-4c3e-9f10-2a6b8d4c${template}0${page}` };
}

/** For the note of a template with a form: how its door is locked. */
export const FORM_PASSWORD =
	'Make a *Basic Auth* credential with a user and a password for the garage and choose it in **Choose a language**: the form asks for them, and is never open to everybody.';

/** The first page: asks the language. `about` says in all of them what the form is for. */
export function languagePage(
	position: Position,
	about: string,
	path: string,
	more: Parameters,
): TemplateNode {
	return node(
		'formTrigger',
		'Choose a language',
		position,
		{
			// Whoever knows the address could start an export otherwise.
			authentication: 'basicAuth',
			formTitle: 'PlanManager → Exact Online',
			formDescription: about,
			formFields: {
				values: [
					{
						fieldName: 'languageName',
						fieldLabel: 'Langue · Taal · Language',
						fieldType: 'dropdown',
						requiredField: true,
						defaultValue: languages[0],
						fieldOptions: { values: languages.map((option) => ({ option })) },
					},
				],
			},
			options: { path, buttonLabel: '→', appendAttribution: false },
		},
		more,
	);
}

/** Everything that people read, beside the `languageName` that comes in. */
export function textsNode(position: Position, texts: object): TemplateNode {
	return node('set', 'Texts', position, {
		mode: 'raw',
		jsonOutput: JSON.stringify(texts),
		includeOtherFields: true,
		options: {},
	});
}

/** A page whose fields, title, explanation and button come from `fields` and `texts` on its item. */
export function choicePage(
	name: string,
	position: Position,
	more: Parameters,
	customCss?: string,
): TemplateNode {
	return node(
		'form',
		name,
		position,
		{
			defineForm: 'json',
			jsonOutput: '={{ JSON.stringify($json.fields) }}',
			options: {
				formTitle: '={{ $json.texts.title }}',
				formDescription: '={{ $json.texts.intro }}',
				buttonLabel: '={{ $json.texts.submit }}',
				...(customCss === undefined ? {} : { customCss }),
			},
		},
		more,
	);
}

/** A last page that says why nothing was done; the item has `problem`. */
export function explainPage(name: string, position: Position, more: Parameters): TemplateNode {
	return node(
		'form',
		name,
		position,
		{
			operation: 'completion',
			completionTitle: '={{ $json.problem }}',
			completionMessage: '={{ $json.texts.goBack }}',
			options: {},
		},
		more,
	);
}

/** The last page, made by a Code node as `html`. */
export function resultPage(position: Position, more: Parameters): TemplateNode {
	return node(
		'form',
		'Show result',
		position,
		{
			operation: 'completion',
			respondWith: 'showText',
			responseText: '={{ $json.html }}',
			options: {},
		},
		more,
	);
}

/** The other way to start: every day at a time. */
export function scheduleNode(
	name: string,
	[hour, minute]: readonly [number, number],
	position: Position,
): TemplateNode {
	return node('scheduleTrigger', name, position, {
		rule: { interval: [{ field: 'days', triggerAtHour: hour, triggerAtMinute: minute }] },
	});
}

/** The end of a run on the schedule: the item has `count`, and a `message` when there is anything to tell. */
export function alertNodes(question: string, [x, y]: Position): TemplateNode[] {
	return [
		node('if', question, [x, y], whenTrue('={{ $json.count > 0 }}')),
		node('stopAndError', 'Alert', [x + 200, y], {
			errorType: 'errorMessage',
			errorMessage: '={{ $json.message }}',
		}),
	];
}

/** From both ways to start to the texts. */
export function startLinks(schedule: string): Link[] {
	return [...chain('Choose a language', 'Settings', 'Texts'), { from: schedule, to: 'Settings' }];
}
