import { ExactError } from '../../../nodes/exact/errors';
import { namesInFilter } from '../../../nodes/exact/standingRefusals';
import { connectionLoss, ENTRY_ID, failureOf, FakeExact, refusal, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const PATH = 'salesentry/SalesEntries';
const select = ['EntryID', 'YourRef', 'Document'];
const byDocument = { select, filter: "Document eq guid'1'" };
const byNumber = { select, filter: "YourRef eq 'a'" };

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function ask(filter: { select: string[]; filter: string }): Promise<unknown[]> {
	return await (await exact.client()).list(PATH, filter);
}

async function refused(call: Promise<unknown>): Promise<ExactError> {
	return await failureOf(call, ExactError);
}

describe('a question that Exact Online refused', () => {
	it.each([400, 403])(
		'with %i is not asked again in the same execution, whatever its values',
		async (status) => {
			exact.answers(refusal(status, 'No such filter'));
			await refused(ask(byDocument));
			const again = await refused(
				ask({ select, filter: "(Document eq guid'2' or Document eq guid'3')" }),
			);
			expect(again).toMatchObject({
				kind: 'blocked',
				exactMessage: 'No such filter',
				fatal: false,
			});
			expect(again.message).toMatch(/^Not sent, because the same was refused earlier in this run/);
			expect(exact.sent).toHaveLength(1);
		},
	);

	it('without a word is told by what it was', async () => {
		exact.answers({ status: 403 });
		await refused(ask(byDocument));
		const again = await refused(ask(byDocument));
		expect(again.exactMessage).toBe(`Exact Online does not allow the request to ${PATH}`);
	});

	it('is asked again by the next execution, since a person may have given the right', async () => {
		exact.answers(refusal(403, 'Forbidden'), rows({ EntryID: 'x' }));
		await refused(ask(byDocument));
		exact.executionId = 'execution-2';
		await expect(ask(byDocument)).resolves.toEqual([{ EntryID: 'x' }]);
	});

	it('with 400 leaves other questions of the same kind of record alone', async () => {
		exact.answers(refusal(400, 'No such filter'), rows());
		await refused(ask(byDocument));
		await expect(ask(byNumber)).resolves.toEqual([]);
	});

	it('with 403 is a right that every question of that record needs', async () => {
		exact.answers(refusal(403, 'Forbidden'));
		await refused(ask(byDocument));
		await refused(ask(byNumber));
		expect(exact.sent).toHaveLength(1);
	});

	it('in another division may be asked there', async () => {
		exact.answers(refusal(403, 'Forbidden'), rows());
		await refused(ask(byDocument));
		await expect((await exact.client(222)).list(PATH, byDocument)).resolves.toEqual([]);
	});

	it.each([404, 500])('with %i may be asked again: that is about one record', async (status) => {
		exact.answers(refusal(status, 'Ongeldig: Naam'), rows());
		await refused(ask(byDocument));
		await expect(ask(byDocument)).resolves.toEqual([]);
	});

	it('is not one whose answer got lost', async () => {
		exact.answers(...Array.from({ length: 4 }, () => connectionLoss('ECONNRESET')), rows());
		await refused(ask(byDocument));
		await expect(ask(byDocument)).resolves.toEqual([]);
	});
});

describe('a write that Exact Online refused', () => {
	it('with 400 for its fields is not tried with the next record', async () => {
		const client = await exact.client();
		exact.answers(refusal(400, 'Read-only'), { status: 204 });
		await refused(client.update(PATH, ENTRY_ID, { Document: 'a' }));
		expect(client.heldBack('PUT', PATH, ['Document'])?.exactMessage).toBe('Read-only');
		await refused(client.update(PATH, ENTRY_ID, { Document: 'b' }));
		await client.update(PATH, ENTRY_ID, { Description: 'b' });
		expect(exact.sent).toHaveLength(2);
	});

	it('with 400 as a new record may be about its values: the next one is tried', async () => {
		const client = await exact.client();
		exact.answers(refusal(400, 'Wrong type'), { status: 201, body: { d: { EntryID: 'x' } } });
		await refused(client.create(PATH, { Journal: 7 }));
		expect(client.heldBack('POST', PATH)).toBeUndefined();
		await client.create(PATH, { Journal: '70' });
	});

	it.each([403, 405])(
		'with %i is held back for all records, and reading goes on',
		async (status) => {
			const client = await exact.client();
			exact.answers(refusal(status, 'Not here'), rows());
			await refused(client.create(PATH, {}));
			expect(client.heldBack('POST', PATH)).toMatchObject({ kind: 'blocked' });
			await refused(client.create(PATH, {}));
			await expect(ask(byNumber)).resolves.toEqual([]);
			expect(exact.sent).toHaveLength(2);
		},
	);
});

describe('the fields in a filter', () => {
	it.each([
		["YourRef eq 'it''s Document eq'", ['YourRef']],
		["(ID eq guid'0b1f' or ID eq guid'0c1f')", ['ID', 'ID']],
		["trim(Code) ge '1' and Year eq 2026L", ['trim', 'Code', 'Year']],
	])('of %s are there without its values', (filter, names) => {
		expect(namesInFilter(filter)).toEqual(names);
	});
});
