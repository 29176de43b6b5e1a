import { planJournals } from '../../../../nodes/domain/masterData/journalImport';
import type {
	ExactJournalFacts,
	SourceJournal,
} from '../../../../nodes/domain/masterData/journalImport';
import { journalKind } from '../../../../nodes/domain/books/journalKind';

const ALL = ['SALES', 'SALES_CREDIT', 'PURCHASE', 'OTHER'] as const;

function journal(code: string, description: string, type = 20, isBlocked = false) {
	return { id: `id-${code}`, code, description, type, isBlocked };
}

const journals: ExactJournalFacts[] = [
	journal('701', 'Note de crédit sur ventes'),
	journal('700', 'Ventes carrosserie'),
	journal('719', 'Ventes 2019', 20, true),
	journal('600', 'Achats', 22),
	journal('550', 'Banque', 12),
];

function plan(source: readonly SourceJournal[] = []) {
	return planJournals(1, journals, source, ALL);
}

describe('what is told of a journal', () => {
	it('names it, and what differs', () => {
		const told = (code: string, name?: string) =>
			planJournals(1, journals, [{ code, name }], ALL).known[0].reasons.map((one) => ({
				code: one.code,
				...one.facts,
			}));
		expect(told('719')).toEqual([{ code: 'JOURNAL_BLOCKED', journal: '719' }]);
		expect(told('799')).toEqual([{ code: 'JOURNAL_NOT_IN_EXACT', journal: '799' }]);
		expect(told('700', 'Ventes')).toEqual([
			{
				code: 'JOURNAL_NAME_DIFFERS',
				journal: '700',
				name: 'Ventes',
				exactName: 'Ventes carrosserie',
			},
		]);
		const credit = plan().added.find(({ result }) => result.code === '701');
		expect(credit?.reasons).toMatchObject([
			{ facts: { journal: '701', name: 'Note de crédit sur ventes' } },
		]);
	});
});

describe('the kind of a journal', () => {
	it.each([
		[20, 'Ventes carrosserie', 'SALES'],
		[20, 'Verkoop', 'SALES'],
		[20, 'Ventes à crédit', 'SALES'],
		[20, 'DIVERSE', 'SALES'],
		[20, 'Accessoires', 'SALES'],
		[20, 'Vente notes', 'SALES'],
		[20, 'Note de crédit sur ventes carrosserie', 'SALES_CREDIT'],
		[20, 'Notes de crédit', 'SALES_CREDIT'],
		[20, 'NOTE CREDIT ANVAL', 'SALES_CREDIT'],
		[20, 'Creditnota verkoop', 'SALES_CREDIT'],
		[20, "Creditnota's Namen", 'SALES_CREDIT'],
		[20, 'Kreditnota', 'SALES_CREDIT'],
		[20, 'Verkoopcreditnota', 'SALES_CREDIT'],
		[20, 'Credit notes', 'SALES_CREDIT'],
		[20, 'Credit-note', 'SALES_CREDIT'],
		[20, 'Creditfacturen', 'SALES_CREDIT'],
		[20, 'Gutschriften', 'SALES_CREDIT'],
		[20, 'Avoirs clients', 'SALES_CREDIT'],
		[20, 'NC Liège', 'SALES_CREDIT'],
		[20, 'N.C. ventes', 'SALES_CREDIT'],
		[20, 'Verkopen CN', 'SALES_CREDIT'],
		[22, 'Notes de crédit reçues', 'PURCHASE'],
		[23, 'Returns', 'PURCHASE'],
		[21, 'Return invoices', 'OTHER'],
		[12, 'Crédit banque', 'OTHER'],
		[90, 'Note de crédit', 'OTHER'],
	])('type %i, %j: %s', (type, description, kind) => {
		expect(journalKind(type, description)).toBe(kind);
	});
});

describe('journals to import', () => {
	it('are all that the source lacks, in the order of their codes', () => {
		const codes = plan().added.map(({ result }) => result.code);
		expect(codes).toEqual(['550', '600', '700', '701', '719']);
	});

	it('carry code, name, kind, type, GUID and blocked mark', () => {
		expect(plan().added[2]).toEqual({
			outcome: 'new',
			result: {
				division: 1,
				code: '700',
				name: 'Ventes carrosserie',
				type: 'SALES',
				exactType: 20,
				exactId: 'id-700',
				blocked: false,
			},
			reasons: [],
		});
	});

	it('can be of some kinds only', () => {
		const { added } = planJournals(1, journals, [], ['SALES_CREDIT']);
		expect(added.map(({ result }) => result.code)).toEqual(['701']);
	});

	it('say when they are blocked, and when their kind is only a suggestion', () => {
		const reasons = new Map(
			plan().added.map(({ result, reasons: some }) => [result.code, some.map(({ code }) => code)]),
		);
		expect(reasons.get('719')).toEqual(['JOURNAL_BLOCKED']);
		expect(reasons.get('701')).toEqual(['CREDIT_JOURNAL_GUESSED']);
	});

	it('are not taken over twice, whatever the case and the spaces of the code', () => {
		const lettered = [journal('VK1', 'Verkoop')];
		const { added, known } = planJournals(1, lettered, [{ code: ' vk1 ' }], ALL);
		expect(added).toEqual([]);
		expect(known.map(({ outcome }) => outcome)).toEqual(['known']);
	});
});

describe('journals of the source', () => {
	it('each come back once, in their order, with what Exact Online says of them', () => {
		const { known } = plan([{ code: '719' }, { code: '700', name: 'Ventes  CARROSSERIE' }]);
		expect(known.map(({ result }) => [result.code, result.blocked])).toEqual([
			['719', true],
			['700', false],
		]);
		expect(known[1].reasons).toEqual([]);
	});

	it('say when Exact Online gives them another name', () => {
		const { known } = plan([{ code: '700', name: 'Ventes Namur' }]);
		expect(known[0].reasons.map(({ code }) => code)).toEqual(['JOURNAL_NAME_DIFFERS']);
	});

	it('say when Exact Online does not have them', () => {
		const { known } = plan([{ code: '799', name: 'Expertise' }]);
		expect(known[0]).toMatchObject({
			outcome: 'notInExact',
			result: { code: '799', name: 'Expertise' },
			reasons: [{ code: 'JOURNAL_NOT_IN_EXACT', severity: 'blocking' }],
		});
	});
});
