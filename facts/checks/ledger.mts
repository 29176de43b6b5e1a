import { centsOf, textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { ENTRIES } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';
import { NOBODY_PAYS, sell } from './terms.mts';

const BANK = 40;
const DIFFERENCE = 83;

async function linesOf(service: Service, entry: string): Promise<readonly Row[]> {
	return await rowsOf(service, 'financialtransaction/TransactionLines', {
		$select: 'ID,EntryID,AmountDC,Type,YourRef,OffsetID,LineNumber',
		$filter: `EntryID eq guid'${entry}'`,
	});
}

export async function debit(service: Service): Promise<Verdict> {
	const entries = await rowsOf(
		service,
		ENTRIES,
		{ $select: 'EntryID,AmountDC', $filter: 'Type eq 20', $top: '10' },
		1,
	);
	const entry = entries.find((row) => centsOf(row, 'AmountDC') > 0);
	if (!entry) return untold('there is no invoice');
	const lines = await linesOf(service, textOf(entry, 'EntryID'));
	const total = centsOf(entry, 'AmountDC');
	if (lines.some((line) => centsOf(line, 'AmountDC') === total)) return holds;
	return differs('the customer’s line is negative, or another');
}

export async function received(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { reference } = await sell(bench);
	const entry = await service.cashier.receive([{ entry: reference, cents: 5000 }]);
	const lines = await rowsOf(service, 'financialtransaction/BankEntryLines', {
		$select: 'AmountDC',
		$filter: `EntryID eq guid'${entry}'`,
	});
	const isSo = lines.length > 0 && lines.every((line) => centsOf(line, 'AmountDC') > 0);
	return tell(isSo, 'it is negative');
}

/** Money with a cent less, accepted while matching; the lines of its bank entry. */
async function withLess(service: Service, bench: Bench, less: 'discount' | 'difference') {
	const { reference } = await sell(bench);
	const entry = await service.cashier?.receive([
		{ entry: reference, cents: 5000, lessCents: 100, less },
	]);
	return { reference, lines: await linesOf(service, entry ?? '') };
}

export async function differenceInBankEntry(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { lines } = await withLess(service, bench, 'difference');
	return tell(lines.length === 4, `the bank entry has ${lines.length} lines`);
}

export async function discountBooked(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { reference, lines } = await withLess(service, bench, 'discount');
	if (lines.length === 4) return holds;
	const others = await rowsOf(service, 'financialtransaction/TransactionLines', {
		$select: 'ID',
		$filter: `Type eq ${DIFFERENCE} and YourRef eq '${reference}'`,
	});
	return others.length > 0
		? differs('it is an entry of its own', { discountBooking: 'ownEntry' })
		: differs('it is a share of the bank line', { discountBooking: 'bankLine' });
}

export async function typeOfDifference(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { lines } = await withLess(service, bench, 'difference');
	if (lines.length < 4) return untold('the bank entry has no such lines');
	const types = new Set(lines.map((line) => line['Type']));
	return tell(types.size === 1 && types.has(BANK), 'they have a type of their own');
}

export async function differencesGo(service: Service, bench: Bench): Promise<Verdict> {
	if (!service.cashier) return NOBODY_PAYS;
	const { reference, lines } = await withLess(service, bench, 'difference');
	const [line] = lines;
	await service.cashier.unmatch(reference);
	const then = await linesOf(service, textOf(line, 'EntryID'));
	return tell(then.length < lines.length, 'they stay');
}
