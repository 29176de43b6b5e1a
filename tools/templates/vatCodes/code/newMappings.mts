// The whole list of mappings of each VAT code: where another choice was made than the page showed, that choice
// for this journal; all else as PlanManager has it now, for another page may have been saved meanwhile.
import { evenSpaces } from '../../code/label.mts';
import { recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import type { VatCode, VatMapping } from '../../code/planManager.mts';
import type { MappingPage } from './mappingPage.mts';

interface Nodes {
	readonly 'Mapping page': Pick<MappingPage, 'rows' | 'journal'>;
	/** The labels that were chosen, by the names of the fields. */
	readonly 'Map VAT codes': Answers;
	readonly 'Get VAT codes now': OrNothing<VatCode>;
}

export type Answers = Readonly<Partial<Record<string, string>>>;

export type NewMapping = VatCode & { readonly changed: boolean };

export function run({ $ }: CodeNode<Nodes>): Array<Item<NewMapping>> {
	const page = $('Mapping page').first().json;
	const answers = $('Map VAT codes').first().json;
	const now = recordsWith($('Get VAT codes now').all(), 'code');
	return newMappings(page, answers, now).map((json) => ({ json }));
}

/** `now` are the VAT codes as PlanManager has them after the page was filled in. */
export function newMappings(
	{ rows, journal }: Nodes['Mapping page'],
	answers: Answers,
	now: readonly VatCode[],
): NewMapping[] {
	return rows.map(({ vatCode, name, choices, present }) => {
		const current = now.find(({ code }) => code === vatCode.code) ?? vatCode;
		const exactVatCode: string | undefined = choices[evenSpaces(answers[name])];
		if (exactVatCode === undefined || exactVatCode === (present ?? '')) {
			return { ...current, changed: false };
		}
		return {
			...current,
			mappings: replaced(current.mappings, journal, exactVatCode),
			changed: true,
		};
	});
}

/** The mappings with the one for this journal replaced; the one for all journals stands first. */
function replaced(
	mappings: readonly VatMapping[],
	journal: string,
	exactVatCode: string,
): VatMapping[] {
	const others = mappings.filter((mapping) => (mapping.journal ?? '') !== journal);
	if (exactVatCode === '') return others;
	return journal === '' ? [{ exactVatCode }, ...others] : [...others, { journal, exactVatCode }];
}
