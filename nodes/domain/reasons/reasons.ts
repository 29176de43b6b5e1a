/**
 * All reasons in one typed table: a stable code, the facts its text needs, and whether it holds a
 * record back. Nodes say what they found; wording is decided here and nowhere else.
 */
import { accountReasons, type AccountFacts } from './account';
import { amountReasons, type AmountFacts } from './amount';
import { customerReasons, type CustomerFacts } from './customer';
import type { Definitions, Severity } from './definition';
import { documentReasons, type DocumentFacts } from './document';
import { journalReasons, type JournalFacts } from './journal';
import { numberReasons, type NumberFacts } from './number';
import { paymentReasons, type PaymentFacts } from './payment';
import { reconciliationReasons, type ReconciliationFacts } from './reconciliation';
import { serviceReasons, type ServiceFacts } from './service';
import { shownFacts } from './shownFacts';

/** What each code needs to know for its text: `ReasonFacts['JOURNAL_BLOCKED']` and so on. */
export interface ReasonFacts
	extends NumberFacts,
		JournalFacts,
		AccountFacts,
		AmountFacts,
		CustomerFacts,
		DocumentFacts,
		PaymentFacts,
		ReconciliationFacts,
		ServiceFacts {}

export type ReasonCode = keyof ReasonFacts;

export interface Reason {
	readonly code: ReasonCode;
	readonly severity: Severity;
	/** What is wrong with which record, in English. */
	readonly message: string;
	/** What to do, and where. */
	readonly hint: string;
	/** The input field it is about, if it is about one. */
	readonly field?: string;
	/** What the message quotes, as short texts: for saying the same in another language. */
	readonly facts: Readonly<Record<string, string>>;
}

const definitions: Definitions<ReasonFacts> = {
	...numberReasons,
	...journalReasons,
	...accountReasons,
	...amountReasons,
	...customerReasons,
	...documentReasons,
	...paymentReasons,
	...reconciliationReasons,
	...serviceReasons,
};

/** Every code there is, by subject. */
export const reasonCodes: readonly ReasonCode[] = Object.keys(definitions) as ReasonCode[];

/** Whether a reason with this code holds its record back, unless a node decides otherwise. */
export function severityOf(code: ReasonCode): Severity {
	return definitions[code].severity;
}

/** Builds a reason: the code, and the facts that its message quotes. */
export function reason<Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code]): Reason {
	const { severity, text } = definitions[code];
	return { code, severity, ...text(facts), facts: shownFacts(facts) };
}

/** The same reason with another weight: a missing PDF blocks if the user wants no entry without. */
export function withSeverity(given: Reason, severity: Severity): Reason {
	return { ...given, severity };
}

/** True if at least one of the reasons holds the record back. */
export function isBlocked(reasons: readonly Reason[]): boolean {
	return reasons.some(({ severity }) => severity === 'blocking');
}

/**
 * True for a remark about a customer, as an item carries it. They come from the step that finds the
 * customer and hold for its document too.
 */
export function isCustomerRemark(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const { code, severity } = value as Readonly<Record<string, unknown>>;
	return (
		severity === 'remark' && typeof code === 'string' && Object.keys(customerReasons).includes(code)
	);
}
