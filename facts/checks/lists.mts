import { centsOf, textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { ENTRIES } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';
import { NOBODY_PAYS, sell } from './terms.mts';

const OPEN_ITEMS = 'read/financial/ReceivablesList';
const FEED = 'sync/Cashflow/PaymentTerms';
const LARGEST_INT32 = 2 ** 31;

export async function settledIsGone(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const [paid, open] = [await sell(bench), await sell(bench)];
	const cents = await totalOf(service, paid.id);
	await service.cashier.receive([{ entry: paid.reference, cents }]);
	const rows = await rowsOf(service, OPEN_ITEMS, { $select: 'YourRef' });
	const listed = rows.map((row) => row['YourRef']);
	return tell(listed.includes(open.reference) && !listed.includes(paid.reference), 'it is listed');
}

async function totalOf(service: Service, id: string): Promise<number> {
	const rows = await rowsOf(service, ENTRIES, {
		$select: 'AmountDC',
		$filter: `EntryID eq guid'${id}'`,
	});
	return centsOf(rows[0], 'AmountDC');
}

/** An invoice that is listed, looked up among the entries for its sign. */
export async function listSign(service: Service): Promise<Verdict> {
	const rows = await rowsOf(service, OPEN_ITEMS, { $select: 'Amount,EntryNumber,JournalCode' });
	const entries = await rowsOf(
		service,
		ENTRIES,
		{ $select: 'EntryNumber,Journal,AmountDC', $filter: 'Type eq 20', $orderby: 'Modified desc' },
		2,
	);
	const key = (journal: unknown, number: unknown) => `${String(journal)}/${String(number)}`;
	const owed = new Set(
		entries
			.filter((entry) => centsOf(entry, 'AmountDC') > 0)
			.map((entry) => key(entry['Journal'], entry['EntryNumber'])),
	);
	const row = rows.find((item) => owed.has(key(item['JournalCode'], item['EntryNumber'])));
	if (!row) return untold('no invoice is listed');
	return tell(centsOf(row, 'Amount') > 0, 'what a customer owes is negative');
}

export async function listFilter(service: Service): Promise<Verdict> {
	const { status } = await service.get(OPEN_ITEMS, { $select: 'Amount', $filter: 'Amount ne 0' });
	return tell(status === 200, `a filter gets ${status}`);
}

async function feed(service: Service, more: Record<string, string> = {}): Promise<readonly Row[]> {
	const options = { $select: '*', $filter: 'Timestamp gt 1L', ...more };
	return await rowsOf(service, FEED, options, 1);
}

export async function feedOptions(service: Service): Promise<Verdict> {
	const other = await service.get(FEED, { $select: 'ID', $filter: 'Status eq 20' });
	if (other.status === 200) return differs('another field is taken in the filter');
	const rows = await feed(service, { $top: '1' });
	if (rows.length === 0) return untold('the feed is empty');
	return rows.length > 1 ? holds : differs('$top is kept to, or there is one row only');
}

export async function feedOrder(service: Service): Promise<Verdict> {
	const versions = (await feed(service)).map((row) => BigInt(textOf(row, 'Timestamp')));
	if (versions.length < 2) return untold('the feed has no two rows');
	const isRising = versions.every(
		(version, index) => index === 0 || (versions[index - 1] ?? 0n) < version,
	);
	return tell(isRising, 'they do not rise');
}

export async function rowVersion(service: Service): Promise<Verdict> {
	const [row] = await feed(service);
	if (!row) return untold('the feed is empty');
	const version = row['Timestamp'];
	return tell(
		typeof version === 'string' && Number(version) > LARGEST_INT32,
		`it is a ${typeof version}, or small`,
	);
}

export async function supplierTerms(service: Service): Promise<Verdict> {
	const types = new Set((await feed(service)).map((row) => row['LineType']));
	if (!types.has(22)) return untold('no term of a supplier is in the first page');
	return tell(types.has(20), 'those of customers have another type');
}

export async function deletedByType(service: Service): Promise<Verdict> {
	const { status } = await service.get('sync/Deleted', {
		$select: 'EntityKey,EntityType,Timestamp',
		$filter: 'Timestamp gt 1L and EntityType eq 10',
	});
	return tell(status === 200, `a filter on the type gets ${status}`);
}
