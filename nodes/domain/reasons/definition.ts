/**
 * A reason says why a record was not done ("blocking") or done with a remark. Its code never
 * changes, so workflows and documents may rely on it; its texts may.
 */
export type Severity = 'blocking' | 'remark';

/** What one reason says: what is wrong with which record, and what to do where. */
export interface ReasonText {
	readonly message: string;
	readonly hint: string;
	/** Name of the input field that the reason is about, if it is about one. */
	readonly field?: string;
}

export interface Definition<Facts> {
	readonly severity: Severity;
	readonly text: (facts: Facts) => ReasonText;
}

/** One definition for each code of a subject; `Facts` maps the code to what its text needs. */
export type Definitions<Facts> = { readonly [Code in keyof Facts]: Definition<Facts[Code]> };

/** The invoice a reason is about, by its own number; absent when the number itself is. */
export interface AboutInvoice {
	readonly invoice?: string;
}

/** A line of that invoice, counted from 1 as a person does. */
export interface AboutLine extends AboutInvoice {
	readonly line?: number;
}

export function blocking<Facts>(text: (facts: Facts) => ReasonText): Definition<Facts> {
	return { severity: 'blocking', text };
}

export function remark<Facts>(text: (facts: Facts) => ReasonText): Definition<Facts> {
	return { severity: 'remark', text };
}
