// What a person reads after a run of the payment templates, and how often.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, runCodeNode } from './runCodeNode.mts';

const sweep = codeOf('payment-sweep.json', 'Report');
const webhook = codeOf('payments-to-planmanager.json', 'Report');

type Json = Record<string, unknown>;

const payment = (number: string): Json => ({
	exactPayment: {
		entryId: `entry-${number}`,
		number,
		journal: '700',
		currency: 'EUR',
		total: '121.00',
		paid: '100.00',
		open: '21.00',
	},
	reasons: [],
});
const recorded = (number: string): Json => ({
	...payment(number),
	recordedPayment: { result: 'recorded', changed: true },
});
const refused = (number: string, error = 'The amounts differ.'): Json => ({
	...payment(number),
	error,
	errorHint: 'Check the values of this item.',
});

/** A run by day or by night, with the memory of the runs before it. */
function report(input: readonly Json[], memory: Json, isNight = false): Json {
	const texts = { ...sweep.texts, languageName: 'English' };
	const night: Record<string, Json[]> = isNight ? { 'Every night': [{}] } : {};
	return runCodeNode(sweep.code, { input, memory, nodes: { Texts: [texts], ...night } })[0];
}

test('an invoice that PlanManager refuses is named with the reason, beside what was repaired', () => {
	const { count, message } = report([recorded('1'), refused('2')], {});
	assert.equal(count, 1);
	assert.match(
		String(message),
		/did not record:\n- 2: The amounts differ\. Check the values[^]*up to date in PlanManager:\n- 1:/,
	);
});

test('by day a refusal is told once, until it is settled or another one comes', () => {
	const memory = {};
	const counts = [
		[refused('2')],
		[refused('2')],
		[refused('2'), refused('3')],
		[refused('2', 'The invoice is archived.'), refused('3')],
		[recorded('2'), recorded('3')],
		[refused('2')],
	].map((items) => report(items, memory)['count']);
	assert.deepEqual(counts, [1, 0, 1, 1, 0, 1]);
});

test('by night it is told until it is settled', () => {
	const memory = {};
	const counts = [1, 2].map(() => report([refused('2')], memory, true)['count']);
	assert.deepEqual(counts, [1, 1]);
});

test('when PlanManager is down, one line names all invoices', () => {
	const down = 'PlanManager does not answer';
	const { message } = report([refused('1', down), refused('2', down)], {});
	assert.match(String(message), /\n- 1, 2: PlanManager does not answer\. Check/);
});

test('while PlanManager is away it is told once by day, whatever is paid meanwhile, and named in each report', () => {
	const away = (number: string): Json => ({ ...refused(number, 'No answer'), errorStatus: '' });
	const memory: Json = {};
	const runs = [[away('1')], [away('1'), away('2')], [away('3')], [recorded('1'), recorded('2')]];
	const reports = runs.map((items) => report(items, memory));
	assert.deepEqual(
		reports.map(({ count }) => count),
		[1, 0, 0, 0],
	);
	const waiting = reports.map((one) =>
		(one['waiting'] as Array<{ number: string }>).map(({ number }) => number),
	);
	assert.deepEqual(waiting, [['1'], ['1', '2'], ['1', '2', '3'], ['3']]);
	assert.match(
		String(reports[2]?.['message']),
		/tried again, since:\n- \d\d\/\d\d\/\d{4}: 1, 2, 3/,
	);
	assert.match(
		String(reports[3]?.['message']),
		/since:\n- [\d/]+: 3\n\nPayments brought up to date/,
	);
	assert.match(String(report([recorded('3')], memory)['message']), /^Payments brought up to date/);
	assert.deepEqual(memory['kept'], []);
});

test('what came out of the node without any result counts as not recorded', () => {
	const { count, message } = report([payment('7')], {});
	assert.equal(count, 1);
	assert.match(String(message), /- 7: nothing was sent to PlanManager/);
});

test('an invoice that nobody can tell is told by day too, once: paid, no night comes across it', () => {
	const ambiguous = { ...payment('8'), recordedPayment: { result: 'ambiguous', changed: false } };
	const memory = {};
	const first = report([ambiguous], memory);
	assert.match(String(first['message']), /- 8: Several documents/);
	const later = [
		report([ambiguous], memory),
		report([recorded('9')], memory, true),
		report([ambiguous], memory),
		report([recorded('8')], memory),
		report([ambiguous], memory),
	];
	assert.deepEqual(
		[first, ...later].map(({ count }) => count),
		[1, 0, 0, 0, 0, 1],
	);
	assert.doesNotMatch(String(later[0]?.['message']), /was up to date/);
});

test('PlanManager is not called up to date beside an invoice that nobody can tell', () => {
	const ambiguous = { ...payment('8'), recordedPayment: { result: 'ambiguous', changed: false } };
	const { count, message } = report([ambiguous], {}, true);
	assert.equal(count, 1);
	assert.match(String(message), /- 8: Several documents/);
	assert.doesNotMatch(String(message), /was up to date/);
	const unchanged = { ...payment('8'), recordedPayment: { result: 'unchanged', changed: false } };
	assert.match(String(report([unchanged], {}, true)['message']), /was up to date/);
});

const differing = (number: string, listed: string): Json => ({
	...recorded(number),
	reasons: [
		{
			code: 'OPEN_AMOUNT_DIFFERS',
			severity: 'remark',
			message: '',
			hint: '',
			facts: { invoice: number, entryNumber: '26700001', open: '21.00', listed },
		},
	],
});

test('an amount that differs in Exact Online is told once, with both amounts', () => {
	const memory = {};
	const first = report([differing('5', '1210.00')], memory, true);
	assert.equal(first['count'], 1);
	assert.match(
		String(first['message']),
		/- 5: Open amount differs, Entry: 26700001, Open by its terms: 21,00, Open in the list of receivables: 1.210,00\. Run again/,
	);
	const again = report([differing('5', '1210.00')], memory, true);
	assert.deepEqual([again['count'], again['remarks']], [0, []]);
	assert.equal(report([recorded('5')], memory)['count'], 0, 'a run by day forgets nothing');
	assert.equal(report([differing('5', '1210.00')], memory, true)['count'], 0);
	assert.equal(report([differing('5', '7.00')], memory, true)['count'], 1);
	report([recorded('5')], memory, true);
	assert.equal(report([differing('5', '7.00')], memory, true)['count'], 1);
});

test('a run that a webhook started names what was not recorded, and is silent otherwise', () => {
	const nodes = { Texts: [{ ...webhook.texts, languageName: 'Nederlands' }] };
	const [bad] = runCodeNode(webhook.code, { input: [recorded('1'), refused('2')], nodes });
	assert.equal(bad['count'], 1);
	assert.match(String(bad['message']), /PlanManager niet noteerde:\n- 2: The amounts differ/);
	assert.ok(!String(bad['message']).includes('- 1'));
	const [good] = runCodeNode(webhook.code, { input: [recorded('1')], nodes });
	assert.deepEqual(good, { count: 0, message: '' });
});
