/** Journal codes are compared without regard to case and outer spaces, as people type them either way. */

/** Two codes name the same journal when this is equal. */
export function journalKey(code: string): string {
	return code.trim().toUpperCase();
}

/**
 * The code as the books write it, so that all that follows may compare literally. Unchanged where the books
 * have no such journal, or several that differ in case only: then nobody knows which is meant.
 *
 * @param journals the journals of the books by their code
 */
export function journalAsInBooks(code: string, journals: ReadonlyMap<string, unknown>): string {
	const key = journalKey(code);
	const alike = [...journals.keys()].filter((one) => journalKey(one) === key);
	return alike.length === 1 ? alike[0] : code;
}
