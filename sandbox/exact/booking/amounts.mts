// VAT of a sales entry, in cents. Exact computes it per line, so the sum can differ by a cent from
// an invoice that computed it per rate (picqer/exact-php-client issue 662), unless the amount is
// sent: on the line, or for the whole entry on the header (both seen in production clients).

export type VatKind = 'E' | 'I' | 'B' | 'N';

export type LineAmounts = {
	/** As sent. With a code of kind I it includes VAT. */
	amountCents: number;
	kind: VatKind;
	/** 0.21 for 21 %. */
	rate: number;
	/** VATAmountFC of the line, when it was sent. */
	vatCents?: number;
};

export type BookedLine = { netCents: number; vatCents: number };

/** Amount and VAT of each line; `headerVatCents` is VATAmountFC of the header when it was sent. */
export function bookAmounts(lines: readonly LineAmounts[], headerVatCents?: number): BookedLine[] {
	const booked = lines.map(bookLine);
	if (headerVatCents === undefined) return booked;
	const difference = headerVatCents - booked.reduce((sum, line) => sum + line.vatCents, 0);
	const carrier = booked.findLast((line) => line.vatCents !== 0) ?? booked.at(-1);
	if (carrier) carrier.vatCents += difference;
	return booked;
}

function bookLine(line: LineAmounts): BookedLine {
	const vatCents = line.vatCents ?? computedVat(line);
	// The amount of a line with an inclusive code holds the VAT already.
	const netCents = line.kind === 'I' ? line.amountCents - vatCents : line.amountCents;
	return { netCents, vatCents };
}

function computedVat({ kind, amountCents, rate }: LineAmounts): number {
	if (kind === 'E') return roundHalfUp(amountCents * rate);
	if (kind === 'I') return amountCents - roundHalfUp(amountCents / (1 + rate));
	return 0;
}

/** An amount in units to cents; half a cent goes away from zero. */
export function toCents(amount: number): number {
	return roundHalfUp(amount * 100);
}

export function fromCents(cents: number): number {
	return cents / 100;
}

// 1e-7 takes away what binary fractions lose (10.50 × 0.21 = 2.2049999…).
function roundHalfUp(value: number): number {
	return Math.sign(value) * Math.round(Math.abs(value) + 1e-7) || 0;
}
