/** Whether the connection itself is sound: country, webhooks, call limits, life of the token. */
import { line } from './line';
import type { CheckLine } from './line';

/** A refresh token ends when it isn't used for thirty days; each use gives a new one. */
const REFRESH_TOKEN_DAYS = 30;
const WARN_BELOW_DAYS = 7;
const DAY_MS = 86_400_000;
const ACCESS_TOKEN_MS = 600_000;

/** Below a tenth of the day's calls a person should know. */
const FEW_CALLS_SHARE = 0.1;

/** `site` is the country of the site, undefined when its address isn't bound to one. */
export function countryLine(site: string | undefined, country: string): CheckLine {
	if (site === undefined || country === '') return line('COUNTRY_NOT_COMPARED', { country });
	return site === country
		? line('COUNTRY_SAME', { country })
		: line('COUNTRY_DIFFERS', { site, country });
}

/** The country that an Exact Online site is for; undefined for the international or an own one. */
export function countryOfSite(baseUrl: string): string | undefined {
	const [, domain] = /\/\/start\.exactonline\.(be|nl|de|fr|es|co\.uk)$/i.exec(baseUrl) ?? [];
	if (domain === undefined) return undefined;
	return domain === 'co.uk' ? 'GB' : domain.toUpperCase();
}

export interface Subscription {
	readonly topic: string;
	readonly callbackUrl: string;
}

/** Subscriptions of the app against the topics that are needed and the address of this n8n. */
export function webhookLines(
	subscriptions: readonly Subscription[],
	topics: readonly string[],
	ourAddress: string,
): CheckLine[] {
	if (subscriptions.length === 0) return [line('WEBHOOKS_NONE')];
	const lines: CheckLine[] = [];
	const elsewhere = subscriptions.filter(
		({ callbackUrl }) => hostOf(callbackUrl) !== hostOf(ourAddress),
	);
	if (elsewhere.length > 0) {
		const hosts = new Set(elsewhere.map(({ callbackUrl }) => hostOf(callbackUrl)));
		lines.push(
			line('WEBHOOKS_ELSEWHERE', {
				topics: elsewhere.map(({ topic }) => topic).join(', '),
				hosts: [...hosts].join(', '),
			}),
		);
	}
	const there = new Set(subscriptions.map(({ topic }) => topic));
	const missing = topics.filter((topic) => !there.has(topic));
	if (missing.length > 0) lines.push(line('WEBHOOKS_MISSING', { topics: missing.join(', ') }));
	return lines.length > 0
		? lines
		: [line('WEBHOOKS_IN_PLACE', { topics: [...there].sort().join(', ') })];
}

/** Host and port of a web address; the text itself when it isn't one. */
function hostOf(address: string): string {
	return /^https?:\/\/([^/?#]+)/i.exec(address.trim())?.[1].toLowerCase() ?? address;
}

/** What the last answer said of the call limits; absent where it said nothing. */
export function callsLine(left: {
	readonly thisMinute?: number;
	readonly today?: number;
	readonly dailyLimit?: number;
}): CheckLine {
	const { thisMinute, today, dailyLimit } = left;
	if (today === undefined) return line('CALLS_UNKNOWN');
	const shown = (count: number | undefined): string => (count === undefined ? '?' : String(count));
	const facts = { today: shown(today), limit: shown(dailyLimit), minute: shown(thisMinute) };
	if (today <= 0) return line('CALLS_GONE', facts);
	const isFew = dailyLimit !== undefined && today < dailyLimit * FEW_CALLS_SHARE;
	return line(isFew ? 'CALLS_FEW' : 'CALLS_LEFT', facts);
}

/**
 * When the connection would lapse if nobody used it. `expiresAtMs` is the end of the access token, which
 * lives ten minutes from the last renewal (epoch ms); undefined when n8n doesn't hold it.
 */
export function tokenLine(expiresAtMs: number | undefined, nowMs: number): CheckLine {
	if (expiresAtMs === undefined) return line('TOKEN_UNKNOWN');
	const lapsesAtMs = expiresAtMs - ACCESS_TOKEN_MS + REFRESH_TOKEN_DAYS * DAY_MS;
	const days = Math.max(Math.round((lapsesAtMs - nowMs) / DAY_MS), 0);
	const facts = { days: String(days), date: new Date(lapsesAtMs).toISOString().slice(0, 10) };
	return line(days < WARN_BELOW_DAYS ? 'TOKEN_LAPSES' : 'TOKEN_LASTS', facts);
}
