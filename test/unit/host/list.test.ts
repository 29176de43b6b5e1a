import { readList } from '../../../nodes/host/list';

describe('the names that a list parameter holds', () => {
	it.each([
		['text with commas, semicolons and lines', ' 700, 701;702\n703 ', ['700', '701', '702', '703']],
		['a list of texts and numbers', ['700', ' 701 ', 702], ['700', '701', '702']],
		['one number', 700, ['700']],
		['a name given twice', '700,700', ['700']],
		['blanks between commas', ' , ,', []],
	])('are those of %s', (_, given, names) => {
		expect(readList(given)).toEqual(names);
	});

	it.each([[''], [undefined], [null]])(
		'are not given at all by an untouched parameter: %p',
		(given) => {
			expect(readList(given)).toBeUndefined();
		},
	);

	// It must not become a journal called "[object Object]", which nobody has.
	it.each([[{ code: '700' }], [[{ code: '700' }, true, null]], [true]])(
		'are none where an expression gives something that is no name: %j',
		(given) => {
			expect(readList(given)).toEqual([]);
		},
	);
});
