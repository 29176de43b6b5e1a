import type { SalesEntryOutcome } from '../../../nodes/ExactOnlineSalesEntry/book';
import { checkSight, knownBlindness, noteSeen } from '../../../nodes/ExactOnlineSalesEntry/visible';
import type { SalesEntryStep } from '../../../nodes/domain/entry/salesEntryStep';
import { connectionLoss, FakeExact, rows } from '../exact/fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const step = { action: 'create', invoice: { number: '2026-7' } } as unknown as SalesEntryStep;
const created = { outcome: 'created', result: {}, reasons: [] } as unknown as SalesEntryOutcome;
const found = rows({ EntryID: 'x', YourRef: '2026-7' });

let exact: FakeExact;
let executions = 0;
let execution: string;

beforeEach(() => {
	exact = new FakeExact();
	executions += 1;
	execution = `execution-${executions}|1`;
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function check(outcome: SalesEntryOutcome = created) {
	return await checkSight({ client: await exact.client(), execution }, step, outcome);
}

describe('the first entry that an execution booked', () => {
	it('is looked up by its number, once', async () => {
		exact.answers(found);
		expect(await check()).toBeUndefined();
		expect(await check()).toBeUndefined();
		expect(exact.log).toHaveLength(1);
		expect(exact.log[0]).toContain("YourRef eq '2026-7'");
	});

	it('that is not seen is looked for a second time, since a list may lag behind', async () => {
		exact.answers(rows(), found);
		expect(await check()).toBeUndefined();
		expect(exact.waits).toEqual([3000]);
		expect(knownBlindness(execution)).toBeUndefined();
	});

	it('that is not seen then either ends the booking of this execution, also in its next batch', async () => {
		exact.answers(rows(), rows());
		const blind = await check();
		expect(blind).toMatchObject({ kind: 'blind', fatal: true });
		expect(knownBlindness(execution)).toBe(blind);
		expect(knownBlindness('another execution')).toBeUndefined();
	});

	it('that could not be looked for ends it with what went wrong, and the next batch looks again', async () => {
		exact.answers(...Array.from({ length: 4 }, () => connectionLoss('ECONNRESET')));
		expect(await check()).toMatchObject({ kind: 'unreachable' });
		expect(knownBlindness(execution)).toBeUndefined();
		exact.answers(found);
		expect(await check()).toBeUndefined();
	});

	it('is not looked up when an entry was seen before, or when it was not booked', async () => {
		expect(await check({ ...created, outcome: 'adopted' })).toBeUndefined();
		expect(await check({ ...created, outcome: 'unconfirmed' })).toBeUndefined();
		noteSeen(execution, exact.nowMs);
		expect(await check()).toBeUndefined();
		expect(exact.sent).toHaveLength(0);
	});

	it('of a run so long ago that it is forgotten is looked up again', async () => {
		exact.answers(found, found, found);
		await check();
		const before = execution;
		exact.nowMs += 24 * 3_600_000;
		execution = 'a later one';
		await check();
		execution = before;
		await check();
		expect(exact.sent).toHaveLength(3);
	});
});
