/** From payment states to items. Amounts are decimal text, as PlanManager and most programs take them. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { formatCents } from '../domain/values/money';
import type { PaymentState } from '../domain/payments/state';
import type { Transaction } from '../domain/payments/transactions';
import { isBlocked } from '../domain/reasons/reasons';
import type { Reason } from '../domain/reasons/reasons';
import { twoOutputs } from '../host/output';
import type { InputItem } from '../host/output';

/** One invoice on its way out. */
export interface Reported {
	readonly state?: PaymentState;
	readonly reasons: readonly Reason[];
	readonly from?: InputItem;
}

/** Items for both outputs: the invoices, and those that a person has to look at. `asOf` = ISO, UTC. */
export function toOutputs(
	asOf: string,
	reported: readonly Reported[],
): [INodeExecutionData[], INodeExecutionData[]] {
	return twoOutputs(
		reported,
		({ reasons }) => isBlocked(reasons),
		(one) => toItem(asOf, one),
	);
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
		// What can't be trusted is not handed on, so that nobody records it.
		...(state && !isBlocked(reasons) ? { exactPayment: stateJson(asOf, state) } : {}),
		reasons: reasons.map((reason) => ({ ...reason })),
	};
	const pairedItem = { item: from?.index ?? 0 };
	return { json, ...(from ? { binary: from.item.binary } : {}), pairedItem };
}

function stateJson(asOf: string, state: PaymentState): IDataObject {
	return {
		asOf,
		total: formatCents(state.totalCents),
		paid: formatCents(state.paidCents),
		open: formatCents(state.openCents),
		inCollection: formatCents(state.inCollectionCents),
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
