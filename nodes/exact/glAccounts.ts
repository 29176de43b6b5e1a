import type { ExactClient } from './client';
import { quote } from './odata';
import { flag, id, lookUp, number, text } from './row';

export interface ExactGlAccount {
	/** GUID: what entry lines need. */
	readonly id: string;
	readonly code: string;
	readonly description: string;
	/** 110 revenue, 20 receivable, 24 VAT, 90 general, and so on. */
	readonly type: number;
	/** W profit and loss, B balance sheet. */
	readonly balanceType: string;
	readonly isBlocked: boolean;
	/** 0 optional, 1 mandatory, 2 not allowed. */
	readonly useCostCenter: number;
	/** 0 optional, 1 mandatory, 2 not allowed. */
	readonly useCostUnit: number;
}

const SELECT = [
	'ID',
	'Code',
	'Description',
	'Type',
	'BalanceType',
	'IsBlocked',
	'UseCostcenter',
	'UseCostunit',
];

/** The ledger accounts with these numbers. An account that isn't there is left out. */
export async function findGlAccounts(
	client: ExactClient,
	codes: readonly string[],
): Promise<ExactGlAccount[]> {
	const rows = await lookUp(client, {
		path: 'financial/GLAccounts',
		select: SELECT,
		field: 'Code',
		literals: codes.map(quote),
	});
	return rows.map((row) => ({
		id: id(row.ID),
		code: text(row.Code),
		description: text(row.Description),
		type: number(row.Type),
		balanceType: text(row.BalanceType),
		isBlocked: flag(row.IsBlocked),
		useCostCenter: number(row.UseCostcenter),
		useCostUnit: number(row.UseCostunit),
	}));
}
