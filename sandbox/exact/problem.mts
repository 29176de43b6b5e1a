import { inLanguage } from './texts.mts';
import type { Language, Message } from './texts.mts';

/** A refusal as Exact answers it. Thrown anywhere, turned into a response in one place. */
export class Problem extends Error {
	readonly status: number;
	/** Extra response headers. */
	readonly headers: Record<string, string>;
	/** No body at all, only the status and headers. */
	readonly bare: boolean;
	/** A page of HTML as the body, whatever the client accepts. */
	readonly page: string | undefined;
	readonly messages: readonly Message[];

	constructor(
		status: number,
		text: string | readonly Message[],
		extra: { headers?: Record<string, string>; bare?: boolean; page?: string } = {},
	) {
		super(typeof text === 'string' ? text : text.map((message) => message.key).join(', '));
		this.status = status;
		this.messages = typeof text === 'string' ? [] : text;
		this.headers = extra.headers ?? {};
		this.bare = extra.bare ?? false;
		this.page = extra.page;
	}

	/** What Exact would say; several validation messages are set apart by CR LF. */
	textIn(language: Language): string {
		if (this.messages.length === 0) return this.message;
		return this.messages.map((message) => inLanguage(message, language)).join('\r\n');
	}
}

/** A syntax or protocol refusal: 400, in English whatever the user's language. */
export function badRequest(text: string): Problem {
	return new Problem(400, text);
}

/** Business validation: arrives as HTTP 500 (picqer/exact-php-client issues 172, 249, 323, 325). */
export function invalid(...messages: readonly Message[]): Problem {
	return new Problem(500, messages);
}
