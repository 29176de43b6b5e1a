/** Journals taken over from Exact Online, those that the source has told apart. */
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

const importing = async (items: readonly object[], parameters: INodeParameters = {}) =>
	await runReading(world, 'ExactOnlineJournal', 'exactJournal', parameters, items);
const codesOf = (items: readonly Reported[]) => items.map(({ result }) => result['code'] as string);

test('all journals come over with code, name, kind and GUID, in one call', async () => {
	const [added, known] = await importing([{}]);

	assert.deepEqual(
		added.map(({ result }) => {
			const { code, type, exactType } = result as { code: string; type: string; exactType: number };
			return `${code} ${type} ${exactType}`;
		}),
		[
			'550 OTHER 12',
			'570 OTHER 10',
			'600 PURCHASE 22',
			'610 PURCHASE 22',
			'700 SALES 20',
			'701 SALES_CREDIT 20',
			'710 SALES 20',
			'711 SALES_CREDIT 20',
			'719 SALES 20',
			'720 SALES 20',
			'721 SALES_CREDIT 20',
			'730 SALES 20',
			'900 OTHER 90',
		],
	);
	assert.deepEqual(added[4]?.json, {
		exactJournal: {
			outcome: 'new',
			division: DIVISION,
			code: '700',
			name: 'Ventes carrosserie',
			type: 'SALES',
			exactType: 20,
			exactId: rowOf(world, 'journals', '700')['ID'],
			blocked: false,
		},
		reasons: [],
	});
	assert.deepEqual(known, []);
	assert.deepEqual(world.calls(), { 'GET financial/Journals': 1 });
});

test('journals that the source has are not taken over, whatever their case and spaces', async () => {
	rowOf(world, 'journals', '730')['Code'] = 'VK';
	const source = [
		{ code: '700' },
		{ code: ' 701 ' },
		{ code: 'vk', name: 'Verkoop' },
		{ code: 710 },
	];
	const [added, known] = await importing(source);

	assert.deepEqual(
		codesOf(added).filter((code) => ['700', '701', '710', 'VK'].includes(code)),
		[],
	);
	assert.deepEqual(codesOf(known), ['700', '701', 'VK', '710']);
	assert.deepEqual(
		known.map(({ result, from }) => [result['outcome'], from]),
		[0, 1, 2, 3].map((index) => ['known', index]),
	);
	assert.equal(known[2]?.json['name'], 'Verkoop', 'an item keeps its own fields');
});

test('a second import finds nothing new', async () => {
	const [added] = await importing([{}]);
	const source = added.map(({ result }) => ({ code: result['code'], name: result['name'] }));
	const [again, known] = await importing(source);

	assert.deepEqual(again, []);
	assert.equal(known.length, 13);
});

test('blocked journals are marked, on either output', async () => {
	const [added] = await importing([{}]);
	const old = added.find(({ result }) => result['code'] === '719');
	assert.equal(old?.result['blocked'], true);
	assert.deepEqual(old?.codes, ['JOURNAL_BLOCKED']);

	const [, known] = await importing([{ code: '719', name: 'Ventes 2019' }]);
	assert.deepEqual(known[0]?.codes, ['JOURNAL_BLOCKED']);
});

test('a journal of the source that Exact Online lacks is reported, not dropped', async () => {
	const [, known] = await importing([{ code: '799', name: 'Ventes expertise' }]);
	assert.deepEqual(
		known.map(({ result, codes }) => [result['outcome'], result['code'], ...codes]),
		[['notInExact', '799', 'JOURNAL_NOT_IN_EXACT']],
	);
});

test('another name is a remark', async () => {
	const [, known] = await importing([{ code: '700', name: 'Verkoop Luik' }]);
	assert.deepEqual([known[0]?.codes, known[0]?.severities], [['JOURNAL_NAME_DIFFERS'], ['remark']]);
});

test('only some kinds can be taken over', async () => {
	const [sales] = await importing([{}], { selection: 'types', types: ['SALES', 'SALES_CREDIT'] });
	assert.deepEqual(codesOf(sales), ['700', '701', '710', '711', '719', '720', '721', '730']);
	const [purchases] = await importing([{}], { selection: 'types', types: ['PURCHASE'] });
	assert.deepEqual(codesOf(purchases), ['600', '610']);
});

test('all chosen journals are new when the source is said to have none', async () => {
	const [added, known] = await importing([{ code: '700' }], { knownJournals: 'none' });
	assert.equal(added.length, 13);
	assert.deepEqual(known, []);
});

test('more than one page of journals, with padded codes, is read whole', async () => {
	world.exact.control.switches({ paddedCodes: true });
	const journals = world.exact.state.get(DIVISION)?.journals;
	const model = rowOf(world, 'journals', '700');
	for (let number = 1000; number < 1100; number += 1) {
		const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
		journals?.add({ ...model, ID: id, Code: String(number) });
	}
	const [added, known] = await importing([{ code: '700' }, { code: '1099' }]);

	assert.equal(added.length, 13 + 100 - 2);
	assert.deepEqual(codesOf(known), ['700', '1099']);
	assert.deepEqual(world.calls(), { 'GET financial/Journals': 2 });
});
