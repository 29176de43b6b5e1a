import { centsOf, textOf } from '../client/answer.mts';
import type { Answer, Row } from '../client/answer.mts';
import { ENTRIES } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { one, rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

const HEAD =
	'EntryID,EntryNumber,Type,Status,AmountFC,VATAmountFC,Document,PaymentReference,YourRef';

/** The entry as it stands in the books, not as the POST answered it. */
async function readBack(service: Service, { row }: Answer): Promise<Row> {
	return (await service.get(one(ENTRIES, row['EntryID']), { $select: HEAD })).row;
}

const refused = ({ status }: Answer): Verdict => untold(`the entry was refused (${status})`);

export async function lineVat(service: Service, bench: Bench): Promise<Verdict> {
	const computed = Math.round(10_000 * bench.vat.rate);
	const line = { AmountFC: 100, VATAmountFC: (computed + 1) / 100 };
	const answer = await bench.entry({}, [line]);
	if (answer.status !== 201) return refused(answer);
	const booked = centsOf(await readBack(service, answer), 'VATAmountFC');
	return tell(booked === computed + 1, `${booked - computed} cents beside the computed VAT, not 1`);
}

export async function vatByLine(service: Service, bench: Bench): Promise<Verdict> {
	const byLine = Math.round(3 * bench.vat.rate);
	const lines = Array.from({ length: 40 }, () => ({ AmountFC: 0.03 }));
	const answer = await bench.entry({}, lines);
	if (answer.status !== 201) return refused(answer);
	const booked = centsOf(await readBack(service, answer), 'VATAmountFC');
	return tell(booked === 40 * byLine, 'VAT is rounded otherwise than by line');
}

export async function totals(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry({}, [{ AmountFC: 100.1 }, { AmountFC: '0.24' }]);
	if (answer.status !== 201) return refused(answer);
	const entry = await readBack(service, answer);
	const net = centsOf(entry, 'AmountFC') - centsOf(entry, 'VATAmountFC');
	return tell(
		net === 10_034 && entry['Type'] === 20,
		`type ${textOf(entry, 'Type')}, or another total`,
	);
}

export async function openEntry(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	const status = Number((await readBack(service, answer))['Status']);
	return tell(status === 20, `its status is ${status}`);
}

export async function creditNote(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry({}, [{ AmountFC: -12.34 }]);
	if (answer.status !== 201) return refused(answer);
	const type = Number((await readBack(service, answer))['Type']);
	return tell(type === 21, `its type is ${type}`);
}

export async function dropped(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry({}, [{ AmountDC: 100, AmountFC: 1 }]);
	if (answer.status !== 201) return differs(`it is refused (${answer.status})`);
	const entry = await readBack(service, answer);
	const net = centsOf(entry, 'AmountFC') - centsOf(entry, 'VATAmountFC');
	return tell(net === 100, 'it is booked');
}

export async function seen(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	return await found(service, `EntryID eq guid'${textOf(answer.row, 'EntryID')}'`);
}

export async function byReference(service: Service, bench: Bench): Promise<Verdict> {
	const reference = bench.reference();
	const answer = await bench.entry({ YourRef: reference });
	if (answer.status !== 201) return refused(answer);
	return await found(service, `YourRef eq '${reference}'`);
}

export async function byDocument(service: Service, bench: Bench): Promise<Verdict> {
	const document = textOf((await bench.document()).row, 'ID');
	const answer = await bench.entry({ Document: document });
	if (answer.status !== 201) return refused(answer);
	return await found(service, `Document eq guid'${document}'`);
}

async function found(service: Service, filter: string): Promise<Verdict> {
	const { status, rows } = await service.get(ENTRIES, { $select: 'EntryID', $filter: filter });
	if (status !== 200) return differs(`the filter is refused (${status})`);
	return tell(rows.length === 1, `${rows.length} entries are found`);
}

export async function notUnique(_service: Service, bench: Bench): Promise<Verdict> {
	const values = { YourRef: bench.reference() };
	await bench.entry(values);
	const { status } = await bench.entry(values);
	return tell(status === 201, `a second entry of one reference gets ${status}`);
}

export async function imposedNumber(service: Service, bench: Bench): Promise<Verdict> {
	const first = await bench.entry();
	if (first.status !== 201) return refused(first);
	const last = await service.get(ENTRIES, {
		$select: 'EntryNumber',
		$filter: `Journal eq '${bench.journal}'`,
		$orderby: 'EntryNumber desc',
		$top: '1',
	});
	const wanted = Number(last.rows[0]?.['EntryNumber']) + 3;
	const honoured = await bench.entry({ EntryNumber: wanted });
	if (honoured.status !== 201) return refused(honoured);
	const number = Number((await readBack(service, honoured))['EntryNumber']);
	if (number !== wanted) return differs('a free one is replaced', { imposedNumber: 'replaced' });
	const again = await bench.entry({ EntryNumber: wanted });
	if (again.status === 201) return holds;
	return differs('a taken one is refused', { imposedNumber: 'refuseDuplicate' });
}

export async function ownId(service: Service, bench: Bench): Promise<Verdict> {
	const id = crypto.randomUUID();
	const answer = await bench.entry({ EntryID: id });
	if (answer.status !== 201) return differs(`it is refused (${answer.status})`);
	if (textOf(answer.row, 'EntryID') !== id) return differs('Exact Online makes its own');
	const again = await bench.entry({ EntryID: id });
	return tell(again.status !== 201, 'a second entry with it is booked');
}

export async function ownReference(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	const [term] = await rowsOf(service, 'cashflow/Receivables', {
		$select: 'PaymentReference',
		$filter: `TransactionEntryID eq guid'${textOf(answer.row, 'EntryID')}'`,
	});
	return tell(textOf(term, 'PaymentReference') !== '', 'it stays empty');
}

export async function sentReference(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry({ PaymentReference: '090933755493' });
	if (answer.status !== 201) return refused(answer);
	const reference = textOf(await readBack(service, answer), 'PaymentReference');
	return tell(reference === '090933755493', 'it is kept in another form');
}

export async function longText(_service: Service, bench: Bench): Promise<Verdict> {
	const { status } = await bench.entry({ Description: 'x'.repeat(80) });
	return tell(status >= 400, 'it is cut');
}

export async function journalByCode(service: Service, bench: Bench): Promise<Verdict> {
	const [journal] = await rowsOf(service, 'financial/Journals', {
		$select: 'ID',
		$filter: `Code eq '${bench.journal}'`,
	});
	if (!journal) return untold('the journal is not found');
	const { status } = await bench.entry({ Journal: journal['ID'] });
	return tell(status === 500, `its GUID gets ${status}`);
}

export async function receivableAccount(service: Service, bench: Bench): Promise<Verdict> {
	const [account] = await rowsOf(service, 'financial/GLAccounts', {
		$select: 'ID',
		$filter: 'Type eq 20',
	});
	if (!account) return untold('there is no receivables account');
	const { status } = await bench.entry({}, [{ AmountFC: 1, GLAccount: account['ID'] }]);
	return tell(status === 500, `a line on it gets ${status}`);
}

export async function linesByPut(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	const path = one(ENTRIES, answer.row['EntryID']);
	const { status } = await service.put(path, { SalesEntryLines: [{ AmountFC: 1 }] });
	return tell(status === 400, `a PUT with lines gets ${status}`);
}

export async function lastLine(service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	const id = textOf(answer.row, 'EntryID');
	const lines = await rowsOf(service, 'salesentry/SalesEntryLines', {
		$select: 'ID',
		$filter: `EntryID eq guid'${id}'`,
	});
	const { status } = await service.remove(one('salesentry/SalesEntryLines', lines[0]?.['ID']));
	if (status !== 204) return differs(`the line can’t be deleted (${status})`);
	const { rows } = await service.get(ENTRIES, { $select: HEAD, $filter: `EntryID eq guid'${id}'` });
	return tell(rows.length === 0, 'an entry without lines stays');
}

export async function deleteEntry(_service: Service, bench: Bench): Promise<Verdict> {
	const answer = await bench.entry();
	if (answer.status !== 201) return refused(answer);
	const { status } = await bench.remove(ENTRIES, answer.row['EntryID']);
	return tell(status === 204, `it gets ${status}`);
}
