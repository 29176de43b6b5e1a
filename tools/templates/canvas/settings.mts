/** What is set once for a whole workflow: the node **Settings**, to which everything else refers. */
import { LANGUAGES } from '../texts/languages.mts';
import { node } from './template.mts';
import type { Parameters, TemplateNode } from './template.mts';

/** Names of what can be set, each with what it is in a template that nobody has set yet. */
type Settings = Readonly<Record<string, string | boolean>>;

/** A template names nobody's books. */
export const NO_DIVISION: Settings = { division: '' };

/** In which language a run that nobody started writes. */
export const LANGUAGE_OF_ALERTS: Settings = { languageOfAlerts: Object.keys(LANGUAGES)[0] };

/** The node in which a person sets what is asked for; what comes in, such as answers of a page, goes on beside it. */
export function settingsNode(
	position: readonly [number, number],
	settings: Settings,
): TemplateNode {
	const assignments = Object.entries(settings).map(([name, value]) => ({
		id: name,
		name,
		value,
		type: typeof value,
	}));
	return node('set', 'Settings', position, {
		assignments: { assignments },
		includeOtherFields: true,
		options: {},
	});
}

/** An expression that is the value of a setting. */
export function setting(name: string): string {
	return `={{ $('Settings').first().json.${name} }}`;
}

/** The division of the settings, as the nodes of Exact Online take it. */
export const DIVISION: Parameters = { __rl: true, mode: 'code', value: setting('division') };

/** True on a run that a person started by the form, false on the schedule. */
export const BY_FORM = "={{ !!$('Settings').first().json.languageName }}";

/** For the note of a template. */
export const ABOUT_DIVISION =
	'`division` is the number of the company in Exact Online; any Exact Online node offers those that the credential reaches, with their numbers, in *Division* → *From List*.';

/** For the note of a template that also runs by itself. */
export const ABOUT_SETTINGS = `**Settings** holds what is set once: ${ABOUT_DIVISION} \`languageOfAlerts\` is the language of what a run writes that nobody started: Français, Nederlands or English.`;
