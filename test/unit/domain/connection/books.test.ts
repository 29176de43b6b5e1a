import { closedPeriodKey } from '../../../../nodes/domain/books/administration';
import {
	glAccountLines,
	journalLines,
	openSalesJournals,
	periodLine,
	vatLines,
} from '../../../../nodes/domain/connection/checkBooks';
import type { CheckLine } from '../../../../nodes/domain/connection/line';
import { account, vatCode } from '../../support/ledger';

const said = (lines: readonly CheckLine[]): string[] =>
	lines.map(({ status, code, facts }) => `${status} ${code} ${Object.values(facts).join(' ')}`);

const journal = (code: string, type = 20, isBlocked = false) => ({
	id: `id-${code}`,
	code,
	description: code,
	type,
	isBlocked,
});
const journals = [journal('700'), journal('701'), journal('719', 20, true), journal('600', 22)];

describe('journals of the source', () => {
	it('are in step when all are sales journals that can be used, in any case of letters', () => {
		expect(said(journalLines(['vk'], [journal('VK')]))).toEqual(['green JOURNALS_IN_STEP 1']);
		expect(said(journalLines(['700', '701'], journals))).toEqual(['green JOURNALS_IN_STEP 2']);
	});

	it('get one line for each kind of trouble, and none that says all is well', () => {
		expect(said(journalLines(['700', '719', '799', '798', '600'], journals))).toEqual([
			'amber JOURNALS_BLOCKED 719',
			'red JOURNALS_MISSING 799, 798',
			'amber JOURNALS_NOT_SALES 600',
		]);
	});

	it('are reported when the list is empty', () => {
		expect(said(journalLines([], journals))).toEqual(['amber JOURNALS_NONE ']);
	});

	it('take invoices when they are for sales and not blocked', () => {
		expect(openSalesJournals(journals).map(({ code }) => code)).toEqual(['700', '701']);
	});

	it('are named up to twenty', () => {
		const twenty = Array.from({ length: 20 }, (_, index) => `X${index}`);
		expect(journalLines(twenty, journals)[0].facts).toEqual({ journals: twenty.join(', ') });
		const many = Array.from({ length: 25 }, (_, index) => `X${index}`);
		const [line] = journalLines(many, journals);
		expect(line.message).toContain('X19, +5');
	});
});

describe('ledger accounts of the source', () => {
	const accounts = [
		account('704000'),
		account('704950', { isBlocked: true }),
		account('400000', { type: 20 }),
	];

	it('are in step when they exist and take sales lines', () => {
		expect(said(glAccountLines(['704000'], accounts))).toEqual(['green GL_ACCOUNTS_IN_STEP 1']);
	});

	it('get one line for each kind of trouble', () => {
		expect(said(glAccountLines(['704999', '704950', '400000', '704000'], accounts))).toEqual([
			'red GL_ACCOUNTS_MISSING 704999',
			'amber GL_ACCOUNTS_BLOCKED 704950',
			'amber GL_ACCOUNTS_WRONG_TYPE 400000',
		]);
		expect(glAccountLines(['704999'], accounts)[0].facts).toEqual({ accounts: '704999' });
		expect(said(glAccountLines([], accounts))).toEqual(['amber GL_ACCOUNTS_NONE ']);
	});
});

describe('the VAT mapping of the source', () => {
	const codes = [vatCode('4'), vatCode('2', { rate: 0.06 })];
	const source = (code: string, rate: number, exactVatCode?: string) => ({
		code,
		rate,
		mappings: exactVatCode === undefined ? [] : [{ exactVatCode }],
	});

	it('is sound when every code is mapped to a fitting one', () => {
		expect(said(vatLines([source('21', 2100, '4')], codes))).toEqual(['green VAT_MAPPING_SOUND 1']);
	});

	it('names the codes that are mapped wrongly, and those that are not mapped', () => {
		const all = [source('21', 2100, '2'), source('6', 600, '9'), source('12', 1200)];
		expect(said(vatLines(all, codes))).toEqual([
			'red VAT_MAPPING_WRONG 21, 6',
			'amber VAT_CODES_UNMAPPED 12',
		]);
		expect(said(vatLines([], codes))).toEqual(['amber VAT_CODES_NONE ']);
	});

	it('names the journals in which a code is not mapped', () => {
		const some = { code: '21', rate: 2100, mappings: [{ journal: '700', exactVatCode: '4' }] };
		const wrong = { code: '6', rate: 600, mappings: [{ journal: '700', exactVatCode: '9' }] };
		expect(said(vatLines([some, wrong, source('12', 1200)], codes, ['700', '701', '711']))).toEqual(
			['red VAT_MAPPING_WRONG 6', 'amber VAT_CODES_UNMAPPED 21 (701, 711), 6 (701, 711), 12'],
		);
		expect(said(vatLines([some], codes, ['700']))).toEqual(['green VAT_MAPPING_SOUND 1']);
	});
});

describe('the period of today', () => {
	const period = { year: 2026, period: 11, start: '2026-11-01', end: '2026-11-30' };
	const today = '2026-11-24';
	const line = (closed: ReadonlySet<string> | undefined) =>
		periodLine(today, ['700', '701'], [period], closed);

	it('is open for the journals that are used', () => {
		expect(line(new Set()).code).toBe('PERIOD_OPEN');
		expect(line(new Set([closedPeriodKey('600', 2026, 11)])).code).toBe('PERIOD_OPEN');
	});

	it('is closed when it is for one of them', () => {
		const closed = line(new Set([closedPeriodKey('701', 2026, 11)]));
		expect(closed).toMatchObject({ status: 'red', code: 'PERIOD_CLOSED' });
		expect(closed.message).toBe(
			'Period 2026/11, which holds today (2026-11-24), is closed for these journals: 701.',
		);
	});

	it('is missing, or not told', () => {
		expect(periodLine(today, ['700'], [], new Set())).toMatchObject({
			code: 'PERIOD_MISSING',
			facts: { date: today },
		});
		expect(line(undefined)).toMatchObject({ status: 'amber', code: 'PERIOD_NOT_TOLD' });
	});
});
