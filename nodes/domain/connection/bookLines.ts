/** Lines about what has to be in step between the source and the administration. */
import type { LineDefinition } from './lineDefinition';

export const bookLines = {
	JOURNALS_IN_STEP: {
		check: 'journals',
		status: 'green',
		message: 'All {count} journals are sales journals in Exact Online and open for use.',
		hint: '',
	},
	JOURNALS_MISSING: {
		check: 'journals',
		status: 'red',
		message: 'These journals do not exist in Exact Online: {journals}.',
		hint: 'Create them in Exact Online with exactly these codes, or import the journals and use existing ones. Invoices in them are refused until then.',
	},
	JOURNALS_BLOCKED: {
		check: 'journals',
		status: 'amber',
		message: 'These journals are blocked in Exact Online: {journals}.',
		hint: 'Unblock them, or use other journals. Invoices in them are refused.',
	},
	JOURNALS_NOT_SALES: {
		check: 'journals',
		status: 'amber',
		message: 'These journals are not sales journals in Exact Online: {journals}.',
		hint: 'Leave them out of the export. Only sales journals (type 20) take invoices and credit notes.',
	},
	JOURNALS_NONE: {
		check: 'journals',
		status: 'amber',
		message: 'The list of journals is empty, so nothing was compared.',
		hint: 'Import the journals first, or check where the list comes from.',
	},
	GL_ACCOUNTS_IN_STEP: {
		check: 'glAccounts',
		status: 'green',
		message: 'All {count} general ledger accounts exist in Exact Online and can be used.',
		hint: '',
	},
	GL_ACCOUNTS_MISSING: {
		check: 'glAccounts',
		status: 'red',
		message: 'These general ledger accounts do not exist in Exact Online: {accounts}.',
		hint: 'Create them in Exact Online with exactly these numbers, then synchronise the accounts. Invoices that use them are refused until then.',
	},
	GL_ACCOUNTS_BLOCKED: {
		check: 'glAccounts',
		status: 'amber',
		message: 'These general ledger accounts are blocked in Exact Online: {accounts}.',
		hint: 'Unblock them, or use other accounts. Invoices that use them are refused.',
	},
	GL_ACCOUNTS_WRONG_TYPE: {
		check: 'glAccounts',
		status: 'amber',
		message: 'These general ledger accounts cannot stand on a sales line: {accounts}.',
		hint: 'Use revenue accounts. Exact Online books the customer and the VAT itself.',
	},
	GL_ACCOUNTS_NONE: {
		check: 'glAccounts',
		status: 'amber',
		message: 'The list of general ledger accounts is empty, so nothing was compared.',
		hint: 'Import the accounts first, or check where the list comes from.',
	},
	VAT_MAPPING_SOUND: {
		check: 'vatMapping',
		status: 'green',
		message: 'All {count} VAT codes are mapped to fitting codes of Exact Online.',
		hint: '',
	},
	VAT_MAPPING_WRONG: {
		check: 'vatMapping',
		status: 'red',
		message: 'These VAT codes are mapped to codes of Exact Online that do not fit: {codes}.',
		hint: 'Open the form Map VAT codes: it says what is wrong with each, and which code fits.',
	},
	VAT_CODES_UNMAPPED: {
		check: 'vatMapping',
		status: 'amber',
		message: 'These VAT codes are not mapped to a code of Exact Online: {codes}.',
		hint: 'Map them with the form Map VAT codes; where journals stand in brackets, only those lack one. Invoices with these codes are refused until then.',
	},
	VAT_CODES_NONE: {
		check: 'vatMapping',
		status: 'amber',
		message: 'The list of VAT codes is empty, so nothing was compared.',
		hint: 'Check where the list comes from.',
	},
	PERIOD_OPEN: {
		check: 'period',
		status: 'green',
		message: 'Period {period}, which holds today ({date}), is open.',
		hint: '',
	},
	PERIOD_MISSING: {
		check: 'period',
		status: 'red',
		message: 'Exact Online has no financial period for today ({date}).',
		hint: 'Ask the accountant to create the financial year. Invoices of today are refused until then.',
	},
	PERIOD_CLOSED: {
		check: 'period',
		status: 'red',
		message:
			'Period {period}, which holds today ({date}), is closed for these journals: {journals}.',
		hint: 'Ask the accountant to open the period. Invoices of today are refused until then.',
	},
	PERIOD_NOT_TOLD: {
		check: 'period',
		status: 'amber',
		message:
			'Period {period} holds today ({date}), but Exact Online does not tell whether it is open.',
		hint: 'Give the user the right to see the status of journals, or do without: Exact Online itself refuses an entry in a closed period.',
	},
} as const satisfies Record<string, LineDefinition>;
