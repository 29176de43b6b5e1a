/** From payment states to items. Amounts are decimal text, as PlanManager and most programs take them. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { formatCents } from '../domain/values/money';
import type { PaymentState } from '../domain/payments/state';
import type { Transaction } from '../domain/payments/transactions';
import { isBlocked } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import type { ExactClient } from '../exact/client';
import type { InputItem } from '../host/output';

/** States as they were at one moment (ISO, UTC). */
export interface Reading {
	readonly asOf: string;
	readonly states: readonly PaymentState[];
}

/** One invoice on its way out. */
export interface Reported {
	readonly state?: PaymentState;
	readonly reasons: readonly Reason[];
	readonly from?: InputItem;
}

/** The moment of the last answer by Exact Online's clock. */
export function momentOf(client: ExactClient): string {
	return client.answeredAt() ?? new Date().toISOString();
}

/** Items for both outputs: the invoices, and those that a person has to look at. */
export function toOutputs(
	asOf: string,
	reported: readonly Reported[],
): [INodeExecutionData[], INodeExecutionData[]] {
	const done: INodeExecutionData[] = [];
	const attention: INodeExecutionData[] = [];
	for (const one of reported) {
		const target = isBlocked(one.reasons) ? attention : done;
		target.push(toItem(asOf, one));
	}
	return [done, attention];
}

function toItem(asOf: string, { state, reasons, from }: Reported): INodeExecutionData {
	const found = state && {
		entryId: state.entryId,
		number: state.number,
		journal: state.journal,
	};
	const json: IDataObject = {
		...found,
		// What the input item says stays as it is.
		...from?.item.json,
		...(state ? { exactPayment: stateJson(asOf, state) } : {}),
		reasons: reasons.map((reason) => ({ ...reason })),
	};
	const pairedItem = { item: from?.index ?? 0 };
	return { json, ...(from ? { binary: from.item.binary } : {}), pairedItem };
}

function stateJson(asOf: string, state: PaymentState): IDataObject {
	return {
		asOf,
		total: formatCents(state.total),
		paid: formatCents(state.paid),
		open: formatCents(state.open),
		inCollection: formatCents(state.inCollection),
		currency: state.currency,
		transactions: state.transactions.map(transactionJson),
		entryId: state.entryId,
		entryNumber: state.entryNumber ?? null,
		number: state.number,
		journal: state.journal,
		documentType: state.isCreditNote ? 'CREDIT_NOTE' : 'INVOICE',
	};
}

function transactionJson({ cents, ...transaction }: Transaction): IDataObject {
	return { ...transaction, amount: formatCents(cents) };
}
