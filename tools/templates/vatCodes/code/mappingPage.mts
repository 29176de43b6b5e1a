// A drop-down for each VAT code of PlanManager: what it is mapped to, what fits, and what else is possible.
import type { ExactVatCode } from '../../code/exact.mts';
import { percentText } from '../../code/figures.mts';
import { choicesOf } from '../../code/form.mts';
import type { FormField, FormPage } from '../../code/form.mts';
import { choiceLabel, evenSpaces } from '../../code/label.mts';
import { lineByLine, markup, table } from '../../code/markup.mts';
import type { Content, Markup } from '../../code/markup.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import type { Journal, VatMapping } from '../../code/planManager.mts';
import { reasonTitle, reasonWordsOf } from '../../code/reasons.mts';
import { colon } from '../../code/words.mts';
import type { Chosen } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { byCode, mappingChoices } from './choices.mts';
import type { CheckedVatCode, MappingChoices } from './choices.mts';

type Texts = Chosen<typeof TEXTS>;

interface Nodes {
	readonly Texts: Texts;
	readonly 'Choose a journal': { readonly journal: string };
	readonly 'Get journals': OrNothing<Journal>;
	readonly 'Get codes of Exact Online': OrNothing<{ readonly exactVatCode: ExactVatCode }>;
}

/** One VAT code on the page. */
interface Row extends MappingChoices {
	readonly vatCode: CheckedVatCode;
	/** Name of its field. */
	readonly name: string;
}

export interface MappingPage extends FormPage {
	readonly rows: ReadonlyArray<Omit<Row, 'preset'>>;
	/** Code of the journal that the mapping is for, empty for all. */
	readonly journal: string;
}

/** What the page is made of. */
export interface Mapping {
	readonly vatCodes: readonly CheckedVatCode[];
	readonly exactCodes: readonly ExactVatCode[];
	/** The journal that was chosen; none for all. */
	readonly journal?: Journal;
}

export function run({
	$,
	$input,
}: CodeNode<Nodes, OrNothing<CheckedVatCode>>): Array<Item<MappingPage>> {
	const texts = $('Texts').first().json;
	const asked = $('Choose a journal').isExecuted
		? $('Choose a journal').first().json.journal
		: undefined;
	const mapping = {
		vatCodes: recordsWith($input.all(), 'code').sort(byCode),
		exactCodes: recordsWith($('Get codes of Exact Online').all(), 'exactVatCode').map(
			({ exactVatCode }) => exactVatCode,
		),
		journal: journalOf(texts, recordsWith($('Get journals').all(), 'code'), asked),
	};
	return [{ json: mappingPage(texts, mapping) }];
}

/** The journal with this label. Throws when there is none: the choice would be saved for all journals. */
export function journalOf(
	texts: Texts,
	journals: readonly Journal[],
	asked: string | undefined,
): Journal | undefined {
	const { t } = reasonWordsOf(texts);
	if (asked === undefined || asked === t.allJournals) return undefined;
	const chosen = journals.find((journal) => choiceLabel(journal) === evenSpaces(asked));
	if (chosen === undefined) throw new Error(`PlanManager has no journal "${asked}"`);
	return chosen;
}

export function mappingPage(texts: Texts, mapping: Mapping): MappingPage {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const code = mapping.journal?.code ?? '';
	const rows = mapping.vatCodes.map(
		(vatCode): Row => ({
			vatCode,
			name: `vat-${vatCode.code}`,
			...mappingChoices(words, vatCode, code, mapping.exactCodes),
		}),
	);
	const field = ({ vatCode, name, choices, preset }: Row): FormField => ({
		fieldName: name,
		fieldLabel: `${vatCode.code} (${percentText(language, vatCode.rate)})`,
		fieldType: 'dropdown',
		requiredField: true,
		defaultValue: preset,
		fieldOptions: choicesOf(Object.keys(choices)),
	});
	const intro = mapping.journal
		? markup`<b>${t.forJournal} ${choiceLabel(mapping.journal)}</b><br>${t.intro}`.html
		: t.intro;
	return {
		fields: [
			{ fieldType: 'html', elementName: 'overview', html: overview(texts, mapping.vatCodes).html },
			...rows.map(field),
		],
		rows: rows.map(({ vatCode, name, choices, present }) => ({ vatCode, name, choices, present })),
		journal: code,
		texts: { title: t.title, intro, submit: t.submit },
	};
}

function overview(texts: Texts, vatCodes: readonly CheckedVatCode[]): Markup {
	const { language, t } = reasonWordsOf(texts);
	const mapped = ({ journal, exactVatCode }: VatMapping): string =>
		journal ? `${exactVatCode} (${journal})` : exactVatCode;
	return table(
		[t.vatCode, t.rate, t.present, t.finding],
		vatCodes.map((vatCode) => [
			markup`<b>${vatCode.code}</b> ${vatCode.name}`,
			percentText(language, vatCode.rate),
			vatCode.mappings.length === 0 ? '–' : lineByLine(vatCode.mappings.map(mapped)),
			lineByLine(findings(texts, vatCode)),
		]),
	);
}

/** What is wrong with the mapping, and what fits. */
function findings(texts: Texts, { reasons, exactVatMapping }: CheckedVatCode): Content[] {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	if (reasons.length === 0) return [t.sound];
	const { suggestion, candidates } = exactVatMapping;
	const found: Content[] = reasons.map((reason) => reasonTitle(words, reason));
	if (suggestion) found.push(markup`${t.suggestion}${colon(language)} <b>${suggestion}</b>`);
	if (candidates) found.push(markup`${t.several}${colon(language)} ${candidates.join(', ')}`);
	return found;
}
