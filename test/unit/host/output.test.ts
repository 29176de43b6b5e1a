import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../nodes/domain/reasons/outcome';
import { reason } from '../../../nodes/domain/reasons/reasons';
import type { Reason } from '../../../nodes/domain/reasons/reasons';
import { toItem } from '../../../nodes/host/output';

const shortened = reason('NAME_SHORTENED', { customer: 'Dupont', shortened: 'Dup', maxLength: 50 });
const blocked = reason('CUSTOMER_BLOCKED', { customer: 'Dupont', code: '1001' });
const noReference = reason('PAYMENT_REFERENCE_INVALID', { invoice: '1', paymentReference: 'x' });

/** The item as a node leaves it, with these reasons, given what it brought along. */
const leaving = (key: string, reasons: Reason[], json: IDataObject): IDataObject => {
	const outcome: Outcome<object> = { outcome: 'created', result: {}, reasons };
	return toItem(outcome, key, { item: { json }, index: 0 }).json;
};

const codesOf = ({ reasons }: IDataObject): string[] =>
	(reasons as unknown as Reason[]).map(({ code }) => code);

describe('the reasons of an item that goes through customer and entry', () => {
	it('are the remarks on the customer as well as those on the entry', () => {
		const customer = leaving('exactCustomer', [shortened], {});
		expect(codesOf(leaving('exactEntry', [noReference], customer))).toEqual([
			'PAYMENT_REFERENCE_INVALID',
			'NAME_SHORTENED',
		]);
	});

	it('stand once, however often the entry is tried, and the latest on the entry count', () => {
		const customer = leaving('exactCustomer', [shortened], {});
		const once = leaving('exactEntry', [noReference], customer);
		const twice = leaving('exactEntry', [], once);
		expect(codesOf(leaving('exactEntry', [noReference], twice))).toEqual([
			'PAYMENT_REFERENCE_INVALID',
			'NAME_SHORTENED',
		]);
		expect(codesOf(twice)).toEqual(['NAME_SHORTENED']);
	});

	it('lose what held the customer back: the entry says itself what is missing', () => {
		const customer = leaving('exactCustomer', [blocked], {});
		expect(codesOf(leaving('exactEntry', [], customer))).toEqual([]);
	});

	it('are replaced when the customer is looked for again', () => {
		const customer = leaving('exactCustomer', [shortened], {});
		expect(codesOf(leaving('exactCustomer', [], customer))).toEqual([]);
	});

	it.each([[undefined], ['none'], [[null, 7, {}]]])(
		'are not taken from a field of the source that happens to be called reasons: %p',
		(reasons) => {
			const json = { exactCustomer: {}, reasons } as unknown as IDataObject;
			expect(codesOf(leaving('exactEntry', [], json))).toEqual([]);
		},
	);
});
