/** From the fields of Payment Record to the body that PlanManager takes. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord, jsonListOf, textOf, wholeNumberOf, withoutAbsent } from './data';
import { isoDateOf, utcMomentOf } from './dates';
import { moneyOf } from './money';

const KINDS = ['PAYMENT', 'CREDIT_MATCH', 'DISCOUNT', 'DIFFERENCE', 'MANUAL', 'REVERSAL'];

/** Makes the error that says what is wrong with a value of the item. */
type Refuse = (message: string) => NodeOperationError;

/**
 * Reads the payment state of one item. Throws when a part is missing or can't be read: the state
 * replaces what PlanManager has, so a part that is left out would be lost.
 */
export function readPaymentState(ctx: IExecuteFunctions, itemIndex: number): IDataObject {
	const refuse: Refuse = (message) =>
		new NodeOperationError(ctx.getNode(), message, {
			description:
				'Nothing was recorded for this item. Amounts are in euros, e.g. 121.00; a state is always whole, with all its transactions.',
			itemIndex,
		});
	const zone = ctx.getTimezone();
	const read = (name: string): unknown => ctx.getNodeParameter(name, itemIndex, undefined);
	const money = (name: string, label: string): string =>
		required(read(name), label, moneyOf, refuse);
	const inCollection = read('inCollection');
	const transactions = jsonListOf(read('transactions'));
	if (transactions === undefined) throw refuse('There is no list of transactions in this item');
	return withoutAbsent({
		asOf: required(read('asOf'), 'As Of', (value) => utcMomentOf(value, zone), refuse),
		total: money('total', 'Total'),
		paid: money('paid', 'Paid'),
		open: money('open', 'Open'),
		inCollection: isBlank(inCollection) ? undefined : money('inCollection', 'In Collection'),
		transactions: transactions.map((entry, index) =>
			readTransaction(entry, `transaction ${index + 1}`, zone, refuse),
		),
	});
}

/** One transaction, brought to the fields that PlanManager keeps. */
function readTransaction(entry: unknown, where: string, zone: string, refuse: Refuse): IDataObject {
	const fields = isRecord(entry) ? entry : {};
	const read = (name: string, reading: (value: unknown) => string | undefined): string =>
		required(fields[name], `${name} of ${where}`, reading, refuse);
	return withoutAbsent({
		externalId: read('externalId', optional),
		kind: read('kind', kindOf),
		amount: read('amount', moneyOf),
		date: read('date', (value) => isoDateOf(value, zone)),
		journal: optional(fields.journal),
		entryNumber: wholeNumberOf(fields.entryNumber),
		description: optional(fields.description),
	});
}

function required(
	value: unknown,
	label: string,
	reading: (value: unknown) => string | undefined,
	refuse: Refuse,
): string {
	const result = isBlank(value) ? undefined : reading(value);
	if (result !== undefined) return result;
	const shown = (textOf(value) || JSON.stringify(value) || '').slice(0, 60);
	throw refuse(isBlank(value) ? `${label} is empty` : `"${shown}" in ${label} can't be read`);
}

/** A kind of transaction, also written as `creditMatch`. */
function kindOf(value: unknown): string | undefined {
	const kind = textOf(value)
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.toUpperCase();
	return KINDS.includes(kind) ? kind : undefined;
}

function optional(value: unknown): string | undefined {
	return textOf(value) || undefined;
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}
