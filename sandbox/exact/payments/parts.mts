// How a term is split when it is matched, and what happens to the records. That a partly paid
// term becomes a matched and an open one is sure; whether a later change renews the records or
// only raises their row version is not, hence the switch `termChange`.
import type { Switches } from '../options.mts';
import { newGuid } from '../guid.mts';
import type { Item, Part } from './ledger.mts';
import { newPart } from './ledger.mts';

/** Puts `cents` (positive) of the open parts of an item into a match set. Throws when less is open. */
export function take(item: Item, cents: number, setId: string, switches: Switches): void {
	const wasSplit = item.parts.length > 1;
	let wanted = cents;
	for (const part of item.parts.filter((candidate) => candidate.setId === null)) {
		if (wanted === 0) break;
		const matched = Math.min(wanted, Math.abs(part.cents));
		if (matched < Math.abs(part.cents)) split(item, part, matched, setId);
		else part.setId = setId;
		wanted -= matched;
	}
	if (wanted > 0) throw new Error(`Only ${cents - wanted} of ${cents} cents are open`);
	item.setIds.push(setId);
	if (switches.termChange === 'recreate' && wasSplit) renew(item);
}

/** Opens the parts that were in a match set. */
export function release(item: Item, setId: string, switches: Switches): void {
	for (const part of item.parts) {
		if (part.setId === setId) Object.assign(part, { setId: null, openStatus: 20 });
	}
	item.setIds = item.setIds.filter((id) => id !== setId);
	if (switches.termChange === 'recreate') renew(item);
}

function split(item: Item, part: Part, matched: number, setId: string): void {
	const cents = matched * Math.sign(part.cents);
	const centsDC = Math.round((part.centsDC * cents) / part.cents);
	item.parts.push({ ...newPart(newGuid()), cents, centsDC, setId });
	part.cents -= cents;
	part.centsDC -= centsDC;
}

/** One part for each match set and one for the rest, all of them new records. */
export function renew(item: Item): void {
	const bySet = new Map<string | null, Part>();
	for (const part of item.parts) {
		const known = bySet.get(part.setId);
		if (!known) {
			bySet.set(part.setId, { ...part, termId: newGuid(), termEntryId: newGuid() });
			continue;
		}
		known.cents += part.cents;
		known.centsDC += part.centsDC;
	}
	item.parts = [...bySet.values()];
}
