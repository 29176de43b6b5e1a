import { centsOf, textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { ENTRIES } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { one, Refused, rowsOf } from '../client/service.mts';
import type { Cashier, Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

const TERMS = 'cashflow/Receivables';
const TERM =
	'ID,EntryID,AmountDC,TransactionAmountDC,TransactionEntryID,Status,IsFullyPaid,LastPaymentDate,YourRef';
const OPEN = 20;
const MATCHED = 50;

export const NOBODY_PAYS = untold('nobody receives money and matches it meanwhile');

export type Sold = { id: string; reference: string };

/** An entry of some hundred euros. @throws Refused */
export async function sell(bench: Bench): Promise<Sold> {
	const reference = bench.reference();
	const { status, row } = await bench.entry({ YourRef: reference }, [{ AmountFC: 200 }]);
	if (status !== 201) throw new Refused(ENTRIES, status);
	return { id: textOf(row, 'EntryID'), reference };
}

async function termsOf(service: Service, entry: string): Promise<readonly Row[]> {
	return await rowsOf(service, TERMS, {
		$select: TERM,
		$filter: `TransactionEntryID eq guid'${entry}'`,
	});
}

/** An entry of which 50 euros are paid. */
async function partlyPaid(service: Service, bench: Bench, cashier: Cashier) {
	const sold = await sell(bench);
	const before = await termsOf(service, sold.id);
	const bankEntry = await cashier.receive([{ entry: sold.reference, cents: 5000 }]);
	return { sold, bankEntry, before, after: await termsOf(service, sold.id) };
}

const withStatus = (terms: readonly Row[], status: number) =>
	terms.filter((term) => term['Status'] === status);

export async function atOnce(service: Service, bench: Bench): Promise<Verdict> {
	const { id } = await sell(bench);
	const terms = await termsOf(service, id);
	return tell(terms.length === 1, `${terms.length} terms stand there`);
}

export async function openSign(service: Service): Promise<Verdict> {
	const rows = await rowsOf(
		service,
		TERMS,
		{ $select: TERM, $filter: `Status eq ${OPEN} and TransactionType eq 20`, $top: '10' },
		1,
	);
	const term = rows.find((row) => centsOf(row, 'TransactionAmountDC') > 0);
	if (!term) return untold('no invoice is open');
	return tell(centsOf(term, 'AmountDC') < 0, 'AmountDC is positive');
}

export async function splitInTwo(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { after } = await partlyPaid(service, bench, service.cashier);
	const counts = [withStatus(after, MATCHED).length, withStatus(after, OPEN).length];
	return tell(counts.join() === '1,1', `${counts.join(' matched and ')} open terms`);
}

export async function openKeepsRecord(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { before, after } = await partlyPaid(service, bench, service.cashier);
	const [open] = withStatus(after, OPEN);
	return tell(open?.['ID'] === before[0]?.['ID'], 'the open part is a new record');
}

export async function madeAnew(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { sold, after } = await partlyPaid(service, bench, service.cashier);
	await service.cashier.unmatch(sold.reference);
	const then = await termsOf(service, sold.id);
	const ids = new Set(after.map((term) => term['ID']));
	return tell(!then.some((term) => ids.has(term['ID'])), 'a record outlives it');
}

export async function paidPart(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { after } = await partlyPaid(service, bench, service.cashier);
	const [matched] = withStatus(after, MATCHED);
	const [open] = withStatus(after, OPEN);
	const day = Number(/\d+/.exec(textOf(matched, 'LastPaymentDate'))?.[0] ?? Number.NaN);
	const isSo =
		matched?.['IsFullyPaid'] === true &&
		day % 86_400_000 === 0 &&
		open?.['IsFullyPaid'] === false &&
		open['LastPaymentDate'] === null;
	return tell(isSo, 'the columns are filled otherwise');
}

export async function bankTerm(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { sold, bankEntry } = await partlyPaid(service, bench, service.cashier);
	const terms = await termsOf(service, bankEntry);
	if (terms.length === 0) return differs('a bank line is no term');
	return tell(
		terms.every((term) => term['YourRef'] === sold.reference),
		'it does not name the invoice',
	);
}

export async function oneLineForMany(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const [first, second] = [await sell(bench), await sell(bench)];
	const entry = await service.cashier.receive([
		{ entry: first.reference, cents: 5000 },
		{ entry: second.reference, cents: 6000 },
	]);
	const lines = await rowsOf(service, 'financialtransaction/BankEntryLines', {
		$select: 'ID',
		$filter: `EntryID eq guid'${entry}'`,
	});
	return tell(lines.length === 1, `it has ${lines.length} lines`);
}

export async function otherCustomer(service: Service, bench: Bench): Promise<Verdict> {
	const { id } = await sell(bench);
	const [before] = await termsOf(service, id);
	const customer = (await bench.account()).row['ID'];
	const { status } = await service.put(one(ENTRIES, id), { Customer: customer });
	if (status >= 300) return untold(`the entry keeps its customer (${status})`);
	const [after] = await termsOf(service, id);
	await bench.remove(ENTRIES, id);
	return tell(
		after !== undefined &&
			after['ID'] !== before?.['ID'] &&
			after['EntryID'] !== before?.['EntryID'],
		'the record stays',
	);
}

export async function putOnTerm(service: Service, bench: Bench): Promise<Verdict> {
	const { id } = await sell(bench);
	const [before] = await termsOf(service, id);
	const path = one(TERMS, before?.['ID']);
	await service.put(path, { PaymentReference: '090933755493' });
	await service.put(path, { AmountDC: 0 });
	const { row } = await service.get(path, { $select: 'AmountDC,PaymentReference' });
	if (row['PaymentReference'] !== '090933755493') return differs('the reference is not taken');
	return tell(row['AmountDC'] === before?.['AmountDC'], 'the amount is taken');
}

export async function bulkFilters(service: Service): Promise<Verdict> {
	const options = {
		$select: 'ID',
		$filter: "TransactionEntryID eq guid'00000000-0000-0000-0000-000000000000'",
	};
	const bulk = await service.get('bulk/Cashflow/Receivables', options);
	const plain = await service.get(TERMS, options);
	if (bulk.status === 400 && plain.status === 200) return holds;
	return differs(`bulk gets ${bulk.status}, the other ${plain.status}`);
}

export async function bookingDay(service: Service): Promise<Verdict> {
	const bulk = 'bulk/Cashflow/Receivables';
	const options = { $select: 'EntryDate' };
	const any = await rowsOf(service, bulk, options);
	const day = textOf(any[0] ?? {}, 'EntryDate');
	if (day === '') return untold('the administration has no terms');
	const at = `datetime'${new Date(Number(/\d+/.exec(day)?.[0])).toISOString().slice(0, 10)}'`;
	const $filter = `EntryDate ge ${at} and EntryDate le ${at}`;
	const found = await rowsOf(service, bulk, { ...options, $filter });
	const days = new Set(found.map((row) => textOf(row, 'EntryDate')));
	if (days.size === 1 && days.has(day)) return holds;
	return differs(`terms of ${days.size} days for one`);
}
