// The books in memory: one set of tables for each division. A row holds wire names; dates are
// milliseconds since the epoch, midnight UTC standing for a calendar day.
import { createLedger } from './payments/ledger.mts';
import type { Ledger } from './payments/ledger.mts';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

export const TABLES = [
	'accounts',
	'glAccounts',
	'journals',
	'vatCodes',
	'periods',
	'periodStatus',
	'paymentConditions',
	'documents',
	'attachments',
	'entries',
	'entryLines',
	'costCenters',
	'currencies',
	'transactionLines',
	'terms',
	'bankEntries',
	'bankEntryLines',
	'cashEntries',
	'cashEntryLines',
	'generalEntries',
	'generalEntryLines',
	'deleted',
	'subscriptions',
] as const;

export type TableName = (typeof TABLES)[number];

export type Books = Record<TableName, Table> & {
	division: number;
	/** What system/Divisions says of it. */
	company: Row;
	/** Receivables and what they are matched with. */
	ledger: Ledger;
	/** Row version of the latest change; beyond 32 bits, as a real one is. */
	rowVersion: number;
	/** Last number of each journal and year other than sales ("550/2026"). */
	lastNumbers: Map<string, number>;
};

const FIRST_ROW_VERSION = 6_000_000_000;

export type Table = {
	all: () => readonly Row[];
	/** By primary key, in any case of its letters. */
	get: (id: Value | undefined) => Row | undefined;
	find: (test: (row: Row) => boolean) => Row | undefined;
	where: (name: string, value: Value) => Row[];
	add: (row: Row) => Row;
	remove: (id: Value) => void;
};

/** An empty table whose rows are known by `key`. */
function createTable(key: string): Table {
	const rows = new Map<Value, Row>();
	return {
		all: () => [...rows.values()],
		get: (id) => (id === undefined ? undefined : rows.get(keyForm(id))),
		find: (test) => {
			for (const row of rows.values()) if (test(row)) return row;
			return undefined;
		},
		where: (name, value) => [...rows.values()].filter((row) => row[name] === value),
		add(row) {
			rows.set(keyForm(row[key] ?? null), row);
			return row;
		},
		remove: (id) => void rows.delete(keyForm(id)),
	};
}

function keyForm(id: Value): Value {
	return typeof id === 'string' ? id.toLowerCase() : id;
}

/** Empty books of a division. */
export function createBooks(division: number, company: Row): Books {
	const keys: Partial<Record<TableName, string>> = {
		entries: 'EntryID',
		bankEntries: 'EntryID',
		cashEntries: 'EntryID',
		generalEntries: 'EntryID',
		costCenters: 'Code',
		currencies: 'Code',
	};
	const tables = TABLES.map((name) => [name, createTable(keys[name] ?? 'ID')] as const);
	return {
		...(Object.fromEntries(tables) as Record<TableName, Table>),
		division,
		company,
		ledger: createLedger(),
		rowVersion: FIRST_ROW_VERSION,
		lastNumbers: new Map(),
	};
}

/** Midnight UTC of the calendar day that a moment falls on. */
export function dayOf(ms: number): number {
	return Math.floor(ms / 86_400_000) * 86_400_000;
}

/** A calendar day as Exact stores it. `month` counts from 1. */
export function day(year: number, month: number, date: number): number {
	return Date.UTC(year, month - 1, date);
}
