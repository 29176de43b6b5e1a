// Which rows a list request gets, and where it goes on. $top caps the total, not the page: the
// first page of $top=100 has 60 rows and its __next carries $top=40 (recorded live in
// NangoHQ/integration-templates, gl-accounts).
import type { Entity } from '../schema/entity.mts';
import type { Switches } from '../options.mts';
import type { Row, Value } from '../store.mts';
import { order, passes } from './evaluate.mts';
import { isGuid } from './lexer.mts';
import type { Query } from './query.mts';

export type Page = {
	rows: Row[];
	/** How many rows match in all, before $top and $skip. */
	total: number;
	/** Parameters of the next page; absent on the last one. */
	next?: URLSearchParams;
};

/** Filters, sorts and cuts. `pageSize` null = no paging. */
export function readPage(
	all: readonly Row[],
	entity: Entity,
	query: Query,
	{ ignoreCase, feedOrder }: Pick<Switches, 'ignoreCase' | 'feedOrder'>,
): Page {
	const { filter } = query;
	const matching = filter ? all.filter((row) => passes(row, filter, ignoreCase)) : [...all];
	const sorted = matching.sort((one, other) => compareRows(one, other, entity, query));
	const isFeed = entity.key === 'Timestamp';
	const start = query.skipToken
		? sorted.filter((row) => isAfterToken(row, entity, query))
		: sorted.slice(query.skip);
	const wanted = query.top === undefined ? start : start.slice(0, query.top);
	const pageSize = entity.pageSize ?? wanted.length;
	const rows = wanted.slice(0, pageSize);
	// Within a page: a token that goes on from its last row would else lose some.
	const given = isFeed && feedOrder === 'shuffled' ? rows.toReversed() : rows;
	const hasMore = wanted.length > rows.length;
	return {
		rows: given,
		total: matching.length,
		...(hasMore ? { next: nextParameters(rows, entity, query) } : {}),
	};
}

function compareRows(one: Row, other: Row, entity: Entity, query: Query): number {
	for (const { name, descending } of query.orderBy) {
		const result = order(one[name] ?? null, other[name] ?? null);
		if (result !== 0) return descending ? -result : result;
	}
	return order(one[entity.key] ?? null, other[entity.key] ?? null);
}

function isAfterToken(row: Row, entity: Entity, query: Query): boolean {
	const token = query.skipToken ?? [];
	const fields = [...query.orderBy, { name: entity.key, descending: false }];
	for (const [index, { name, descending }] of fields.entries()) {
		const result = order(row[name] ?? null, token[index] ?? null);
		if (result !== 0) return descending ? result < 0 : result > 0;
	}
	return false;
}

function nextParameters(rows: readonly Row[], entity: Entity, query: Query): URLSearchParams {
	const next = new URLSearchParams(query.parameters);
	const last = rows.at(-1) ?? {};
	const names = [...query.orderBy.map(({ name }) => name), entity.key];
	const token = names.map((name) => literalOf(last[name] ?? null, name, entity)).join(',');
	next.delete('$skip');
	if (query.top !== undefined) next.set('$top', String(query.top - rows.length));
	next.set('$skiptoken', token);
	return next;
}

function literalOf(value: Value, name: string, entity: Entity): string {
	if (value === null) return 'null';
	const isDate = entity.fields.some(
		(field) => field.name === name && field.type === 'Edm.DateTime',
	);
	if (isDate && typeof value === 'number') {
		return `datetime'${new Date(value).toISOString().slice(0, -1)}'`;
	}
	if (typeof value !== 'string') return String(value);
	return isGuid(value) ? `guid'${value}'` : `'${value.replaceAll("'", "''")}'`;
}
