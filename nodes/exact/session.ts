/** One call, and what all calls of one client share. */
import type { IDataObject } from 'n8n-workflow';

import type { ExactContext } from './context';
import type { Question } from './standingRefusals';
import type { TokenWatch } from './token';

export type ExactMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ExactRequest {
	readonly method: ExactMethod;
	/** Absolute address, checked by the caller to be below the credential's base URL. */
	readonly url: string;
	/** Path without division, key and query: what Exact Online counts by, and what messages name. */
	readonly endpoint: string;
	/** What is asked, without its values; absent when a refusal says nothing of the next call. */
	readonly question?: Question;
	/** An object, or JSON that is bytes already. */
	readonly body?: IDataObject | Buffer;
	readonly headers?: IDataObject;
}

export interface ExactAnswer {
	readonly status: number;
	readonly headers: unknown;
	readonly body: unknown;
}

/** What all calls of one client share. */
export interface ExactSession {
	readonly context: ExactContext;
	/** Credential and division: the unit of Exact Online's limits, and of our order. */
	readonly key: string;
	/** The same within one execution; undefined where there is none. */
	readonly scope: string | undefined;
	readonly watch: TokenWatch;
	readonly calls: { total: number; byEndpoint: Record<string, number> };
	/** Moment of the last answer by Exact Online's clock, epoch ms, unlike any other; absent before the first one. */
	answeredAtMs?: number;
}

/** Credential, division and endpoint: what Exact Online counts refusals by. */
export function errorKey(session: ExactSession, request: ExactRequest): string {
	return `${session.key}|${request.endpoint}`;
}
