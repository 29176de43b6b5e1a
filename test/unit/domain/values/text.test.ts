import * as fc from 'fast-check';

import { cleanLine, normaliseText, shorten } from '../../../../nodes/domain/values/text';

const anyText = fc.string({ unit: 'binary' });

describe('text for comparison', () => {
	it.each([
		['  Café-Bar  "L\'Été" ', 'cafe bar l ete'],
		['STRASSE', 'strasse'],
		['Straße', 'strasse'],
		['Œuvre & Læsø', 'oeuvre laeso'],
		['Łódź Đorđe Þórður ıð Ας', 'lodz dorde thordur id ασ'],
		['İstanbul', 'istanbul'],
		['1.234/5', '1 234 5'],
		['Ｆｕｌｌ ｗｉｄｔｈ', 'full width'],
		['🚗', ''],
	])('turns %p into %p', (text, expected) => {
		expect(normaliseText(text)).toBe(expected);
	});

	it('is idempotent for any text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const once = normaliseText(text);
				expect(normaliseText(once)).toBe(once);
			}),
		);
	});

	it('ignores case', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(normaliseText(text.toUpperCase())).toBe(normaliseText(text.toLowerCase()));
			}),
		);
	});
});

describe('one clean line', () => {
	it.each([
		['two\r\nlines\u2028and three', 'two lines and three'],
		['tab\tand\u0000null', 'tab and null'],
		['  spaces   between ', 'spaces between'],
		['hid\u200Bden \u202Emarks\uFEFF', 'hidden marks'],
		['half \uD83D emoji', 'half \uFFFD emoji'],
		['<b>&amp;</b> "quoted"', '<b>&amp;</b> "quoted"'],
		['family 👨‍👩‍👧 car 🚗', 'family 👨‍👩‍👧 car 🚗'],
	])('is made of %p: %p', (text, expected) => {
		expect(cleanLine(text)).toBe(expected);
	});

	it('has no control characters, whatever comes in, and stays the same', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const line = cleanLine(text);
				expect(line).not.toMatch(/\p{Cc}|\p{Cs}/u);
				expect(cleanLine(line)).toBe(line);
			}),
		);
	});
});

describe('shortening', () => {
	it.each([
		['Carrosserie', 20, 'Carrosserie'],
		['Carrosserie Dupont', 12, 'Carrosserie'],
		['Carrosserie Dupont', 11, 'Carrosserie'],
		['as long as it may be ', 21, 'as long as it may be '],
		['Auto 🚗', 6, 'Auto'],
		['Auto 🚗', 7, 'Auto 🚗'],
		['👨‍👩‍👧 family', 6, ''],
		['Ame\u0301lie', 3, 'Am'],
		['🇧🇪🇳🇱', 6, '🇧🇪'],
		['👍🏽 ok', 3, ''],
	])('cuts %p to %p: %p', (text, maxLength, expected) => {
		expect(shorten(text, maxLength)).toBe(expected);
	});

	it('gives a start of the text within its length, without half characters or trailing space', () => {
		const clean = fc.string({ unit: 'grapheme', maxLength: 80 });
		fc.assert(
			fc.property(clean, fc.integer({ min: 0, max: 60 }), (text, maxLength) => {
				const short = shorten(text, maxLength);
				expect(text.startsWith(short)).toBe(true);
				expect(short.length).toBeLessThanOrEqual(maxLength);
				expect(short).not.toMatch(/\p{Cs}/u);
				expect(text.length <= maxLength || short === short.trimEnd()).toBe(true);
			}),
		);
	});
});
