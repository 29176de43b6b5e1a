/**
 * Deliveries that came before. Exact Online repeats one that wasn't answered in time, and now and then
 * one that was. The list is kept in the static data of the node, and in this process as well: runs that
 * go on at the same time each write the static data back as it was when they started. With several
 * webhook processes, or right after a restart, one may be missed. That is a courtesy only: what follows
 * reads states.
 */
import { createHash } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/** Some days of a busy administration, and ten kilobytes. */
const MAX_SEEN = 500;

/** Enough that no two deliveries among so many share it. */
const HASH_LENGTH = 16;

/** What this process has seen, by node; the newest last. */
const seenByNode = new Map<string, readonly string[]>();

/** True when this content (bytes as latin1 text) came to this node before; from now on it did. */
export function wasSeen(context: IWebhookFunctions, content: string): boolean {
	const hash = createHash('sha256').update(content, 'latin1').digest('hex').slice(0, HASH_LENGTH);
	const node = `${context.getWorkflow().id}|${context.getNode().id}`;
	const data: IDataObject = context.getWorkflowStaticData('node');
	const stored = Array.isArray(data.seen) ? (data.seen as string[]) : [];
	const seen = [...new Set([...stored, ...(seenByNode.get(node) ?? [])])];
	const isKnown = seen.includes(hash);
	const next = (isKnown ? seen : [...seen, hash]).slice(-MAX_SEEN);
	seenByNode.set(node, next);
	data.seen = next;
	return isKnown;
}
