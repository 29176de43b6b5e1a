import type { Books, Row } from '../store.mts';

/** A transaction line with every description that follows from its references. */
export function ledgerLine(values: Row, books: Books): Row {
	const account = books.accounts.get(values['Account'] ?? null);
	const glAccount = books.glAccounts.get(values['GLAccount'] ?? null);
	const journal = books.journals.where('Code', values['JournalCode'] ?? null)[0];
	const document = books.documents.get(values['Document'] ?? null);
	return {
		Account: null,
		InvoiceNumber: null,
		YourRef: null,
		OffsetID: null,
		...values,
		AccountCode: account?.['Code'] ?? null,
		AccountName: account?.['Name'] ?? null,
		GLAccountCode: glAccount?.['Code'] ?? null,
		GLAccountDescription: glAccount?.['Description'] ?? null,
		JournalDescription: journal?.['Description'] ?? null,
		DocumentNumber: document?.['HID'] ?? null,
		DocumentSubject: document?.['Subject'] ?? null,
	};
}
