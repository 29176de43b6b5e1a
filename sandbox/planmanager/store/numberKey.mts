const LENGTH_DIGITS = 3;

/**
 * A text that sorts like the number reads to a person: runs of digits as numbers (9 before 10),
 * the rest without regard to case. Each run is preceded by its length, leading zeros left out.
 */
export function numberKey(number: string): string {
	return number.toLowerCase().replace(/\d+/g, (digits) => {
		const significant = digits.replace(/^0+(?=\d)/, '');
		return `${String(significant.length).padStart(LENGTH_DIGITS, '0')}${significant}`;
	});
}
