/**
 * A cursor names the last record handed out, not a count of them: records that change their
 * state while one pages are neither handed out twice nor skipped.
 */
import { createHash } from 'node:crypto';
import { Refusal } from '../api/refusal.mts';

/** The cursor after a record with this sort key, for this filter. */
export function writeCursor(filter: unknown, key: readonly string[]): string {
	return Buffer.from(JSON.stringify([fingerprint(filter), ...key])).toString('base64url');
}

/** The sort key in a cursor. Throws 400 for text that is none, or one of another filter. */
export function readCursor(filter: unknown, cursor: string, length: number): string[] {
	const [print, ...key] = parts(cursor);
	if (print === undefined || key.length !== length) {
		throw new Refusal(400, 'INVALID_PARAMETER', 'This is not a cursor.');
	}
	if (print !== fingerprint(filter)) {
		throw new Refusal(400, 'INVALID_PARAMETER', 'The cursor belongs to another filter.');
	}
	return key;
}

function parts(cursor: string): string[] {
	try {
		const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
		return Array.isArray(found) ? found.map(String) : [];
	} catch {
		return [];
	}
}

function fingerprint(filter: unknown): string {
	return createHash('sha256').update(JSON.stringify(filter)).digest('hex').slice(0, 12);
}
