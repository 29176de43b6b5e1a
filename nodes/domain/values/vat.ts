/**
 * VAT to the cent. The invoice's own VAT per code is the truth; Exact Online computes VAT line by
 * line, which may come out a cent off (picqer/exact-php-client issue 662), so the truth is spread
 * over the lines and sent along with each.
 */

/** Rates are kept in millionths, so that 21 % is a whole number and halves are exact. */
const RATE_SCALE = 1_000_000;

/**
 * Spreads the VAT of one code over its lines or groups, in proportion to their net amounts, by
 * largest remainder: each share is at most a cent away from the exact one and the sum is exact.
 * Cents in, cents out, in the order given; equal remainders favour the earlier one. Turning all
 * signs turns the result, so that a credit note mirrors its invoice. A net of zero gets no VAT
 * unless there is nothing else to put it on. Exact for VAT up to 100 % of the sum. Throws a RangeError
 * on VAT without any line.
 */
export function spreadVat(netCents: readonly number[], vatCents: number): number[] {
	if (netCents.length === 0) {
		if (vatCents !== 0) throw new RangeError('VAT cannot be spread over no lines');
		return [];
	}
	const sign = Math.sign(vatCents);
	const shares = positiveShares(weightsOf(netCents), BigInt(Math.abs(vatCents)));
	// Adding 0 avoids minus zero.
	return shares.map((share) => Number(share) * sign + 0);
}

/**
 * Weights with a positive sum. Nets that cancel out (a line and its correction) leave no
 * proportion to go by: then their sizes count; if all are zero the first takes everything.
 */
function weightsOf(netCents: readonly number[]): readonly bigint[] {
	const nets = netCents.map((net) => BigInt(net));
	const total = sumOf(nets);
	if (total > 0n) return nets;
	if (total < 0n) return nets.map((net) => -net);
	if (nets.some((net) => net !== 0n)) return netCents.map((net) => BigInt(Math.abs(net)));
	return nets.map((_, index) => (index === 0 ? 1n : 0n));
}

function positiveShares(weights: readonly bigint[], amount: bigint): bigint[] {
	const total = sumOf(weights);
	const parts = weights.map((weight, index) => ({ index, ...divide(amount * weight, total) }));
	const shares = parts.map(({ quotient }) => quotient);
	// Fewer cents are left than there are remainders, so nobody gets two and no zero gets one.
	const left = Number(amount - sumOf(shares));
	// Sorting keeps the order of equal ones, and a remainder is below a sum of cents, so a safe number.
	const byRemainder = [...parts].sort((a, b) => Number(b.remainder - a.remainder));
	for (const { index } of byRemainder.slice(0, left)) shares[index] += 1n;
	return shares;
}

/** Division that rounds down for either sign, so that the remainder is never negative. */
function divide(numerator: bigint, divisor: bigint): { quotient: bigint; remainder: bigint } {
	const remainder = ((numerator % divisor) + divisor) % divisor;
	return { quotient: (numerator - remainder) / divisor, remainder };
}

function sumOf(values: readonly bigint[]): bigint {
	return values.reduce((total, value) => total + value, 0n);
}

/** Base × rate in whole cents, half a cent away from zero. `rateFraction` is 0.21 for 21 %. */
export function expectedVat(baseCents: number, rateFraction: number): number {
	const size = BigInt(Math.abs(baseCents)) * BigInt(Math.round(rateFraction * RATE_SCALE));
	const scale = BigInt(RATE_SCALE);
	const rounded = Number((size + scale / 2n) / scale);
	return rounded * Math.sign(baseCents) + 0;
}

/**
 * How many cents an invoice's VAT may differ from base × rate. Belgium rounds on the total of a
 * rate on structured invoices (Royal Decree of 8 July 2025), older programs on each line: every
 * line then adds at most half a cent. At least one cent, since half cents are rounded both ways.
 */
export function vatToleranceCents(lineCount: number): number {
	return Math.max(1, Math.ceil(lineCount / 2));
}

/** Whether the VAT of one code is base × rate, rounded per line or on the total. Amounts in cents. */
export function vatWithinTolerance(
	baseCents: number,
	rateFraction: number,
	vatCents: number,
	lineCount: number,
): boolean {
	const difference = Math.abs(vatCents - expectedVat(baseCents, rateFraction));
	return difference <= vatToleranceCents(lineCount);
}
