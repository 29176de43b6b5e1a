// The query options of a list or of one entity, checked before anything is read.
import { badRequest } from '../problem.mts';
import { fieldOf, isCollection } from '../schema.mts';
import type { Entity } from '../schema/entity.mts';
import { parseFilter } from './expression.mts';
import type { Expression } from './expression.mts';
import { tokenize } from './lexer.mts';
import type { LiteralValue } from './lexer.mts';

export type Order = { name: string; descending: boolean };

export type Query = {
	/** undefined = every field. */
	select?: readonly string[];
	expand: readonly string[];
	filter?: Expression;
	orderBy: readonly Order[];
	top?: number;
	skip: number;
	/** Values of the $orderby fields and the key of the last row that was given out. */
	skipToken?: readonly LiteralValue[];
	inlineCount: boolean;
	/** All parameters, for writing __next. */
	parameters: URLSearchParams;
};

const KNOWN = new Set(
	'$select $filter $orderby $top $skip $expand $inlinecount $skiptoken'.split(' '),
);

/** Reads the query options for an entity. Throws 400 (or 501) on what Exact wouldn't take. */
export function readQuery(
	parameters: URLSearchParams,
	entity: Entity,
	maxFilterNodes: number,
): Query {
	for (const name of parameters.keys()) {
		if (name.startsWith('$') && !KNOWN.has(name)) {
			throw badRequest(`The query parameter '${name}' begins with '$' but is not recognized.`);
		}
		if (parameters.getAll(name).length > 1) {
			throw badRequest(`Query parameter '${name}' is specified more than once.`);
		}
	}
	const expand = names(parameters.get('$expand'));
	expand.forEach((name) => checkExpand(name, entity));
	const select = names(parameters.get('$select'));
	select.forEach((name) => checkSelect(name, entity, expand));
	const filter = parameters.get('$filter');
	const skipToken = parameters.get('$skiptoken');
	const top = wholeNumber(parameters, '$top');
	return {
		...(select.length === 0 || select.includes('*') ? {} : { select }),
		expand,
		...(filter === null || filter.trim() === ''
			? {}
			: { filter: parseFilter(filter, entity, maxFilterNodes) }),
		orderBy: names(parameters.get('$orderby')).map((text) => readOrder(text, entity)),
		...(top === undefined ? {} : { top }),
		skip: wholeNumber(parameters, '$skip') ?? 0,
		...(skipToken === null ? {} : { skipToken: readSkipToken(skipToken) }),
		inlineCount: readInlineCount(parameters.get('$inlinecount')),
		parameters,
	};
}

function names(list: string | null): string[] {
	if (list === null || list.trim() === '') return [];
	return list.split(',').map((name) => name.trim());
}

function checkExpand(name: string, entity: Entity): void {
	const field = fieldOf(entity, name);
	if (!field || !isCollection(field)) {
		throw badRequest(
			`Only navigation properties specified in $expand: '${name}' is none of '${entity.model}'.`,
		);
	}
}

function checkSelect(name: string, entity: Entity, expand: readonly string[]): void {
	if (name === '*') return;
	const [head = '', ...rest] = name.split('/');
	const field = fieldOf(entity, head);
	const isDeeper = rest.length > 0;
	if (!field || (isDeeper && !isCollection(field))) {
		throw badRequest(`Could not find a property named '${name}' on type '${entity.model}'.`);
	}
	if (isDeeper && !expand.includes(head)) {
		throw badRequest(`Only navigation properties specified in $expand can be traversed: ${name}`);
	}
}

function readOrder(text: string, entity: Entity): Order {
	const [name = '', direction = 'asc', ...rest] = text.split(/\s+/);
	const field = fieldOf(entity, name);
	if (!field || isCollection(field)) {
		throw badRequest(`No property '${name}' exists in type '${entity.model}'.`);
	}
	if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) {
		throw badRequest('Bad Request - Error in query syntax');
	}
	return { name, descending: direction === 'desc' };
}

function wholeNumber(parameters: URLSearchParams, name: string): number | undefined {
	const text = parameters.get(name);
	if (text === null) return undefined;
	if (!/^\d+$/.test(text)) throw badRequest(`Incorrect format for ${name} argument '${text}'.`);
	return Number(text);
}

function readSkipToken(text: string): LiteralValue[] {
	const values: LiteralValue[] = [];
	for (const token of tokenize(text)) if (token.kind === 'literal') values.push(token.value);
	return values;
}

function readInlineCount(text: string | null): boolean {
	if (text === null || text === 'none') return false;
	if (text !== 'allpages') throw badRequest(`Invalid $inlinecount: '${text}'`);
	return true;
}
