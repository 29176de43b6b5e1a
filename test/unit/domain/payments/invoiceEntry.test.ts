import { entryFor, stateWithoutTerms } from '../../../../nodes/domain/payments/invoiceEntry';
import { entry } from '../../support/invoices';

const OTHER = 'e0000000-0000-4000-8000-000000000002';
const first = entry();
const same = entry({ entryId: OTHER, entryNumber: 9 });
const abroad = entry({ entryId: OTHER, journal: '701' });
const another = entry({ entryId: OTHER, yourRef: '26700002' });
const { entryId, yourRef: number } = first;

const found = (reference: object, ...entries: Array<typeof first>) => {
	const answer = entryFor({ entryId: '', number: '', journal: '', ...reference }, entries);
	return 'entry' in answer ? answer.entry : { code: answer.reason.code, ...answer.reason.facts };
};

describe('the entry that a source means', () => {
	it.each([
		[
			'by its GUID, whatever number and journal',
			{ entryId, number: 'x', journal: '9' },
			[another, first],
		],
		['by its number', { number }, [another, first]],
		['by number and journal', { number, journal: '700' }, [abroad, first]],
		['by its journal in any case of letters', { number, journal: ' 700 ' }, [abroad, first]],
	])('is found %s', (_, reference, entries) => {
		expect(found(reference, ...entries)).toBe(first);
	});

	it('is found by the very spelling of its journal where the books tell them apart by that', () => {
		const [upper, lower] = ['VK', 'vk'].map((journal, index) =>
			entry({ entryId: String(index), journal }),
		);
		expect(found({ number, journal: 'vk' }, upper, lower)).toBe(lower);
		expect(found({ number, journal: 'Vk' }, upper, lower)).toMatchObject({
			code: 'ALREADY_BOOKED_TWICE',
		});
	});

	it.each([
		['nothing is said of it', {}, [first], { code: 'ENTRY_REFERENCE_MISSING' }],
		[
			'no entry has its number',
			{ number },
			[another],
			{ code: 'ENTRY_NOT_IN_EXACT', invoice: number },
		],
		['no entry has its GUID', { entryId }, [another], { code: 'ENTRY_NOT_IN_EXACT', entryId }],
		[
			'none is in its journal',
			{ number, journal: '9' },
			[first],
			{ code: 'ENTRY_NOT_IN_EXACT', invoice: number },
		],
		[
			'two have its number',
			{ number, journal: '700' },
			[first, same],
			{ code: 'ALREADY_BOOKED_TWICE', number, journal: '700', entryNumbers: '26700017, 9' },
		],
	])('is not told when %s', (_, reference, entries, expected) => {
		expect(found(reference, ...entries)).toEqual(expected);
	});
});

describe('an entry without payment terms', () => {
	it('is open as a whole as long as it is not processed', () => {
		expect(stateWithoutTerms(first)).toEqual({
			entryId,
			number,
			journal: '700',
			entryNumber: 26700017,
			isCreditNote: false,
			currency: 'EUR',
			totalCents: 18150,
			termsCents: 18150,
			paidCents: 0,
			openCents: 18150,
			inCollectionCents: 0,
			transactions: [],
		});
	});

	it.each([
		[{ totalCents: -18150 }, true, 18150],
		[{ type: 21 }, true, 18150],
		[{ totalCents: 0, status: 50 }, false, 0],
	])('%j: credit note %p, open %p cents', (over, isCreditNote, openCents) => {
		expect(stateWithoutTerms(entry(over))).toMatchObject({ isCreditNote, openCents });
	});

	it('is not known once it is processed', () => {
		expect(stateWithoutTerms(entry({ status: 50 }))).toBeUndefined();
	});
});
