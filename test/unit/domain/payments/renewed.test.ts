/** Money is matched while a reading is on its way. */
import { getChanges } from '../../../../nodes/ExactOnlinePayment/changes';
import { PaymentBooks } from '../../support/paymentBooks';
import { PaymentDesk, runContext } from '../../support/paymentDesk';

/** So many changed invoices that what the feed holds of them is used. */
const MANY = 130;

it('an invoice whose term is renewed during the reading is not taken for paid', async () => {
	const books = new PaymentBooks({ isNegative: false, renews: true, refers: true });
	const desk = new PaymentDesk(books, Date.UTC(2026, 10, 10));
	const invoices = Array.from({ length: MANY }, () => books.add(20, 1, 10_000));
	for (const invoice of invoices) books.match([[books.add(40, 1, -4_000), invoice, 4_000]]);
	const client = { ...desk.client };
	let isMatched = false;
	Object.assign(desk.client, {
		list: async (...call: Parameters<typeof client.list>) => {
			if (call[0] === 'sync/Deleted' && !isMatched) {
				isMatched = true;
				books.match([[books.add(40, 1, -3_000), invoices[0], 3_000]]);
			}
			return await client.list(...call);
		},
	});

	const context = runContext({}, { startFrom: 'beginning', repeatHours: 0 });
	const { states } = await getChanges(context, desk.client);

	expect(isMatched).toBe(true);
	const state = states.find(({ entryId }) => entryId === invoices[0].entryId);
	expect(state).toMatchObject({ totalCents: 10_000, openCents: 3_000, paidCents: 7_000 });
});

it('an invoice whose receivable became another record between two pages of the feed counts once', async () => {
	const books = new PaymentBooks({ isNegative: false, renews: true, refers: true });
	const desk = new PaymentDesk(books, Date.UTC(2026, 10, 10));
	const invoices = Array.from({ length: MANY }, () => books.add(20, 1, 10_000));
	const [before] = books.terms();
	const listSome = desk.client.listSome.bind(desk.client);
	Object.assign(desk.client, {
		// The page before held the record that is gone by now, and no deletion is told yet.
		listSome: async (...call: Parameters<typeof listSome>) => {
			const { rows, isWhole } = await listSome(...call);
			return {
				rows: [{ ...before, ID: '20000000-0000-4000-8000-000000000001' }, ...rows],
				isWhole,
			};
		},
	});

	const context = runContext({}, { startFrom: 'beginning', repeatHours: 0 });
	const { states } = await getChanges(context, desk.client);

	expect(states).toHaveLength(MANY);
	const state = states.find(({ entryId }) => entryId === invoices[0].entryId);
	expect(state).toMatchObject({ totalCents: 10_000, termsCents: 10_000, openCents: 10_000 });
});

it.each([true, false])(
	'money that comes while credit notes are looked for waits for the next reading (renews: %s)',
	async (renews) => {
		const books = new PaymentBooks({ isNegative: false, renews, refers: false });
		const desk = new PaymentDesk(books, Date.UTC(2026, 10, 10));
		const invoice = books.add(20, 1, 10_000);
		books.match([[invoice, books.add(21, 1, -3_000), 3_000]]);
		const context = runContext({}, { startFrom: 'beginning', repeatHours: 0 });
		await getChanges(context, desk.client);
		books.touch(invoice);
		const client = { ...desk.client };
		let isMatched = false;
		Object.assign(desk.client, {
			list: async (...call: Parameters<typeof client.list>) => {
				if (call[1].filter?.includes('EndDate') && !isMatched) {
					isMatched = true;
					books.match([[invoice, books.add(40, 1, -4_000), 4_000]]);
				}
				return await client.list(...call);
			},
		});

		const { states } = await getChanges(context, desk.client);

		expect(isMatched).toBe(true);
		expect(states).toMatchObject([{ totalCents: 10_000, openCents: 7_000, paidCents: 3_000 }]);
		expect(states[0].transactions.reduce((sum, { cents }) => sum + cents, 0)).toBe(3_000);
	},
);
