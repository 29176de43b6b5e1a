/**
 * Deliveries that came before. Exact Online repeats one that wasn't answered in time, and now and then
 * one that was. The list is kept in the static data of the node; several webhook processes, or two
 * deliveries at the very same moment, may miss one. That is a courtesy only: what follows reads states.
 */
import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** Some days of a busy administration, and ten kilobytes. */
const MAX_SEEN = 500;

/** Enough that no two deliveries among so many share it. */
const HASH_LENGTH = 16;

/** True when this content (bytes as latin1 text) came before; from now on it did. */
export function wasSeen(data: IDataObject, content: string): boolean {
	const hash = createHash('sha256').update(content, 'latin1').digest('hex').slice(0, HASH_LENGTH);
	const seen = Array.isArray(data.seen) ? (data.seen as string[]) : [];
	if (seen.includes(hash)) return true;
	data.seen = [...seen, hash].slice(-MAX_SEEN);
	return false;
}
