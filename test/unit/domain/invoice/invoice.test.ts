import { isComplete } from '../../../../nodes/domain/invoice/invoice';
import { invoice } from '../../support/invoices';

describe('a document that can be booked', () => {
	it('has every field that a booking needs', () => {
		expect(isComplete(invoice())).toBe(true);
		expect(isComplete({ ...invoice(), dueDate: undefined, paymentReference: undefined })).toBe(
			true,
		);
	});

	it.each([
		'number',
		'documentType',
		'journal',
		'date',
		'currency',
		'accountId',
		'netCents',
		'vatCents',
		'grossCents',
		'description',
	])('does not lack its %s', (field) => {
		expect(isComplete({ ...invoice(), [field]: undefined })).toBe(false);
	});
});
