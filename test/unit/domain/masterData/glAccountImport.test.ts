import { planImport } from '../../../../nodes/domain/masterData/glAccountImport';
import type { Selection } from '../../../../nodes/domain/masterData/glAccountImport';
import { account, idOf } from '../../support/ledger';

const chart = [
	account('705000'),
	account('704000', { description: 'Arbeidsloon' }),
	account('704950', { isBlocked: true }),
	account('400000', { type: 20 }),
	account('612900', { type: 121 }),
	account('740000'),
	account('700999', { type: 90 }),
];

function numbers(selection: Selection, known: readonly string[] = []): string[] {
	return planImport(1, chart, selection, new Set(known)).map(({ result }) => result.number);
}

describe('accounts to import', () => {
	it('are by default the revenue accounts of class 70, in the order of their numbers', () => {
		expect(numbers({ kind: 'sales' })).toEqual(['704000', '704950', '705000']);
	});

	it('can be all of them', () => {
		expect(numbers({ kind: 'all' })).toHaveLength(chart.length);
	});

	it('can be ranges and single numbers, whatever their type', () => {
		const selection = {
			kind: 'numbers',
			ranges: [{ from: '700', to: '704' }],
			numbers: ['612900'],
		} as const;
		expect(numbers(selection)).toEqual(['612900', '700999', '704000', '704950']);
	});

	it('leave out what the source has', () => {
		expect(numbers({ kind: 'sales' }, ['704000', '705000'])).toEqual(['704950']);
	});

	it('carry number, name, GUID, type and blocked mark', () => {
		const [first] = planImport(3114772, chart, { kind: 'sales' }, new Set());
		expect(first).toEqual({
			outcome: 'new',
			result: {
				division: 3114772,
				number: '704000',
				name: 'Arbeidsloon',
				exactId: idOf('704000'),
				type: 110,
				blocked: false,
			},
			reasons: [],
		});
	});

	it.each([
		['704950', 'GL_ACCOUNT_BLOCKED'],
		['400000', 'GL_ACCOUNT_WRONG_TYPE'],
	])('that cannot be used say why: %s %s', (number, code) => {
		const outcome = planImport(1, chart, { kind: 'all' }, new Set()).find(
			({ result }) => result.number === number,
		);
		expect(outcome?.outcome).toBe('refused');
		expect(outcome?.reasons.map((one) => one.code)).toEqual([code]);
	});

	it('report a single number that Exact Online does not have, once', () => {
		const selection = { kind: 'numbers', ranges: [], numbers: ['999999', '999999'] } as const;
		const outcomes = planImport(1, chart, selection, new Set());
		expect(outcomes.map(({ outcome, result }) => [outcome, result.number])).toEqual([
			['refused', '999999'],
		]);
		expect(outcomes[0].reasons[0].message).toBe(
			'General ledger account "999999" does not exist in this Exact Online division.',
		);
	});
});
