// `npm run facts`, and what its list promises.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BY_WEIGHT, FACTS } from '../../facts/all.mts';
import { DEFAULT_SWITCHES } from '../../sandbox/exact/options.mts';
import { startCommand } from '../support/command.mts';

/** Switches that say how the simulator is run, not how Exact Online may be. */
const CONVENIENCES = [
	'autoApprove',
	'language',
	'minuteMs',
	'missingScopes',
	'currentDivision',
	'loopbackCallbacks',
	'webhookDelayMs',
	'webhookSeed',
];

test('every check tells the default from the other positions of its switches', async () => {
	const command = startCommand('npm run facts');
	const { code } = await command.ended;
	const output = command.output();
	assert.equal(code, 0, output);
	const summary = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
	const asked = FACTS.filter(({ kind }) => kind !== 'unasked');
	assert.deepEqual(summary, {
		facts: FACTS.length,
		checked: asked.length,
		holds: asked.length,
		switchesTold: asked.flatMap(({ otherwise = [] }) => otherwise).length,
		untold: FACTS.filter(({ kind }) => kind === 'unasked').map(({ id }) => id),
	});
	assert.ok(asked.length >= 100, 'most facts are asked');
});

test('a fact has one id, which no other has', () => {
	const ids = FACTS.map(({ id }) => id);
	assert.deepEqual([...new Set(ids)], ids);
	assert.ok(ids.every((id) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)));
});

test('every switch of the simulator belongs to a fact', () => {
	const named = FACTS.flatMap(({ otherwise = [] }) => otherwise.flatMap(Object.keys));
	const switches = Object.keys(DEFAULT_SWITCHES).filter((name) => !CONVENIENCES.includes(name));
	assert.deepEqual(
		switches.filter((name) => !named.includes(name)),
		[],
	);
});

test('a position is none of the default', () => {
	for (const { id, otherwise = [] } of FACTS) {
		for (const position of otherwise) {
			const same = Object.entries(position).filter(
				([name, value]) => DEFAULT_SWITCHES[name as keyof typeof DEFAULT_SWITCHES] === value,
			);
			assert.deepEqual(same, [], id);
		}
	}
});

test('a trial asks every fact, and last what ends its connection', () => {
	assert.deepEqual(new Set(BY_WEIGHT), new Set(FACTS));
	const costly = BY_WEIGHT.filter((fact) => fact.kind === 'reading' && fact.price !== undefined);
	assert.equal(costly.at(-1)?.id, 'second-consent');
});
