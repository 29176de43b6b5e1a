import type { SalesEntry } from '../../../../nodes/domain/books/salesEntry';
import {
	isLookedAt,
	reconcile,
	unknownEntries,
} from '../../../../nodes/domain/reconciliation/reconcile';
import type { SourceInvoice } from '../../../../nodes/domain/reconciliation/sourceInvoice';
import { beside, booked, sourceInvoice } from '../../support/reconciliation';

const scope = { from: '2026-10-01', to: '2026-10-31', journals: ['700'] };

const pair = (invoice: Partial<SourceInvoice>, ...entries: SalesEntry[]) => ({
	invoice: sourceInvoice(invoice),
	entries,
});

describe('what came of an invoice', () => {
	it.each([
		['agrees', pair({}, booked())],
		['differs', pair({ totalCents: 1 }, booked())],
		['differs', pair({})],
		['notInBooks', pair({ isExpected: false })],
		['notLookedAt', pair({ date: '2026-11-01' })],
		['notLookedAt', pair({ journal: '701' })],
		['notLookedAt', pair({ date: '2026-11-01' }, booked({ entryDate: '2026-11-02' }))],
		['differs', pair({ date: '2026-11-01' }, booked())],
	])('%s', (state, one) => {
		const [result] = reconcile([one], beside(), scope);
		expect(result.state).toBe(state);
		expect(result.differences.length > 0).toBe(state === 'differs');
		expect(result.entry).toBe(state === 'notLookedAt' ? undefined : one.entries[0]);
		expect(isLookedAt(one, scope)).toBe(state !== 'notLookedAt');
	});

	it('comes in the order of the invoices', () => {
		const results = reconcile([pair({}), pair({}, booked())], beside(), scope);
		expect(results.map(({ state }) => state)).toEqual(['differs', 'agrees']);
	});
});

describe('an entry that stands for no invoice', () => {
	const stranger = booked({ entryId: 'x', yourRef: '', customerName: 'Marie', totalCents: 5000 });

	it('is told with what it is', () => {
		const [{ entry, difference }, ...others] = unknownEntries(
			[booked(), stranger],
			[pair({}, booked())],
			scope,
		);
		expect(others).toEqual([]);
		expect(entry).toBe(stranger);
		expect(difference).toMatchObject({
			code: 'UNKNOWN_IN_SOURCE',
			facts: {
				entryNumber: '26700017',
				journal: '700',
				exactCustomer: 'Marie',
				exactTotal: '50.00',
			},
		});
		expect(difference.message).not.toContain('Your ref');
	});

	it.each<[string, Partial<SalesEntry>]>([
		['another journal', { journal: '701' }],
		['another day', { entryDate: '2026-11-01' }],
	])('is left alone in %s', (_, over) => {
		expect(unknownEntries([{ ...stranger, ...over }], [], scope)).toEqual([]);
	});

	it('is none when it is the second entry of an invoice', () => {
		expect(unknownEntries([stranger], [pair({}, booked(), stranger)], scope)).toEqual([]);
	});
});
