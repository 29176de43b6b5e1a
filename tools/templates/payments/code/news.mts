/** What was told before, in the static data of the workflow: the same list in every run would soon be read by nobody. */

/** Keys of what was told the last time, by subject. */
export interface Told {
	attention?: readonly string[];
	unrecorded?: readonly string[];
	remarks?: readonly string[];
}

/** Those that were not told the last time; all of them are remembered. */
export function newOnes<Entry>(
	memory: Told,
	name: keyof Told,
	entries: readonly Entry[],
	keyOf: (entry: Entry) => string,
): Entry[] {
	const before = memory[name] ?? [];
	memory[name] = [...new Set(entries.map(keyOf))];
	return entries.filter((entry) => !before.includes(keyOf(entry)));
}
