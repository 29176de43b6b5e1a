/**
 * What settles an invoice within a bank entry without having come in. When a difference or discount is
 * accepted while matching, Exact Online adds two lines to the bank entry: one on the customer's account,
 * which may look just like a payment, and one on the account of differences; both name the invoice
 * (JNPDrops/jnp-matching). So a customer's line is money unless the line of its entry that cancels it
 * stands on an account that holds none.
 */
import { holdsMoney, isOfResult } from '../books/glAccountType';
import type { LedgerLine } from './ledgerLine';
import { DIFFERENCE, MONEY, OTHER } from './paymentTerm';

/** The ledger accounts (GUIDs) that have to be known to tell money in these lines of bank entries. */
export function accountsAgainst(
	lines: readonly LedgerLine[],
	receivables: ReadonlySet<string>,
): string[] {
	const onCustomers = customersLines(lines, receivables);
	const against = otherLines(lines, receivables).filter((line) => onCustomers.has(cancelled(line)));
	return [...new Set(against.map(({ glAccount }) => glAccount))];
}

/**
 * The customers' lines that are no money, by their GUID, with the type of what they are: a difference, or
 * another booking. `lines` = all lines of bank entries, `receivables` = GUIDs of the customers' ledger
 * accounts, `types` = type of each account of `accountsAgainst`.
 */
export function linesWithoutMoney(
	lines: readonly LedgerLine[],
	receivables: ReadonlySet<string>,
	types: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	const onCustomers = customersLines(lines, receivables);
	for (const line of otherLines(lines, receivables)) {
		const type = types.get(line.glAccount);
		if (type === undefined || holdsMoney(type)) continue;
		const onCustomer = onCustomers.get(cancelled(line))?.shift();
		if (onCustomer?.type !== MONEY) continue;
		found.set(onCustomer.id, isOfResult(type) ? DIFFERENCE : OTHER);
	}
	return found;
}

/** Lines on customers' accounts, by entry, invoice and amount. */
function customersLines(
	lines: readonly LedgerLine[],
	receivables: ReadonlySet<string>,
): Map<string, LedgerLine[]> {
	const byKey = new Map<string, LedgerLine[]>();
	// A line whose type says that it is no money comes first; of equal ones the same one in every reading.
	const sorted = lines
		.filter(({ glAccount }) => receivables.has(glAccount))
		.sort((one, other) => other.type - one.type || one.id.localeCompare(other.id));
	for (const line of sorted) {
		const key = keyOf(line, line.amountCents);
		byKey.set(key, [...(byKey.get(key) ?? []), line]);
	}
	return byKey;
}

/** Lines on other accounts that name an invoice. */
function otherLines(lines: readonly LedgerLine[], receivables: ReadonlySet<string>): LedgerLine[] {
	return lines.filter(
		({ glAccount, yourRef, invoiceNumber }) =>
			!receivables.has(glAccount) && (yourRef !== '' || invoiceNumber !== undefined),
	);
}

/** The key of the customer's line that this one cancels. */
function cancelled(line: LedgerLine): string {
	return keyOf(line, -line.amountCents);
}

function keyOf({ entryId, yourRef, invoiceNumber }: LedgerLine, cents: number): string {
	return [entryId, yourRef || `no. ${invoiceNumber}`, cents].join('|');
}
