// What the service answered, taken apart once.

export type Row = Readonly<Record<string, unknown>>;

export type Answer = {
	status: number;
	headers: Headers;
	text: string;
	/** `d` of the body, whatever its shape. */
	d: unknown;
	/** Rows of a list, in whichever envelope. */
	rows: readonly Row[];
	/** The one record of an answer; empty when there is none. */
	row: Row;
	/** Address of the next page. */
	next: string | undefined;
	/** What the service says of a refusal, for matching only: it may hold data of the books. */
	refusal: string;
};

export async function readAnswer(response: Response): Promise<Answer> {
	const text = await response.text();
	const body = parse(text);
	const d = isRow(body) ? body['d'] : undefined;
	return {
		status: response.status,
		headers: response.headers,
		text,
		d,
		rows: rowsOf(d),
		row: isRow(d) ? d : {},
		next: isRow(d) && typeof d['__next'] === 'string' ? d['__next'] : undefined,
		refusal: refusalOf(body) ?? response.headers.get('Reason') ?? '',
	};
}

export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field as text; empty when it is missing. */
export function textOf(row: Row | undefined, name: string): string {
	const value = row?.[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** An amount in whole cents. */
export function centsOf(row: Row | undefined, name: string): number {
	return Math.round(Number(row?.[name]) * 100);
}

function rowsOf(d: unknown): Row[] {
	if (Array.isArray(d)) return d.filter(isRow);
	return isRow(d) && Array.isArray(d['results']) ? d['results'].filter(isRow) : [];
}

function refusalOf(body: unknown): string | undefined {
	const error = isRow(body) ? body['error'] : undefined;
	const message = isRow(error) ? error['message'] : undefined;
	return isRow(message) && typeof message['value'] === 'string' ? message['value'] : undefined;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
