// Which invoices the nightly sweep asks for one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, runCodeNode } from './runCodeNode.mts';

const { code } = codeOf('payment-sweep.json', 'Unpaid or not recorded');

const exported = (number: string, open: string, division?: number) => ({
	number,
	payments: { open },
	export: { entryId: `entry-${number}`, division },
});

function asked(division: string | number): unknown[] {
	const nodes = {
		Settings: [{ division }],
		'Get exported invoices': [{}],
		'Get open invoices': [{ entryId: 'entry-2' }],
	};
	const input = [
		exported('1', '5.00', 123),
		exported('2', '5.00', 123),
		exported('3', '0.00', 123),
		exported('4', '5.00', 456),
		exported('5', '5.00'),
	];
	return runCodeNode(code, { input, nodes }).map(({ number }) => number);
}

test('what PlanManager holds as unpaid and Exact Online does not list', () => {
	assert.deepEqual(asked('123'), ['1', '5']);
});

test('invoices of another division are left to the sweep of that division', () => {
	assert.deepEqual(asked(456), ['4', '5']);
});

const kept = ['1', '2', '7'].map((number) => ({
	entryId: `entry-${number}`,
	number,
	journal: '700',
	since: '2026-11-01',
}));

test('at night also what PlanManager did not record before, once', () => {
	const nodes = {
		Settings: [{ division: '123' }],
		'Get exported invoices': [exported('1', '5.00')],
		'Get open invoices': [{ entryId: 'entry-2' }],
	};
	const given = runCodeNode(code, { input: [exported('1', '5.00')], nodes, memory: { kept } });
	assert.deepEqual(
		given.map(({ number }) => number),
		['1', '7'],
	);
	const none = { ...nodes, 'Get exported invoices': [{}], 'Get open invoices': [] };
	const alone = runCodeNode(code, { input: [{}], nodes: none, memory: { kept } });
	assert.deepEqual(
		alone.map(({ number }) => number),
		['1', '2', '7'],
	);
});

test('by day what PlanManager did not record before, unless it changed anyway', () => {
	const nodes = { 'Get changes': [{ entryId: 'entry-2' }] };
	const given = runCodeNode(code, { input: [{}], nodes, memory: { kept } });
	assert.deepEqual(given, [
		{ number: '1', journal: '700', export: { entryId: 'entry-1' } },
		{ number: '7', journal: '700', export: { entryId: 'entry-7' } },
	]);
	assert.deepEqual(runCodeNode(code, { input: [{}], nodes: { 'Get changes': [] } }), []);
});
