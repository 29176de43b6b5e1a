/**
 * Invoices whose payments PlanManager did not take. Nothing in the books need change any more, so no later run
 * would come across them: they are kept, in the same record as the place that **Get changes** has reached, and
 * asked for again until PlanManager has them.
 */
import type { Reason } from '../../code/exact.mts';
import type { RecordedPayment } from '../../code/planManager.mts';
import type { PaymentItem } from './unrecorded.mts';

/** One invoice, by its entry in Exact Online. */
export interface Kept {
	readonly entryId: string;
	readonly number: string;
	readonly journal: string;
	/** ISO date of the first run that could not record it. */
	readonly since: string;
}

/** What an invoice that is asked for looks like to **Get their payments**. */
export interface ToAskFor {
	readonly number: string;
	readonly journal: string;
	readonly export: { readonly entryId: string };
}

/** By day: one call for their entries, one for their terms. Those that are left take their turn. */
const MOST_BY_DAY = 40;

/** Some megabytes; what comes later is kept once there is room, for it is read again for a day. */
const MOST_KEPT = 10_000;

/** Nothing of it is recorded, and a person can change that. */
const UNSETTLED: ReadonlyArray<RecordedPayment['result']> = ['ambiguous', 'unsure'];

/** Without its entry there is nothing to record any more. */
const GONE: Reason['code'] = 'ENTRY_NOT_IN_EXACT';

/** Those that this run has not read already, as many as it may ask for. */
export function keptToAskFor(
	kept: readonly Kept[],
	read: ReadonlySet<string | undefined>,
	isNight: boolean,
): ToAskFor[] {
	const left = kept.filter(({ entryId }) => !read.has(entryId));
	return left.slice(0, isNight ? MOST_KEPT : MOST_BY_DAY).map(({ entryId, number, journal }) => ({
		number,
		journal,
		export: { entryId },
	}));
}

/** What is kept after a run on `today` (ISO date): those that were tried stand last. */
export function keptAfter(
	kept: readonly Kept[],
	items: readonly PaymentItem[],
	today: string,
): Kept[] {
	const since = new Map(kept.map((one) => [one.entryId, one.since]));
	const tried = new Map(
		items.flatMap((item): Array<[string, Kept | undefined]> => {
			const { exactPayment } = item;
			if (exactPayment === undefined) return goneEntries(item);
			const { entryId, number, journal } = exactPayment;
			const one = { entryId, number, journal, since: since.get(entryId) ?? today };
			return [[entryId, isToKeep(item) ? one : undefined]];
		}),
	);
	const untried = kept.filter(({ entryId }) => !tried.has(entryId));
	const again = [...tried.values()].filter((one) => one !== undefined);
	return [...untried, ...again].slice(0, MOST_KEPT);
}

function isToKeep({ recordedPayment }: PaymentItem): boolean {
	return recordedPayment === undefined || UNSETTLED.includes(recordedPayment.result);
}

function goneEntries({ export: asked, reasons = [] }: PaymentItem): Array<[string, undefined]> {
	const isGone = reasons.some(({ code }) => code === GONE);
	return isGone && asked?.entryId !== undefined ? [[asked.entryId, undefined]] : [];
}
