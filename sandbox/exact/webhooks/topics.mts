// Topics that were confirmed live (yusufkaracaburun/emeq-hub, config/services.php) or are named in
// the reference; the simulator fires those that have an endpoint here.

/** Endpoint that an event of a topic points to. */
export const FIRED: Readonly<Record<string, string>> = {
	Accounts: 'crm/Accounts',
	BankEntries: 'financialtransaction/BankEntries',
	CashEntries: 'financialtransaction/CashEntries',
	DocumentAttachments: 'documents/DocumentAttachments',
	Documents: 'documents/Documents',
	GeneralJournalEntries: 'generaljournalentry/GeneralJournalEntries',
	GLAccounts: 'financial/GLAccounts',
	SalesEntries: 'salesentry/SalesEntries',
};

const NAMED = (
	'PurchaseEntries Items Subscriptions Contacts BankAccounts SalesInvoices SalesOrders ' +
	'PurchaseOrders Quotations GoodsDeliveries GoodsReceipts StockPositions TimeTransactions ' +
	'CostTransactions Opportunities ProjectPlanning Employees FinancialTransactions'
).split(' ');

/** Whether somebody may subscribe to it. There is none for receivables, terms or matching. */
export function isTopic(name: string): boolean {
	return name in FIRED || NAMED.includes(name);
}
