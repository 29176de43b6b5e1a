import {
	bookingName,
	compareWithList,
	openByBooking,
} from '../../../../nodes/domain/payments/openItems';

describe("Exact Online's own list of what is open", () => {
	const item = { journal: '700', entryNumber: 26700017, invoiceNumber: 26700017, yourRef: 'F1' };
	const invoice = { journal: '700', entryNumber: 26700017, number: 'F1' };

	it('is summed by booking', () => {
		const open = openByBooking([
			{ ...item, openCents: 4000 },
			{ ...item, openCents: 2000 },
			{ ...item, yourRef: 'F2', openCents: 7 },
			{ ...item, journal: '701', openCents: 8 },
			{ ...item, entryNumber: 9, openCents: 9 },
		]);
		expect(open.get(bookingName(invoice))).toBe(6000);
		expect([...open.values()]).toEqual([6000, 7, 8, 9]);
	});

	it('is told to differ from what the payment terms say', () => {
		const state = {
			...invoice,
			entryId: 'e',
			isCreditNote: false,
			currency: 'EUR',
			totalCents: 10000,
			termsCents: 10000,
			paidCents: 4000,
			openCents: 6000,
			inCollectionCents: 0,
			transactions: [],
		};
		expect(compareWithList(state, 6000)).toEqual([]);
		expect(compareWithList(state, 0)).toMatchObject([
			{
				code: 'OPEN_AMOUNT_DIFFERS',
				facts: { invoice: 'F1', entryNumber: '26700017', open: '60.00', listed: '0.00' },
			},
		]);
	});
});
