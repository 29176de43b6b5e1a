// Bank, cash and general journal entries are made alike; this says what differs.
import type { ItemKind } from './ledger.mts';
import type { TableName } from '../store.mts';

export type MoneyKind = {
	endpoint: string;
	linesEndpoint: string;
	/** Navigation from an entry to its lines. */
	collection: string;
	entries: TableName;
	lines: TableName;
	/** Type of the journals that take such entries. */
	journalType: number;
	/** Type of the transaction: 40 money, 90 other. */
	type: number;
	topic: string;
	itemKind: ItemKind;
	/** Bank and cash entries have a line 0 on the account of their journal. */
	hasMoneyLine: boolean;
};

const BANK: MoneyKind = {
	endpoint: 'financialtransaction/BankEntries',
	linesEndpoint: 'financialtransaction/BankEntryLines',
	collection: 'BankEntryLines',
	entries: 'bankEntries',
	lines: 'bankEntryLines',
	journalType: 12,
	type: 40,
	topic: 'BankEntries',
	itemKind: 'MONEY',
	hasMoneyLine: true,
};

const CASH: MoneyKind = {
	...BANK,
	endpoint: 'financialtransaction/CashEntries',
	linesEndpoint: 'financialtransaction/CashEntryLines',
	collection: 'CashEntryLines',
	entries: 'cashEntries',
	lines: 'cashEntryLines',
	journalType: 10,
	topic: 'CashEntries',
};

export const GENERAL: MoneyKind = {
	endpoint: 'generaljournalentry/GeneralJournalEntries',
	linesEndpoint: 'generaljournalentry/GeneralJournalEntryLines',
	collection: 'GeneralJournalEntryLines',
	entries: 'generalEntries',
	lines: 'generalEntryLines',
	journalType: 90,
	type: 90,
	topic: 'GeneralJournalEntries',
	itemKind: 'MANUAL',
	hasMoneyLine: false,
};

export const MONEY_KINDS: readonly MoneyKind[] = [BANK, CASH, GENERAL];

/** The kind that a journal of this type takes; undefined for sales and purchase journals. */
export function kindOfJournal(journalType: unknown): MoneyKind | undefined {
	return MONEY_KINDS.find((kind) => kind.journalType === journalType);
}
