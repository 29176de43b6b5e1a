import type { Clock } from '../../core/clock.mts';
import type { Input } from '../api/input.mts';
import type { Blobs } from '../blobs.mts';
import type { Query } from '../odata/query.mts';
import type { Lines } from '../odata/wire.mts';
import type { Switches } from '../options.mts';
import { invalid } from '../problem.mts';
import { entityOf } from '../schema.mts';
import type { Entity } from '../schema/entity.mts';
import { newGuid } from '../guid.mts';
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';

/** What a resource may look at and change while it handles a request. */
export type Work = {
	books: Books;
	switches: Switches;
	clock: Clock;
	blobs: Blobs;
	/** "http://127.0.0.1:4101" */
	siteUrl: string;
	/** The request header CustomDescriptionLanguage. */
	descriptionLanguage?: string;
	/** Tells the webhooks that something changed. */
	emit: (topic: string, key: string, action: ChangeAction) => void;
};

export type ChangeAction = 'Create' | 'Update' | 'Delete';

/** What a change of a resource sets off. */
export type Feed = {
	topic: string;
	/** Field that names what changed: for a line that is its entry. */
	keyField: string;
	/** EntityType under which sync/Deleted shows a deleted row. */
	deletedType?: number;
	/** The table has row versions that follow every change. */
	hasVersions?: boolean;
};

/** One endpoint. Without create, update or remove that verb is refused with 405. */
export type Resource = {
	endpoint: string;
	/** `parameters` = those of the address, for functions that take some. */
	rows: (work: Work, parameters: URLSearchParams) => readonly Row[];
	/** A row as it is given out, where that differs from how it is kept. */
	shown?: (row: Row, work: Work) => Row;
	linesOf?: (row: Row, name: string, work: Work) => Lines | undefined;
	/** A POST answers all fields even without `Prefer: return=representation`. */
	answersFully?: boolean;
	/** Fields that a POST takes, where they are not those that a GET shows. */
	posted?: (entity: Entity, work: Work) => Entity;
	feed?: Feed;
	/** Extra conditions on a list request; throws the Problem of a refused one. */
	checkList?: (query: Query, work: Work) => void;
	create?: (input: Input, work: Work) => Row | Promise<Row>;
	update?: (row: Row, input: Input, work: Work) => void;
	remove?: (row: Row, work: Work) => void;
};

/** A full row of an entity: every plain field, null unless given, and the stamps. */
export function newRow(endpoint: string, values: Row, work: Pick<Work, 'books' | 'clock'>): Row {
	const entity = entityOf(endpoint);
	const now = work.clock.now();
	const row: Row = {};
	for (const field of entity.fields) {
		if (!field.type.startsWith('Collection')) row[field.name] = null;
	}
	if (entity.key === 'ID' || entity.key === 'EntryID') row[entity.key] = newGuid();
	return stamp(Object.assign(row, { Division: work.books.division, Created: now }, values), now);
}

/** Notes the moment of the last change. */
export function stamp(row: Row, now: number): Row {
	row['Modified'] = now;
	return row;
}

/** Throws all validation messages at once, as HTTP 500; nothing when there are none. */
export function refuseIf(messages: readonly (Message | undefined)[]): void {
	const found = messages.filter((message) => message !== undefined);
	if (found.length > 0) throw invalid(...found);
}

export function isBlank(value: unknown): boolean {
	return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}

/** "Verplicht: …" when a field is missing on POST, or emptied by PUT. */
export function mandatory(
	input: Input,
	name: string,
	word: string,
	isNew = true,
): Message | undefined {
	const isTouched = name in input.values;
	if (!isTouched && !isNew) return undefined;
	return isBlank(input.values[name]) ? say('mandatory', word) : undefined;
}

/** "Ongeldige referentie: …" when a field that was sent points at nothing. */
export function reference(
	input: Input,
	name: string,
	word: string,
	exists: (value: string) => boolean,
): Message | undefined {
	const value = input.values[name];
	if (typeof value !== 'string' || value === '') return undefined;
	return exists(value) ? undefined : say('badReference', word);
}
