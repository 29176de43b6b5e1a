import { listNode, SALES_JOURNALS } from '../canvas/planManager.mts';
import {
	FORM_PASSWORD,
	choicePage,
	languagePage,
	pageId,
	resultPage,
	textsNode,
} from '../canvas/pages.mts';
import { ABOUT_DIVISION, DIVISION, NO_DIVISION, settingsNode } from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Template, TemplateNode } from '../canvas/template.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Map the VAT codes of PlanManager to those of Exact Online

### How it works
A form in French, Dutch and English shows each VAT code of PlanManager with its rate, what it is mapped to, what is wrong with that, and which code of Exact Online fits. A drop-down offers the codes that invoices can be mapped to, those of the same rate first. What is chosen is saved in PlanManager, checked against Exact Online, and shown. Where PlanManager keeps a mapping per journal (\`VAT_JOURNAL_NUMBER\`), the form asks first for which journal it is. Nothing is written in Exact Online.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. ${FORM_PASSWORD}
5. Publish. The form is at \`/form/map-vat-codes\`. Fill it in together with the accountant, once, and again when a VAT code is added.`;

/** The overview needs more room than n8n gives a form, and lines between its rows. */
const WIDE_PAGE = `:root { --container-width: 860px; }
.html table { margin-bottom: 32px; border-collapse: collapse; width: 100%; font-size: 13px; }
.html th, .html td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid #dbdfe7; }`;

const ROWS = { start: 400, map: 860, result: 1320 };
const x = (column: number): number => 260 + column * 220;

/** PlanManager's setting of VAT codes as a form. */
export function vatCodes(): Template {
	return {
		name: 'Map VAT codes',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 560], OVERVIEW),
			...startNodes(ROWS.start),
			...mapNodes(ROWS.map),
			...resultNodes(ROWS.result),
		],
		links: links(),
	};
}

function startNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note start',
			[232, y - 220],
			[1948, 420],
			'## For which journal\nThe texts of the pages stand in **Texts**. The second page comes only when PlanManager maps VAT codes per journal.\n\n**Settings**: ' +
				ABOUT_DIVISION,
			7,
		),
		languagePage([x(0), y], 'Codes TVA · Btw-codes · VAT codes', 'map-vat-codes', pageId('81', 1)),
		settingsNode([x(1), y], NO_DIVISION),
		textsNode([x(2), y], TEXTS),
		listNode('Get journals', 'journal', [x(3), y]),
		node(
			'planManager',
			'Get settings',
			[x(4), y],
			{ resource: 'company', operation: 'get' },
			{ executeOnce: true },
		),
		node(
			'if',
			'Per journal?',
			[x(5), y],
			whenTrue("={{ $json.options?.VAT_JOURNAL_NUMBER === 'OUI' }}"),
		),
		codeNode('Journal page', [x(6), y], 'vatCodes/code/journalPage.mts'),
		choicePage('Choose a journal', [x(7), y], pageId('81', 2)),
	];
}

function mapNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note map',
			[232, y - 220],
			[1508, 420],
			'## The choices, live\nOffered are the codes for sales that exclude VAT and are not blocked.',
			7,
		),
		node(
			'exactVatCode',
			'Get codes of Exact Online',
			[x(0), y],
			{ operation: 'getAll', division: DIVISION },
			{ executeOnce: true, alwaysOutputData: true },
		),
		listNode('Get VAT codes', 'vatCode', [x(1), y]),
		node('exactVatCode', 'Check present mapping', [x(2), y], {
			operation: 'checkMapping',
			division: DIVISION,
			journals: SALES_JOURNALS,
		}),
		node('merge', 'Present mapping', [x(4) - 40, y], { numberInputs: 2 }),
		codeNode('Mapping page', [x(5) - 40, y], 'vatCodes/code/mappingPage.mts'),
		choicePage('Map VAT codes', [x(6) - 40, y], pageId('81', 3), WIDE_PAGE),
	];
}

function resultNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note result',
			[232, y - 220],
			[2168, 420],
			'## Saved, checked, shown\nPlanManager is read again, and only what was chosen otherwise is saved: a mapping for other journals stays as it is, also when two pages are filled in at once.',
			7,
		),
		listNode('Get VAT codes now', 'vatCode', [x(0), y]),
		codeNode('New mappings', [x(1), y], 'vatCodes/code/newMappings.mts'),
		node('if', 'Chosen otherwise?', [x(2), y], whenTrue('={{ $json.changed }}')),
		node('planManager', 'Save mappings', [x(3), y - 110], {
			resource: 'vatCode',
			operation: 'map',
		}),
		node('merge', 'Saved and kept', [x(4), y], { numberInputs: 2 }),
		node('exactVatCode', 'Check new mapping', [x(5), y], {
			operation: 'checkMapping',
			division: DIVISION,
			journals: SALES_JOURNALS,
		}),
		node('merge', 'New mapping', [x(7) - 40, y], { numberInputs: 2 }),
		codeNode('Result', [x(8) - 40, y], 'vatCodes/code/result.mts'),
		resultPage([x(9) - 40, y], pageId('81', 4)),
	];
}

function links(): Link[] {
	return [
		...chain(
			'Choose a language',
			'Settings',
			'Texts',
			'Get journals',
			'Get settings',
			'Per journal?',
		),
		...chain('Per journal?', 'Journal page', 'Choose a journal', 'Get codes of Exact Online'),
		{ from: 'Per journal?', output: 1, to: 'Get codes of Exact Online' },
		...chain('Get codes of Exact Online', 'Get VAT codes', 'Check present mapping'),
		{ from: 'Check present mapping', to: 'Present mapping' },
		{ from: 'Check present mapping', output: 1, to: 'Present mapping', input: 1 },
		...chain('Present mapping', 'Mapping page', 'Map VAT codes', 'Get VAT codes now'),
		...chain('Get VAT codes now', 'New mappings', 'Chosen otherwise?', 'Save mappings'),
		{ from: 'Save mappings', to: 'Saved and kept' },
		{ from: 'Chosen otherwise?', output: 1, to: 'Saved and kept', input: 1 },
		...chain('Saved and kept', 'Check new mapping', 'New mapping'),
		{ from: 'Check new mapping', output: 1, to: 'New mapping', input: 1 },
		...chain('New mapping', 'Result', 'Show result'),
	];
}
