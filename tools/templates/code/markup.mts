/** What the pages have in common: markup that can't be broken by data, tables, the look. */
import type { Language } from '../texts/languages.mts';

/** HTML that is safe to put on a page. Only `markup` makes it, so that nothing gets there unescaped. */
export interface Markup {
	readonly html: string;
}

/** What can stand on a page. Text is escaped. */
export type Content = string | number | null | undefined | Markup;

/** A list has a line for each of its entries; the other cells of the row reach over all of them. */
export type Cell = Content | Content[];

/** Characters that HTML gives a meaning become numbers. */
function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function htmlOf(content: Content): string {
	if (typeof content === 'object' && content !== null) return content.html;
	return escaped(String(content ?? ''));
}

/** HTML with data in it: markup`<b>${name}</b>`. Of a list every entry is put in. */
export function markup(
	parts: TemplateStringsArray,
	...values: ReadonlyArray<Content | readonly Content[]>
): Markup {
	const htmls = values.map((value) => [value].flat().map(htmlOf).join(''));
	return { html: parts.map((part, index) => part + (htmls[index] ?? '')).join('') };
}

/** One after the other. */
export function joined(...contents: readonly Content[]): Markup {
	return markup`${contents}`;
}

/** One below the other. */
export function lineByLine(contents: readonly Content[]): Markup {
	return markup`${contents.map((each, index) => (index === 0 ? each : markup`<br>${each}`))}`;
}

/** Stands to the right of its column, as the heading of the column does. */
export function amount(content: Content): Markup {
	return markup`<span class="n">${content}</span>`;
}

export function paragraph(...contents: readonly Content[]): Markup {
	return markup`<p>${contents}</p>`;
}

export function small(content: Content): Markup {
	return markup`<small>${content}</small>`;
}

/** Big figures with what they count. `kind` gives the colour. */
export function tiles(
	...list: ReadonlyArray<readonly [Content, string, 'ok' | 'same' | 'look' | 'stop' | '']>
): Markup {
	const tile = ([figure, label, kind]: (typeof list)[number]): Markup =>
		markup`<div class="tile ${kind}"><b>${figure}</b><span>${label}</span></div>`;
	return markup`<div class="tiles">${list.map(tile)}</div>`;
}

export function table(columns: readonly Content[], rows: ReadonlyArray<readonly Cell[]>): Markup {
	const head = columns.map((cell) => markup`<th>${cell}</th>`);
	return markup`<table><tr>${head}</tr>${rows.map(tableRow)}</table>`;
}

function tableRow(cells: readonly Cell[]): Markup {
	const lists = cells.filter((cell) => Array.isArray(cell));
	const height = Math.max(1, ...lists.map((list) => list.length));
	const span = height === 1 ? '' : markup` rowspan="${height}"`;
	const first = cells.map((cell) =>
		Array.isArray(cell) ? markup`<td>${cell[0]}</td>` : markup`<td${span}>${cell}</td>`,
	);
	const more = Array.from({ length: height - 1 }, (_, index) => {
		const line = lists.map((list) => markup`<td>${list[index + 1]}</td>`);
		return markup`<tr>${line}</tr>`;
	});
	return markup`<tr>${first}</tr>${more}`;
}

/** A heading with its table; nothing when there are no rows. */
export function section(
	title: string,
	columns: readonly Content[],
	rows: ReadonlyArray<readonly Cell[]>,
): Markup {
	return rows.length === 0 ? markup`` : markup`<h2>${title}</h2>${table(columns, rows)}`;
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1100px;padding:0 1rem;color:#1f2933;background:#f5f7fa}
h1{font-size:1.5rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .7rem}h2::first-letter{text-transform:uppercase}.tiles{display:flex;gap:1rem;flex-wrap:wrap;margin-bottom:1.2rem}
.tile{background:#fff;border-radius:8px;padding:1rem 1.5rem;border-left:6px solid #9aa5b1;min-width:9rem}.tile b{font-size:2rem;display:block;line-height:1.2}
.ok{border-color:#2f9e44}.same{border-color:#1c7ed6}.look{border-color:#e8590c}.stop{border-color:#c92a2a}
table{border-collapse:collapse;width:100%;background:#fff;border-radius:8px;overflow:hidden}th,td{text-align:left;vertical-align:top;padding:.6rem .8rem;border-bottom:1px solid #e4e7eb}
th{background:#e4e7eb;font-size:.85rem}th:has(.n),td:has(.n){text-align:right;white-space:nowrap}small{color:#616e7c}p{margin:1rem 0}
.dot{display:inline-block;width:.8rem;height:.8rem;border-radius:50%;margin-right:.5rem}.green{background:#2f9e44}.amber{background:#f59f00}.red{background:#c92a2a}`;

/** A whole page, as text. */
export function page(language: Language, title: string, body: Markup): string {
	const head = markup`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>`;
	const content = markup`<h1>${title}</h1>${body}`;
	return `<!doctype html><html lang="${language}"><head>${head.html}<style>${STYLE}</style></head><body>${content.html}</body></html>`;
}
