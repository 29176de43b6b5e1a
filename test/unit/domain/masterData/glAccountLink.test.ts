import type { BooksGlAccount } from '../../../../nodes/domain/books/administration';
import { planLink } from '../../../../nodes/domain/masterData/glAccountLink';
import type {
	LinkOutcome,
	SourceGlAccount,
} from '../../../../nodes/domain/masterData/glAccountLink';
import { account, idOf } from '../../support/ledger';

function link(source: SourceGlAccount, found: BooksGlAccount = account('704000')): LinkOutcome {
	return planLink(1, source, new Map([[found.code, found]]));
}

function codes({ reasons }: LinkOutcome): string[] {
	return reasons.map(({ code, severity }) => `${code} ${severity}`);
}

describe('an account of the source', () => {
	it('is linked with the account of the same number', () => {
		const outcome = link({ number: '704000', name: 'Account 704000' });
		expect(outcome.outcome).toBe('linked');
		expect(outcome.result).toMatchObject({ number: '704000', exactId: idOf('704000') });
		expect(outcome.reasons).toEqual([]);
	});

	it('is unchanged when GUID and blocked mark are known already, in any case', () => {
		const source = { number: '704000', exactId: idOf('704000').toUpperCase() };
		expect(link(source).outcome).toBe('unchanged');
	});

	it.each([
		['another GUID', { exactId: idOf('705000') }],
		['another blocked mark', { exactId: idOf('704000'), blocked: true }],
	])('is linked again when the source holds %s', (_what, more) => {
		expect(link({ number: '704000', ...more }).outcome).toBe('linked');
	});

	it('gets the name of Exact Online, with a remark when it differs', () => {
		const outcome = link(
			{ number: '704000', name: 'Labour' },
			account('704000', { description: 'Arbeidsloon' }),
		);
		expect(outcome.result).toMatchObject({ name: 'Arbeidsloon', sourceName: 'Labour' });
		expect(outcome.reasons).toMatchObject([
			{
				code: 'GL_ACCOUNT_NAME_DIFFERS',
				severity: 'remark',
				facts: { glAccount: '704000', name: 'Labour', exactName: 'Arbeidsloon' },
			},
		]);
	});

	it.each([
		['ARBEIDSLOON', 'Arbeidsloon'],
		['Remise main d oeuvre', "Remise main-d'œuvre"],
	])('has no other name when only case or accents differ: %s', (name, description) => {
		expect(codes(link({ number: '704000', name }, account('704000', { description })))).toEqual([]);
	});

	it.each([
		['blocked', { isBlocked: true }, 'GL_ACCOUNT_BLOCKED blocking'],
		['a receivable', { type: 20 }, 'GL_ACCOUNT_WRONG_TYPE blocking'],
		['a payable', { type: 22 }, 'GL_ACCOUNT_WRONG_TYPE blocking'],
		['a VAT account', { type: 24 }, 'GL_ACCOUNT_WRONG_TYPE blocking'],
		['with a mandatory cost centre', { useCostCenter: 1 }, 'COST_CENTER_REQUIRED remark'],
		['with a mandatory cost unit', { useCostUnit: 1 }, 'COST_UNIT_REQUIRED remark'],
	])('that is %s is linked all the same and says so', (_what, over, code) => {
		const outcome = link({ number: '704000' }, account('704000', over));
		expect(outcome.result.exactId).toBe(idOf('704000'));
		expect(codes(outcome)).toEqual([code]);
		expect(outcome.reasons[0].facts).toMatchObject({ glAccount: '704000' });
	});

	it('is refused when Exact Online does not have its number', () => {
		const outcome = link({ number: '704999', name: 'Nowhere' });
		expect(outcome.outcome).toBe('refused');
		expect(outcome.result).toEqual({ division: 1, number: '704999', name: 'Nowhere' });
		expect(codes(outcome)).toEqual(['GL_ACCOUNT_NOT_IN_EXACT blocking']);
		expect(outcome.reasons[0].facts).toEqual({ glAccount: '704999' });
	});

	it('is refused without a number', () => {
		expect(link({ name: 'Labour' })).toMatchObject({
			outcome: 'refused',
			result: { division: 1, name: 'Labour' },
			reasons: [{ code: 'GL_ACCOUNT_NUMBER_MISSING', facts: { name: 'Labour' } }],
		});
	});
});
