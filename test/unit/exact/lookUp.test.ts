import { ExactError } from '../../../nodes/exact/errors';
import { lookUp } from '../../../nodes/exact/lookUp';
import { termsOf } from '../../../nodes/exact/odata';
import { failureOf, FakeExact, refusal, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const NODE_COUNT = 'The node count limit of 100 has been exceeded.';
const numbers = (count: number) =>
	termsOf(
		'Code',
		Array.from({ length: count }, (_, index) => `'${index}'`),
	);

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function find(terms: readonly string[], scope?: string): Promise<unknown[]> {
	const client = await exact.client();
	return await lookUp(client, { path: 'financial/GLAccounts', select: ['Code'], scope, terms });
}

/** How many terms each call had. */
const sizes = (): number[] => exact.log.map((line) => line.split("Code eq '").length - 1);

describe('a look-up of many values', () => {
	it('asks for each value once, sixty a call', async () => {
		exact.answers(rows({ Code: '1' }), rows({ Code: '90' }));
		const found = await find([...numbers(90), ...numbers(90)]);
		expect(found).toEqual([{ Code: '1' }, { Code: '90' }]);
		expect(sizes()).toEqual([60, 30]);
	});

	it('leaves room for what every row must fit', async () => {
		exact.answers(rows(), rows());
		await find(numbers(60), '(Type eq 20 or Type eq 21)');
		expect(sizes()).toEqual([58, 2]);
		expect(exact.log[0]).toContain("$filter=(Type eq 20 or Type eq 21) and (Code eq '0' or");
	});

	it('asks nothing for no value', async () => {
		await expect(find([])).resolves.toEqual([]);
		expect(exact.sent).toHaveLength(0);
	});
});

describe('where Exact Online does not take so many', () => {
	it('the same values go in filters that are known to be taken, and all later ones too', async () => {
		exact.answers(refusal(400, 'Bad Request - Error in query syntax.'), rows(), rows());
		await find(numbers(60));
		exact.answers(rows(), rows());
		exact.executionId = 'execution-2';
		await find(numbers(60));
		expect(sizes()).toEqual([60, 40, 20, 40, 20]);
	});

	it('and not even those, half of them go when it speaks of the size', async () => {
		exact.answers(refusal(400, NODE_COUNT), refusal(400, NODE_COUNT), rows(), rows(), rows());
		await find(numbers(60));
		expect(sizes()).toEqual([60, 40, 20, 20, 20]);
	});

	it('a refusal of forty for another cause is one, and the question is not asked again', async () => {
		exact.answers(refusal(400, 'No property Code'), refusal(400, 'No property Code'));
		const error = await failureOf(find(numbers(60)), ExactError);
		expect(error).toMatchObject({ kind: 'refused', status: 400 });
		await failureOf(find(numbers(10)), ExactError);
		expect(sizes()).toEqual([60, 40]);
	});

	it('a missing right is no matter of size', async () => {
		exact.answers(refusal(403, 'Forbidden'));
		const error = await failureOf(find(numbers(60)), ExactError);
		expect(error.kind).toBe('forbidden');
		await failureOf(find(numbers(60)), ExactError);
		expect(exact.sent).toHaveLength(1);
	});

	it('a single value that is refused is refused', async () => {
		exact.answers(refusal(400, NODE_COUNT));
		await failureOf(find(numbers(1)), ExactError);
		expect(exact.sent).toHaveLength(1);
	});
});
