/**
 * From an answer of Exact Online to an ExactError: what happened in one sentence with Exact's own
 * words, and what a person can do. Exact gives its texts in the language of the user, so the hints
 * look for the Dutch, French and English forms of the texts that users report.
 */
import { DateTime } from 'luxon';

import { isGeneric } from './envelope';
import type { Closing } from './errorBudget';
import { ExactError } from './errors';
import type { ExactErrorKind } from './errors';

/** Texts from picqer/exact-php-client issues 31, 121, 172, 249, 323, 325, 591, 659. */
const HINTS: ReadonlyArray<readonly [RegExp, string]> = [
	[
		/scope violated|cannot (read|manage|create) '/i,
		'The app registered at Exact Online lacks the scope named here. Add it in the App Center, then reconnect the credential.',
	],
	[
		/division scope/i,
		'The user of the credential has no access to this division. Choose another division, or give the user access in Exact Online.',
	],
	[
		/boekjaar|periode\b|exercice|financial year|\bperiod\b|période/i,
		'The financial period of this date does not exist or is closed. Open it in Exact Online, or ask the accountant which date to use.',
	],
	[
		/grootboekrekeningtype|type de compte/i,
		'A line uses a receivable, payable or VAT account. Choose a revenue account for it.',
	],
	[
		/(factuur voor|klant|customer|client|invoice to) \(type\)/i,
		'The account in Exact Online is not a customer. Set its status to customer.',
	],
	[
		/data already exists|bestaat reeds|existe déjà/i,
		'A record with this number or code exists already. Look it up in Exact Online before sending it again.',
	],
	[
		/ongeldige referentie|invalid reference|référence (incorrecte|invalide|non valide)/i,
		'The record named here does not exist in this division, or a code was given where an ID is due.',
	],
	[
		/mandatory filtering|please add a \$select|filtering on these fields/i,
		'Exact Online does not accept this query. Report it to the makers of this node with the text above.',
	],
	[/verplicht|mandatory|obligatoire/i, 'Fill in the field named here and run again.'],
];

function knownHint(words: string): string | undefined {
	return HINTS.find(([pattern]) => pattern.test(words))?.[1];
}

function hintFor(words: string, otherwise: string): string {
	return knownHint(words) ?? otherwise;
}

function withWords(sentence: string, words: string): string {
	return words ? `${sentence}: ${words}` : sentence;
}

interface Explanation {
	readonly kind: ExactErrorKind;
	readonly sentence: string;
	readonly hint: string;
	readonly fatal?: boolean;
}

function explanationOf(status: number, endpoint: string, words: string): Explanation {
	if (status >= 300 && status < 400) {
		return {
			kind: 'refused',
			sentence: `Exact Online answered the request to ${endpoint} with its login page`,
			hint: 'Check that the country of the credential is the one where the app and the division are registered, then reconnect the credential.',
			fatal: true,
		};
	}
	if (status === 401) return reconnectExplanation();
	if (status === 403) {
		return {
			kind: 'forbidden',
			sentence: `Exact Online does not allow the request to ${endpoint}`,
			hint: hintFor(
				words,
				'The user of the credential lacks the right, or the division lacks the module, for this. Check the user rights in Exact Online.',
			),
			fatal: /division scope/i.test(words),
		};
	}
	if (status === 404) {
		return {
			kind: 'notFound',
			sentence: `Exact Online does not know ${endpoint}, or the record in it`,
			hint: 'Check that the record still exists in this division.',
		};
	}
	if (status === 408) {
		return {
			kind: 'refused',
			sentence: `Exact Online found the request to ${endpoint} too heavy`,
			hint: 'Ask for less at a time, for example a shorter period.',
		};
	}
	if (status > 501) {
		return {
			kind: 'unreachable',
			sentence: `Exact Online is not available (HTTP ${status} from ${endpoint})`,
			hint: 'Exact Online may be under maintenance. Run again later: what was done is not done twice.',
			fatal: true,
		};
	}
	// Two sentences may be those of a refusal that users report, or say nothing of the request.
	if (status === 500 && isGeneric(words) && knownHint(words) === undefined) {
		return {
			kind: 'unreachable',
			sentence: `Exact Online could not answer the request to ${endpoint}`,
			hint: 'Run again later. If it stays so, a field may have a type that Exact Online does not expect.',
		};
	}
	return {
		kind: 'refused',
		sentence: `Exact Online refused the request to ${endpoint}`,
		hint: hintFor(words, 'Correct the data named in the text of Exact Online and run again.'),
	};
}

