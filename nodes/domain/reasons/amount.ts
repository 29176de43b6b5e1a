/** Reasons about VAT codes and amounts. An invoice whose own totals disagree never leaves. */
import {
	blocking,
	remark,
	type AboutInvoice,
	type AboutLine,
	type Definitions,
} from './definition';
import { amount, invoiceName, lineName, listed, quote, SOURCE } from './wording';

type AboutExactVatCode = AboutInvoice & {
	/** The invoice's own VAT code. */
	readonly vatCode?: string;
	readonly exactVatCode: string;
};

/** Which total of a document; `base` is the taxable base of one VAT code. */
export type TotalName = 'net' | 'vat' | 'gross' | 'base';

export interface AmountFacts {
	VAT_CODE_UNMAPPED: AboutLine & { readonly vatCode?: string; readonly journal?: string };
	VAT_CODE_NOT_IN_EXACT: AboutExactVatCode;
	VAT_CODE_INCLUSIVE: AboutExactVatCode;
	VAT_CODE_BLOCKED: AboutExactVatCode;
	VAT_CODE_FOR_PURCHASE: AboutExactVatCode;
	VAT_RATE_DIFFERS: AboutExactVatCode & {
		/** In percent. */
		readonly rate: number;
		/** In percent; what a document with this code carries, so 0 under reverse charge. */
		readonly exactRate: number;
	};
	VAT_CODE_MISSING: object;
	VAT_RATE_UNKNOWN: { readonly vatCode: string; readonly rate: unknown };
	VAT_TOTALS_MISSING: AboutInvoice & { readonly vatCodes: readonly string[] };
	VAT_TOTAL_DIFFERS: AboutInvoice & {
		readonly vatCode: string;
		readonly baseCents: number;
		readonly vatCents: number;
		readonly expectedCents: number;
	};
	TOTALS_DIFFER: AboutInvoice & {
		readonly total: TotalName;
		/** Of which the base is meant. */
		readonly vatCode?: string;
		readonly statedCents: number;
		readonly computedCents: number;
	};
	AMOUNT_INVALID: AboutLine & { readonly field: string; readonly value: unknown };
	CURRENCY_UNKNOWN: AboutInvoice & { readonly currency: string };
}

const VAT_MENU = 'Exact Online (Financial > VAT > VAT codes)';

