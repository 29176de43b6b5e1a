// Rows in the verbose JSON of OData 2: /Date(ms)/, Int64 as text, __metadata and __deferred.
import { isGuid } from './lexer.mts';
import { fieldOf, isCollection } from '../schema.mts';
import type { Entity, Field } from '../schema/entity.mts';
import type { Row, Value } from '../store.mts';

export type WireValue = Value | WireRow | { results: WireRow[] };
export interface WireRow {
	[name: string]: WireValue;
}

export type Lines = { entity: Entity; endpoint: string; rows: readonly Row[] };

export type Shape = {
	entity: Entity;
	/** "https://…/api/v1/3114772/crm/Accounts" */
	address: string;
	select?: readonly string[];
	expand: readonly string[];
	/** Lines below a row, for $expand. */
	linesOf: (row: Row, name: string) => Lines | undefined;
	/** Base of the division's API, for the addresses of lines. */
	base: string;
};

/** One row as it goes over the wire. */
export function toWire(row: Row, shape: Shape): WireRow {
	const { entity, address } = shape;
	const uri = `${address}(${keyOf(row, entity)})`;
	const wire: WireRow = { __metadata: { uri, type: entity.model } };
	for (const field of entity.fields) {
		if (!isSelected(field, shape.select)) continue;
		wire[field.name] = isCollection(field)
			? navigation(row, field, uri, shape)
			: wireValue(row[field.name] ?? null, field);
	}
	return wire;
}

// A key of several fields names them.
function keyOf(row: Row, { key, keys }: Entity): string {
	if (keys) return keys.map((name) => `${name}=${literal(row[name] ?? null)}`).join(',');
	return literal(row[key] ?? '');
}

function literal(value: Value): string {
	if (typeof value !== 'string') return String(value);
	return isGuid(value) ? `guid'${value}'` : `'${value}'`;
}

// In OData 2 an expanded navigation appears beside a $select only when it is selected as well.
function isSelected(field: Field, select: readonly string[] | undefined): boolean {
	if (!select) return true;
	return select.some((name) => name === field.name || name.startsWith(`${field.name}/`));
}

function navigation(row: Row, field: Field, uri: string, shape: Shape): WireValue {
	const lines = shape.expand.includes(field.name) ? shape.linesOf(row, field.name) : undefined;
	if (!lines) return { __deferred: { uri: `${uri}/${field.name}` } };
	const prefix = `${field.name}/`;
	const deeper = (shape.select ?? [])
		.filter((name) => name.startsWith(prefix))
		.map((name) => name.slice(prefix.length));
	const inner: Shape = {
		entity: lines.entity,
		address: `${shape.base}/${lines.endpoint}`,
		...(deeper.length === 0 ? {} : { select: deeper }),
		expand: [],
		linesOf: () => undefined,
		base: shape.base,
	};
	return { results: lines.rows.map((line) => toWire(line, inner)) };
}

function wireValue(value: Value, field: Field): Value {
	if (value === null) return null;
	if (field.type === 'Edm.DateTime' && typeof value === 'number') return `/Date(${value})/`;
	if (field.type === 'Edm.Int64') return String(value);
	return value;
}

export type Envelope = { d: WireRow | WireRow[] | { results: WireRow[] } };

/**
 * The three envelopes (fixtures of NangoHQ/integration-templates): a bare array when $top rules
 * server paging out, `results` otherwise, and always with $inlinecount and behind a $skiptoken.
 */
export function listEnvelope(
	rows: WireRow[],
	facts: {
		top?: number;
		pageSize: number | null;
		goesOn?: boolean;
		next?: string;
		count?: number;
	},
): Envelope {
	const fitsOnePage =
		facts.goesOn !== true &&
		facts.top !== undefined &&
		facts.pageSize !== null &&
		facts.top <= facts.pageSize;
	if (fitsOnePage && facts.count === undefined) return { d: rows };
	return {
		d: {
			results: rows,
			...(facts.count === undefined ? {} : { __count: String(facts.count) }),
			...(facts.next === undefined ? {} : { __next: facts.next }),
		},
	};
}

/** What a POST answers without `Prefer: return=representation` on crm/Accounts: the key only. */
export function onlyKey(wire: WireRow, entity: Entity): WireRow {
	const bare: WireRow = {};
	for (const [name, value] of Object.entries(wire)) {
		const field = fieldOf(entity, name);
		const isKept = name === '__metadata' || name === entity.key || (field && isCollection(field));
		bare[name] = isKept ? value : null;
	}
	return bare;
}
