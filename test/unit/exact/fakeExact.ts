/**
 * A stand-in for n8n and Exact Online together: answers come from a script, requests are logged, and
 * the clock only moves when the client sleeps.
 */
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { ExactClient } from '../../../nodes/exact/client';
import { createExactClient } from '../../../nodes/exact/client';
import type { ExactContext } from '../../../nodes/exact/context';
import { forgetAnswers } from '../../../nodes/exact/errorBudget';
import { forgetSizes } from '../../../nodes/exact/filterSize';
import { forgetMandatoryFilters } from '../../../nodes/exact/mandatoryFilter';
import { forgetRefusals } from '../../../nodes/exact/standingRefusals';
import { forgetBudgets } from '../../../nodes/exact/rateBudget';
import { forgetClocks } from '../../../nodes/exact/serverClock';

export const DIVISION = 3114772;
export const ENTRY_ID = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
/** 2026-03-10 10:00:30 UTC: half a minute before the next minutely reset. */
export const NOW_MS = Date.UTC(2026, 2, 10, 10, 0, 30);

export interface Answer {
	readonly status?: number;
	readonly headers?: IDataObject;
	readonly body?: unknown;
}

type Step = Answer | Error;

export class FakeExact {
	nowMs = NOW_MS;

	readonly sent: IHttpRequestOptions[] = [];

	readonly waits: number[] = [];

	refreshes = 0;

	/** What the refresh does; by default it stores a new pair. */
	onRefresh: () => void = () => this.storeToken('token-renewed');

	cancelled = false;

	/** The execution that the calls belong to. */
	executionId = 'execution-1';

	/** The highest number of requests that were under way at the same time. */
	mostUnderWay = 0;

	private underWay = 0;

	credential: ICredentialDataDecryptedObject = { country: 'be' };

	private readonly script: Step[] = [];

	constructor() {
		forgetBudgets();
		forgetClocks();
		forgetAnswers();
		forgetMandatoryFilters();
		forgetRefusals();
		forgetSizes();
		this.storeToken('token-stored');
		jest.spyOn(Date, 'now').mockImplementation(() => this.nowMs);
		jest.mocked(sleep).mockImplementation((ms: number) => {
			this.waits.push(ms);
			this.nowMs += ms;
			return Promise.resolve();
		});
	}

	/** What the next calls are answered with, in this order; a thrown Error is what n8n throws. */
	answers(...steps: Step[]): this {
		this.script.push(...steps);
		return this;
	}

	storeToken(accessToken: string, secondsLeft = 600): void {
		this.credential = {
			...this.credential,
			oauthTokenData: {
				access_token: accessToken,
				n8n_expires_at: String(this.nowMs + secondsLeft * 1000),
			},
		};
	}

	get context(): ExactContext {
		const context = {
			getNode: () => ({ credentials: { exactOnlineOAuth2Api: { id: 'cred-1', name: 'Exact' } } }),
			getCredentials: async () => await Promise.resolve(this.credential),
			getExecutionCancelSignal: () => ({ aborted: this.cancelled }),
			getExecutionId: () => this.executionId,
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await this.travel(options),
				refreshOAuth2Token: async () => {
					this.refreshes += 1;
					this.onRefresh();
					return await Promise.resolve({});
				},
			},
		};
		return context as unknown as ExactContext;
	}

	async client(division: number | undefined = DIVISION): Promise<ExactClient> {
		return await createExactClient(this.context, division);
	}

	/** Method and address of every request, without host, decoded. */
	get log(): string[] {
		return this.sent.map(({ method, url }) => {
			const path = url.replace('https://start.exactonline.be/api/v1/', '');
			return `${method ?? ''} ${decodeURIComponent(path)}`;
		});
	}

	/** A request takes a few turns of the event loop, so that parallel ones would be seen. */
	private async travel(options: IHttpRequestOptions): Promise<unknown> {
		this.underWay += 1;
		this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
		try {
			const answer = this.next(options);
			for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
			return answer;
		} finally {
			this.underWay -= 1;
		}
	}

	private next(options: IHttpRequestOptions): unknown {
		this.sent.push(options);
		const step = this.script.shift();
		if (step === undefined) throw new Error(`No answer is scripted for ${options.url}`);
		if (step instanceof Error) throw step;
		return {
			statusCode: step.status ?? 200,
			headers: step.headers ?? {},
			body: step.body ?? '',
		};
	}
}

/** An answer that holds these rows as a last page. */
export function rows(...all: readonly IDataObject[]): Answer {
	return { body: { d: { results: all } } };
}

/** A refusal in Exact Online's envelope. */
export function refusal(status: number, words: string, headers: IDataObject = {}): Answer {
	return {
		status,
		headers,
		body: { error: { code: '', message: { lang: '', value: words } } },
	};
}

/** What n8n throws when the connection ends with this code. */
export function connectionLoss(code: string): Error {
	return Object.assign(new Error(`connect ${code}`), { code });
}

/** What n8n throws when the token endpoint refuses: its own text on top, Exact's words in the cause. */
export function tokenRefusal(error: string, words: string): Error {
	const cause = Object.assign(new Error('The client is not authorized'), {
		code: 'EAUTH',
		body: { error, error_description: words },
	});
	return Object.assign(new Error('The client is not authorized'), { httpCode: 'EAUTH', cause });
}

/** The rejection of a promise; fails the test when it resolves. */
export async function failureOf<T extends Error>(
	promise: Promise<unknown>,
	type: new (...parameters: never[]) => T,
): Promise<T> {
	const outcome = await promise.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(outcome).toBeInstanceOf(type);
	return outcome as T;
}
