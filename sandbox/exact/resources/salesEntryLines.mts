// salesentry/SalesEntryLines: lines are changed one by one, because a PUT of an entry can't hold
// them. Deleting the last line removes the entry (ossobv/exactonline elements/invoice.py).
import { amountsOf, bookedFields, lineProblems, withDefaults } from '../booking/lines.mts';
import { bookAmounts } from '../booking/amounts.mts';
import { settle, storeLine } from '../booking/settle.mts';
import { unpost } from '../payments/posting.mts';
import type { Row } from '../store.mts';
import { say } from '../texts.mts';
import { mandatory, reference, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';
import { linesOf, lockProblem, matchProblem } from './salesEntries.mts';

export const salesEntryLines: Resource = {
	endpoint: 'salesentry/SalesEntryLines',
	rows: ({ books }) => books.entryLines.all(),
	answersFully: true,
	feed: { topic: 'SalesEntries', keyField: 'EntryID' },
	create(input, work) {
		const { books } = work;
		refuseIf([
			mandatory(input, 'EntryID', 'entry'),
			reference(input, 'EntryID', 'entry', (id) => books.entries.get(id) !== undefined),
		]);
		const entry = entryOf(input.values, work);
		const line = withDefaults(input.values, books);
		refuseIf([
			lockProblem(entry, books, 'cannotChange'),
			matchProblem(entry, work, 'cannotChange'),
			...lineProblems(line, books),
		]);
		const last = linesOf(entry, books).at(-1);
		const [booked = { netCents: 0, vatCents: 0 }] = bookAmounts([amountsOf(line, books)]);
		const stored = storeLine(
			{ ...line, LineNumber: Number(last?.['LineNumber'] ?? 0) + 1 },
			booked,
			entry,
			work,
		);
		stamp(settle(entry, work), work.clock.now());
		return stored;
	},
	update(row, input, work) {
		const { books } = work;
		const entry = entryOf(row, work);
		const touchesAmounts = ['AmountFC', 'VATCode', 'VATAmountFC'].some(
			(name) => name in input.values,
		);
		const { VATPercentage: _percentage, ...kept } = row;
		const changed: Row = { ...kept, ...input.values };
		// VAT is computed anew unless it is sent.
		if (touchesAmounts && !('VATAmountFC' in input.values)) changed['VATAmountFC'] = null;
		refuseIf([
			lockProblem(entry, books, 'cannotChange'),
			touchesAmounts ? matchProblem(entry, work, 'cannotChange') : undefined,
			...lineProblems(changed, books),
		]);
		const [booked = { netCents: 0, vatCents: 0 }] = bookAmounts([amountsOf(changed, books)]);
		const rate = Number(entry['Rate'] ?? 1);
		Object.assign(row, input.values, bookedFields(changed, booked, books, rate));
		stamp(row, work.clock.now());
		stamp(settle(entry, work), work.clock.now());
	},
	remove(row, work) {
		const entry = entryOf(row, work);
		refuseIf([
			lockProblem(entry, work.books, 'cannotDelete'),
			matchProblem(entry, work, 'cannotChange'),
		]);
		work.books.entryLines.remove(row['ID'] ?? null);
		if (linesOf(entry, work.books).length === 0) {
			unpost(String(entry['EntryID']), work);
			work.books.entries.remove(entry['EntryID'] ?? null);
		} else {
			stamp(settle(entry, work), work.clock.now());
		}
	},
};

function entryOf(line: Row, { books }: Work): Row {
	const entry = books.entries.get(line['EntryID']);
	if (!entry) refuseIf([say('badReference', 'entry')]);
	return entry ?? {};
}
