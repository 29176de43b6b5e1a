/** Ledger accounts taken over from Exact Online and linked with those of the source. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { addGlAccount, rowOf, runReading } from './support/masterData.mts';
import type { Reported } from './support/masterData.mts';
import { division } from './support/samples.mts';

let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => world.reset());
after(async () => await world.close());

const READ = 'GET bulk/Financial/GLAccounts';

const importing = async (parameters: INodeParameters, items?: readonly object[]) =>
	await runReading(
		world,
		'ExactOnlineGlAccount',
		'exactGlAccount',
		{ operation: 'importFromExact', ...parameters },
		items,
	);
const synchronising = async (
	items: readonly object[],
	parameters: INodeParameters = {},
	memory?: IDataObject,
	mode?: 'trigger' | 'manual',
) =>
	await runReading(
		world,
		'ExactOnlineGlAccount',
		'exactGlAccount',
		{ operation: 'synchronise', ...parameters },
		items,
		{ ...(memory ? { staticData: memory } : {}), ...(mode ? { mode } : {}) },
	);
const numbersOf = (items: readonly Reported[]) =>
	items.map(({ result }) => result['number'] as string);

test('by default only the sales accounts come over, in one call, ready for the source', async () => {
	const [synced, attention] = await importing({});

	assert.equal(synced.length, 26);
	assert.ok(numbersOf(synced).every((number) => number.startsWith('70')));
	assert.deepEqual(synced.find(({ result }) => result['number'] === '704000')?.json, {
		exactGlAccount: {
			outcome: 'new',
			division: DIVISION,
			number: '704000',
			name: 'Arbeidsloon',
			exactId: rowOf(world, 'glAccounts', '704000')['ID'],
			type: 110,
			blocked: false,
		},
		reasons: [],
	});
	assert.deepEqual(
		attention.map(({ result, codes }) => [result['number'], result['blocked'], ...codes]),
		[['704950', true, 'GL_ACCOUNT_BLOCKED']],
	);
	assert.deepEqual(world.calls(), { [READ]: 1 });
});

test('accounts that the source has are left out, and its items without number are ignored', async () => {
	const known = [{ number: '704000' }, { number: 705000 }, { number: ' 704950 ' }, {}];
	const [synced, attention] = await importing({}, known);

	assert.equal(synced.length, 24);
	assert.ok(!numbersOf(synced).includes('704000'));
	assert.ok(!numbersOf(synced).includes('705000'));
	assert.deepEqual(attention, []);
});

test('every chosen account comes back when the source is said to have none', async () => {
	const [synced] = await importing({ knownAccounts: 'none' }, [{ number: '704000' }]);
	assert.equal(synced.length, 26);
});

test('all accounts can be had, and those that take no sales lines are marked', async () => {
	const [synced, attention] = await importing({ selection: 'all' });

	const all = world.exact.state.get(DIVISION)?.glAccounts.all().length;
	assert.equal(synced.length + attention.length, all);
	const types = attention
		.filter(({ codes }) => codes.includes('GL_ACCOUNT_WRONG_TYPE'))
		.map(({ result }) => result['type']);
	assert.deepEqual([...new Set(types)].sort(), [20, 22, 24]);
});

test('ranges and single numbers choose, and a number that Exact Online lacks is reported', async () => {
	const [synced, attention] = await importing({
		selection: 'numbers',
		numbers: '700000-700999, 640200; 999999',
	});

	assert.deepEqual(numbersOf(synced), ['640200', '700000', '700100', '700200']);
	assert.deepEqual(
		attention.map(({ result, codes }) => [result['number'], ...codes]),
		[['999999', 'GL_ACCOUNT_NOT_IN_EXACT']],
	);
});

test('ranges that cannot be read stop the node before anything is asked', async () => {
	const { error } = await runNode({
		node: 'ExactOnlineGlAccount',
		parameters: {
			division,
			operation: 'importFromExact',
			selection: 'numbers',
			numbers: '709999-700000',
		},
		items: [{ json: {} }],
		credential: world.credential,
	});
	assert.match(String(error?.message), /"709999-700000" is not an account number or a range/);
	assert.deepEqual(world.calls(), {});
});

test('the accounts of the source are linked by number, and each leaves once with its reasons', async () => {
	const idOf704000 = rowOf(world, 'glAccounts', '704000')['ID'];
	const items = [
		{ id: 'a', number: '704000', name: 'Arbeidsloon', exactId: idOf704000, blocked: false },
		{ id: 'b', number: 705000, name: 'Onderdelen' },
		{ id: 'c', number: '705700', name: 'Peinture' },
		{ id: 'd', number: '704960', name: 'Contrats de flotte' },
		{ id: 'e', number: '704950', name: 'Diversen (ancien)' },
		{ id: 'f', number: '400000', name: 'Clients' },
		{ id: 'g', number: '704999', name: 'Onbekend' },
		{ id: 'h', name: 'Sans numéro' },
		{ id: 'i', number: '640200', name: 'Frais divers' },
	];
	const [synced, attention] = await synchronising(items);

	const shown = (reported: readonly Reported[]) =>
		reported.map(({ json, result, codes }) => [json['id'], result['outcome'], ...codes]);
	assert.deepEqual(shown(synced), [
		['a', 'unchanged'],
		['b', 'linked'],
		['c', 'linked', 'GL_ACCOUNT_NAME_DIFFERS'],
		['d', 'linked', 'COST_CENTER_REQUIRED'],
		['i', 'linked'],
	]);
	assert.deepEqual(shown(attention), [
		['e', 'linked', 'GL_ACCOUNT_BLOCKED'],
		['f', 'linked', 'GL_ACCOUNT_WRONG_TYPE'],
		['g', 'refused', 'GL_ACCOUNT_NOT_IN_EXACT'],
		['h', 'refused', 'GL_ACCOUNT_NUMBER_MISSING'],
	]);
	assert.ok(synced.every(({ severities }) => !severities.includes('blocking')));
	assert.deepEqual(
		[...synced, ...attention].map(({ from }) => from),
		[0, 1, 2, 3, 8, 4, 5, 6, 7],
	);
	assert.equal(synced[2]?.result['name'], 'Non-paints');
	assert.equal(synced[2]?.result['sourceName'], 'Peinture');
	assert.equal(attention[0]?.result['exactId'], rowOf(world, 'glAccounts', '704950')['ID']);
	assert.deepEqual(world.calls(), { [READ]: 1 });
});

for (const [language, name] of [
	['FR-BE', "Main-d'œuvre"],
	['NL-BE', 'Arbeidsloon'],
]) {
	test(`names come in ${language} on request`, async () => {
		const [synced] = await synchronising([{ number: '704000' }], { language });
		assert.equal(synced[0]?.result['name'], name);
	});
}

test('two thousand accounts cost three calls, with the language on every page', async () => {
	for (let number = 800000; number < 801700; number += 1) addGlAccount(world, String(number));
	// The account with the highest GUID stands on the last page.
	rowOf(world, 'glAccounts', '704000')['ID'] = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
	const [synced] = await synchronising([{ number: '704000' }, { number: '801699' }], {
		language: 'FR-BE',
	});

	assert.deepEqual(numbersOf(synced), ['704000', '801699']);
	assert.equal(synced[0]?.result['name'], "Main-d'œuvre");
	assert.deepEqual(world.calls(), { [READ]: 3 });
});

test('numbers that Exact Online pads with spaces are found and given without them', async () => {
	world.exact.control.switches({ paddedCodes: true });
	const [synced] = await synchronising([{ number: '704000' }]);
	assert.equal(synced[0]?.result['number'], '704000');
	const [imported] = await importing({});
	assert.equal(imported.length, 26);
});

test('a missing right stops the node with what to do, and nothing is guessed', async () => {
	world.exact.control.switches({ missingScopes: ['Financial generalledgers'] });
	const { error, outputs } = await runNode({
		node: 'ExactOnlineGlAccount',
		parameters: { division, operation: 'synchronise' },
		items: [{ json: { number: '704000' } }],
		credential: world.credential,
	});
	assert.match(String(error?.message), /financial\.generalledgers/);
	assert.deepEqual(outputs.flat(), []);
});

const changesOf = (synced: readonly Reported[]) =>
	synced
		.filter(({ result }) => result['outcome'] === 'changed')
		.map(({ result }) => [result['change'], result['number'], result['name']]);

test('what changed in Exact Online since the last run comes out once, as items of its own', async () => {
	const memory: IDataObject = {};
	const source = [{ number: '704000' }, { number: '640200' }];
	const option = { reportChanges: true };
	const [first] = await synchronising(source, option, memory);
	assert.deepEqual(changesOf(first), [], 'the first run has nothing to compare with');

	rowOf(world, 'glAccounts', '704000')['Description'] = 'Main-d’œuvre';
	rowOf(world, 'glAccounts', '640200')['IsBlocked'] = true;
	rowOf(world, 'glAccounts', '704950')['IsBlocked'] = false;
	rowOf(world, 'glAccounts', '612900')['Description'] = 'Papeterie';
	world.exact.state
		.get(DIVISION)
		?.glAccounts.remove(rowOf(world, 'glAccounts', '700200')['ID'] ?? null);
	addGlAccount(world, '704100', { Description: 'Débosselage' });
	const kept = JSON.parse(JSON.stringify(memory)) as IDataObject;
	const [second] = await synchronising(source, option, kept);

	assert.deepEqual(changesOf(second), [
		['blocked', '640200', 'Frais divers'],
		['gone', '700200', 'Ventes de pneus'],
		['renamed', '704000', 'Main-d’œuvre'],
		['new', '704100', 'Débosselage'],
		['unblocked', '704950', 'Diversen (ancien)'],
	]);
	const renamed = second.find(({ result }) => result['change'] === 'renamed');
	assert.equal(renamed?.result['previousName'], 'Arbeidsloon');

	const [third] = await synchronising(source, option, kept);
	assert.deepEqual(changesOf(third), [], 'a change is told once');
});

test('a test in the editor shows the changes and does not use them up', async () => {
	const memory: IDataObject = {};
	const source = [{ number: '704000' }];
	const option = { reportChanges: true };
	await synchronising(source, option, memory);
	rowOf(world, 'glAccounts', '704000')['IsBlocked'] = true;

	for (const mode of ['manual', 'manual', 'trigger'] as const) {
		const [synced] = await synchronising(source, option, memory, mode);
		assert.deepEqual(changesOf(synced), [['blocked', '704000', 'Arbeidsloon']], mode);
	}
	const [synced] = await synchronising(source, option, memory);
	assert.deepEqual(changesOf(synced), []);
});

test('a run that fails leaves the changes for the next one', async () => {
	const memory: IDataObject = {};
	const source = [{ number: '704000' }];
	const option = { reportChanges: true };
	await synchronising(source, option, memory);
	rowOf(world, 'glAccounts', '704000')['IsBlocked'] = true;
	world.exact.control.switches({ forbiddenEndpoints: ['bulk/Financial/GLAccounts'] });
	const { error } = await runNode({
		node: 'ExactOnlineGlAccount',
		parameters: { division, operation: 'synchronise', ...option },
		items: source.map((json) => ({ json })),
		credential: world.credential,
		staticData: memory,
	});
	assert.ok(error);

	world.exact.control.switches({ forbiddenEndpoints: [] });
	const [synced] = await synchronising(source, option, memory);
	assert.deepEqual(changesOf(synced), [['blocked', '704000', 'Arbeidsloon']]);
});

test('without the option nothing is remembered', async () => {
	const memory: IDataObject = {};
	await synchronising([{ number: '704000' }], {}, memory);
	assert.deepEqual(memory, {});
});
