// A client of Exact Online of its own: plain fetch, no code of the nodes nor of the simulator, so
// that what the nodes believe is looked at from outside.
import { readAnswer } from './answer.mts';
import type { Answer, Row } from './answer.mts';
import { AtRest } from './budget.mts';
import type { Budget, Time } from './budget.mts';
import type { Connection } from './connection.mts';

export type Options = Readonly<Record<string, string>>;

export type Service = {
	connection: Connection;
	division: number;
	time: Time;
	/** "crm/Accounts" below the division, with its query options. */
	get: (path: string, options?: Options, headers?: Options) => Promise<Answer>;
	/** An address that the service gave: `__next`. */
	follow: (address: string) => Promise<Answer>;
	post: (path: string, body: unknown, headers?: Options) => Promise<Answer>;
	put: (path: string, body: unknown) => Promise<Answer>;
	remove: (path: string) => Promise<Answer>;
	/** current/Me, which has no division. */
	me: () => Promise<Answer>;
	/** Of a list in this or another division, without minding refusals: only to provoke a block. */
	provoke: (path: string) => Promise<Answer>;
	/** A second connection of the same user and app; absent where nobody can consent again. */
	secondConsent?: () => Promise<Connection>;
	/** Where webhooks arrive; absent where Exact Online can reach no address of ours. */
	listener?: Listener;
	/** Someone who receives money and matches it in Exact Online; absent where nobody does. */
	cashier?: Cashier;
};

/** What the API has no call for. Entries by their `YourRef`, amounts in cents. */
export type Cashier = {
	/** Money on the bank for these entries, in one movement. Answers the EntryID of its entry. */
	receive: (parts: readonly Part[]) => Promise<string>;
	/** Undoes what touches an entry. */
	unmatch: (entry: string) => Promise<void>;
};

export type Listener = {
	address: string;
	/** The app's webhook secret. */
	secret: string;
	/** Bodies in order of arrival, once what is due has come; the question at the start is an empty one. */
	received: () => Promise<readonly string[]>;
	/** Status that it answers from now on. */
	answer: (status: number) => void;
};

export type Part = {
	entry: string;
	cents: number;
	/** Accepted beside the money, as settlement discount or as payment difference. */
	lessCents?: number;
	less?: 'discount' | 'difference';
};

const NOT_TRIED_AGAIN = 'a 429 without end';
const TRIES = 3;

export function createService(
	connection: Connection,
	division: number,
	time: Time,
	budget: Budget,
): Service {
	const api = `${connection.app.site}/api/v1`;
	const send = async (address: string, request: Sent): Promise<Answer> => {
		const { method = 'GET', body, headers = {} } = request;
		const response = await fetch(address, {
			method,
			headers: {
				Authorization: `Bearer ${await connection.accessToken()}`,
				Accept: 'application/json',
				...(body === undefined
					? {}
					: { 'Content-Type': 'application/json', Prefer: 'return=representation' }),
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			redirect: 'manual',
		});
		return await readAnswer(response);
	};
	const ask = async (address: string, request: Sent = {}): Promise<Answer> => {
		const endpoint = endpointOf(address, api);
		for (let tries = 0; tries < TRIES; tries += 1) {
			await budget.await(endpoint, request.method === 'DELETE' ? 'remove' : 'ask');
			const answer = await send(address, request);
			budget.note(endpoint, answer);
			if (answer.status !== 429) return answer;
		}
		throw new AtRest(NOT_TRIED_AGAIN);
	};
	const address = (path: string, options: Options = {}) => {
		const query = Object.entries(options).map(
			([name, value]) => `${name}=${encodeURIComponent(value)}`,
		);
		return `${api}/${division}/${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
	};
	return {
		connection,
		division,
		time,
		get: (path, options, headers) => ask(address(path, options), headers ? { headers } : {}),
		follow(next) {
			if (new URL(next).origin !== new URL(api).origin) throw new Error('Another site');
			return ask(next);
		},
		post: (path, body, headers = {}) => ask(address(path), { method: 'POST', body, headers }),
		put: (path, body) => ask(address(path), { method: 'PUT', body }),
		remove: (path) => ask(address(path), { method: 'DELETE' }),
		me: () => ask(`${api}/current/Me`),
		provoke: (path) => send(`${api}/${path}`, {}),
	};
}

type Sent = { method?: string; body?: unknown; headers?: Options };

/** "crm/Accounts" of an address: what refusals are counted by, whatever the verb. */
function endpointOf(address: string, api: string): string {
	const path = address.slice(api.length + 1).split(/[?(]/)[0] ?? '';
	return path.replace(/^\d+\//, '');
}

/** "crm/Accounts(guid'…')" */
export function one(endpoint: string, id: unknown): string {
	return `${endpoint}(guid'${String(id)}')`;
}

/** All rows of a list, page by page, as far as `pages`. @throws Error when it is refused. */
export async function rowsOf(
	service: Service,
	path: string,
	options: Options,
	pages = 3,
): Promise<readonly Row[]> {
	const rows: Row[] = [];
	let answer = await service.get(path, options);
	for (let page = 1; ; page += 1) {
		if (answer.status !== 200) throw new Refused(path, answer.status);
		rows.push(...answer.rows);
		if (answer.next === undefined || page >= pages) return rows;
		answer = await service.follow(answer.next);
	}
}

/** A call that a question rests on was refused; the question stays untold. */
export class Refused extends Error {
	constructor(path: string, status: number) {
		super(`${path} was refused (${status})`);
	}
}
