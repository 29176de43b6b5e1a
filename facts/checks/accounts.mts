import { textOf } from '../client/answer.mts';
import { ACCOUNTS, DOCUMENTS } from '../client/bench.mts';
import type { Bench } from '../client/bench.mts';
import { one } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

export async function refusalIs500(_service: Service, bench: Bench): Promise<Verdict> {
	const { status, refusal } = await bench.document({ Subject: null });
	return tell(status === 500 && refusal !== '', `a document without subject gets ${status}`);
}

export async function unknownField(_service: Service, bench: Bench): Promise<Verdict> {
	const { status } = await bench.document({ NoSuchField: 1 });
	return tell(status === 400, `an unknown field gets ${status}`);
}

export async function wholeAnswer(_service: Service, bench: Bench): Promise<Verdict> {
	const { row } = await bench.account({ City: 'Liège' });
	return tell(row['City'] === 'Liège', 'it holds the ID alone');
}

export async function partialPut(service: Service, bench: Bench): Promise<Verdict> {
	const id = textOf((await bench.account({ City: 'Liège' })).row, 'ID');
	const put = await service.put(one(ACCOUNTS, id), { Phone: '04 000 00 00' });
	const after = await service.get(one(ACCOUNTS, id), { $select: 'City,Phone' });
	const isSo =
		put.status === 204 && after.row['City'] === 'Liège' && textOf(after.row, 'Phone') !== '';
	return tell(isSo, `a PUT of one field gets ${put.status} or changes others`);
}

export async function putWithKey(service: Service, bench: Bench): Promise<Verdict> {
	const id = textOf((await bench.account()).row, 'ID');
	const { status } = await service.put(one(ACCOUNTS, id), { ID: id, City: 'Namur' });
	return tell(status === 204, `a PUT with its own key gets ${status}`);
}

export async function putWithCode(service: Service, bench: Bench): Promise<Verdict> {
	const id = textOf((await bench.account()).row, 'ID');
	const { row } = await service.get(one(ACCOUNTS, id), { $select: 'Code' });
	const { status } = await service.put(one(ACCOUNTS, id), { Code: row['Code'], City: 'Namur' });
	return tell(status === 500, `a PUT with its own code gets ${status}`);
}

export async function numbersRise(service: Service, bench: Bench): Promise<Verdict> {
	const name = bench.reference();
	const codes: number[] = [];
	for (let count = 0; count < 2; count += 1) {
		const { status, row } = await bench.account({ Name: name });
		if (status !== 201) return differs(`a second account of one name gets ${status}`);
		const whole = await service.get(one(ACCOUNTS, row['ID']), { $select: 'Code' });
		codes.push(Number(whole.row['Code']));
	}
	const [first = 0, second = 0] = codes;
	return tell(second === first + 1, `the second has a number ${second - first} further on`);
}

export async function peppolType(_service: Service, bench: Bench): Promise<Verdict> {
	const { status } = await bench.account({
		PeppolIdentifierType: 208,
		PeppolIdentifier: '0403170701',
	});
	return tell(status === 201, `it gets ${status}`);
}

/** A document's subject: text, where a number is sent. */
export async function numberForText(_service: Service, bench: Bench): Promise<Verdict> {
	const { status } = await bench.account({ Phone: 40_000_000 });
	return tell(status >= 400, 'a number is taken for a text');
}

export async function zonedDate(service: Service, bench: Bench): Promise<Verdict> {
	const { status, row } = await bench.document({ DocumentDate: `${bench.date}T23:30:00Z` });
	if (status !== 201) return untold(`a date with a zone gets ${status}`);
	const after = await service.get(one(DOCUMENTS, row['ID']), { $select: 'DocumentDate' });
	const ms = Number(/\d+/.exec(textOf(after.row, 'DocumentDate'))?.[0]);
	const days = (ms - Date.parse(bench.date)) / 86_400_000;
	return Math.floor(days) === 1 ? holds : differs('the day stays the same');
}

export async function documentDefaults(service: Service, bench: Bench): Promise<Verdict> {
	const { row } = await bench.document();
	const after = await service.get(one(DOCUMENTS, row['ID']), { $select: 'Currency,DocumentDate' });
	const values = [textOf(after.row, 'Currency'), textOf(after.row, 'DocumentDate')];
	return tell(!values.includes(''), 'they stay empty');
}

export async function customerStatus(_service: Service, bench: Bench): Promise<Verdict> {
	const account = await bench.account({ Status: 'A' });
	const { status } = await bench.entry({ Customer: account.row['ID'] });
	return tell(status === 500, `an entry on an account without it gets ${status}`);
}
