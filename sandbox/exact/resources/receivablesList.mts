// read/financial/ReceivablesList and …ByAccount: open items only, so that what isn't listed is
// settled. An invoice has a row for each open term; money that isn't matched is listed as well.
import { badRequest } from '../problem.mts';
import type { Row } from '../store.mts';
import { fromCents } from '../booking/amounts.mts';
import { readKey } from '../api/address.mts';
import type { Item, Part } from '../payments/ledger.mts';
import type { Resource, Work } from './resource.mts';

const HANDED_TO_BANK = 40;

export const receivablesLists: readonly Resource[] = [
	{
		endpoint: 'read/financial/ReceivablesList',
		rows: openRows,
		checkList: (query, work) => {
			// Said to be impossible (picqer issue 503), and done (ossobv filters AccountId, DueDate).
			if (query.filter && work.switches.receivablesListFilter === 'refused') {
				throw badRequest('Filtering on these fields is not supported: ReceivablesList.');
			}
		},
	},
	{
		endpoint: 'read/financial/ReceivablesListByAccount',
		rows(work, parameters) {
			const account = parameters.get('accountId');
			if (account === null) throw badRequest('Bad Request - Error in query syntax.');
			return openRows(work).filter((row) => row['AccountId'] === readKey(account));
		},
	},
];

function openRows(work: Work): Row[] {
	return [...work.books.ledger.items.values()].flatMap((item) =>
		item.parts.filter((part) => part.setId === null).map((part) => openRow(item, part, work)),
	);
}

function openRow(item: Item, part: Part, { books, switches }: Work): Row {
	const line = books.transactionLines.get(item.lineId) ?? {};
	const term = books.terms.get(part.termId) ?? {};
	const sign = switches.receivablesListSign === 'negative' ? -1 : 1;
	const amount = fromCents(sign * part.cents);
	return {
		HID: Number(term['Timestamp'] ?? 0),
		AccountId: line['Account'] ?? null,
		AccountCode: line['AccountCode'] ?? null,
		AccountName: line['AccountName'] ?? null,
		Amount: amount,
		AmountInTransit: part.openStatus === HANDED_TO_BANK ? amount : 0,
		CurrencyCode: line['Currency'] ?? null,
		Description: line['Description'] ?? null,
		DueDate: line['DueDate'] ?? null,
		EntryNumber: line['EntryNumber'] ?? null,
		InvoiceDate: line['Date'] ?? null,
		InvoiceNumber: line['InvoiceNumber'] ?? null,
		JournalCode: line['JournalCode'] ?? null,
		JournalDescription: line['JournalDescription'] ?? null,
		// A bank line that is open has none, unless it was imported with one.
		YourRef: term['YourRef'] ?? null,
	};
}
