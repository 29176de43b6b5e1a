import { createExactClient } from './client';
import type { ExactClient, ExactContext } from './client';
import { ExactError } from './errors';
import { flag, number, text } from './row';
import type { Row } from './row';

export interface ExactDivision {
	/** The number that stands in every address and that a user knows as administration. */
	readonly code: number;
	readonly description: string;
	readonly customerName: string;
	/** ISO 3166 code of two letters. */
	readonly country: string;
	readonly currency: string;
	/** The administration that the user last opened in the browser. */
	readonly current: boolean;
}

const SELECT = ['Code', 'Description', 'CustomerName', 'Country', 'Currency', 'Current'];

/** Every division that the user of the credential can reach, an accountant's clients included. */
export async function listDivisions(client: ExactClient): Promise<ExactDivision[]> {
	const rows = await client.list<Row>('system/Divisions', { select: SELECT });
	return rows.map(toDivision);
}

function toDivision(row: Row): ExactDivision {
	return {
		code: number(row.Code),
		description: text(row.Description),
		customerName: text(row.CustomerName),
		country: text(row.Country),
		currency: text(row.Currency),
		current: flag(row.Current),
	};
}

export interface ExactUser {
	readonly name: string;
	/** Such as fr-BE: the language of Exact Online's texts for this user. */
	readonly language: string;
	/** 0 when Exact Online names none. */
	readonly currentDivision: number;
}

/** The user of the credential; the cheapest question there is. Throws what the client throws. */
export async function getUser(context: ExactContext): Promise<ExactUser> {
	const client = await createExactClient(context, undefined);
	const me = await client.get<Row>('current/Me', {
		select: ['FullName', 'UserName', 'LanguageCode', 'CurrentDivision'],
	});
	return {
		name: text(me?.FullName) || text(me?.UserName),
		language: text(me?.LanguageCode),
		currentDivision: number(me?.CurrentDivision),
	};
}

/** The client's own division, or undefined when the user can't reach it. */
export async function getDivision(client: ExactClient): Promise<ExactDivision | undefined> {
	const row = await client.get<Row>('system/Divisions', {
		select: SELECT,
		filter: `Code eq ${client.division}`,
	});
	return row && toDivision(row);
}

/**
 * A text that changes when the row versions of the client's division start again, so that whoever reads a
 * sync feed must do so too; empty when they never did. They do when the division moves to another
 * database, and when it is linked with Exact's HR or unlinked (Exact's help page on the sync API).
 */
export async function getMoveDate(client: ExactClient): Promise<string> {
	const row = await client.get<Row>('system/Divisions', {
		select: ['Code', 'DivisionMoveDate', 'DivisionHRLinkUnlinkDate'],
		filter: `Code eq ${client.division}`,
	});
	const moved = text(row?.DivisionMoveDate);
	const linked = text(row?.DivisionHRLinkUnlinkDate);
	return linked === '' ? moved : `${moved}|${linked}`;
}

/**
 * The division that the user last opened in the browser. It changes under you, so it only serves to
 * have a valid address for `listDivisions`, never to choose where to book.
 */
export async function getCurrentDivision(context: ExactContext): Promise<number> {
	const client = await createExactClient(context, undefined);
	const me = await client.get<Row>('current/Me', { select: ['CurrentDivision'] });
	const division = number(me?.CurrentDivision);
	if (division > 0) return division;
	throw new ExactError({
		kind: 'refused',
		message: 'Exact Online names no division for the user of this credential',
		hint: 'Log in at Exact Online as this user and open the administration once.',
		endpoint: 'current/Me',
		fatal: true,
	});
}
