/** What a delivery says, once its signature was checked. */
import { z } from 'zod';

import { givenText, parsedJson } from '../domain/values/given';

/**
 * What is needed to know whom an event is for. The rest is handed on where it is there: a delivery that
 * is refused comes ten times more, and what follows reads the records by itself.
 */
const content = z.object({
	Topic: z.string().min(1),
	ClientId: z.string().min(1),
	Division: z.coerce.number().int().positive(),
	Action: z.unknown().transform(givenText),
	Key: z.unknown().transform(givenText),
	ExactOnlineEndpoint: z.unknown().transform(givenText),
	EventCreatedOn: z.unknown().transform(givenText),
});

/** What the workflow gets. */
export interface ExactEvent {
	/** Such as BankEntries. */
	readonly topic: string;
	/** Update or Delete; Create is in older documentation. This and the following may be empty. */
	readonly action: string;
	readonly division: number;
	/** GUID of the record. */
	readonly key: string;
	/** Address of the record in the API. */
	readonly endpoint: string;
	/** Exact Online's time without zone. */
	readonly createdOn: string;
}

export interface Delivery {
	readonly clientId: string;
	readonly event: ExactEvent;
}

/** Reads the bytes (latin1 text) of `Content`; undefined when they are not what Exact Online sends. */
export function readDelivery(bytes: string): Delivery | undefined {
	const parsed = content.safeParse(parsedJson(utf8Of(bytes)));
	if (!parsed.success) return undefined;
	const { Topic, ClientId, Division, Action, Key, ExactOnlineEndpoint, EventCreatedOn } =
		parsed.data;
	return {
		clientId: ClientId,
		event: {
			topic: Topic,
			action: Action,
			division: Division,
			key: Key,
			endpoint: ExactOnlineEndpoint,
			createdOn: EventCreatedOn,
		},
	};
}

/** App keys are shown with braces or without, in either letter case. */
export function isSameClient(one: string, other: string): boolean {
	const plain = (id: string) =>
		id
			.trim()
			.replace(/^\{|\}$/g, '')
			.toLowerCase();
	return plain(one) !== '' && plain(one) === plain(other);
}

function utf8Of(bytes: string): string {
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
