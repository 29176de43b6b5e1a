/** Sites, categories, journals, ledger accounts and VAT codes: small lists, ordered by their key. */
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../api/refusal.mts';
import type { GlAccount, Journal, VatCode, VatMapping } from '../types.mts';
import { readCursor, writeCursor } from './cursor.mts';
import type { Garage } from './garage.mts';
import type { Page } from './invoices.mts';

export type ListKind = 'site' | 'category' | 'journal' | 'glAccount' | 'vatCode';
export type Paging = { readonly cursor?: string; readonly limit?: number };

/** One page of a list, ordered by code or number. */
export function listPage(garage: Garage, kind: ListKind, paging: Paging): Page {
	const { cursor, limit = 100 } = paging;
	const after = cursor === undefined ? '' : (readCursor(kind, cursor, 1)[0] ?? '');
	const rows = garage.database
		.prepare('SELECT * FROM records WHERE kind = ? AND key > ? ORDER BY key LIMIT ?')
		.all(kind, after, limit + 1);
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	const more = rows.length > limit && last !== undefined;
	return {
		items: page.map((row): unknown => JSON.parse(String(row['content']))),
		nextCursor: more ? writeCursor(kind, [String(last['key'])]) : null,
	};
}

/** A whole list at once, for the page. */
export function wholeList<T>(garage: Garage, kind: ListKind): T[] {
	return garage.database
		.prepare('SELECT content FROM records WHERE kind = ? ORDER BY key')
		.all(kind)
		.map((row) => JSON.parse(String(row['content'])) as T);
}

/** Adds what is new; what is known stays exactly as it is. */
export function importRecords<T extends Journal | GlAccount>(
	garage: Garage,
	kind: ListKind,
	items: readonly T[],
	keyOf: (item: T) => string,
): { readonly created: readonly T[]; readonly known: readonly string[] } {
	const created: T[] = [];
	const known: string[] = [];
	for (const item of items) {
		const key = keyOf(item);
		if (find(garage, kind, key) !== undefined) known.push(key);
		else {
			save(garage, kind, key, item);
			created.push(item);
		}
	}
	return { created, known };
}

/** Puts fields of the bookkeeping on records; `undefined` takes a field away. */
export function linkRecords<T extends { readonly key: string }>(
	garage: Garage,
	kind: ListKind,
	links: readonly T[],
	fieldsOf: (link: T) => Readonly<Record<string, unknown>>,
): { readonly linked: readonly unknown[]; readonly unknown: readonly string[] } {
	const linked: unknown[] = [];
	const unknown: string[] = [];
	for (const link of links) {
		const record = find(garage, kind, link.key);
		if (record === undefined) unknown.push(link.key);
		else {
			const changed: unknown = JSON.parse(JSON.stringify({ ...record, ...fieldsOf(link) }));
			save(garage, kind, link.key, changed);
			linked.push(changed);
		}
	}
	return { linked, unknown };
}

/** Replaces the mappings of a VAT code. Throws 404, and 422 MAPPING_REPEATED. */
export function mapVatCode(
	garage: Garage,
	code: string,
	mappings: readonly VatMapping[],
): { readonly applied: boolean; readonly vatCode: VatCode } {
	const known = find(garage, 'vatCode', code) as VatCode | undefined;
	if (known === undefined) throw new Refusal(404, 'NOT_FOUND', `There is no VAT code ${code}.`);
	const journals = mappings.map((mapping) => mapping.journal ?? '');
	const repeated = journals.find((journal, index) => journals.indexOf(journal) !== index);
	if (repeated !== undefined) {
		const where = repeated === '' ? 'without a journal' : `for journal ${repeated}`;
		throw new Refusal(422, 'MAPPING_REPEATED', `There are two mappings ${where}.`);
	}
	const vatCode = { ...known, mappings };
	save(garage, 'vatCode', code, vatCode);
	return { applied: !isDeepStrictEqual(known.mappings, mappings), vatCode };
}

function find(garage: Garage, kind: ListKind, key: string): object | undefined {
	const row = garage.database
		.prepare('SELECT content FROM records WHERE kind = ? AND key = ?')
		.get(kind, key);
	return row === undefined ? undefined : (JSON.parse(String(row['content'])) as object);
}

function save(garage: Garage, kind: ListKind, key: string, content: unknown): void {
	garage.database
		.prepare('INSERT OR REPLACE INTO records VALUES (?, ?, ?)')
		.run(kind, key, JSON.stringify(content));
}
