import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { amounts, createDesk } from './exactDesk.mts';

const desk = createDesk();
const { at, book, line, linesOf, switches } = desk;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

describe('changing a sales entry', () => {
	const document = async () =>
		(await desk.api.post('documents/Documents', { Subject: 'VF1', Type: 10 })).row['ID'];

	it('sets its document and leaves the rest alone', async () => {
		const made = await book();
		const id = await document();
		assert.equal((await desk.api.put(at(made), { Document: id })).status, 204);
		const { row } = await desk.api.get(at(made));
		assert.deepEqual(
			[row['Document'], row['DocumentSubject'], ...amounts(row)],
			[id, 'VF1', 121, 21],
		);
	});

	it('is refused altogether when switched so', async () => {
		switches({ putSalesEntry: 'refused' });
		assert.equal(
			(await desk.api.put(at(await book()), { Document: await document() })).status,
			405,
		);
	});

	it('can bring its own key, but no lines', async () => {
		const made = await book();
		const withLines = await desk.api.put(at(made), { SalesEntryLines: [line()] });
		assert.equal(withLines.status, 400);
		assert.match(withLines.error, /Binding to new entities/);
		const keyed = await desk.api.put(at(made), { EntryID: made.row['EntryID'], YourRef: 'x' });
		assert.equal(keyed.status, 204);
	});

	it('is refused once it is processed or its period is closed', async () => {
		const processed = await book();
		desk.api.simulator.control.processEntry(GARAGE_DIVISION, String(processed.row['EntryID']));
		const closed = await book();
		assert.equal((await desk.api.put(at(processed), { YourRef: 'x' })).status, 500);
		assert.equal((await desk.api.remove(at(processed))).status, 500);
		desk.api.simulator.control.closePeriod(GARAGE_DIVISION, '700', 2026, 10, true);
		assert.equal((await desk.api.put(at(closed), { YourRef: 'x' })).status, 500);
		assert.equal((await desk.api.remove(at(closed))).status, 500);
	});

	it('goes line by line, and the totals follow', async () => {
		const made = await book();
		const EntryID = made.row['EntryID'];
		const added = await desk.api.post('salesentry/SalesEntryLines', {
			EntryID,
			...line({ AmountFC: 50 }),
		});
		assert.equal(added.row['LineNumber'], 2);
		const path = `salesentry/SalesEntryLines(guid'${String(added.row['ID'])}')`;
		assert.equal((await desk.api.put(path, { AmountFC: 10 })).status, 204);
		assert.deepEqual(amounts((await desk.api.get(at(made))).row), [133.1, 23.1]);
		await desk.api.remove(path);
		assert.deepEqual(amounts((await desk.api.get(at(made))).row), [121, 21]);
	});

	it('removes it with its last line', async () => {
		const made = await book();
		const [only] = await linesOf(made);
		await desk.api.remove(`salesentry/SalesEntryLines(guid'${String(only?.['ID'])}')`);
		assert.equal((await desk.api.get(at(made))).status, 404);
	});

	it('deletes it with its lines', async () => {
		const made = await book();
		assert.equal((await desk.api.remove(at(made))).status, 204);
		assert.equal(desk.api.books.entryLines.all().length, 0);
	});
});
