/** A refusal of the web service: thrown by whoever finds the reason, answered as problem+json. */
export class Refusal extends Error {
	readonly status: number;
	readonly code: string;
	readonly hint: string | undefined;
	/** Further fields of the answer, e.g. the state that stands in the way. */
	readonly extra: Readonly<Record<string, unknown>>;

	constructor(
		status: number,
		code: string,
		detail: string,
		hint?: string,
		extra: Readonly<Record<string, unknown>> = {},
	) {
		super(detail);
		this.status = status;
		this.code = code;
		this.hint = hint;
		this.extra = extra;
	}
}

const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad request',
	401: 'Unauthorized',
	404: 'Not found',
	409: 'Conflict',
	422: 'Unprocessable content',
	429: 'Too many requests',
	500: 'Internal server error',
	503: 'Service unavailable',
};

/** The `application/problem+json` answer for a refusal. */
export function problemResponse(
	refusal: Refusal,
	headers: Readonly<Record<string, string>> = {},
): Response {
	const problem = {
		type: 'about:blank',
		title: TITLES[refusal.status] ?? 'Refused',
		status: refusal.status,
		code: refusal.code,
		detail: refusal.message,
		...(refusal.hint === undefined ? {} : { hint: refusal.hint }),
		...refusal.extra,
	};
	return new Response(JSON.stringify(problem), {
		status: refusal.status,
		headers: { ...headers, 'Content-Type': 'application/problem+json' },
	});
}
