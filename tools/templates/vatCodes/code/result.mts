// What was saved, and what the check says of it now.
import { percentText } from '../../code/figures.mts';
import { amount, joined, lineByLine, markup, page, section, tiles } from '../../code/markup.mts';
import type { Cell, Markup } from '../../code/markup.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { isBlocking, reasonCells, reasonWordsOf } from '../../code/reasons.mts';
import { colon } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { byCode } from './choices.mts';
import type { CheckedVatCode } from './choices.mts';

type Texts = Chosen<typeof TEXTS>;

interface Nodes {
	readonly Texts: Texts;
}

/** A VAT code after **Save mappings**, which only those have that were chosen otherwise. */
export type SavedVatCode = CheckedVatCode & {
	readonly vatMapping?: { readonly applied: boolean };
};

export function run({
	$,
	$input,
}: CodeNode<Nodes, OrNothing<SavedVatCode>>): Array<Item<{ html: string }>> {
	const vatCodes = recordsWith($input.all(), 'code').sort(byCode);
	return [{ json: { html: resultPage($('Texts').first().json, vatCodes) } }];
}

export function resultPage(texts: Texts, vatCodes: readonly SavedVatCode[]): string {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const attention = vatCodes.filter(({ reasons }) => reasons.some(isBlocking));
	const sound = vatCodes.filter((vatCode) => !attention.includes(vatCode));
	const saved = vatCodes.filter(({ vatMapping }) => vatMapping?.applied);
	const target = ({
		journal,
		exactVatCode,
		description,
	}: SavedVatCode['exactVatMapping']['mappings'][number]): Markup =>
		markup`${journal ?? t.all}${colon(language)} <b>${exactVatCode}</b> ${description}`;
	const about = ({ code, name, rate, exactVatMapping: { mappings } }: SavedVatCode): Cell[] => [
		markup`<b>${code}</b> ${name}`,
		amount(percentText(language, rate)),
		mappings.length === 0 ? '–' : lineByLine(mappings.map(target)),
	];
	const columns = [t.vatCode, amount(t.rate), t.mappedTo];
	const body = joined(
		tiles(
			[saved.length, t.saved, 'ok'],
			[sound.length, t.soundTile, 'same'],
			[attention.length, t.attention, 'look'],
		),
		section(
			t.attention,
			[...columns, t.reason, t.whatToDo],
			attention.map((vatCode) => [
				...about(vatCode),
				...reasonCells(words, vatCode.reasons, [vatCode.code]),
			]),
		),
		section(t.soundTile, columns, sound.map(about)),
	);
	return page(language, t.done, body);
}
