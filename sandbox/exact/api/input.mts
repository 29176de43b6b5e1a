// What a POST or PUT sends, checked against the field list: names, JSON types, read-only fields.
// Business rules come later, in the resource.
import { DateTime } from 'luxon';
import { isGuid } from '../odata/lexer.mts';
import type { Switches } from '../options.mts';
import { badRequest, invalid } from '../problem.mts';
import { fieldOf, isCollection } from '../schema.mts';
import type { Entity, Field } from '../schema/entity.mts';
import { dayOf } from '../store.mts';
import type { Row, Value } from '../store.mts';
import { say } from '../texts.mts';

export type Input = {
	/** Plain fields that were sent; dates in milliseconds. */
	values: Row;
	/** Lines that were sent along, unread. */
	collections: Record<string, unknown[]>;
};

export type Method = 'POST' | 'PUT';

// The text for anything that isn't an object of the right shape (picqer/exact-php-client issues
// 117, 277).
const BAD_STREAM =
	'Error processing request stream. The request should be a valid top-level resource object.';

// Calendar days: a time of day is cut off.
const DAY_FIELDS = new Set(['EntryDate', 'DueDate', 'DocumentDate', 'StartDate', 'EndDate']);

/** Reads a request body. Throws 400 on what isn't a valid object of this entity. */
export function readInput(
	body: unknown,
	entity: Entity,
	method: Method,
	switches: Switches,
): Input {
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw badRequest(BAD_STREAM);
	const sent = body as Record<string, unknown>;
	const typeName = entity.model.split('.').at(-1) ?? '';
	const input: Input = { values: {}, collections: {} };
	for (const [name, value] of Object.entries(sent)) {
		if (name === '__metadata') continue;
		// A PUT may carry the key of its own record, which is in its address.
		if (method === 'PUT' && name === entity.key) continue;
		const field = fieldOf(entity, name);
		if (!field) {
			throw badRequest(
				`The property name '${name}' specified for type '${entity.model}' is not valid.`,
			);
		}
		if (switches.droppedFields.includes(`${typeName} ${name}`)) continue;
		if (field.readOnly) {
			if (switches.readOnlyOnWrite === 'ignore') continue;
			throw badRequest(`The property '${name}' of type '${entity.model}' is read-only.`);
		}
		if (isCollection(field)) input.collections[name] = readCollection(value, method);
		else input.values[name] = readValue(value, field, switches);
	}
	return input;
}

function readCollection(value: unknown, method: Method): unknown[] {
	if (method === 'PUT') {
		// picqer/exact-php-client issue 538.
		throw badRequest(
			'Error processing request stream. Binding to new entities is not supported in an update.',
		);
	}
	if (!Array.isArray(value)) throw badRequest(BAD_STREAM);
	return value;
}

function readValue(value: unknown, field: Field, switches: Switches): Value {
	if (value === null) return null;
	switch (field.type) {
		case 'Edm.String':
			if (typeof value === 'number' && switches.numberForText === 'taken') {
				return fitText(String(value), field, switches);
			}
			if (typeof value !== 'string') throw wrongType(field);
			return fitText(value, field, switches);
		case 'Edm.Guid':
			if (typeof value !== 'string' || !isGuid(value)) throw wrongType(field);
			return value.toLowerCase();
		case 'Edm.Boolean':
			if (typeof value !== 'boolean') throw wrongType(field);
			return value;
		case 'Edm.DateTime':
			return readDate(value, field);
		case 'Edm.Double':
			return readAmount(value, field);
		case 'Edm.Binary':
			if (typeof value !== 'string') throw wrongType(field);
			return value;
		default:
			return readInteger(value, field);
	}
}

function fitText(text: string, field: Field, switches: Switches): string {
	if (field.maxLength === undefined || text.length <= field.maxLength) return text;
	if (switches.longText === 'cut' && field.name !== 'YourRef')
		return text.slice(0, field.maxLength);
	throw invalid(say('tooLong', field.name));
}

// Amounts as text with a decimal point are taken; production clients send them so
// (ossobv/exactonline elements/invoice.py, openstudioproject/openstudio).
function readAmount(value: unknown, field: Field): number {
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
	throw wrongType(field);
}

const RANGES: Record<string, [number, number]> = {
	'Edm.Byte': [0, 255],
	'Edm.Int16': [-32_768, 32_767],
	'Edm.Int32': [-2_147_483_648, 2_147_483_647],
};

function readInteger(value: unknown, field: Field): number {
	if (field.type === 'Edm.Int64' && typeof value === 'string' && /^-?\d+$/.test(value)) {
		return Number(value);
	}
	const [low, high] = RANGES[field.type] ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
	if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(field);
	if (value < low || value > high) throw wrongType(field);
	return value;
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const ZONED_DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

// A date without zone is taken as it is. With a zone it is shifted to Belgian time first, so a
// day may move (justinholtweb/craft-exactly). "/Date(…)/" is refused on the way in.
function readDate(value: unknown, field: Field): number {
	if (typeof value !== 'string') throw wrongType(field);
	const isZoned = ZONED_DATE.test(value);
	if (!isZoned && !PLAIN_DATE.test(value)) throw wrongType(field);
	const moment = isZoned
		? DateTime.fromISO(value, { zone: 'Europe/Brussels' }).setZone('utc', { keepLocalTime: true })
		: DateTime.fromISO(value, { zone: 'utc' });
	if (!moment.isValid) throw wrongType(field);
	return DAY_FIELDS.has(field.name) ? dayOf(moment.toMillis()) : moment.toMillis();
}

function wrongType(field: Field): Error {
	const target = field.type === 'Edm.Binary' ? 'Edm.Byte[]' : field.type;
	return badRequest(
		'Error processing request stream. Error encountered in converting the value from request ' +
			`payload for property '${field.name}' to type '${target}', which is the property's ` +
			'expected type. See inner exception for more detail.',
	);
}

/** The text for base64 that can't be read (picqer/exact-php-client issue 178). */
export function badBinary(name: string): Error {
	return wrongType({ name, type: 'Edm.Binary' });
}
