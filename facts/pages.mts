// node facts/pages.mts [--check]: writes the tables of docs/exact-behaviour.md and of the simulator's
// README from the facts. What stands above a marker is written by hand and stays.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { DEFAULT_SWITCHES } from '../sandbox/exact/options.mts';
import { FACTS, GROUPS } from './all.mts';
import type { Fact, Group } from './fact.mts';

const ROOT = join(import.meta.dirname, '..');

type Page = { path: string; write: (text: string) => string };

const PAGES: readonly Page[] = [
	{ path: 'docs/exact-behaviour.md', write: factsBelow },
	{ path: 'sandbox/exact/README.md', write: switchesBetween },
];

const FACTS_MARK = '<!-- facts -->';
const SWITCHES_MARK = '<!-- switches -->';
const SWITCHES_END = '<!-- end of switches -->';

function factsBelow(text: string): string {
	const [above = ''] = text.split(FACTS_MARK);
	return [above.trimEnd(), FACTS_MARK, ...GROUPS.map(section)].join('\n\n');
}

function section({ title, intro, facts }: Group): string {
	const head = [...(title === '' ? [] : [`## ${title}`]), ...(intro === undefined ? [] : [intro])];
	const columns = ['Fact', 'Source', 'Sure', 'What the code does', 'Name, and how it is asked'];
	return [...head, table(columns, facts.map(row))].join('\n\n');
}

function row(fact: Fact): string[] {
	const asked = fact.kind === 'unasked' ? `not: ${fact.why}` : `by ${fact.kind}`;
	const price = fact.kind === 'unasked' || fact.price === undefined ? '' : `; ${fact.price}`;
	const sources = fact.sources.join('; ');
	return [fact.statement, sources, fact.confidence, fact.nodes, `\`${fact.id}\`, ${asked}${price}`];
}

function switchesBetween(text: string): string {
	const [above = '', rest = ''] = text.split(SWITCHES_MARK);
	const below = rest.split(SWITCHES_END).at(-1) ?? '';
	const columns = ['switch', 'default', 'other', 'what no longer holds'];
	const rows = [SWITCHES_MARK, table(columns, switchRows()), SWITCHES_END];
	return [above.trimEnd(), ...rows, below.trimStart()].join('\n\n');
}

/** One for each switch, in the order of the facts; a fact may turn on several positions. */
function switchRows(): string[][] {
	const rows = new Map<string, { others: Set<string>; facts: Set<Fact> }>();
	for (const fact of FACTS) {
		for (const [name, value] of (fact.otherwise ?? []).flatMap((one) => Object.entries(one))) {
			const known = rows.get(name) ?? { others: new Set(), facts: new Set() };
			rows.set(name, { others: known.others.add(shown(value)), facts: known.facts.add(fact) });
		}
	}
	return [...rows].map(([name, { others, facts }]) => [
		`\`${name}\``,
		shown(DEFAULT_SWITCHES[name as keyof typeof DEFAULT_SWITCHES]),
		[...others].join(', '),
		[...facts].map(({ id, statement }) => `\`${id}\`: ${statement}`).join('<br>'),
	]);
}

function shown(value: unknown): string {
	if (Array.isArray(value)) return value.length === 0 ? 'none' : `\`${value.join(', ')}\``;
	return typeof value === 'number' ? value.toLocaleString('en-US') : `\`${String(value)}\``;
}

function table(columns: readonly string[], rows: readonly string[][]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Pages that are not what the facts say, with what they should be. */
async function stale(): Promise<Array<[string, string]>> {
	const found: Array<[string, string]> = [];
	for (const { path, write } of PAGES) {
		const file = join(ROOT, path);
		const text = readFileSync(file, 'utf8');
		const wanted = await format(write(text), { parser: 'markdown', proseWrap: 'preserve' });
		if (wanted !== text) found.push([file, wanted]);
	}
	return found;
}

const pages = await stale();
if (process.argv.includes('--check')) {
	for (const [file] of pages) console.error(`${file} is not up to date: node facts/pages.mts`);
	process.exitCode = pages.length > 0 ? 1 : 0;
} else {
	for (const [file, text] of pages) writeFileSync(file, text);
	console.log(`${PAGES.length} pages, ${pages.length} written`);
}
