/** Values as a source, a spreadsheet or a user's expression gives them: of any shape. */

type GivenRecord = Readonly<Record<string, unknown>>;

/** Text of a text or a number, trimmed; anything else is no text and gives the empty one. */
export function givenText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isFinite(value) ? String(value) : '';
}

function isRecord(value: unknown): value is GivenRecord {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that JSON text stands for; undefined when it can't be read, as when it is cut off. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** The records of a list or of its JSON text, which databases often hold; undefined for anything else. */
export function givenRecords(value: unknown): GivenRecord[] | undefined {
	const list = typeof value === 'string' ? parsedJson(value) : value;
	return Array.isArray(list) ? list.filter(isRecord) : undefined;
}

/** Each text once, in the order in which it came first; absent and empty ones are left out. */
export function distinctTexts(values: ReadonlyArray<string | undefined>): string[] {
	return [...new Set(values)].filter((value): value is string => Boolean(value));
}
