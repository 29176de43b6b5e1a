/** Payment terms and ledger lines of one invoice; each test overrides what it is about. */
import type { LedgerLine } from '../../../nodes/domain/payments/ledgerLine';
import type { PaymentTerm } from '../../../nodes/domain/payments/paymentTerm';

export const ENTRY = 'entry-1';

let last = 0;

/** A term of an open invoice of 100.00, number F1; a test names only what it is about. */
export function term(over: Partial<PaymentTerm> = {}): PaymentTerm {
	last += 1;
	return {
		id: `term-${last}`,
		lineId: 'line-1',
		entryId: ENTRY,
		type: 20,
		isReceivable: true,
		status: 20,
		isFullyPaid: false,
		account: 'customer-1',
		glAccount: 'gl-400',
		amountCents: -10_000,
		totalCents: 10_000,
		discountCents: 0,
		currency: 'EUR',
		journal: '700',
		entryNumber: 26700001,
		invoiceNumber: 26700001,
		yourRef: 'F1',
		description: '',
		date: '2026-10-15',
		endDate: undefined,
		paymentDate: undefined,
		...over,
	};
}

/** A part of it that was matched, by money unless a test says otherwise. */
export const matched = (
	amount: number,
	endDate: string,
	over: Partial<PaymentTerm> = {},
): PaymentTerm => term({ amountCents: amount, status: 50, endDate, paymentDate: endDate, ...over });

/** What a bank line looks like among the terms, when it is matched with this invoice alone. */
export const bankTerm = (cents: number, over: Partial<PaymentTerm> = {}): PaymentTerm =>
	matched(cents, '2026-10-20', {
		lineId: 'bank-line',
		entryId: 'bank-entry',
		type: 40,
		totalCents: -cents,
		journal: '550',
		entryNumber: 26550001,
		date: '2026-10-20',
		description: 'Amandine Lejeune',
		...over,
	});

/** A bank line of 100.00 in the general ledger. */
export function line(over: Partial<LedgerLine> = {}): LedgerLine {
	return {
		id: 'bank-line',
		entryId: 'bank-entry',
		type: 40,
		account: 'customer-1',
		glAccount: 'gl-400',
		amountCents: -10_000,
		discountCents: 0,
		journal: '550',
		entryNumber: 26550001,
		invoiceNumber: undefined,
		yourRef: '',
		date: '2026-10-20',
		description: '',
		offsetId: undefined,
		...over,
	};
}
