import { listNode } from '../canvas/planManager.mts';
import {
	FORM_PASSWORD,
	alertNodes,
	choicePage,
	explainPage,
	languagePage,
	pageId,
	resultPage,
	scheduleNode,
	startLinks,
	textsNode,
} from '../canvas/pages.mts';
import {
	ABOUT_SETTINGS,
	BY_FORM,
	DIVISION,
	LANGUAGE_OF_ALERTS,
	NO_DIVISION,
	setting,
	settingsNode,
} from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Template, TemplateNode } from '../canvas/template.mts';
import { ABOUT_SELECTION, SELECTION } from '../export/selection.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Compare PlanManager with Exact Online

### How it works
The invoices and credit notes of a period are compared with the sales entries of Exact Online: what is missing there or stands there twice, another total, VAT, customer, date or journal, no PDF, another amount paid, invoices that were changed after their export, and entries that were made by hand. A form in French, Dutch and English asks for a month or dates and for journals; the page groups what differs, says what to do, and gives it as a table (CSV). Every night the last month and this one are compared by themselves, and a message comes only when something new differs. Invoices that are not exported yet are counted and are no difference. Nothing is changed, neither in PlanManager nor in Exact Online.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**, the same as in the export.
4. ${FORM_PASSWORD}
5. Choose a published error workflow in the settings, such as *Alert when a run fails*.
6. Publish. The form is at \`/form/compare-with-exact\`. To compare by the form only, deactivate **Every night**.`;

const SCHEDULE = 'Every night';
const ROWS = { start: 520, compare: 1040 };
const x = (column: number): number => 260 + column * 210;

const scope = (name: string): string => `={{ $('Scope').first().json.${name} }}`;

/** Invoices and books held against each other: by a form with a page, and every night. */
export function reconciliation(): Template {
	return {
		name: 'Compare with Exact Online',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 680], OVERVIEW),
			...startNodes(ROWS.start),
			...compareNodes(ROWS.compare),
		],
		links: links(),
	};
}

function startNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note start',
			[232, y - 340],
			[2258, 560],
			`## What is compared\nBy the form: what is chosen. Every night: the last month and this one, in all sales journals. The texts of the pages stand in **Texts**.\n\n${ABOUT_SETTINGS} ${ABOUT_SELECTION}`,
			7,
		),
		languagePage(
			[x(0), y],
			'Comparer · Vergelijken · Compare',
			'compare-with-exact',
			pageId('84', 1),
		),
		scheduleNode(SCHEDULE, [4, 42], [x(0), y - 180]),
		settingsNode([x(1), y], { ...NO_DIVISION, ...LANGUAGE_OF_ALERTS, ...SELECTION }),
		textsNode([x(2), y], TEXTS),
		listNode('Get journals', 'journal', [x(3), y]),
		node('if', 'By the form?', [x(4), y], whenTrue(BY_FORM)),
		codeNode('Form fields', [x(5), y - 80], 'reconciliation/code/formFields.mts'),
		choicePage('Choose what to compare', [x(6), y - 80], pageId('84', 2)),
		codeNode('Scope', [x(7), y], 'reconciliation/code/scope.mts'),
		node('if', 'Anything to compare?', [x(8), y], whenTrue("={{ $json.problem === '' }}")),
		node('if', 'Asked by the form?', [x(9), y + 80], whenTrue(BY_FORM)),
		explainPage('Explain choices', [x(10), y], pageId('84', 3)),
	];
}

function compareNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note compare',
			[232, y - 240],
			[1078, 460],
			'## Both sides\nInvoices of a month before and after are read as well, for an entry may be dated in another month than its invoice. **Compare** reads Exact Online in few calls, some forty for a thousand invoices. Where payments are not brought to PlanManager, empty its field **Paid**; where numbers start again each year, set **Numbers Start Again**.',
			7,
		),
		node(
			'planManager',
			'Get invoices',
			[x(0), y],
			{
				resource: 'invoice',
				operation: 'getAll',
				returnAll: true,
				journals: '*',
				filters: {
					sites: setting('sites'),
					exportStatus: ['NOT_EXPORTED', 'CLAIMED', 'EXPORTED', 'FAILED'],
					dateFrom: scope('knownFrom'),
					dateTo: scope('knownTo'),
				},
			},
			{ executeOnce: true, alwaysOutputData: true },
		),
		node(
			'exactReconciliation',
			'Compare',
			[x(1) + 40, y],
			{
				division: DIVISION,
				from: scope('from'),
				to: scope('to'),
				journals: scope('journals'),
			},
			{ alwaysOutputData: true },
		),
		node('merge', 'All invoices', [x(3) - 40, y], { numberInputs: 2 }),
		codeNode('Result', [x(4) - 40, y], 'reconciliation/code/result.mts'),
		sticky(
			'Note result',
			[1350, y - 240],
			[1090, 460],
			'## A page, or a message\nThe nightly run ends with a message when something differs that it did not tell before; the error workflow of the settings passes it on. The page always shows all of it.',
			7,
		),
		node('if', 'Shown on a page?', [x(5) + 80, y], whenTrue(BY_FORM)),
		resultPage([x(6) + 80, y - 80], pageId('84', 4)),
		codeNode('What is news', [x(6) + 80, y + 80], 'reconciliation/code/news.mts'),
		...alertNodes('Anything to tell?', [x(7) + 80, y + 80]),
	];
}

function links(): Link[] {
	return [
		...startLinks(SCHEDULE),
		...chain('Texts', 'Get journals', 'By the form?', 'Form fields', 'Choose what to compare'),
		...chain('Choose what to compare', 'Scope', 'Anything to compare?', 'Get invoices', 'Compare'),
		{ from: 'By the form?', output: 1, to: 'Scope' },
		{ from: 'Anything to compare?', output: 1, to: 'Asked by the form?' },
		{ from: 'Asked by the form?', to: 'Explain choices' },
		{ from: 'Compare', to: 'All invoices' },
		{ from: 'Compare', output: 1, to: 'All invoices', input: 1 },
		...chain('All invoices', 'Result', 'Shown on a page?', 'Show result'),
		{ from: 'Shown on a page?', output: 1, to: 'What is news' },
		...chain('What is news', 'Anything to tell?', 'Alert'),
	];
}
