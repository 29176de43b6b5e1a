/**
 * Builds the sales entry that stands for an invoice: one line per general ledger account, VAT code and
 * cost centre, with the document's own VAT spread over them to the cent.
 *
 * Exact Online computes VAT per line and its sum can be a cent off the document (picqer issue 662), so the
 * VAT of each line is stated. Amounts of credit notes are negative; the type is derived by Exact Online.
 */
import type { Books } from '../books/administration';
import { rateOnDocument } from '../books/vatCode';
import type { Invoice, InvoiceLine } from '../invoice/invoice';
import { centsToAmount, sumCents } from '../values/money';
import { shorten } from '../values/text';
import { spreadVat } from '../values/vat';
import { exactVatCode } from '../books/vatMapping';

export type LineGrouping = 'accountAndVat' | 'none';

export interface EntrySettings {
	readonly grouping: LineGrouping;
	/** Also ask Exact Online to use the document's number as its own entry number. */
	readonly imposeNumber: boolean;
}

/** Body of `salesentry/SalesEntries`, without the document that is attached later. */
export interface SalesEntryBody {
	readonly Customer: string;
	readonly Journal: string;
	readonly EntryDate: string;
	readonly YourRef: string;
	readonly SalesEntryLines: readonly SalesEntryLineBody[];
	readonly DueDate?: string;
	readonly Description?: string;
	readonly Currency?: string;
	readonly PaymentReference?: string;
	readonly PaymentCondition?: string;
	readonly InvoiceNumber?: number;
	readonly EntryNumber?: number;
}

export interface SalesEntryLineBody {
	readonly GLAccount: string;
	readonly AmountFC: number;
	readonly VATCode: string;
	readonly VATAmountFC?: number;
	readonly Description?: string;
	readonly CostCenter?: string;
	readonly CostUnit?: string;
}

/** `Description` of entries and lines holds 60 characters (field lengths as integrators report them). */
const DESCRIPTION_MAX_LENGTH = 60;

const NOT_ALLOWED = 2;

/**
 * +1 for an invoice; -1 for a credit note that states its amounts as positive figures. A total of zero
 * does not tell: such a credit note counts as stated positive, as they usually are.
 */
function entrySign(invoice: Pick<Invoice, 'documentType' | 'grossCents'>): 1 | -1 {
	return invoice.documentType === 'CREDIT_NOTE' && invoice.grossCents >= 0 ? -1 : 1;
}

/** What the entry must total in the books, VAT included, in cents: negative for a credit note. */
export function entryTotalCents(invoice: Pick<Invoice, 'documentType' | 'grossCents'>): number {
	// Adding 0 turns minus zero into zero.
	return entrySign(invoice) * invoice.grossCents + 0;
}

/** The VAT in that total, in cents, of the same sign. */
export function entryVatCents(
	invoice: Pick<Invoice, 'documentType' | 'grossCents' | 'vatCents'>,
): number {
	return entrySign(invoice) * invoice.vatCents + 0;
}

/**
 * The entry for an invoice that passed every check against these books.
 * Throws when an account or VAT code is missing in the books: the checks were then not done.
 */
export function buildEntry(
	invoice: Invoice,
	books: Books,
	settings: EntrySettings,
): SalesEntryBody {
	const number = settings.imposeNumber ? Number(invoice.number) : undefined;
	return {
		Customer: invoice.accountId,
		Journal: invoice.journal,
		EntryDate: invoice.date,
		YourRef: invoice.number,
		...optional('DueDate', invoice.dueDate),
		...optional('Description', shorten(invoice.description, DESCRIPTION_MAX_LENGTH)),
		...optional('Currency', invoice.currency),
		...optional('PaymentReference', invoice.paymentReference),
		...optional('PaymentCondition', invoice.paymentCondition),
		...optional('InvoiceNumber', number),
		...optional('EntryNumber', number),
		SalesEntryLines: buildLines(invoice, books, settings.grouping),
	};
}

