/** What the address of the screen asks for, forgiving where the web service is strict. */
import type { InvoiceFilter } from '../store/filter.mts';
import type { ExportStatus } from '../types.mts';
import { languageOf } from './texts.mts';
import type { Language } from './texts.mts';

const STATUSES: readonly ExportStatus[] = ['NOT_EXPORTED', 'CLAIMED', 'EXPORTED', 'FAILED'];

export type ScreenQuery = {
	readonly language: Language;
	/** Without the status, so that documents can be counted by status. */
	readonly filter: InvoiceFilter;
	readonly status: ExportStatus | undefined;
	/** Journals ticked; `*` stands for all. */
	readonly journals: readonly string[];
	readonly params: URLSearchParams;
};

/** Reads the address. On a first visit (nothing asked for) every journal is ticked. */
export function readScreenQuery(params: URLSearchParams): ScreenQuery {
	const text = (name: string): string | undefined => params.get(name)?.trim() || undefined;
	const optional = <K extends string>(name: K): { readonly [P in K]?: string } => {
		const value = text(name);
		return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string };
	};
	const journals = params.has('asked') ? params.getAll('journal') : ['*'];
	const site = text('site');
	return {
		language: languageOf(params.get('lang') ?? undefined),
		filter: {
			...(site === undefined ? {} : { site: [site] }),
			...optional('period'),
			...optional('dateFrom'),
			...optional('dateTo'),
			...optional('numberFrom'),
			...optional('numberTo'),
			...optional('category'),
			journal: journals,
		},
		status: STATUSES.find((status) => status === text('status')),
		journals,
		params,
	};
}

/** The address of the screen with one thing changed; an empty value takes it away. */
export function addressWith(query: ScreenQuery, name: string, value: string): string {
	const params = new URLSearchParams(query.params);
	params.delete(name);
	if (value !== '') params.set(name, value);
	return `/?${params.toString()}`;
}
