/** Payment states as the Exact Online node hands them over, and as PlanManager answers them. */
import type { IDataObject } from 'n8n-workflow';

import { invoice } from './samples';

export const record = { resource: 'payment', operation: 'record' };
const AS_OF = '2026-03-20T10:00:00Z';

export const payment = {
	externalId: 'line-1',
	kind: 'PAYMENT',
	amount: '100.00',
	date: '2026-03-19',
	journal: '20',
	entryNumber: 26200007,
	description: 'KBC 2026/78',
};
export const state = {
	asOf: AS_OF,
	total: '121.00',
	paid: '100.00',
	open: '21.00',
	inCollection: '21.00',
	transactions: [payment],
};

/** The state as PlanManager answers it. */
export function onRecord(overrides: IDataObject = {}): IDataObject {
	return { invoiceId: 'inv-1', number: '20260123', ...state, ...overrides };
}

export function recorded(overrides: IDataObject = {}) {
	return { body: { applied: true, changed: true, state: onRecord(), ...overrides } };
}

/** An exported invoice as the list hands it out. */
export function exported(id: string, number: string, entryId?: string): IDataObject {
	const status = entryId === undefined ? 'NOT_EXPORTED' : 'EXPORTED';
	return invoice({ id, number, export: { status, entryId, attempts: 1, reasons: [] } });
}
