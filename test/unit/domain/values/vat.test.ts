import * as fc from 'fast-check';

import { sumCents } from '../../../../nodes/domain/values/money';
import {
	expectedVat,
	spreadVat,
	vatToleranceCents,
	vatWithinTolerance,
} from '../../../../nodes/domain/values/vat';

const amount = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
const nets = fc.array(fc.oneof(amount, fc.constant(0), fc.integer({ min: -200, max: 200 })), {
	minLength: 1,
	maxLength: 40,
});

/** Lines with VAT of at most 100 % of their sum, or a few cents where they cancel out. */
const invoices = nets.chain((netCents) => {
	const most = Math.max(Math.abs(sumCents(netCents)), 200);
	return fc.tuple(fc.constant(netCents), fc.integer({ min: -most, max: most }));
});

describe('spreading VAT over the lines of an invoice', () => {
	it.each([
		['one line', [10000], 2100, [2100]],
		['two equal lines and an odd cent', [100, 100], 21, [11, 10]],
		['three equal lines', [333, 333, 333], 210, [70, 70, 70]],
		['a discount line', [10000, -1000], 1890, [2100, -210]],
		['a credit note', [-100, -100], -21, [-11, -10]],
		['a line of zero', [0, 100], 21, [0, 21]],
		['lines of zero only', [0, 0], 5, [5, 0]],
		['lines that cancel out', [500, -500], 4, [2, 2]],
		['lines that cancel out after an empty one', [0, 500, -500], 4, [0, 2, 2]],
		['no VAT at all', [500, 700], 0, [0, 0]],
		['amounts beyond exact doubles', [90_000_000_000, 1], 18_900_000_000, [18_900_000_000, 0]],
	])('handles %s', (_case, netCents, vatCents, expected) => {
		expect(spreadVat(netCents, vatCents)).toEqual(expected);
	});

	it('sums to the cent for any invoice', () => {
		fc.assert(
			fc.property(invoices, ([netCents, vatCents]) => {
				expect(sumCents(spreadVat(netCents, vatCents))).toBe(vatCents);
			}),
		);
	});

	it('gives each line its exact share to within a cent', () => {
		fc.assert(
			fc.property(invoices, ([netCents, vatCents]) => {
				const total = BigInt(sumCents(netCents));
				fc.pre(total !== 0n);
				spreadVat(netCents, vatCents).forEach((share, line) => {
					const distance = BigInt(share) * total - BigInt(vatCents) * BigInt(netCents[line]);
					const size = (value: bigint): bigint => (value < 0n ? -value : value);
					expect(size(distance) < size(total)).toBe(true);
				});
			}),
		);
	});

	it('mirrors an invoice in its credit note', () => {
		fc.assert(
			fc.property(invoices, ([netCents, vatCents]) => {
				const mirrored = spreadVat(
					netCents.map((net) => 0 - net),
					0 - vatCents,
				);
				expect(mirrored.map((share) => 0 - share)).toEqual(spreadVat(netCents, vatCents));
			}),
		);
	});

	it('gives a line of zero no VAT while another line has an amount', () => {
		fc.assert(
			fc.property(invoices, ([netCents, vatCents]) => {
				fc.pre(netCents.some((net) => net !== 0));
				const shares = spreadVat(netCents, vatCents);
				expect(shares.filter((share, line) => netCents[line] === 0 && share !== 0)).toEqual([]);
			}),
		);
	});

	it('cannot put VAT on no lines', () => {
		expect(spreadVat([], 0)).toEqual([]);
		expect(() => spreadVat([], 1)).toThrow(new RangeError('VAT cannot be spread over no lines'));
	});
});

describe('checking the VAT of an invoice against its rate', () => {
	it.each([
		[10000, 0.21, 2100],
		[1050, 0.21, 221],
		[-1050, 0.21, -221],
		[1000, 0.055, 55],
		[150, 0.07, 11],
		[12345, 0, 0],
		[-12345, 0, 0],
		[0, 0.21, 0],
	])('expects base %p at rate %p to give %p', (base, rate, vat) => {
		expect(expectedVat(base, rate)).toBe(vat);
	});

	it.each([
		[1, 1],
		[2, 1],
		[3, 2],
		[10, 5],
	])('allows for %p lines %p cents', (lines, tolerance) => {
		expect(vatToleranceCents(lines)).toBe(tolerance);
		expect(vatWithinTolerance(10000, 0.21, 2100 + tolerance, lines)).toBe(true);
		expect(vatWithinTolerance(10000, 0.21, 2100 - tolerance, lines)).toBe(true);
		expect(vatWithinTolerance(10000, 0.21, 2101 + tolerance, lines)).toBe(false);
	});

	it('accepts VAT rounded on each line, for any lines', () => {
		const lines = fc.array(amount, { minLength: 1, maxLength: 30 });
		const rate = fc.constantFrom(0, 0.06, 0.12, 0.21);
		fc.assert(
			fc.property(lines, rate, (netCents, fraction) => {
				const perLine = sumCents(netCents.map((net) => expectedVat(net, fraction)));
				expect(vatWithinTolerance(sumCents(netCents), fraction, perLine, netCents.length)).toBe(
					true,
				);
			}),
		);
	});
});
