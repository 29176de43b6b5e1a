// Which invoice is asked for, in which language, and whether it may be shown at all.
import type { CodeNode, Item } from '../../code/n8n.mts';
import type { MayFail } from '../../code/failed.mts';
import type { Company } from '../../code/planManager.mts';
import { LANGUAGES } from '../../texts/languages.mts';

interface Nodes {
	readonly 'When the page is opened': { readonly query?: Query };
}

/** What follows the `?` of the address. A parameter may come twice, and be anything. */
export type Query = Readonly<Partial<Record<string, unknown>>>;

/** PlanManager's settings, or why they could not be read. */
export type Settings = MayFail<Partial<Company>>;

export interface Question {
	readonly languageName: string;
	/** Separated by commas. */
	readonly numbers: string;
	readonly ids: string;
	/** Why nothing can be looked up; empty when it can. */
	readonly problem: '' | 'failed' | 'switchedOff' | 'whichInvoice';
}

export function run({ $, $input }: CodeNode<Nodes, Settings>): Array<Item<Question>> {
	const { query = {} } = $('When the page is opened').first().json;
	return [{ json: questionOf(query, $input.first().json) }];
}

export function questionOf(query: Query, settings: Settings): Question {
	const numbers = listOf(query.invoice);
	const ids = listOf(query.id);
	const asked = first(query.language).toLowerCase();
	const languageName = nameOf(asked) ?? nameOf(settings.language) ?? 'Français';
	return { languageName, numbers, ids, problem: problemOf(settings, numbers + ids) };
}

function problemOf(settings: Settings, asked: string): Question['problem'] {
	if (settings.error !== undefined) return 'failed';
	if (settings.options?.SHOW_TRANSACTIONS !== 'OUI') return 'switchedOff';
	return asked === '' ? 'whichInvoice' : '';
}

/** The name of a language by its code; a word such as "constructor" is no language. */
function nameOf(code: string | undefined): string | undefined {
	return Object.keys(LANGUAGES).find((name) => LANGUAGES[name] === code);
}

/** Text of a parameter that may come twice. */
function first(value: unknown): string {
	const texts = [value].flat().filter((each) => typeof each === 'string');
	return texts[0]?.trim() ?? '';
}

/** A list without its empty entries. */
function listOf(value: unknown): string {
	return first(value)
		.split(',')
		.map((each) => each.trim())
		.filter(Boolean)
		.join(',');
}
