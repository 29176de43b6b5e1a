/** More changes than one run reads. */
import { getChanges } from '../../../../nodes/ExactOnlinePayment/changes';
import { PaymentBooks } from '../../support/paymentBooks';
import { PaymentDesk, runContext } from '../../support/paymentDesk';

const INVOICES = 25;

/** Books of which one run reads ten terms, and what each run of the node returns. */
function reader(parameters: { startFrom: 'beginning' | 'now'; repeatHours: number }) {
	const books = new PaymentBooks({ isNegative: false, renews: true, refers: true });
	const desk = new PaymentDesk(books, Date.UTC(2026, 10, 10));
	desk.mostRows = 10;
	const invoices = Array.from({ length: INVOICES }, () => books.add(20, 1, 10_000));
	const context = runContext({}, parameters);
	const read = async (): Promise<string[]> => {
		desk.nowMs += 1_800_000;
		const { states } = await getChanges(context, desk.client);
		return states.map(({ entryId }) => entryId);
	};
	return { books, invoices, read };
}

it.each([0, 24])('runs go on until all is read (%s hours repeated)', async (repeatHours) => {
	const { invoices, read } = reader({ startFrom: 'beginning', repeatHours });
	const runs = [await read(), await read(), await read()];
	expect(runs.map(({ length }) => length)).toEqual([10, 10, 5]);
	expect(new Set(runs.flat())).toEqual(new Set(invoices.map(({ entryId }) => entryId)));
});

it.each([0, 24])(
	'who starts from now gets nothing of before, however many runs that takes (%s hours repeated)',
	async (repeatHours) => {
		const { books, invoices, read } = reader({ startFrom: 'now', repeatHours });
		expect([await read(), await read(), await read()]).toEqual([[], [], []]);
		books.match([[books.add(40, 1, -4_000), invoices[3], 4_000]]);
		expect(await read()).toEqual([invoices[3].entryId]);
	},
);
