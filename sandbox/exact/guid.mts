// GUIDs, in which all of Exact's records are told apart.
import { createHash, randomUUID } from 'node:crypto';

/** One that nothing else has. */
export function newGuid(): string {
	return randomUUID();
}

/** The same GUID for the same words, so that the seed looks alike on every start. */
export function stableGuid(...words: Array<string | number>): string {
	const hex = createHash('sha256').update(words.join('\u0000')).digest('hex');
	return [8, 4, 4, 4, 12]
		.map((length, index, all) => {
			const start = all.slice(0, index).reduce((sum, part) => sum + part, 0);
			return hex.slice(start, start + length);
		})
		.join('-');
}
