/** The parameters of the trigger and how they are read. */
import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

/** What may change payments. There is no topic for matching, so this is a hint to go and read. */
const PAYMENT_TOPICS = ['BankEntries', 'CashEntries', 'GeneralJournalEntries', 'SalesEntries'];

export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		default: 'paymentActivity',
		options: [
			{
				name: 'Payment Activity',
				value: 'paymentActivity',
				description:
					'Bank, cash, general journal and sales entries. Let Payment Status read what changed.',
			},
			{
				name: 'Single Topics',
				value: 'topics',
				description: 'Those that are chosen below',
			},
		],
	},
	{
		displayName: 'Topics',
		name: 'topics',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		default: ['BankEntries'],
		displayOptions: { show: { event: ['topics'] } },
		description:
			'Which records to watch. Not every administration offers every topic: Exact Online refuses what it does not have.',
		options: [
			{ name: 'Account', value: 'Accounts' },
			{ name: 'Bank Account', value: 'BankAccounts' },
			{ name: 'Bank Entry', value: 'BankEntries' },
			{ name: 'Cash Entry', value: 'CashEntries' },
			{ name: 'Contact', value: 'Contacts' },
			{ name: 'Cost Transaction', value: 'CostTransactions' },
			{ name: 'Document', value: 'Documents' },
			{ name: 'Employee', value: 'Employees' },
			{ name: 'Financial Transaction', value: 'FinancialTransactions' },
			{ name: 'General Journal Entry', value: 'GeneralJournalEntries' },
			{ name: 'GL Account', value: 'GLAccounts' },
			{ name: 'Goods Delivery', value: 'GoodsDeliveries' },
			{ name: 'Goods Receipt', value: 'GoodsReceipts' },
			{ name: 'Item', value: 'Items' },
			{ name: 'Opportunity', value: 'Opportunities' },
			{ name: 'Project Planning', value: 'ProjectPlanning' },
			{ name: 'Purchase Entry', value: 'PurchaseEntries' },
			{ name: 'Purchase Order', value: 'PurchaseOrders' },
			{ name: 'Quotation', value: 'Quotations' },
			{ name: 'Sales Entry', value: 'SalesEntries' },
			{ name: 'Sales Invoice', value: 'SalesInvoices' },
			{ name: 'Sales Order', value: 'SalesOrders' },
			{ name: 'Stock Position', value: 'StockPositions' },
			{ name: 'Subscription', value: 'Subscriptions' },
			{ name: 'Time Transaction', value: 'TimeTransactions' },
		],
	},
	{
		displayName: 'Replace Other Subscriptions',
		name: 'replaceOthers',
		type: 'boolean',
		default: false,
		description:
			'Whether to take a topic over from another address of this app, such as one that a deleted workflow left behind. Never done when listening for a test event.',
	},
];

type Context = IHookFunctions | IWebhookFunctions;

/** The topics to watch, each once. Throws a NodeOperationError when none is chosen. */
export function watchedTopics(context: Context): string[] {
	if (context.getNodeParameter('event', 'paymentActivity') === 'paymentActivity') {
		return PAYMENT_TOPICS;
	}
	const chosen = context.getNodeParameter('topics', []) as unknown;
	const topics = Array.isArray(chosen) ? [...new Set(chosen.map(String))] : [];
	if (topics.length > 0) return topics;
	throw new NodeOperationError(context.getNode(), 'No topic is chosen', {
		description: 'Choose at least one topic, or the event Payment Activity.',
	});
}

/** True when topics that go to another address may be taken over; never for a test in the editor. */
export function replacesOthers(context: IHookFunctions): boolean {
	const isTest = context.getActivationMode() === 'manual';
	return !isTest && context.getNodeParameter('replaceOthers', false) === true;
}

/** The division to watch. Throws a NodeOperationError when none is chosen. */
export function watchedDivision(context: Context): number {
	const division = Number(context.getNodeParameter('division', '', { extractValue: true }));
	if (Number.isInteger(division) && division > 0) return division;
	throw new NodeOperationError(context.getNode(), 'No division is chosen', {
		description: 'Choose the Exact Online division (administration) in the parameter Division.',
	});
}
