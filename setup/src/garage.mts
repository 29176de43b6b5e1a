/** The file of a garage: reading it, and saying what is not right in it. */
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Refusal } from './refusal.mts';

/** As the templates name the languages. */
const LANGUAGES = { fr: 'Français', nl: 'Nederlands', en: 'English' } as const;

const PATH = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const PATH_RULE = 'takes small letters, digits and hyphens, such as "meuse"';
const DIVISION_RULE = 'takes the number of the company in Exact Online, such as 3114772';
const QUOTES = 'expected text; put it in quotes';

const text = z.string({ invalid_type_error: QUOTES }).trim().min(1, 'is empty');
const mail = text.regex(/^[^@]+@[^@]+$/, 'is no mail address');

const FILE = z
	.object({
		id: text.regex(PATH, PATH_RULE),
		name: text,
		n8n: z
			.object({
				url: text.url('is no address; write it with https://'),
				apiKeyFrom: text
					.regex(
						/^[A-Z_][A-Z0-9_]*$/,
						'takes the name of an environment variable, such as N8N_API_KEY, never the key itself',
					)
					.default('N8N_API_KEY'),
			})
			.strict(),
		division: z
			.number({ invalid_type_error: DIVISION_RULE })
			.int(DIVISION_RULE)
			.positive(DIVISION_RULE),
		startDate: text
			.regex(/^\d{4}-\d{2}-\d{2}$/, 'takes a date such as 2026-01-01')
			.refine((date) => isDate(date), 'is no day of the calendar')
			.optional(),
		sites: z.array(text).min(1, 'is empty; leave it out for all sites').optional(),
		pathPrefix: text.regex(PATH, PATH_RULE).optional(),
		credentials: z
			.object({ exactOnline: text, planManager: text, forms: text, mail: text })
			.partial()
			.strict()
			.default({}),
		alerts: z
			.object({ language: z.enum(['fr', 'nl', 'en']), from: mail, to: mail })
			.partial()
			.strict()
			.default({}),
		settings: z
			.record(
				z.union([z.string(), z.boolean(), z.number()], {
					errorMap: () => ({ message: 'takes text, a number, true or false' }),
				}),
			)
			.default({}),
		templates: z.array(text).min(1, 'is empty; leave it out for all templates').optional(),
	})
	.strict();

type GarageFile = z.infer<typeof FILE>;

/** A garage as its file says, with what was left out. */
export interface Garage {
	/** The file, for messages. */
	readonly file: string;
	/** By which the tool knows its workflows again. */
	readonly id: string;
	readonly name: string;
	readonly n8nUrl: string;
	/** Name of the environment variable with the API key. */
	readonly apiKeyFrom: string;
	/** Number of the company in Exact Online. */
	readonly division: number;
	readonly pathPrefix: string;
	readonly credentials: GarageFile['credentials'];
	/** By the name of the template's setting. */
	readonly settings: Readonly<Record<string, string | number | boolean>>;
	/** Names of those that stand below `settings` in the file. */
	readonly extra: readonly string[];
	/** Keys of templates; undefined for all. */
	readonly templates?: readonly string[];
}

/**
 * Reads the text of a garage's file.
 * @param file its name, for messages
 * @throws Refusal with a line for each thing that is not right
 */
export function readGarage(file: string, yaml: string): Garage {
	const document = parseDocument(yaml);
	if (document.errors.length > 0) {
		throw new Refusal(
			...document.errors.map(({ message }) => `${file} is no sound YAML: ${firstLine(message)}`),
		);
	}
	const { data, error } = FILE.safeParse(document.toJS());
	if (error) throw new Refusal(...error.issues.flatMap((issue) => complaints(file, issue)));
	return {
		file,
		id: data.id,
		name: data.name,
		n8nUrl: data.n8n.url.replace(/\/+$/, ''),
		apiKeyFrom: data.n8n.apiKeyFrom,
		division: data.division,
		pathPrefix: data.pathPrefix ?? data.id,
		credentials: data.credentials,
		settings: settingsIn(file, data),
		extra: Object.keys(data.settings),
		templates: data.templates,
	};
}

/** The named fields and those below `settings`, under the names of the templates. */
function settingsIn(file: string, data: GarageFile): Garage['settings'] {
	const { division, startDate, sites, alerts } = data;
	const named = {
		division: String(division),
		...(startDate && { startDate }),
		...(sites && { sites: sites.join(',') }),
		...(alerts.language && { languageOfAlerts: LANGUAGES[alerts.language] }),
		...(alerts.from && { fromEmail: alerts.from }),
		...(alerts.to && { toEmail: alerts.to }),
	};
	const twice = Object.keys(data.settings).filter((name) => name in named);
	if (twice.length > 0) {
		throw new Refusal(`${file}: settings names ${twice.join(', ')}, which has a field of its own`);
	}
	return { ...data.settings, ...named };
}

function complaints(file: string, issue: z.ZodIssue): string[] {
	const at = issue.path.join('.');
	if (issue.code === 'unrecognized_keys') {
		const where = at === '' ? '' : `${at}.`;
		return issue.keys.map(
			(key) => `${file}: there is no field ${where}${key}; see the README for those there are`,
		);
	}
	if (at === '') return [`${file} holds no fields; see the README for an example`];
	const isMissing = issue.code === 'invalid_type' && issue.received === 'undefined';
	return [`${file}: ${at} ${isMissing ? 'is missing' : issue.message}`];
}

const firstLine = (message: string): string => message.split('\n')[0].replace(/:$/, '');

function isDate(date: string): boolean {
	const day = new Date(`${date}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