export const amountReasons: Definitions<AmountFacts> = {
	VAT_CODE_UNMAPPED: blocking((facts) => ({
		message: facts.vatCode
			? `${usedVatCode(facts)} no VAT code of Exact Online is set${
					facts.journal ? ` (journal ${quote(facts.journal)})` : ''
				}.`
			: `${lineName(facts)} has no VAT code${facts.line === undefined ? ' on one of its lines' : ''}.`,
		hint: facts.vatCode
			? 'Add this code to the VAT code mapping of the node, or map it in PlanManager with the form Map VAT codes. Ask the accountant which code of Exact Online belongs to it.'
			: `Choose the VAT code of the line in ${SOURCE} then export the invoice again.`,
		field: 'vatCode',
	})),
	VAT_CODE_NOT_IN_EXACT: blocking((facts) => ({
		message: `${about(facts)}${
			facts.vatCode ? `VAT code ${quote(facts.vatCode)} is mapped to` : 'A mapping names'
		} ${quote(facts.exactVatCode)}, which does not exist in this Exact Online division.`,
		hint: `Look the code up in ${VAT_MENU} and correct the VAT code mapping. Codes differ from one administration to the next.`,
		field: 'vatCode',
	})),
	VAT_CODE_INCLUSIVE: blocking((facts) => ({
		message: `${about(facts)}VAT code ${quote(facts.exactVatCode)} of Exact Online is for amounts including VAT, while lines are sent excluding VAT.`,
		hint: `Map to a code of the type "excluding" in ${VAT_MENU}. With this code the VAT would be taken out of the net amount.`,
		field: 'vatCode',
	})),
	VAT_CODE_BLOCKED: blocking((facts) => ({
		message: `${about(facts)}VAT code ${quote(facts.exactVatCode)} is blocked in Exact Online.`,
		hint: `Unblock the code in ${VAT_MENU} or map to another one.`,
		field: 'vatCode',
	})),
	VAT_CODE_FOR_PURCHASE: blocking((facts) => ({
		message: `${about(facts)}VAT code ${quote(facts.exactVatCode)} of Exact Online is for purchases only.`,
		hint: `Map to a code for sales, or for both, in ${VAT_MENU}.`,
		field: 'vatCode',
	})),
	VAT_RATE_DIFFERS: blocking((facts) => ({
		message: `${about(facts)}VAT code ${quote(facts.vatCode)} is ${facts.rate} %, and code ${quote(facts.exactVatCode)} of Exact Online puts ${facts.exactRate} % on a document.`,
		hint: `Map to the code with the same rate in ${VAT_MENU}. Under reverse charge a document carries no VAT, so its rate counts as 0 %.`,
		field: 'vatCode',
	})),
	VAT_CODE_MISSING: blocking(() => ({
		message: 'This item has no VAT code, so there is nothing to check.',
		hint: 'Check the expression of the parameter VAT Code: each item is one VAT code of the source.',
		field: 'vatCode',
	})),
	VAT_RATE_UNKNOWN: remark((facts) => ({
		message: `VAT code ${quote(facts.vatCode)} has rate ${quote(facts.rate)}, which cannot be read as a percentage, so it was not compared.`,
		hint: 'Deliver the rate as a percentage, such as 21 or "21.00".',
		field: 'rate',
	})),
	VAT_TOTALS_MISSING: blocking((facts) => ({
		message: `${invoiceName(facts)} has no VAT amount for VAT code ${listed(facts.vatCodes.map(quote))}.`,
		hint: 'Deliver base and VAT for each VAT code of the invoice (vatTotals). With several codes only the invoice itself can say how its VAT is divided.',
		field: 'vatTotals',
	})),
	VAT_TOTAL_DIFFERS: blocking((facts) => ({
		message: `${invoiceName(facts)}: VAT of code ${quote(facts.vatCode)} is ${amount(facts.vatCents)} on a base of ${amount(
			facts.baseCents,
		)}, where ${amount(facts.expectedCents)} is expected.`,
		hint: `Check rate and VAT amount of the invoice in ${SOURCE} and check that the VAT code is mapped to the code of Exact Online with the same rate.`,
		field: 'vatTotals',
	})),
	TOTALS_DIFFER: blocking((facts) => ({
		message: `${invoiceName(facts)}: the ${totalInWords(facts)} is stated as ${amount(facts.statedCents)}, but its parts add up to ${amount(
			facts.computedCents,
		)}.`,
		hint: `Recalculate the invoice in ${SOURCE} so that lines, VAT and totals agree to the cent. Nothing was booked.`,
		field: 'totals',
	})),
	AMOUNT_INVALID: blocking((facts) => ({
		message: `${lineName(facts)}: ${facts.field} ${quote(facts.value)} cannot be read as an amount with at most two decimals.`,
		hint: 'Deliver amounts as numbers or as text like "1234.56" or "1.234,56". Text like "1.234" is not accepted, because it may mean 1234 or 1.23.',
		field: facts.field,
	})),
	CURRENCY_UNKNOWN: blocking((facts) => ({
		message: `${invoiceName(facts)} is in currency ${quote(facts.currency)}, which is not a known currency code.`,
		hint: `Use the three-letter code, such as EUR, in ${SOURCE} then export again.`,
		field: 'currency',
	})),
};

function totalInWords({ total, vatCode }: AmountFacts['TOTALS_DIFFER']): string {
	if (total === 'base') return `taxable base of VAT code ${quote(vatCode)}`;
	return total === 'vat' ? 'VAT total' : `${total} total`;
}

/** The document a reason is about, as a prefix; none when only the mapping is looked at. */
function about({ invoice }: AboutInvoice): string {
	return invoice ? `Invoice ${invoice}: ` : '';
}

function usedVatCode(facts: AboutLine & { readonly vatCode?: string }): string {
	const code = `VAT code ${quote(facts.vatCode)}`;
	return facts.invoice === undefined && facts.line === undefined
		? `For ${code}`
		: `${lineName(facts)} uses ${code}, for which`;
}
