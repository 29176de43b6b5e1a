import { listNode } from '../canvas/planManager.mts';
import { exportLinks, exportNodes, resultNode } from './batches.mts';
import type { ExportFilters } from './batches.mts';
import {
	FORM_PASSWORD,
	choicePage,
	explainPage,
	languagePage,
	pageId,
	resultPage,
	textsNode,
} from '../canvas/pages.mts';
import { ABOUT_DIVISION, NO_DIVISION, settingsNode } from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Template } from '../canvas/template.mts';
import { ABOUT_SELECTION, SELECTION } from './selection.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Export customers and invoices from PlanManager to Exact Online

### How it works
A form with the filters of PlanManager's *Comptabilité* screen asks what to export: site, period, dates, numbers, category, journals, with or without PDF. The customers are found in Exact Online by VAT number or by name and address, or created. Each invoice and credit note becomes one open sales entry, to the cent, with its PDF. PlanManager is told what became of each, and the last page shows what was booked and what needs a person, with the reason and what to do. Running it again never books anything twice.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. ${FORM_PASSWORD}
5. Publish the workflow and give the address of the form to the garage.
6. Optionally choose a published error workflow in the settings, such as *Alert when a run fails*.`;

/** By the form. */
const filter = (name: string): string => `={{ $('Filters').first().json.${name} }}`;
const NARROWER = ['sites', 'period', 'dateFrom', 'dateTo', 'numberFrom', 'numberTo', 'category'];

const FILTERS: ExportFilters = {
	journals: filter('journals'),
	includePdf: filter('includePdf'),
	narrower: Object.fromEntries(NARROWER.map((name) => [name, filter(name)])),
};

/** The rows of the canvas: the form, the batches, the result. */
const ROWS = { form: 400, batches: 960, result: 1360 };

/** The button *Exporter clients et factures* as a form. */
export function exportForm(): Template {
	const x = (column: number): number => 260 + column * 200;
	return {
		name: 'Export customers and invoices',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 560], OVERVIEW),
			sticky(
				'Note form',
				[232, 180],
				[2408, 440],
				`## The form\nThe choices come live from PlanManager. The texts of the pages stand in **Texts**, in French, Dutch and English.\n\n**Settings**: ${ABOUT_DIVISION} ${ABOUT_SELECTION}`,
				7,
			),
			languagePage(
				[x(0), ROWS.form],
				'Exporter · Exporteren · Export',
				'export-invoices',
				pageId('7e', 1),
			),
			settingsNode([x(1), ROWS.form], { ...NO_DIVISION, ...SELECTION }),
			textsNode([x(2), ROWS.form], TEXTS),
			listNode('Get sites', 'site', [x(3), ROWS.form]),
			listNode('Get categories', 'category', [x(4), ROWS.form]),
			listNode('Get journals', 'journal', [x(5), ROWS.form]),
			listNode('Get VAT codes', 'vatCode', [x(6), ROWS.form]),
			codeNode('Form fields', [x(7), ROWS.form], 'export/code/formFields.mts'),
			choicePage('Choose what to export', [x(8), ROWS.form], pageId('7e', 2)),
			codeNode('Filters', [x(9), ROWS.form], 'export/code/filters.mts'),
			node(
				'if',
				'Filters in order?',
				[x(10) - 40, ROWS.form],
				whenTrue("={{ $json.problem === '' }}"),
			),
			explainPage('Explain filters', [x(11), ROWS.form], pageId('7e', 3)),
			...exportNodes(FILTERS, { x: x(0), y: ROWS.batches }),
			resultNode(x(0), ROWS.result),
			codeNode('Result page', [x(1), ROWS.result], 'export/code/resultPage.mts'),
			resultPage([x(2), ROWS.result], pageId('7e', 4)),
			sticky(
				'Note result',
				[232, ROWS.result - 200],
				[820, 380],
				'## The result\nRead from PlanManager, so that the page shows what is recorded, not what was hoped for.',
				7,
			),
		],
		links: [
			...chain(
				'Choose a language',
				'Settings',
				'Texts',
				'Get sites',
				'Get categories',
				'Get journals',
				'Get VAT codes',
				'Form fields',
				'Choose what to export',
				'Filters',
				'Filters in order?',
			),
			{ from: 'Filters in order?', output: 1, to: 'Explain filters' },
			...exportLinks('Filters in order?', 'Get results'),
			...chain('Get results', 'Result page', 'Show result'),
		],
	};
}
