/**
 * Money is a whole number of cents, from the moment it is read until it is sent. Text that can
 * mean two amounts is not read at all: "1.234" is 1234 euro to one program and 1.23 to another.
 */

/** A billion euro. Beyond it an amount is a slip, and cents would near the limit of a double. */
const MAX_CENTS = 100_000_000_000;

/** What a double below a billion can be off by, in cents, is under 0.00002; a real third decimal is 0.1. */
const FLOAT_NOISE_CENTS = 0.0001;

/** Digits, perhaps with one or two decimals. Three decimals would look like thousands. */
const PLAIN = /^(\d*)(?:[.,](\d{1,2}))?$/;
/** Database money such as 12.5000: four decimals or more can't be thousands; the excess must be zeros. */
const PADDED = /^(\d+)[.,](\d{2})0{2,}$/;
/** Thousands in one notation, decimals in the other: 1.234,56 or 1,234.56. */
const GROUPED_WITH_DECIMALS = /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$|^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/;
/** Two separators or more of one kind can only be thousands: 1.234.567. */
const GROUPED_TWICE = /^\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
/** Spaces, also the narrow and unbreakable ones, as thousands: 1 234,56. */
const GROUPED_BY_SPACE = /^(\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?$/;

/**
 * Reads an amount as whole cents. Takes numbers (float noise is forgiven, a third decimal is not)
 * and text in the notations of Belgium and its neighbours, with or without a euro sign.
 * Undefined for whatever is not an amount, is ambiguous, has more than two decimals, or is beyond
 * a billion euro.
 */
export function parseCents(value: unknown): number | undefined {
	if (typeof value === 'number') return centsOfNumber(value);
	if (typeof value === 'string') return centsOfText(value);
	return undefined;
}

function centsOfNumber(value: number): number | undefined {
	const exact = value * 100;
	const cents = Math.round(exact);
	// Stryker disable next-line EqualityOperator: no double lies exactly on this border
	if (!Number.isFinite(exact) || Math.abs(exact - cents) > FLOAT_NOISE_CENTS) return undefined;
	return withinLimit(cents);
}

function centsOfText(text: string): number | undefined {
	const spaced = text.replace(/\s+/gu, ' ').trim();
	const bare = spaced.replace(/^(?:€|EUR)|(?:€|EUR)$/giu, '').trim();
	const positive = bare.replace(/^[-\u2212]/u, '');
	const isNegative = positive !== bare;
	const unsigned = isNegative ? positive : bare.replace(/^\+/, '');
	// The euro sign may stand before or after the minus: "€ -12" and "-€ 12" both occur.
	const digits = unsigned.trim().replace(/^€/u, '').trim();
	const parts = splitDecimals(digits);
	if (!parts) return undefined;
	const cents = Number(parts.whole + parts.decimals.padEnd(2, '0'));
	return withinLimit(isNegative ? -cents : cents);
}

interface Decimal {
	readonly whole: string;
	readonly decimals: string;
}

function splitDecimals(text: string): Decimal | undefined {
	const plain = PLAIN.exec(text) ?? PADDED.exec(text);
	if (plain) {
		const [, whole, decimals = ''] = plain;
		return whole === '' && decimals === '' ? undefined : { whole, decimals };
	}
	const grouped = GROUPED_WITH_DECIMALS.exec(text);
	if (grouped) {
		const [, byDot, afterComma, byComma, afterDot] = grouped;
		return { whole: onlyDigits(byDot ?? byComma), decimals: afterComma ?? afterDot };
	}
	if (GROUPED_TWICE.test(text)) return { whole: onlyDigits(text), decimals: '' };
	const spaced = GROUPED_BY_SPACE.exec(text);
	return spaced ? { whole: onlyDigits(spaced[1]), decimals: spaced[2] ?? '' } : undefined;
}

function onlyDigits(text: string): string {
	return text.replace(/\D/g, '');
}

function withinLimit(cents: number): number | undefined {
	// Adding 0 turns minus zero into zero, which would otherwise show in JSON comparisons.
	return Math.abs(cents) <= MAX_CENTS ? cents + 0 : undefined;
}

/** 123456 → "1234.56"; always two decimals and a point. Throws a RangeError if not whole cents. */
export function formatCents(cents: number): string {
	assertWhole(cents);
	const digits = String(Math.abs(cents)).padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Cents as the number that JSON shows with at most two decimals: 123456 → 1234.56. Dividing by
 * 100 gives the double nearest to the decimal amount, which is the one JSON prints back.
 * Throws a RangeError if not whole cents.
 */
export function centsToAmount(cents: number): number {
	assertWhole(cents);
	return cents / 100 + 0;
}

/** Sum of whole cents; throws a RangeError if one of them is not. */
export function sumCents(amounts: readonly number[]): number {
	return amounts.reduce((total, cents) => {
		assertWhole(cents);
		return total + cents;
	}, 0);
}

function assertWhole(cents: number): void {
	if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is not a whole number of cents`);
}
