// Small records for the tests of the templates' code.
import type { Reason } from '../../../tools/templates/code/exact.mts';
import type { Chosen } from '../../../tools/templates/code/words.mts';

export type LanguageName = 'Français' | 'Nederlands' | 'English';

/** The texts of a template in a language. */
export function inLanguage<Texts>(texts: Texts, languageName: LanguageName): Chosen<Texts> {
	return { ...texts, languageName };
}

/** A blocking reason. Its own words are English, those of its code stand in the texts. */
export function reasonOf(code: string, facts: Reason['facts'] = {}): Reason {
	return { code, severity: 'blocking', message: `Message of ${code}.`, hint: 'Do this.', facts };
}

export function remarkOf(code: string, facts: Reason['facts'] = {}): Reason {
	return { ...reasonOf(code, facts), severity: 'remark' };
}

/** The rows of all tables of a page, without the markup inside of a cell. */
export function rowsOf(html: string): string[][] {
	const rows = html.match(/<tr>.*?<\/tr>/g) ?? [];
	return rows.map((row) =>
		[...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) =>
			cell.replace(/<br>/g, ' / ').replace(/<[^>]+>/g, ''),
		),
	);
}

/** The figures of the tiles of a page, by what they count. */
export function tilesOf(html: string): Record<string, string> {
	const tiles = html.matchAll(/<div class="tile \w*"><b>(.*?)<\/b><span>(.*?)<\/span><\/div>/g);
	return Object.fromEntries([...tiles].map(([, figure, label]) => [label, figure]));
}
