/**
 * One document for each reason that a document can carry. Everything else about it is right, so
 * that a link which reports another reason, or none, is at fault.
 */
import type { Customer, InvoiceContent, InvoiceLine } from '../types.mts';
import type { CustomerBook } from './customers.mts';
import { creditNote, disbursement, repair } from './drafts.mts';
import type { Draft, Plant } from './documents.mts';
import { cents, decimal } from './money.mts';
import type { Random } from './random.mts';

type Change = NonNullable<Plant['change']>;

const MEBIBYTE = 1024 * 1024;

/** The planted documents. `sales` are ordinary ones that planted credit notes refer to. */
export function plantedDrafts(
	random: Random,
	book: CustomerBook,
	sales: readonly Draft[],
): Draft[] {
	const belgian = book.ordinary.filter((customer) => customer.address?.country === 'BE');
	let next = 0;
	const base = (customer?: Customer): Draft => {
		next += 1;
		const site = next % 2 === 0 ? 'NAMUR' : 'LIEGE';
		return repair(random, customer ?? random.pick(belgian), site);
	};
	const refused = (code: string, change: Change): Draft => ({
		...base(),
		plant: { code, booked: false, change },
	});
	return [
		refused('NUMBER_MISSING', (content) => ({ ...content, number: null })),
		{ ...refused('NUMBER_TAKEN_OTHER', (content) => content), journal: '700', site: 'LIEGE' },
		...inJournals(refused),
		...onAccounts(refused),
		...withVatCodes(refused),
		withDisbursement(refused('TOTALS_DIFFER', withLinesThatDiffer)),
		...forCustomers(base, book),
		...onDates(refused),
		...withPdfs(base),
		...withRemarks(random, base, sales),
		{ ...base(), plant: changedAfterBooking() },
	];
}

type Refused = (code: string, change: Change) => Draft;

function inJournals(refused: Refused): Draft[] {
	const keep: Change = (content) => content;
	return [
		{ ...refused('JOURNAL_MISSING', (content) => ({ ...content, journal: null })), journal: '720' },
		{ ...refused('JOURNAL_NOT_IN_EXACT', keep), journal: '799' },
		{ ...refused('JOURNAL_BLOCKED', keep), journal: '719' },
		{ ...refused('PURCHASE_JOURNAL', keep), journal: '600' },
	];
}

function onAccounts(refused: Refused): Draft[] {
	const account = (glAccount: string | null): Change => withFirstLine({ glAccount });
	return [
		refused('LINE_WITHOUT_GL_ACCOUNT', account(null)),
		refused('GL_ACCOUNT_NOT_IN_EXACT', account('704999')),
		refused('GL_ACCOUNT_BLOCKED', account('704950')),
		refused('GL_ACCOUNT_WRONG_TYPE', account('400000')),
		refused('COST_CENTER_REQUIRED', account('704960')),
	];
}

function withVatCodes(refused: Refused): Draft[] {
	const all = (vatCode: string, code: string): Draft => {
		const draft = refused(code, (content) => content);
		return { ...draft, lines: draft.lines.map((line) => ({ ...line, vatCode })) };
	};
	return [
		all('MARGE', 'VAT_CODE_UNMAPPED'),
		all('21A', 'VAT_CODE_NOT_IN_EXACT'),
		all('21C', 'VAT_CODE_INCLUSIVE'),
		all('21X', 'VAT_CODE_BLOCKED'),
		refused('VAT_TOTAL_DIFFERS', withVatThatDiffers),
	];
}

function forCustomers(base: (customer?: Customer) => Draft, book: CustomerBook): Draft[] {
	const plant = (code: string): Plant => ({ code, booked: false });
	return [
		{ ...base(book.withoutAddress), plant: plant('CUSTOMER_WITHOUT_ADDRESS') },
		{ ...base(book.ambiguous), plant: plant('CUSTOMER_AMBIGUOUS') },
		{ ...base(book.blocked), plant: plant('CUSTOMER_BLOCKED') },
	];
}

