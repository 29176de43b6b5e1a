/** The addresses of Exact Online's API: path, query, and the check of a next page's address. */
import { parseUrl } from './baseUrl';
import { ExactError } from './errors';

export interface ExactQuery {
	/** Fields to read. Exact Online refuses many reads without it. */
	readonly select: readonly string[];
	readonly filter?: string;
	readonly orderBy?: string;
	/** Caps the total number of rows, not a page. */
	readonly top?: number;
	/** Most pages that are read; 200 when absent. `list` throws an ExactError when there are more. */
	readonly maxPages?: number;
	/** True for a filter longer than is known to be taken: its refusal says nothing of a shorter one. */
	readonly isTrial?: boolean;
	/** Further request headers, such as the language of descriptions; sent with every page. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** `current/Me` has no division, `beta/…` has it after the prefix. */
export function inDivision(path: string, division: number): string {
	if (path.startsWith('current/')) return path;
	if (division === 0) {
		throw new ExactError({
			kind: 'blocked',
			message: `Not sent: ${path} needs a division`,
			hint: 'Choose the division in the node.',
			endpoint: path,
			fatal: true,
		});
	}
	return path.startsWith('beta/') ? `beta/${division}/${path.slice(5)}` : `${division}/${path}`;
}

/** `$select=…&$filter=…`, encoded. An absent option is left out. */
export function queryString(query: ExactQuery): string {
	const parts: Array<[string, string | undefined]> = [
		['$select', query.select.join(',')],
		['$filter', query.filter],
		['$orderby', query.orderBy],
		['$top', query.top === undefined ? undefined : String(query.top)],
	];
	return parts
		.filter((part): part is [string, string] => part[1] !== undefined)
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
}

/** The address of the next page carries the token, so it must lead to the same host as this one. */
export function checkedNext(
	next: string | undefined,
	baseUrl: string,
	path: string,
): string | undefined {
	if (next === undefined) return undefined;
	if (parseUrl(next)?.origin === parseUrl(baseUrl)?.origin) return next;
	throw new ExactError({
		kind: 'blocked',
		message: `Not sent: the next page of ${path} lies on another host than the credential's`,
		hint: 'Check the country or base URL of the credential.',
		endpoint: path,
		fatal: true,
	});
}
