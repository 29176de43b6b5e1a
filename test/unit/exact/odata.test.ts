import * as fc from 'fast-check';

import { ExactError } from '../../../nodes/exact/errors';
import {
	bareGuid,
	dateTime,
	firstBatch,
	guid,
	isGuid,
	oneOf,
	parseExactDate,
	quote,
	termsOf,
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

/** What is thrown instead of a literal. */
function refused(write: () => string): unknown {
	try {
		return write();
	} catch (error) {
		return error;
	}
}

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

	it('says what it was given, and what is wanted', () => {
		expect(refused(() => guid('7'.repeat(80)))).toMatchObject({
			kind: 'refused',
			message: `"${'7'.repeat(60)}" is not a GUID, so nothing was sent to Exact Online`,
			hint: expect.stringContaining('(a GUID)') as string,
		});
	});
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

	it('says what it was given, and what is wanted', () => {
		expect(refused(() => dateTime('7'.repeat(80)))).toMatchObject({
			kind: 'refused',
			message: `"${'7'.repeat(60)}" is not a date without time zone, so nothing was sent to Exact Online`,
			hint: expect.stringContaining('YYYY-MM-DD') as string,
		});
	});
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

describe('oneOf', () => {
	it('joins terms by or within parentheses, so that it can be combined with and', () => {
		expect(oneOf(termsOf('YourRef', ["'1'", "'2'"]))).toBe("(YourRef eq '1' or YourRef eq '2')");
		expect(oneOf(termsOf('trim(Code)', ["'70'"]))).toBe("trim(Code) eq '70'");
	});
});

describe('firstBatch', () => {
	const MOST = 40;

	it('keeps every batch within its terms and 5,500 characters of encoded address, and drops none', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 150 }),
				fc.integer({ min: 0, max: 500 }),
				(texts, fixedLength) => {
					const terms = termsOf('YourRef', texts.map(quote));
					const sent: string[] = [];
					for (let left: readonly string[] = terms; left.length > 0; ) {
						const { batch, rest } = firstBatch(left, fixedLength, MOST);
						const length = fixedLength + encodeURIComponent(oneOf(batch)).length;
						expect(length).toBeLessThanOrEqual(5500);
						expect(batch.length).toBeGreaterThan(0);
						expect(batch.length).toBeLessThanOrEqual(MOST);
						sent.push(...batch);
						left = rest;
					}
					expect(sent).toEqual(terms);
				},
			),
		);
	});

	it('fills a batch up', () => {
		const terms = Array.from({ length: 41 }, (_, index) => `A eq ${index}`);
		const { batch, rest } = firstBatch(terms, 0, MOST);
		expect([batch.length, rest]).toEqual([40, ['A eq 40']]);
	});

	it('leaves out a value longer than any field holds, which Exact would refuse with all others', () => {
		const terms = termsOf('Code', ["'704000'", quote('7'.repeat(5000)), "'705000'"]);
		expect(firstBatch(terms, 500, MOST)).toEqual({
			batch: ["Code eq '704000'", "Code eq '705000'"],
			rest: [],
		});
		const city = (length: number) => termsOf('City', [quote('漢'.repeat(length))]);
		expect(firstBatch(city(100), 0, MOST).batch).toHaveLength(1);
		expect(firstBatch(city(400), 0, MOST)).toEqual({ batch: [], rest: [] });
	});

	it('sends a value however long the rest of the address is', () => {
		const terms = termsOf('Date', ['1', '2']);
		expect(firstBatch(terms, 6000, MOST)).toEqual({ batch: ['Date eq 1'], rest: ['Date eq 2'] });
	});
});
