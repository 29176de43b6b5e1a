import { SALES_CODES, listNode } from '../canvas/planManager.mts';
import { WITHOUT_JOURNAL } from '../code/planManager.mts';
import { exportLinks, exportNodes, resultNode } from './batches.mts';
import type { ExportFilters } from './batches.mts';
import { scheduleNode, textsNode } from '../canvas/pages.mts';
import {
	ABOUT_SETTINGS,
	LANGUAGE_OF_ALERTS,
	NO_DIVISION,
	setting,
	settingsNode,
} from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Template } from '../canvas/template.mts';
import { ALERT_TEXTS } from './alertTexts.mts';
import { ABOUT_SELECTION, SELECTION } from './selection.mts';

const OVERVIEW = `## Export invoices from PlanManager to Exact Online every night

### How it works
Every night all invoices and credit notes that are not exported yet, or that needed attention before, are booked in Exact Online as open sales entries with their PDF. PlanManager is told what became of each. When something needs a person the run ends with a clear message, and the error workflow that you choose passes it on. Running it again never books anything twice.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**; narrow the selection there if you want, e.g. to some journals.
4. Publish *Alert when a run fails* and choose it as the error workflow in the workflow settings.
5. Publish the workflow.`;

/** Purchase journals would be refused document by document. */
const JOURNALS = `={{ $('Settings').first().json.journals || [...${SALES_CODES}, '${WITHOUT_JOURNAL}'].join(',') }}`;

const FILTERS: ExportFilters = {
	journals: JOURNALS,
	includePdf: setting('includePdf'),
	narrower: { sites: setting('sites'), dateFrom: setting('startDate') },
};

const START_ROW = 400;
const BATCHES_ROW = 900;
const RESULT_ROW = 1300;

/** The same export on a schedule, with an alert instead of a last page. */
export function exportScheduled(): Template {
	return {
		name: 'Scheduled export of invoices',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 480], OVERVIEW),
			sticky(
				'Note start',
				[232, 180],
				[1220, 380],
				`## When and what\nEvery night at 02:12. ${ABOUT_SETTINGS} ${ABOUT_SELECTION} \`journals\` lists those to export (codes, separated by commas); left empty, all for sales and credit notes.`,
				7,
			),
			scheduleNode('Every night', [2, 12], [260, START_ROW]),
			settingsNode([460, START_ROW], {
				...NO_DIVISION,
				...SELECTION,
				journals: '',
				includePdf: true,
				...LANGUAGE_OF_ALERTS,
			}),
			textsNode([660, START_ROW], ALERT_TEXTS),
			listNode('Get journals', 'journal', [860, START_ROW]),
			listNode('Get VAT codes', 'vatCode', [1060, START_ROW]),
			...exportNodes(FILTERS, { x: 260, y: BATCHES_ROW }),
			resultNode(260, RESULT_ROW),
			codeNode('What needs attention', [460, RESULT_ROW], 'export/code/attention.mts'),
			node('if', 'Anything for a person?', [660, RESULT_ROW], whenTrue('={{ $json.count > 0 }}')),
			node('stopAndError', 'Alert', [860, RESULT_ROW], {
				errorType: 'errorMessage',
				errorMessage: '={{ $json.message }}',
			}),
			sticky(
				'Note alert',
				[232, RESULT_ROW - 200],
				[820, 380],
				'## Alert\nThe run ends with the list of what needs a person; the error workflow of the settings passes it on.',
				7,
			),
		],
		links: [
			...chain('Every night', 'Settings', 'Texts', 'Get journals', 'Get VAT codes'),
			...exportLinks('Get VAT codes', 'Get results'),
			...chain('Get results', 'What needs attention', 'Anything for a person?', 'Alert'),
		],
	};
}