// The column for the date is free text in PlanManager: a day that doesn't exist gets in.
function onDates(refused: Refused): Draft[] {
	const on =
		(date: string, dueDate: string): Change =>
		(content) => ({ ...content, date, dueDate });
	return [
		refused('PERIOD_MISSING', on('2031-01-15', '2031-02-14')),
		refused('PERIOD_CLOSED', on('2026-03-12', '2026-04-11')),
		refused('DATE_INVALID', on('2026-02-31', '2026-03-31')),
	];
}

// A booking doesn't wait for its PDF, so these are booked and the PDF is reported.
function withPdfs(base: () => Draft): Draft[] {
	return [
		{ ...base(), plant: { code: 'PDF_MISSING', booked: true, pdf: { kind: 'none' } } },
		{ ...base(), plant: { code: 'PDF_INVALID', booked: true, pdf: { kind: 'notPdf' } } },
		{
			...base(),
			plant: { code: 'PDF_TOO_LARGE', booked: true, pdf: { kind: 'padded', bytes: 26 * MEBIBYTE } },
		},
	];
}

function withRemarks(random: Random, base: () => Draft, sales: readonly Draft[]): Draft[] {
	const [first, second] = sales.filter((draft) => draft.journal === '700');
	if (first === undefined || second === undefined) throw new Error('Too few sales to credit.');
	const wrongCheckDigits: Change = (content) => ({
		...content,
		...(content.paymentReference === undefined
			? {}
			: { paymentReference: withOtherCheckDigits(content.paymentReference) }),
	});
	const withoutOriginal: Change = ({ originalInvoiceNumber: _, ...content }) => content;
	return [
		{
			...base(),
			plant: { code: 'PAYMENT_REFERENCE_INVALID', booked: true, change: wrongCheckDigits },
		},
		{
			...creditNote(random, first, false),
			plant: { code: 'CREDIT_NOTE_WITHOUT_INVOICE', booked: true, change: withoutOriginal },
		},
		{
			...creditNote(random, second, false),
			journal: '700',
			plant: { code: 'CREDIT_IN_SALES_JOURNAL', booked: true },
		},
	];
}

function changedAfterBooking(): Plant {
	return {
		code: 'PAYLOAD_CHANGED',
		booked: false,
		resetAfter: {
			status: 'EXPORTED',
			outcome: 'created',
			runId: 'nightly-2026-11-12',
			division: 3_114_772,
			entryId: '5d0c2f7e-8a41-4f0b-9c36-2be7a1f4d911',
			entryNumber: 26_700_900,
			// Of a content that the document had before somebody changed it.
			payloadHash: 'b7e23ec29af22b0b4e41da31e868d57226121c84f9d5b2f1c0a4e7d39a6d1c55',
		},
	};
}

function withDisbursement(draft: Draft): Draft {
	return { ...draft, lines: [...draft.lines, disbursement()] };
}

function withFirstLine(change: Partial<InvoiceLine>): Change {
	return (content) => ({
		...content,
		lines: content.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)),
	});
}

/** Ten euro more on the last line, which bears no VAT, and on no total. */
function withLinesThatDiffer(content: InvoiceContent): InvoiceContent {
	const lines = content.lines.map((line, index) => {
		if (index < content.lines.length - 1) return line;
		const net = decimal(cents(line.net) + 1_000);
		return { ...line, unitPrice: net, net };
	});
	return { ...content, lines };
}

/** Five euro of VAT too many, carried through to the totals so that only the VAT is wrong. */
function withVatThatDiffers(content: InvoiceContent): InvoiceContent {
	const more = (amount: string): string => decimal(cents(amount) + 500);
	const { totals } = content;
	return {
		...content,
		vatTotals: content.vatTotals.map((total) => ({ ...total, vat: more(total.vat) })),
		totals: { net: totals.net, vat: more(totals.vat), gross: more(totals.gross) },
	};
}

function withOtherCheckDigits(reference: string): string {
	const check = Number(reference.slice(10));
	return `${reference.slice(0, 10)}${String(check === 97 ? 1 : check + 1).padStart(2, '0')}`;
}
