// Sets the link up as a consultant does before the first export: imports the journals and the sales
// accounts by the forms, then synchronises all accounts.
import type { FormPage } from '../runtime/n8n/forms.mts';
import { compareSetup, setupBefore } from './setupFigures.mts';
import type { SetupComparison } from './setupFigures.mts';
import {
	importAccountsByForm,
	importJournalsByForm,
	synchroniseAccountsByForm,
} from './setupForms.mts';
import {
	CHECK_TEMPLATE,
	GL_ACCOUNTS_TEMPLATE,
	JOURNALS_TEMPLATE,
	VAT_CODES_TEMPLATE,
} from './world.mts';
import type { World } from './world.mts';

/** The templates of the set-up, in the order in which one uses them. */
export const SETUP_TEMPLATES = [
	JOURNALS_TEMPLATE,
	GL_ACCOUNTS_TEMPLATE,
	VAT_CODES_TEMPLATE,
	CHECK_TEMPLATE,
];

/**
 * Publishes the templates and uses the forms. What the simulators then hold is compared, and the last
 * pages must name what needs a person.
 * @param errorWorkflow id of a published workflow that passes alerts on
 */
export async function setUpLink(world: World, errorWorkflow: string): Promise<SetupComparison> {
	const settings = { errorWorkflow };
	for (const template of SETUP_TEMPLATES) await world.publishTemplate(template, { settings });
	const before = setupBefore(world);
	const { baseUrl } = world.n8n;
	const journals = await importJournalsByForm(baseUrl);
	await importAccountsByForm(baseUrl);
	const accounts = await synchroniseAccountsByForm(baseUrl);
	const found = compareSetup(world, before);
	const unnamed = [
		...notNamed(journals, found.attention.journals, 'Journal'),
		...notNamed(accounts, found.attention.glAccounts, 'Account'),
	];
	return { ...found, problems: [...found.problems, ...unnamed] };
}

function notNamed({ text }: FormPage, names: readonly string[], kind: string): string[] {
	const lines = new Set(text.split('\n').map((line) => line.trim()));
	return names
		.filter((name) => !lines.has(name))
		.map((name) => `${kind} ${name} needs attention, and the last page does not say so`);
}
