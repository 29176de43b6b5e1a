/** VAT codes of Exact Online, and the check of what the source's codes are mapped to. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { rowOf, runReading } from './support/masterData.mts';
import type { Reported } from './support/masterData.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const getMany = async (parameters: INodeParameters = {}) =>
	await runReading(world, 'ExactOnlineVatCode', 'exactVatCode', {
		operation: 'getAll',
		...parameters,
	});
const checking = async (items: readonly object[], parameters: INodeParameters = {}) =>
	await runReading(
		world,
		'ExactOnlineVatCode',
		'exactVatMapping',
		{ operation: 'checkMapping', ...parameters },
		items,
	);
const codesOf = (items: readonly Reported[]) => items.map(({ result }) => result['code']);
const to = (exactVatCode: string, journal?: string) =>
	journal === undefined ? { exactVatCode } : { journal, exactVatCode };

for (const notation of ['fraction', 'percent']) {
	test(`codes for sales come with their rate as a percentage, from a ${notation}`, async () => {
		world.exact.control.switches({ vatPercentage: notation });
		const [codes] = await getMany();

		assert.deepEqual(
			codes.map(({ result }) => {
				const { code, rate } = result as { code: string; rate: number };
				return `${code} ${rate}`;
			}),
			['0 0', '2 6', '3 12', '4 21', 'B4 21', 'EX 0', 'I4 21', 'IC 0', 'VN 0'],
		);
		assert.deepEqual(codes.find(({ result }) => result['code'] === '4')?.json, {
			exactVatCode: {
				division: DIVISION,
				code: '4',
				description: 'Ventes 21 %',
				type: 'EXCLUSIVE',
				exactType: 'E',
				rate: 21,
				blocked: false,
				reverseCharge: false,
				side: 'SALES',
				usable: true,
			},
		});
		assert.deepEqual(world.calls(), { 'GET vat/VATCodes': 1 });
	});
}

test('codes that invoices cannot be mapped to are told apart', async () => {
	const [codes] = await getMany();
	const unusable = codes.filter(({ result }) => result['usable'] === false);
	assert.deepEqual(codesOf(unusable), ['B4', 'I4']);
});

test('codes for purchases, or all, can be had as well', async () => {
	const [purchases] = await getMany({ side: 'purchase' });
	assert.deepEqual(codesOf(purchases), ['A2', 'A3', 'A4', 'AC', 'AI', 'VN']);
	const [all] = await getMany({ side: 'all' });
	assert.equal(all.length, 14);
});

test('each code of the source leaves once, with what is wrong and what would fit', async () => {
	const items = [
		{ code: '21', rate: '21.00', regime: 'DOMESTIC', mappings: [to('4')] },
		{ code: '6', rate: '6.00', mappings: [to('2'), to('2', '701')] },
		{ code: 'IC', rate: '0.00', mappings: [to('IC')] },
		{ code: '12', rate: '12.00', mappings: [] },
		{ code: '0', rate: '0.00', mappings: [] },
		{ code: 'x1', rate: '21.00', mappings: [to('I4')] },
		{ code: 'x2', rate: '21.00', mappings: [to('B4')] },
		{ code: 'x3', rate: '21.00', mappings: [to('A4')] },
		{ code: 'x4', rate: '21.00', mappings: [to('4'), to('2', '710')] },
		{ code: 'x5', rate: '21.00', mappings: [to('V9')] },
	];
	const [inOrder, attention] = await checking(items);

	assert.deepEqual(codesOf(inOrder), ['21', '6', 'IC']);
	assert.ok(inOrder.every(({ result }) => result['outcome'] === 'mapped'));
	assert.deepEqual(inOrder[0]?.json, {
		...items[0],
		exactVatMapping: {
			outcome: 'mapped',
			division: DIVISION,
			code: '21',
			mappings: [{ exactVatCode: '4', description: 'Ventes 21 %', rate: 21 }],
		},
		reasons: [],
	});
	assert.deepEqual(
		attention.map(({ result, codes, from }) => [
			from,
			result['code'],
			result['outcome'],
			result['suggestion'],
			...codes,
		]),
		[
			[3, '12', 'unmapped', '3', 'VAT_CODE_UNMAPPED'],
			[4, '0', 'unmapped', undefined, 'VAT_CODE_UNMAPPED'],
			[5, 'x1', 'wrong', '4', 'VAT_CODE_INCLUSIVE'],
			[6, 'x2', 'wrong', '4', 'VAT_CODE_BLOCKED'],
			[7, 'x3', 'wrong', '4', 'VAT_CODE_FOR_PURCHASE'],
			[8, 'x4', 'wrong', '4', 'VAT_RATE_DIFFERS'],
			[9, 'x5', 'wrong', '4', 'VAT_CODE_NOT_IN_EXACT'],
		],
	);
	assert.deepEqual(attention[1]?.result['candidates'], ['0', 'EX', 'IC', 'VN']);
	assert.deepEqual(world.calls(), { 'GET vat/VATCodes': 1 });
});

test('a mapping may come as JSON, and an item without code is reported', async () => {
	const [inOrder, attention] = await checking([
		{ code: '21', rate: 21, mappings: '[{"exactVatCode":"4"}]' },
		{ rate: 21 },
	]);
	assert.deepEqual(codesOf(inOrder), ['21']);
	assert.deepEqual(attention[0]?.codes, ['VAT_CODE_MISSING']);
});

test('a code that gets blocked in Exact Online is found the next time', async () => {
	const item = { code: '21', rate: '21.00', mappings: [to('4')] };
	const [before] = await checking([item]);
	assert.equal(before.length, 1);
	rowOf(world, 'vatCodes', '4')['IsBlocked'] = true;
	const [, attention] = await checking([item]);
	assert.deepEqual(attention[0]?.codes, ['VAT_CODE_BLOCKED']);
	assert.equal(attention[0]?.result['suggestion'], undefined);
});

test('a code that some journals lack is not mapped, and they are named', async () => {
	const one = { code: '21', rate: '21.00', mappings: [to('4', '700')] };
	const [, [open]] = await checking([one], { journals: '700, 701' });

	assert.equal(open.result['outcome'], 'unmapped');
	assert.deepEqual(open.result['unmappedJournals'], ['701']);
	assert.deepEqual(open.codes, ['VAT_CODE_UNMAPPED']);
	const [done] = await checking([one], { journals: '={{ ["700"] }}' });
	assert.equal(done.length, 1);
});
