import * as fc from 'fast-check';

import { ExactError } from '../../../nodes/exact/errors';
import {
	anyOf,
	bareGuid,
	batchAnyOf,
	dateTime,
	guid,
	isGuid,
	parseExactDate,
	quote,
} from '../../../nodes/exact/odata';

const ID = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';

describe('quote', () => {
	it("doubles a quote, so that a name like L'Atelier can't break out of its literal", () => {
		expect(quote("L'Atelier d'Anvers")).toBe("'L''Atelier d''Anvers'");
	});

	it('replaces half a character, which no address can carry', () => {
		expect(quote('Li\ud83dge')).toBe("'Li\ufffdge'");
	});

	it('keeps any text readable for a reader of OData literals', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const literal = quote(text);
				expect(literal.slice(1, -1).replace(/''/g, "'")).toBe(text);
				expect(literal.slice(1, -1).replace(/''/g, '')).not.toContain("'");
			}),
		);
	});
});

describe('guid', () => {
	it('writes the literal without the braces that Exact Online shows in places', () => {
		expect(guid(ID)).toBe(`guid'${ID}'`);
		expect(guid(` {${ID}} `)).toBe(`guid'${ID}'`);
	});

	it('reads one as the rows of Exact Online are read', () => {
		expect(bareGuid(` {${ID.toUpperCase()}} `)).toBe(ID);
		expect([isGuid(ID), isGuid(`{${ID}}`), isGuid(`x${ID}`), isGuid('')]).toEqual([
			true,
			true,
			false,
			false,
		]);
	});

	it.each(['', '70', `${ID}' or 1 eq 1`, `${ID}x`, `x${ID}`])(
		'refuses "%s" before anything is sent',
		(text) => {
			expect(() => guid(text)).toThrow(ExactError);
		},
	);
});

describe('dateTime', () => {
	it('writes dates without zone', () => {
		expect(dateTime('2026-03-10')).toBe("datetime'2026-03-10'");
		expect(dateTime('2026-03-10T10:00:00')).toBe("datetime'2026-03-10T10:00:00'");
	});

	it.each(['x2026-03-10', '2026-03-10T10:00:00Z', '2026-03-10T10:00:00+01:00', '10/03/2026', ''])(
		'refuses "%s", which Exact Online would shift or not understand',
		(text) => {
			expect(() => dateTime(text)).toThrow(ExactError);
		},
	);
});

describe('parseExactDate', () => {
	it.each([
		['/Date(1717200000000)/', '2024-06-01'],
		['/Date(-86400000)/', '1969-12-31'],
		['/Date(1717200000000+0200)/', '2024-06-01'],
		['2024-06-01T00:00:00', '2024-06-01'],
		[null, undefined],
		['', undefined],
		[17, undefined],
		[['2024-06-01'], undefined],
		['x/Date(1717200000000)/', undefined],
		['/Date(1717200000000)/x', undefined],
	])('reads %p as %p whatever the zone of this machine', (value, expected) => {
		expect(parseExactDate(value)).toBe(expected);
	});
});

describe('anyOf', () => {
	it('joins terms by or within parentheses, so that it can be combined with and', () => {
		expect(anyOf('YourRef', ["'1'", "'2'"])).toBe("(YourRef eq '1' or YourRef eq '2')");
		expect(anyOf('trim(Code)', ["'70'"])).toBe("trim(Code) eq '70'");
	});
});

describe('batchAnyOf', () => {
	it('keeps every batch within 40 terms and 2,000 characters of encoded address', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ maxLength: 60 }), { maxLength: 150 }),
				fc.integer({ min: 0, max: 500 }),
				(texts, fixedPartLength) => {
					const literals = texts.map(quote);
					const batches = batchAnyOf('YourRef', literals, fixedPartLength);
					for (const filter of batches) {
						expect(fixedPartLength + encodeURIComponent(filter).length).toBeLessThanOrEqual(2000);
						expect(
							literals.filter((literal) => filter.includes(` eq ${literal}`)).length,
						).toBeGreaterThan(0);
					}
					for (const literal of literals) {
						expect(batches.some((filter) => filter.includes(`YourRef eq ${literal}`))).toBe(true);
					}
				},
			),
		);
	});

	it('asks for a value once, and for 41 values in two batches', () => {
		const numbers = Array.from({ length: 41 }, (_, index) => quote(String(index)));
		const batches = batchAnyOf('A', [...numbers, ...numbers], 0);
		expect(batches).toHaveLength(2);
		expect(batches[0].match(/ eq /g)).toHaveLength(40);
	});

	it('leaves out a value longer than any field holds, which Exact would refuse with all others', () => {
		const literals = ["'704000'", quote('7'.repeat(5000)), "'705000'"];
		expect(batchAnyOf('Code', literals, 500)).toEqual(["(Code eq '704000' or Code eq '705000')"]);
		expect(batchAnyOf('City', [quote('漢'.repeat(100))], 0)).toHaveLength(1);
		expect(batchAnyOf('City', [quote('漢'.repeat(400))], 0)).toEqual([]);
	});

	it('sends a value however long the rest of the address is', () => {
		expect(batchAnyOf('Date', ['1', '2'], 2500)).toEqual(['Date eq 1', 'Date eq 2']);
	});

	it('makes no batch of nothing', () => {
		expect(batchAnyOf('YourRef', [], 100)).toEqual([]);
	});
});
