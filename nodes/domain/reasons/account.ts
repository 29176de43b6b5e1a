/** Reasons about the lines of an invoice and their general ledger accounts. */
import {
	blocking,
	remark,
	type AboutInvoice,
	type AboutLine,
	type Definitions,
} from './definition';
import { invoiceName, lineName, quote, SOURCE } from './wording';

type AboutAccount = AboutLine & { readonly glAccount: string };

export interface AccountFacts {
	LINES_MISSING: AboutInvoice;
	LINE_WITHOUT_GL_ACCOUNT: AboutLine & { readonly description?: string };
	GL_ACCOUNT_NOT_IN_EXACT: AboutAccount;
	GL_ACCOUNT_BLOCKED: AboutAccount;
	GL_ACCOUNT_WRONG_TYPE: AboutAccount & { readonly type?: number | string };
	COST_CENTER_REQUIRED: AboutAccount;
	COST_UNIT_REQUIRED: AboutAccount;
	GL_ACCOUNT_NUMBER_MISSING: { readonly name?: string };
	GL_ACCOUNT_NAME_DIFFERS: {
		readonly glAccount: string;
		readonly name: string;
		readonly exactName: string;
	};
	TEXT_SHORTENED: AboutInvoice & {
		readonly field: string;
		readonly text: string;
		readonly maxLength: number;
	};
}

const ACCOUNTS_MENU = 'Exact Online (Financial > General ledger > G/L accounts)';

export const accountReasons: Definitions<AccountFacts> = {
	LINES_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} has no lines, so there is nothing to book.`,
		hint: `Add the lines in ${SOURCE} or cancel the invoice there.`,
		field: 'lines',
	})),
	LINE_WITHOUT_GL_ACCOUNT: blocking((facts) => ({
		message: `${lineName(facts)}${facts.description ? ` (${quote(facts.description)})` : ''} has no general ledger account.`,
		hint: `Choose the account of this line in ${SOURCE} then export the invoice again.`,
		field: 'glAccount',
	})),
	GL_ACCOUNT_NOT_IN_EXACT: blocking((facts) => ({
		message: `${usedAccount(facts)} does not exist in this Exact Online division.`,
		hint: `Create the account in ${ACCOUNTS_MENU} with exactly this number, then synchronise the accounts; or choose another account for the line.`,
		field: 'glAccount',
	})),
	GL_ACCOUNT_BLOCKED: blocking((facts) => ({
		message: `${usedAccount(facts)} is blocked in Exact Online.`,
		hint: `Unblock the account in ${ACCOUNTS_MENU} or choose another account for the line.`,
		field: 'glAccount',
	})),
	GL_ACCOUNT_WRONG_TYPE: blocking((facts) => ({
		message: `${usedAccount(facts)} cannot stand on a sales line${
			facts.type === undefined ? '' : ` (type ${facts.type} in Exact Online)`
		}.`,
		hint: 'Choose a revenue account, usually one that starts with 70. Exact Online books the customer and the VAT itself, so their accounts are not accepted on a line.',
		field: 'glAccount',
	})),
	COST_CENTER_REQUIRED: blocking((facts) => ({
		message: demands(facts, 'cost centre'),
		hint: `Fill in the analytic code of the line in ${SOURCE} or make the cost centre optional for this account in ${ACCOUNTS_MENU}.`,
		field: 'costCenter',
	})),
	COST_UNIT_REQUIRED: blocking((facts) => ({
		message: demands(facts, 'cost unit'),
		hint: `Fill in the cost unit of the line in ${SOURCE} or make the cost unit optional for this account in ${ACCOUNTS_MENU}.`,
		field: 'costUnit',
	})),
	GL_ACCOUNT_NUMBER_MISSING: blocking((facts) => ({
		message: `A general ledger account${facts.name ? ` (${quote(facts.name)})` : ''} has no number, by which it could be linked.`,
		hint: `Give the account in ${SOURCE} the number that it has in Exact Online, then synchronise again.`,
		field: 'number',
	})),
	GL_ACCOUNT_NAME_DIFFERS: remark((facts) => ({
		message: `General ledger account ${quote(facts.glAccount)} is called ${quote(facts.exactName)} in Exact Online and ${quote(facts.name)} at the source.`,
		hint: 'Nothing needs to be done: accounts are linked by number, and each side keeps its name. Check that both names mean the same account.',
		field: 'name',
	})),
	TEXT_SHORTENED: remark((facts) => ({
		message: `${invoiceName(facts)}: ${facts.field} ${quote(facts.text)} was cut to the ${facts.maxLength} characters that Exact Online holds.`,
		hint: 'Nothing needs to be done; the full text stands on the PDF. Shorten it at the source if the end of the text matters in the books.',
		field: facts.field,
	})),
};

/** Up to the verb: a line that uses the account, or the account alone when no document is at hand. */
function usedAccount(facts: AboutAccount): string {
	const account = quote(facts.glAccount);
	return isAlone(facts)
		? `General ledger account ${account}`
		: `${lineName(facts)} uses general ledger account ${account}, which`;
}

function demands(facts: AboutAccount, what: string): string {
	const account = quote(facts.glAccount);
	return isAlone(facts)
		? `General ledger account ${account} demands a ${what} on every line in Exact Online.`
		: `${lineName(facts)} has no ${what}, and account ${account} demands one in Exact Online.`;
}

function isAlone({ invoice, line }: AboutAccount): boolean {
	return invoice === undefined && line === undefined;
}
