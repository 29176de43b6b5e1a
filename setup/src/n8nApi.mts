/** n8n's public API, with its refusals in words for who set it up. */
import { Refusal } from './refusal.mts';
import type { Credential, Reference, State, Workflow, WorkflowBody } from './workflow.mts';

/** n8n gives no more at once. */
const PAGE_SIZE = 250;
/** A list that goes on after this many pages goes round in circles. */
const MAX_PAGES = 200;
const TIMEOUT_MS = 60_000;
/** n8n takes a moment to unpublish, and deletes nothing before. */
const DELETE_ATTEMPTS = 20;
const DELETE_PAUSE_MS = 500;

/** What the tool does, as n8n calls it in the dialog of the key. */
export const SCOPES = [
	...['workflow:list', 'workflow:read', 'workflow:create', 'workflow:update', 'workflow:delete'],
	...['workflow:activate', 'workflow:deactivate'],
	...['workflowTags:update', 'tag:list', 'tag:create', 'credential:list'],
] as const;

/** Endpoints that n8n has had since the version that the packages need. */
const NEEDED = ['GET /api/v1/credentials', 'POST /api/v1/workflows/{workflowId}/publish'];

interface Discovery {
	readonly data: {
		readonly scopes: readonly string[];
		readonly resources: Readonly<
			Record<string, { endpoints: ReadonlyArray<{ method: string; path: string }> }>
		>;
	};
}

interface Page<T> {
	readonly data: readonly T[];
	readonly nextCursor: string | null;
}

/** Where an n8n is, and who asks. */
export interface Access {
	readonly url: string;
	readonly apiKey: string;
	/** Environment variable of the key, for messages. */
	readonly apiKeyFrom: string;
}

/** An answer other than the expected one. */
class Unexpected extends Error {
	readonly status: number;

	constructor(status: number, words: string) {
		super(words);
		this.status = status;
	}
}

export class N8nApi {
	readonly #access: Access;

	constructor(access: Access) {
		this.#access = access;
	}

	/**
	 * Sees that this is an n8n that the packages work with, that both are installed, and that the key may do all that
	 * is needed.
	 * @throws Refusal
	 */
	async check(): Promise<void> {
		const { url, apiKeyFrom } = this.#access;
		const { data } = await this.#call<Discovery>('GET', '/discover');
		const missing = SCOPES.filter((scope) => !data.scopes.includes(scope));
		if (missing.length > 0) {
			throw new Refusal(
				`The API key in ${apiKeyFrom} lacks rights at ${url}: ${missing.join(', ')}. Make a key with these in n8n: Settings → n8n API, as owner or admin`,
			);
		}
		const offered = Object.values(data.resources).flatMap(({ endpoints }) =>
			endpoints.map(({ method, path }) => `${method} ${path}`),
		);
		if (NEEDED.some((endpoint) => !offered.includes(endpoint))) throw new Refusal(this.#tooOld());
		await this.#checkPackage('exactOnlineOAuth2Api', 'n8n-nodes-exact-online-link');
		await this.#checkPackage('planManagerApi', 'n8n-nodes-planmanager');
	}

	/** Everything that a plan is made from. */
	async state(): Promise<State> {
		return {
			workflows: await this.#all<Workflow>('/workflows', { excludePinnedData: 'true' }),
			credentials: await this.#all<Credential>('/credentials'),
		};
	}

	/** @returns id of the tag of this name, which is made where it is not there */
	async tag(name: string): Promise<string> {
		const tags = await this.#all<Reference>('/tags');
		const tag = tags.find((each) => each.name === name);
		return (tag ?? (await this.#call<Reference>('POST', '/tags', { name }))).id;
	}

	/** @returns id of the new workflow, which carries the tag */
	async create(workflow: WorkflowBody, tagId: string): Promise<string> {
		const { id } = await this.#call<Workflow>('POST', '/workflows', workflow);
		await this.#call('PUT', `/workflows/${id}/tags`, [{ id: tagId }]);
		return id;
	}

	/** Saves a workflow; one that is published runs as saved from then on. */
	async update(id: string, workflow: WorkflowBody): Promise<void> {
		await this.#call('PUT', `/workflows/${id}`, workflow);
	}

	/** Publishes the saved version. */
	async publish(id: string): Promise<void> {
		await this.#call('POST', `/workflows/${id}/publish`, {});
	}

	/** Unpublishes a workflow if need be, and deletes it. */
	async remove({ id, active }: Workflow): Promise<void> {
		if (active) await this.#call('POST', `/workflows/${id}/unpublish`, {});
		for (let attempt = 1; ; attempt += 1) {
			try {
				await this.#request('DELETE', `/workflows/${id}`);
				return;
			} catch (error) {
				const isWaiting = error instanceof Unexpected && error.status === 409;
				if (!isWaiting || attempt >= DELETE_ATTEMPTS) throw this.#inWords(error);
			}
			await new Promise((resolve) => setTimeout(resolve, DELETE_PAUSE_MS));
		}
	}

	/** Without the package n8n knows no credential of its type. */
	async #checkPackage(credential: string, name: string): Promise<void> {
		try {
			await this.#request('GET', `/credentials/schema/${credential}`);
		} catch (error) {
			if (!(error instanceof Unexpected) || error.status !== 404) throw this.#inWords(error);
			throw new Refusal(
				`n8n at ${this.#access.url} lacks the package ${name}. Install it there: Settings → Community nodes`,
			);
		}
	}

	async #all<T>(path: string, query: Record<string, string> = {}): Promise<T[]> {
		const found: T[] = [];
		let cursor: string | null = null;
		for (let page = 0; page < MAX_PAGES; page += 1) {
			const search = new URLSearchParams({ limit: String(PAGE_SIZE), ...query });
			if (cursor !== null) search.set('cursor', cursor);
			const answer: Page<T> = await this.#call<Page<T>>('GET', `${path}?${search}`);
			found.push(...answer.data);
			cursor = answer.nextCursor;
			if (cursor === null) return found;
		}
		throw new Refusal(`The list ${path} of n8n at ${this.#access.url} has no end`);
	}

	async #call<T>(method: string, path: string, body?: object): Promise<T> {
		try {
			return await this.#request<T>(method, path, body);
		} catch (error) {
			throw this.#inWords(error);
		}
	}

