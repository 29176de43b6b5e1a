// Entries that the accountant typed in by hand under numbers that the garage's program uses for
// other documents. They go through the same door as every entry, and are processed already.
import takenNumbers from '../../seed/taken-numbers.json' with { type: 'json' };
import { settle } from '../booking/settle.mts';
import type { Work } from '../resources/resource.mts';
import { salesEntries } from '../resources/salesEntries.mts';
import { stableGuid } from '../guid.mts';
import type { Row, Value } from '../store.mts';

type TakenNumber = (typeof takenNumbers)[number];

const PROCESSED = 50;

/** Books every entry of the list. Throws when one names a customer or account that isn't seeded. */
export function bookTakenNumbers(work: Work): void {
	for (const taken of takenNumbers) {
		const entryId = stableGuid(work.books.division, 'entries', taken.number);
		void salesEntries.create?.(
			{
				values: {
					EntryID: entryId,
					Customer: idOf(customerOf(taken, work)),
					Journal: taken.journal,
					EntryDate: Date.parse(taken.entryDate),
					YourRef: taken.number,
					InvoiceNumber: Number(taken.number),
					Description: 'Encodé à la main',
				},
				collections: { SalesEntryLines: [lineOf(taken, work)] },
			},
			// A switch may stand otherwise; the seed is the same on every start.
			{
				...work,
				switches: { ...work.switches, ownEntryId: 'honoured', imposedNumber: 'honoured' },
			},
		);
		const entry = work.books.entries.get(entryId);
		if (entry) settle(Object.assign(entry, { Status: PROCESSED }), work);
	}
}

function lineOf(taken: TakenNumber, { books }: Work): Row {
	return {
		GLAccount: idOf(books.glAccounts.where('Code', taken.glAccount)[0]),
		VATCode: taken.exactVatCode,
		AmountFC: taken.net,
		VATAmountFC: taken.vat,
	};
}

// The names differ in notation between the two programs; digits of the VAT number don't.
function customerOf(taken: TakenNumber, { books }: Work): Row | undefined {
	const wanted = digits(taken.customerVatNumber);
	return books.accounts.find((account) => digits(account['VATNumber']) === wanted);
}

function digits(value: Value | undefined): string {
	return String(value ?? '').replace(/\D/g, '');
}

function idOf(row: Row | undefined): string {
	if (!row) throw new Error('A taken number refers to something that is not in the seed');
	return String(row['ID']);
}
