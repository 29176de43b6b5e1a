// Addresses of the imitated API taken apart.
import { isGuid } from '../odata/lexer.mts';
import { badRequest } from '../problem.mts';
import type { Value } from '../store.mts';

export type Target = {
	/** undefined for current/Me, which has no division. */
	division?: number;
	/** "crm/Accounts", "bulk/Financial/GLAccounts" */
	endpoint: string;
	/** Text between the parentheses, as sent. */
	key?: string;
	/** "SalesEntryLines" after a key: the address that `__deferred` gives. */
	navigation?: string;
	/** "…/$count" */
	wantsCount: boolean;
};

const PATH =
	/^\/api\/v1\/(?:(\d+)\/)?([A-Za-z]+(?:\/[A-Za-z]+){0,2})(?:\((.*)\)(?:\/([A-Za-z]+))?)?(\/\$count)?\/?$/;

/** The parts of "/api/v1/3114772/crm/Accounts(guid'…')"; undefined when it isn't such a path. */
export function readPath(path: string): Target | undefined {
	const match = PATH.exec(path);
	const endpoint = match?.[2];
	if (!match || endpoint === undefined) return undefined;
	const [, division, , key, navigation, count] = match;
	return {
		...(division === undefined ? {} : { division: Number(division) }),
		endpoint,
		...(key === undefined ? {} : { key }),
		...(navigation === undefined ? {} : { navigation }),
		wantsCount: count !== undefined,
	};
}

/** "PUT crm/Accounts(id)": what calls are counted by. undefined = a page for people. */
export function endpointOf(method: string, path: string): string | undefined {
	const plain = safeDecode(path);
	if (plain.startsWith('/api/oauth2/')) return `${method} ${plain.slice('/api/'.length)}`;
	if (!plain.startsWith('/api/')) return undefined;
	const target = readPath(plain);
	if (!target) return `${method} unknown`;
	const navigation = target.navigation === undefined ? '' : `/${target.navigation}`;
	return `${method} ${target.endpoint}${target.key === undefined ? '' : '(id)'}${navigation}`;
}

/** The key as a value: guid'…' or a whole number. Throws 400 on anything else. */
export function readKey(key: string): Value {
	const guid = /^guid'([^']*)'$/i.exec(key)?.[1];
	if (guid !== undefined && isGuid(guid)) return guid.toLowerCase();
	if (/^\d+$/.test(key)) return Number(key);
	throw badRequest('Bad Request - Error in query syntax.');
}

export function safeDecode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
