import type { BooksGlAccount } from '../../../../nodes/domain/books/administration';
import { compareSnapshot, takeSnapshot } from '../../../../nodes/domain/masterData/glAccountDrift';
import { account, idOf } from '../../support/ledger';

const labour = account('704000', { description: 'Arbeidsloon' });
const office = account('612900', { type: 121 });
const rent = account('610000', { type: 121 });
const before = [labour, office, rent];
const sourceNumbers = new Set(['704000', '612900']);

function changes(
	now: readonly BooksGlAccount[],
	language = 'default',
): ReadonlyArray<readonly string[]> {
	const snapshot = takeSnapshot(before, sourceNumbers, 'default');
	return compareSnapshot(snapshot, now, language).map(({ change, number }) => [change, number]);
}

describe('changes in Exact Online since the last time', () => {
	it('are none when nothing changed', () => {
		expect(changes(before)).toEqual([]);
	});

	it.each<[string, BooksGlAccount[], string[]]>([
		['a new name', [{ ...labour, description: 'Labour' }, office], ['renamed', '704000']],
		['a block', [{ ...labour, isBlocked: true }, office], ['blocked', '704000']],
		['another type', [{ ...labour, type: 90 }, office], ['typeChanged', '704000']],
		['another number', [{ ...labour, code: '704001' }, office], ['renumbered', '704001']],
		['a removal', [office], ['gone', '704000']],
		['a removal of an account of the source', [labour], ['gone', '612900']],
		['a new sales account', [labour, office, account('704100')], ['new', '704100']],
	])('tell %s', (_what, now, expected) => {
		expect(changes(now)).toEqual([expected]);
	});

	it('are told in the order of the numbers', () => {
		const now = [account('705000'), { ...labour, isBlocked: true }, account('700100')];
		expect(changes(now)).toEqual([
			['gone', '612900'],
			['new', '700100'],
			['blocked', '704000'],
			['new', '705000'],
		]);
	});

	it('tell the end of a block, and keep what was before', () => {
		const blocked = takeSnapshot([{ ...labour, isBlocked: true }], sourceNumbers, 'default');
		expect(compareSnapshot(blocked, [labour], 'default')).toMatchObject([{ change: 'unblocked' }]);
		const snapshot = takeSnapshot([labour], sourceNumbers, 'default');
		expect(compareSnapshot(snapshot, [{ ...labour, description: 'Labour' }], 'default')).toEqual([
			{
				change: 'renamed',
				exactId: idOf('704000'),
				number: '704000',
				name: 'Labour',
				previousName: 'Arbeidsloon',
				type: 110,
				blocked: false,
			},
		]);
	});

	it('give no GUID to link with for an account that is gone', () => {
		const [gone] = compareSnapshot(takeSnapshot([labour], sourceNumbers, 'default'), [], 'default');
		expect(gone).toMatchObject({ change: 'gone', previousExactId: idOf('704000') });
		expect(gone).not.toHaveProperty('exactId');
	});

	it('can be several on one account', () => {
		const now = [{ ...labour, description: 'Labour', isBlocked: true }, office];
		expect(changes(now)).toEqual([
			['renamed', '704000'],
			['blocked', '704000'],
		]);
	});

	it('leave out accounts that are neither sales accounts nor of the source', () => {
		const now = [labour, office, { ...rent, isBlocked: true }, account('610100', { type: 121 })];
		expect(changes(now)).toEqual([]);
	});

	it('are no renaming when the names were read in another language', () => {
		expect(changes([{ ...labour, description: "Main-d'œuvre" }, office], 'FR-BE')).toEqual([]);
	});

	it('survive being kept as JSON', () => {
		const snapshot = takeSnapshot(before, sourceNumbers, 'default');
		const kept = JSON.parse(JSON.stringify(snapshot)) as typeof snapshot;
		expect(compareSnapshot(kept, before, 'default')).toEqual([]);
	});
});
