import { isRow, textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { one, rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

const GL_ACCOUNTS = 'financial/GLAccounts';
const ACCOUNTS = 'crm/Accounts';
const PAGE = 60;

export async function envelopes(service: Service): Promise<Verdict> {
	const list = await service.get('financial/Journals', { $select: 'ID,Code' });
	const few = await service.get('financial/Journals', { $select: 'ID,Code', $top: '1' });
	const journal = few.rows[0];
	if (!journal) return untold('there is no journal');
	const single = await service.get(one('financial/Journals', journal['ID']), { $select: 'Code' });
	const shapes = [isRow(list.d) && 'results' in list.d, Array.isArray(few.d), 'Code' in single.row];
	return tell(
		shapes.every((isSo) => isSo),
		`results, list, object: ${shapes.join(', ')}`,
	);
}

export async function pages(service: Service): Promise<Verdict> {
	const first = await service.get(GL_ACCOUNTS, { $select: 'ID', $top: '100' });
	if (first.rows.length < PAGE) return untold('no list is longer than a page');
	if (first.next === undefined) return differs(`${first.rows.length} rows and no next page`);
	const second = await service.follow(first.next);
	const counts = [first.rows.length, second.rows.length];
	return tell(
		counts[0] === PAGE && (counts[1] ?? 0) <= 40 && second.next === undefined,
		`pages of ${counts.join(' and ')} rows for $top=100`,
	);
}

export async function selectOnBulk(service: Service): Promise<Verdict> {
	const { status } = await service.get('bulk/Financial/GLAccounts');
	return tell(status === 400, `bulk without $select gets ${status}`);
}

export async function selectElsewhere(service: Service): Promise<Verdict> {
	const { status } = await service.get('cashflow/PaymentConditions', { $top: '2' });
	return tell(status === 200, `a list without $select gets ${status}`);
}

export async function selectOnReceivables(service: Service): Promise<Verdict> {
	const { status } = await service.get('cashflow/Receivables', { $top: '2' });
	return tell(status === 400, `without $select it gets ${status}`);
}

export async function filterNotDemanded(service: Service): Promise<Verdict> {
	const { status } = await service.get(ACCOUNTS, { $select: 'ID', $top: '2' });
	return tell(status === 200, `a list without $filter gets ${status}`);
}

export async function emptyFilter(service: Service): Promise<Verdict> {
	const { status } = await service.get('financial/Journals', { $select: 'ID', $filter: '' });
	return tell(status === 200, `an empty $filter gets ${status}`);
}

export async function padding(service: Service): Promise<Verdict> {
	const account = await first(service, ACCOUNTS, { $select: 'Code' });
	const vat = await first(service, 'vat/VATCodes', { $select: 'Code' });
	if (!account || !vat) return untold('there is no account or VAT code');
	const isSo = textOf(account, 'Code').length === 18 && textOf(vat, 'Code').length === 3;
	return tell(
		isSo,
		`${textOf(account, 'Code').length} and ${textOf(vat, 'Code').length} characters`,
	);
}

export async function noPadding(service: Service): Promise<Verdict> {
	const rows = [
		await first(service, GL_ACCOUNTS, { $select: 'Code' }),
		await first(service, 'financial/Journals', { $select: 'Code' }),
	];
	const codes = rows.map((row) => textOf(row, 'Code'));
	return tell(
		codes.every((code) => code !== '' && code.trim() === code),
		`${codes.map((code) => code.length).join(' and ')} characters`,
	);
}

export async function bulkAccounts(service: Service): Promise<Verdict> {
	const { status, rows } = await service.get('bulk/CRM/Accounts', {
		$select: 'ID',
		$filter: "Name gt ''",
	});
	if (status !== 200) return differs(`it is refused (${status})`);
	return rows.length > PAGE || rows.length === 0
		? holds
		: untold('there are fewer accounts than a page holds');
}

export async function literalText(service: Service): Promise<Verdict> {
	const row = (await someRows(service, ACCOUNTS, { $select: 'ID,Name' })).find(
		({ Name: name }) => typeof name === 'string' && name.toLowerCase() !== name,
	);
	if (!row) return untold('no account has a capital letter');
	const name = textOf(row, 'Name').toLowerCase().replaceAll("'", "''");
	const { rows } = await service.get(ACCOUNTS, { $select: 'ID', $filter: `Name eq '${name}'` });
	return tell(!rows.some(({ ID: id }) => id === row['ID']), 'capitals make no difference');
}

const terms = (count: number) =>
	Array.from({ length: count }, (_, index) => `Name eq 'x${index}'`).join(' or ');

export async function sixtyTerms(service: Service): Promise<Verdict> {
	const { status } = await service.get(ACCOUNTS, { $select: 'ID', $filter: terms(60) });
	if (status === 200) return holds;
	const fewer = await service.get(ACCOUNTS, { $select: 'ID', $filter: terms(40) });
	return differs(`60 terms get ${status}, 40 get ${fewer.status}`);
}

export async function hundredTerms(service: Service): Promise<Verdict> {
	const { status } = await service.get(ACCOUNTS, { $select: 'ID', $filter: terms(100) });
	return tell(status >= 400, 'a hundred terms are taken');
}

/** One long text: few nodes, so that nothing but the length is asked. */
export async function longAddress(service: Service): Promise<Verdict> {
	const filter = `Name eq '${'x'.repeat(5_350)}'`;
	const { status } = await service.get(ACCOUNTS, { $select: 'ID', $filter: filter });
	return tell(status === 200, `an address of about 5,500 characters gets ${status}`);
}

export async function datesOut(service: Service): Promise<Verdict> {
	const row = await first(service, 'financial/FinancialPeriods', { $select: 'StartDate' });
	if (!row) return untold('there is no period');
	const ms = Number(/^\/Date\((-?\d+)\)\/$/.exec(textOf(row, 'StartDate'))?.[1] ?? Number.NaN);
	return tell(ms % 86_400_000 === 0, 'a day comes in another form');
}

export async function rateAsFraction(service: Service): Promise<Verdict> {
	const rows = await someRows(service, 'vat/VATCodes', { $select: 'Percentage' });
	const rates = rows.map((row) => Number(row['Percentage'])).filter((rate) => rate > 0);
	if (rates.length === 0) return untold('no VAT code has a rate');
	return tell(
		rates.every((rate) => rate < 1),
		'rates are percents',
	);
}

export async function journalStatus(service: Service): Promise<Verdict> {
	const { status, rows } = await service.get('read/financial/JournalStatusList', {
		$select: 'Journal,Year,Period,Status',
	});
	if (status !== 200) return differs(`it is refused (${status})`);
	return rows.length > 0 ? holds : untold('it is empty');
}

/** French and Dutch names are compared, those of a Belgian administration. */
export async function namesByLanguage(service: Service): Promise<Verdict> {
	const options = { $select: 'Code,Description', $filter: 'Type eq 110' };
	const inLanguage = async (language: string) => {
		const answer = await service.get(GL_ACCOUNTS, options, { CustomDescriptionLanguage: language });
		return answer.rows.map((row) => row['Description']).join();
	};
	const french = await inLanguage('FR-BE');
	return tell(french !== (await inLanguage('NL-BE')), 'names are the same in each language');
}

export async function substring(service: Service): Promise<Verdict> {
	const filter = "substringof('x',Name) eq true";
	const { status } = await service.get(ACCOUNTS, { $select: 'ID', $filter: filter });
	return tell(status === 501, `substringof gets ${status}`);
}

export async function countAsText(service: Service): Promise<Verdict> {
	const { row } = await service.get('financial/Journals', {
		$select: 'ID',
		$inlinecount: 'allpages',
	});
	return tell(typeof row['__count'] === 'string', `__count is a ${typeof row['__count']}`);
}

export async function oldDivisions(service: Service): Promise<Verdict> {
	const { status } = await service.get('hrm/Divisions', { $select: 'Code' });
	return tell(status === 200, `it gets ${status}`);
}

async function someRows(service: Service, path: string, options: Record<string, string>) {
	return await rowsOf(service, path, options, 1);
}

async function first(
	service: Service,
	path: string,
	options: Record<string, string>,
): Promise<Row | undefined> {
	return (await someRows(service, path, { ...options, $top: '1' }))[0];
}