interface LineGroup {
	readonly line: InvoiceLine;
	readonly netCents: number;
}

function buildLines(invoice: Invoice, books: Books, grouping: LineGrouping): SalesEntryLineBody[] {
	const sign = entrySign(invoice);
	const groups = grouping === 'none' ? eachLine(invoice.lines) : grouped(invoice.lines, books);
	const vat = vatPerGroup(invoice, groups);
	const bodies = groups
		.map((group, index) => ({ ...group, vatCents: vat[index] }))
		.filter((group) => group.netCents !== 0 || group.vatCents !== 0)
		.map((group) =>
			lineBody(group.line, sign * group.netCents, sign * group.vatCents, invoice, books),
		);
	// A document of zero in the end (a full discount) still needs a line to be an entry.
	return bodies.length > 0 ? bodies : [lineBody(groups[0].line, 0, 0, invoice, books)];
}

function eachLine(lines: readonly InvoiceLine[]): LineGroup[] {
	return lines.map((line) => ({ line, netCents: line.netCents }));
}

/**
 * Lines with the same account, VAT code and cost allocation become one. Several are called after their
 * account: the text of one of them would say something else than the amount.
 */
function grouped(lines: readonly InvoiceLine[], books: Books): LineGroup[] {
	const groups = new Map<string, InvoiceLine[]>();
	for (const line of lines) {
		const key = JSON.stringify([line.glAccount, line.vatCode, line.costCenter, line.costUnit]);
		groups.set(key, [...(groups.get(key) ?? []), line]);
	}
	return [...groups.values()].map((members) => ({
		line: members.length === 1 ? members[0] : calledAfterAccount(members[0], books),
		netCents: sumCents(members.map((member) => member.netCents)),
	}));
}

function calledAfterAccount(line: InvoiceLine, { glAccounts }: Books): InvoiceLine {
	const name = glAccounts.get(line.glAccount)?.description;
	return name ? { ...line, description: name } : line;
}

/** The VAT of each group in cents, such that every VAT code's groups sum to the document's own total. */
function vatPerGroup(invoice: Invoice, groups: readonly LineGroup[]): number[] {
	const vat = groups.map(() => 0);
	for (const total of invoice.vatTotals) {
		const indexes = groups
			.map((group, index) => ({ group, index }))
			.filter(({ group }) => group.line.vatCode === total.vatCode)
			.map(({ index }) => index);
		const shares = spreadVat(
			indexes.map((index) => groups[index].netCents),
			total.vatCents,
		);
		indexes.forEach((index, position) => {
			vat[index] += shares[position];
		});
	}
	return vat;
}

function lineBody(
	line: InvoiceLine,
	netCents: number,
	vatCents: number,
	invoice: Invoice,
	books: Books,
): SalesEntryLineBody {
	const account = books.glAccounts.get(line.glAccount);
	const code = exactVatCode(books.vatMapping, line.vatCode, invoice.journal);
	const vatCode = code === undefined ? undefined : books.vatCodes.get(code);
	if (account === undefined || vatCode === undefined) {
		throw new Error(`Invoice ${invoice.number} was not checked against these books`);
	}
	const carriesVat = rateOnDocument(vatCode) !== 0 || vatCents !== 0;
	return {
		GLAccount: account.id,
		AmountFC: centsToAmount(netCents),
		VATCode: vatCode.code,
		...optional('VATAmountFC', carriesVat ? centsToAmount(vatCents) : undefined),
		...optional('Description', shorten(line.description, DESCRIPTION_MAX_LENGTH)),
		...optional('CostCenter', account.useCostCenter === NOT_ALLOWED ? '' : line.costCenter),
		...optional('CostUnit', account.useCostUnit === NOT_ALLOWED ? '' : line.costUnit),
	};
}

/** Only filled fields are sent: an empty one could overwrite what Exact Online derives by itself. */
function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined,
): { [K in Key]?: Value } {
	if (value === undefined || value === '') return {};
	return { [key]: value } as { [K in Key]?: Value };
}
