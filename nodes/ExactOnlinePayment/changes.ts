/**
 * Get Changes: the invoices whose payment terms changed since the last run. An event of the trigger is
 * only a hint that it is worth looking; what changed is read from the feed.
 *
 * The place in the feed is kept in the static data of the node. n8n stores it when a run in production
 * ends, also when a later node failed, but not after a test in the editor. Several runs at once, or the
 * trigger's notes in the same record, may set it back; then changes are returned twice, never lost.
 */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	feedStart,
	nextMemory,
	repeatedSince,
	versionBefore,
	withAgain,
} from '../domain/payments/cursor';
import type { FeedMemory, FeedStart, InvoiceKey } from '../domain/payments/cursor';
import type { PaymentTerm } from '../domain/payments/paymentTerm';
import { groupInvoices, isComplete } from '../domain/payments/invoiceTerms';
import type { InvoiceTerms } from '../domain/payments/invoiceTerms';
import { planTermReads } from '../domain/payments/reading';
import type { ExactClient } from '../exact/client';
import { readDeletedTerms } from '../exact/deleted';
import { getMoveDate } from '../exact/divisions';
import { FEED_START, readTermFeed } from '../exact/paymentTerms';
import type { TermFeed } from '../exact/paymentTerms';
import { readChangeSettings } from './fields';
import { momentOf, readStates, readTerms } from './readStates';
import type { Reading } from './readStates';

/** The name under which the static data of the node keeps how far it has read in the division. */
export function memoryName({ division }: ExactClient): string {
	return `payments|${division}`;
}

/** The changed invoices with their whole state. Remembers where the feed ended as its last step. */
export async function getChanges(
	context: IExecuteFunctions,
	client: ExactClient,
): Promise<Reading> {
	const { startsNow, repeatHours, wants } = readChangeSettings(context);
	const memories = context.getWorkflowStaticData('node');
	const key = memoryName(client);
	const memory = memories[key] as FeedMemory | undefined;

	const moveDate = await getMoveDate(client);
	const time = { nowMs: Date.parse(momentOf(client)), repeatHours };
	const start = feedStart(memory, moveDate, time, FEED_START);
	const feed = await readTermFeed(client, start.after);
	const isSilent = startsNow && (memory === undefined || memory.isSilent === true);
	const changed = isSilent ? [] : groupInvoices(feed.terms).filter(({ journal }) => wants(journal));
	const again = start.isAnew ? [] : (memory?.again ?? []);
	const { incomplete, ...reading } = await readChanged(client, feed, { changed, again }, start);
	if (context.getMode() !== 'manual') {
		const from = repeatsFrom(feed, start, repeatedSince(time));
		const { cursor, isWhole } = feed;
		const next = nextMemory(memory, { from, cursor, moveDate, isWhole, isSilent }, time);
		memories[key] = withAgain(next, incomplete) as unknown as IDataObject;
	}
	return reading;
}

/** Where the next runs repeat from. After a reading of everything: what changed since `day` (ISO). */
function repeatsFrom({ changes }: TermFeed, { after, isAnew }: FeedStart, day: string): string {
	return isAnew ? versionBefore(changes, day, after) : after;
}

interface Wanted {
	/** Invoices with a change in the feed. */
	readonly changed: readonly InvoiceTerms[];
	/** Invoices whose terms did not add up the last time. */
	readonly again: readonly InvoiceKey[];
}

/** The states of these invoices, and which of them are incomplete also after the last reading. */
async function readChanged(
	client: ExactClient,
	feed: TermFeed,
	{ changed, again }: Wanted,
	{ after }: FeedStart,
): Promise<Reading & { readonly incomplete: readonly InvoiceKey[] }> {
	// Taken before the terms are read, so that a state never claims to be newer than it is.
	const asOf = momentOf(client);
	const entryIds = new Set([...changed, ...again].map(({ entryId }) => entryId));
	if (entryIds.size === 0) return { asOf, states: [], incomplete: [] };
	const changedIds = new Set(changed.map(({ entryId }) => entryId));
	const { toRead, usesFeed } = planTermReads(changed);
	const keys = [...toRead, ...again.filter(({ entryId }) => !changedIds.has(entryId))];
	const readAgain = new Set(keys.map(({ entryId }) => entryId));
	const terms = await readTerms(client, keys);
	const fromFeed = usesFeed ? feed.terms.filter(({ entryId }) => !readAgain.has(entryId)) : [];
	const deletedIds = usesFeed ? await readDeletedTerms(client, after) : new Set<string>();
	const all = [...fromFeed, ...terms];
	const whole = await withSuccessors(client, all, [...changed, ...again], deletedIds);
	const read = { terms: whole, deletedIds, today: asOf.slice(0, 10) };
	const incomplete = groupInvoices(whole, deletedIds).filter(
		(invoice) => entryIds.has(invoice.entryId) && !isComplete(invoice),
	);
	return { asOf, states: await readStates(client, read, entryIds), incomplete };
}

/**
 * The terms as they are now. If one that was just read has been deleted, its invoice was changed meanwhile:
 * then all terms of the invoice are read once more. Terms of money stay as they are.
 */
async function withSuccessors(
	client: ExactClient,
	terms: readonly PaymentTerm[],
	wanted: readonly InvoiceKey[],
	deletedIds: ReadonlySet<string>,
): Promise<PaymentTerm[]> {
	const gone = new Set(terms.filter(({ id }) => deletedIds.has(id)).map(({ entryId }) => entryId));
	const renewed = wanted.filter(({ entryId }) => gone.has(entryId));
	const renewedIds = new Set(renewed.map(({ entryId }) => entryId));
	const kept = terms.filter(({ entryId }) => !renewedIds.has(entryId));
	return [...kept, ...(await readTerms(client, renewed))];
}
