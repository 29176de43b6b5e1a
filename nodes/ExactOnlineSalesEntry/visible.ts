/**
 * A user who may book entries and not see them gets empty lists rather than a refusal. Then every look
 * before booking finds nothing, and each run would book what stands there already once more. So the
 * first entry that an execution books is looked up by its number, once for all its batches.
 */
import { sleep } from 'n8n-workflow';

import type { SalesEntryStep } from '../domain/entry/salesEntryStep';
import { asError, ExactError } from '../exact/errors';
import { findSalesEntriesByYourRef } from '../exact/salesEntries';
import type { BookingContext, SalesEntryOutcome } from './book';

/** Longer than any export; executions long over must not fill the memory. */
const REMEMBER_MS = 24 * 3_600_000;
/** The second look is our caution: a list may lag behind a booking. */
const LOOKS = 2;
const BETWEEN_LOOKS_MS = 3000;

interface Sight {
	readonly sinceMs: number;
	/** Set when an entry was looked for in vain. */
	readonly blind?: ExactError;
}

/** By execution and division. */
const sights = new Map<string, Sight>();

/** Remembers that this execution (with division) sees entries, because it found one. */
export function noteSeen(key: string, nowMs: number): void {
	note(key, { sinceMs: nowMs });
}

/** Why this execution books nothing more: an earlier batch of it could not see what it booked. */
export function knownBlindness(key: string): ExactError | undefined {
	return sights.get(key)?.blind;
}

/**
 * Looks the first entry that an execution booked up by its number. Gives the reason to stop when it
 * can't be seen; one more call in an execution, none when an entry was seen before.
 */
export async function checkSight(
	{ client, execution }: Pick<BookingContext, 'client' | 'execution'>,
	step: SalesEntryStep,
	{ outcome }: SalesEntryOutcome,
): Promise<ExactError | undefined> {
	if (step.action !== 'create' || outcome !== 'created' || sights.has(execution)) return undefined;
	const { number } = step.invoice;
	try {
		for (let looks = 0; looks < LOOKS; looks += 1) {
			if (looks > 0) await sleep(BETWEEN_LOOKS_MS);
			if ((await findSalesEntriesByYourRef(client, [number])).length > 0) {
				noteSeen(execution, Date.now());
				return undefined;
			}
		}
	} catch (error) {
		if (error instanceof ExactError) return error;
		throw asError(error);
	}
	const blind = unseen(number);
	note(execution, { sinceMs: Date.now(), blind });
	return blind;
}

function note(key: string, sight: Sight): void {
	for (const [old, { sinceMs }] of sights) {
		if (sight.sinceMs - sinceMs >= REMEMBER_MS) sights.delete(old);
	}
	sights.set(key, sight);
}

function unseen(number: string): ExactError {
	return new ExactError({
		kind: 'blind',
		message: `The entry of invoice ${number} was booked just now and can not be found in Exact Online by its number`,
		hint: 'Give the user of the credential the right to see sales entries in Exact Online, then run again: what was booked is found and adopted. Nothing more was booked, because nobody could tell what stands there already.',
		endpoint: 'salesentry/SalesEntries',
		fatal: true,
	});
}
