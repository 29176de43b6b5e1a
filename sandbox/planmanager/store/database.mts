/**
 * What the garage holds, in SQLite. Documents and customers are kept as JSON beside the columns
 * that are searched. The state before a claim is kept apart from the claim: when a lease ends
 * the document reads as before, and nothing has to be undone.
 */
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue } from 'node:sqlite';
import type { Seed, SeedDocument } from '../types.mts';
import { numberKey } from './numberKey.mts';

const SCHEMA = `
CREATE TABLE records (kind TEXT, key TEXT, content TEXT, PRIMARY KEY (kind, key));
CREATE TABLE customers (id TEXT PRIMARY KEY, code TEXT, content TEXT);
CREATE TABLE invoices (
	id TEXT PRIMARY KEY, number TEXT, number_key TEXT, document_type TEXT, site TEXT, category TEXT,
	journal TEXT, date TEXT, customer_id TEXT, content TEXT, pdf TEXT,
	status TEXT DEFAULT 'NOT_EXPORTED', result TEXT, exported_at INTEGER, payload_hash TEXT,
	claim_run TEXT, lease_until INTEGER, processed INTEGER DEFAULT 0, payments TEXT,
	updated_at INTEGER
);
CREATE INDEX invoices_order ON invoices (date, number_key, id);
CREATE TABLE runs (
	invoice_id TEXT, run_id TEXT, result TEXT, recorded_at INTEGER, PRIMARY KEY (invoice_id, run_id)
);
CREATE INDEX runs_by_run ON runs (run_id);
CREATE TABLE audit (
	id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, actor TEXT, action TEXT, result TEXT,
	invoice_id TEXT, run_id TEXT, detail TEXT
);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
`;

const TABLES = ['records', 'customers', 'invoices', 'runs', 'audit', 'settings'];

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** Opens the database; `:memory:` or a file. An existing file keeps what it holds. */
export function openDatabase(path: string): { database: DatabaseSync; isNew: boolean } {
	const database = new DatabaseSync(path);
	const known = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'invoices'`).get();
	if (known === undefined) database.exec(SCHEMA);
	return { database, isNew: known === undefined };
}

/** Empties the database and fills it from the seed. `now` is in milliseconds. */
export function fillDatabase(database: DatabaseSync, seed: Seed, now: number): void {
	inTransaction(database, () => {
		for (const table of TABLES) database.exec(`DELETE FROM ${table}`);
		const record = database.prepare('INSERT INTO records VALUES (?, ?, ?)');
		const keep = (kind: string, key: string, content: unknown): void => {
			record.run(kind, key, JSON.stringify(content));
		};
		for (const site of seed.sites) keep('site', site.code, site);
		for (const category of seed.categories) keep('category', category.code, category);
		for (const journal of seed.journals) keep('journal', journal.code, journal);
		for (const account of seed.glAccounts) keep('glAccount', account.number, account);
		for (const vatCode of seed.vatCodes) keep('vatCode', vatCode.code, vatCode);
		const customer = database.prepare('INSERT INTO customers VALUES (?, ?, ?)');
		for (const each of seed.customers) customer.run(each.id, each.code, JSON.stringify(each));
		for (const document of seed.documents) addDocument(database, document, now);
	});
}

/** Adds one document. Throws when its id is taken. */
export function addDocument(database: DatabaseSync, document: SeedDocument, now: number): void {
	const { content, pdf, resetAfter } = document;
	database
		.prepare(
			`INSERT INTO invoices (id, number, number_key, document_type, site, category, journal, date,
			 customer_id, content, pdf, payload_hash, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		)
		.run(
			content.id,
			content.number,
			numberKey(content.number ?? ''),
			content.documentType,
			content.site,
			content.category,
			content.journal,
			content.date,
			content.customerId,
			JSON.stringify(content),
			JSON.stringify(pdf),
			resetAfter?.payloadHash ?? null,
			now,
		);
	if (resetAfter === undefined) return;
	database
		.prepare('INSERT INTO runs VALUES (?, ?, ?, ?)')
		.run(content.id, resetAfter.runId, JSON.stringify(resetAfter), now);
	const event = database.prepare(
		`INSERT INTO audit (at, actor, action, result, invoice_id, run_id, detail)
		 VALUES (?, ?, ?, ?, ?, ?, ?)`,
	);
	event.run(now, 'seed', 'EXPORT', resetAfter.status, content.id, resetAfter.runId, null);
	event.run(now, 'seed', 'RESET', 'NOT_EXPORTED', content.id, null, 'Contenu modifié');
}

/** Runs `work` as a whole or not at all; other processes on the same file wait. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
	if (database.isTransaction) return work();
	database.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		database.exec('COMMIT');
		return result;
	} catch (problem) {
		database.exec('ROLLBACK');
		throw problem;
	}
}