	/** @throws Unexpected for any answer but a good one, TypeError or DOMException when none came */
	async #request<T>(method: string, path: string, body?: object): Promise<T> {
		const { url, apiKey } = this.#access;
		const response = await fetch(`${url}/api/v1${path}`, {
			method,
			headers: { 'X-N8N-API-KEY': apiKey, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
			// A key is for its own address only.
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const text = await response.text();
		if (!response.ok) throw new Unexpected(response.status, wordsOf(text));
		try {
			return JSON.parse(text) as T;
		} catch {
			throw new Unexpected(404, 'no JSON');
		}
	}

	#inWords(error: unknown): unknown {
		const { url, apiKeyFrom } = this.#access;
		if (!(error instanceof Unexpected)) {
			return new Refusal(
				`n8n does not answer at ${url} (${causeOf(error)}). See whether it runs, and whether n8n.url is its address`,
			);
		}
		const { status, message } = error;
		if (status === 401) {
			return new Refusal(
				`n8n at ${url} does not accept the API key in ${apiKeyFrom}. Make a new one in n8n: Settings → n8n API`,
			);
		}
		if (status === 403) {
			return new Refusal(
				`n8n at ${url} does not allow this with the API key in ${apiKeyFrom}: ${message}. The key must be that of the owner or an admin`,
			);
		}
		if (status === 404) return new Refusal(this.#tooOld());
		if (status >= 300 && status < 400) {
			return new Refusal(`${url} leads to another address. Write that one in n8n.url`);
		}
		return new Refusal(`n8n at ${url} answered ${status}: ${message}`);
	}

	#tooOld(): string {
		return `${this.#access.url} has no public API as n8n 2.33 and newer have it. Update n8n; or see whether n8n.url is its address, and its public API is not switched off (N8N_PUBLIC_API_DISABLED)`;
	}
}

/** n8n's own words. */
function wordsOf(text: string): string {
	try {
		const { message } = JSON.parse(text) as { message?: unknown };
		return typeof message === 'string' ? message : text;
	} catch {
		return text.slice(0, 200);
	}
}

function causeOf(error: unknown): string {
	const { cause, message } = error as {
		cause?: { code?: string; message?: string };
		message: string;
	};
	return cause?.code ?? cause?.message ?? message;
}