function reconnectExplanation(): Explanation {
	return {
		kind: 'reconnect',
		sentence: 'Reconnect this Exact Online credential',
		hint: 'Open the credential in n8n, choose Connect my account and log in at Exact Online. A connection ends when it is not used for 30 days, when the app is authorised a second time, or when another program uses the same tokens.',
		fatal: true,
	};
}

/** An answer with a status that isn't a success. `words` are Exact Online's own, redacted. */
export function refusal(status: number, endpoint: string, words: string): ExactError {
	const { sentence, ...explanation } = explanationOf(status, endpoint, words);
	return new ExactError({
		...explanation,
		message: withWords(sentence, words),
		status,
		endpoint,
		exactMessage: words,
	});
}

/** The token endpoint said no, or the credential was never connected. */
export function reconnect(words: string): ExactError {
	const { sentence, ...explanation } = reconnectExplanation();
	return new ExactError({
		...explanation,
		message: withWords(sentence, words),
		exactMessage: words,
	});
}

/** No connection, so nothing was done. `what` says what became of the connection. */
export function unreachable(endpoint: string, what: string): ExactError {
	return new ExactError({
		kind: 'unreachable',
		message: `Exact Online could not be reached for ${endpoint}: ${what}`,
		hint: 'Check the internet connection of n8n and the country or base URL of the credential, then run again: what was done is not done twice.',
		endpoint,
		fatal: true,
	});
}

/** A success whose body isn't what the API gives; a login page, most of the time. */
export function unreadable(status: number, endpoint: string): ExactError {
	return new ExactError({
		kind: 'refused',
		message: `Exact Online answered the request to ${endpoint} with something else than data, for example its login page`,
		hint: 'Check the country or base URL of the credential, then reconnect it.',
		status,
		endpoint,
		fatal: true,
	});
}

/** The minute limit, after waiting as often as makes sense. */
export function rateLimited(endpoint: string, words: string): ExactError {
	return new ExactError({
		kind: 'rateLimited',
		message: withWords(`Exact Online keeps refusing ${endpoint} because of too many calls`, words),
		hint: 'Another program uses the same app and division, or Exact Online blocked this endpoint for an hour after many refused requests. Run again later.',
		status: 429,
		endpoint,
		exactMessage: words,
		fatal: true,
	});
}

/** The day's budget. `resetsAtEpochMs` by Exact Online's clock. */
export function dailyLimit(endpoint: string, resetsAtEpochMs?: number): ExactError {
	const when = resetsAtEpochMs === undefined ? 'midnight UTC' : utc(resetsAtEpochMs);
	return new ExactError({
		kind: 'dailyLimit',
		message: `The daily call limit of Exact Online for this app and division is used up until ${when}`,
		hint: 'Run again after that time: what was done is not done twice.',
		status: 429,
		endpoint,
		...(resetsAtEpochMs === undefined ? {} : { resetsAtEpochMs }),
		fatal: true,
	});
}

function utc(epochMs: number): string {
	return DateTime.fromMillis(epochMs, { zone: 'utc' }).toFormat("yyyy-MM-dd HH:mm 'UTC'");
}

/** Nothing is sent to an endpoint for a while: Exact Online blocks it, or we stop before it does. */
export function endpointClosed(endpoint: string, { by, untilMs }: Closing): ExactError {
	const when = utc(untilMs);
	const [message, hint] =
		by === 'exact'
			? [
					`Not sent: Exact Online blocks ${endpoint} for this app and company after too many refused calls`,
					`Correct what Exact Online refused before, and run again after ${when}. Each call before then makes the block longer.`,
				]
			: [
					`Not sent: Exact Online refused ${endpoint} four times within an hour, and blocks the app after ten`,
					`Correct what Exact Online refused before, and run again after ${when}.`,
				];
	return new ExactError({ kind: 'blocked', message, hint, endpoint, resetsAtEpochMs: untilMs });
}

/** The same was refused earlier in this execution, and would be again. What it is told by is never empty. */
export function refusedBefore(earlier: ExactError): ExactError {
	const { message, hint, endpoint, fatal } = earlier;
	return new ExactError({
		kind: 'blocked',
		message: `Not sent, because the same was refused earlier in this run. ${message}`,
		hint,
		endpoint,
		exactMessage: earlier.exactMessage || message,
		fatal,
	});
}

/** The user stopped the execution. */
export function cancelled(endpoint: string): ExactError {
	return new ExactError({
		kind: 'blocked',
		message: `Not sent: the execution was cancelled before the request to ${endpoint}`,
		hint: 'Run again: what was done is not done twice.',
		endpoint,
		fatal: true,
	});
}
