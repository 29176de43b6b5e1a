import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { amounts, createDesk } from './exactDesk.mts';

const desk = createDesk();
const { book, bookLines, line, linesOf, switches } = desk;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

describe('VAT', () => {
	it('is computed per line, so that it can differ from the invoice by a cent', async () => {
		const thirds = [line({ AmountFC: 0.33 }), line({ AmountFC: 0.33 }), line({ AmountFC: 0.34 })];
		const { row } = await bookLines(...thirds.map((one) => ({ ...one, VATCode: '3' })));
		assert.deepEqual(amounts(row), [1.12, 0.12]);
		const half = await bookLines(line({ AmountFC: 0.5 }), line({ AmountFC: 0.5 }));
		// 21 % of 0.50 is 0.105: twice 0.11, where the invoice has 0.21.
		assert.deepEqual(amounts(half.row), [1.22, 0.22]);
	});

	it('follows the amount that a line sends', async () => {
		const { row } = await bookLines(line({ VATAmountFC: 20.99 }), line({ VATAmountFC: '21.01' }));
		assert.deepEqual(amounts(row), [242, 42]);
	});

	it('follows the amount that the header sends', async () => {
		const made = await book({
			VATAmountFC: 0.21,
			SalesEntryLines: [line({ AmountFC: 0.5 }), line({ AmountFC: 0.5 })],
		});
		assert.deepEqual(amounts(made.row), [1.21, 0.21]);
		assert.deepEqual(
			(await linesOf(made)).map((one) => one['VATAmountFC']),
			[0.11, 0.1],
		);
	});

	it('is inside the amount with an inclusive code', async () => {
		const made = await bookLines(line({ AmountFC: 121, VATCode: 'I4' }));
		assert.deepEqual(amounts(made.row), [121, 21]);
		assert.deepEqual((await linesOf(made)).map(amounts), [[100, 21]]);
	});

	it('is nothing for base-only codes and without a code', async () => {
		const { VATCode: _code, ...without } = line();
		const { row } = await bookLines(line({ VATCode: '0' }), line({ VATCode: 'VN ' }), without);
		assert.deepEqual(amounts(row), [300, 0]);
	});

	it('takes a code padded or not, and amounts as text', async () => {
		const { row } = await bookLines(line({ VATCode: '4  ', AmountFC: '10.00' }));
		assert.deepEqual(amounts(row), [12.1, 2.1]);
	});
});

describe('a negative total', () => {
	const credit = () => book({ Journal: '701', SalesEntryLines: [line({ AmountFC: -100 })] });

	it('makes a credit note', async () => {
		const { row } = await credit();
		assert.deepEqual([...amounts(row), row['Type']], [-121, -21, 21]);
	});

	it('stays a sales entry when switched so', async () => {
		switches({ negativeTotalType: 20 });
		assert.equal((await credit()).row['Type'], 20);
	});

	it('can not be forced by sending the type', async () => {
		assert.equal((await book({ Type: 21 })).row['Type'], 20);
	});
});
