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
	settingsNode,
} from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Template, TemplateNode } from '../canvas/template.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Import ledger accounts from Exact Online and keep them in step with PlanManager

### How it works
PlanManager's buttons *Importer depuis Exact* and *Synchroniser des comptes*, as a form in French, Dutch and English. An import takes over the sales accounts, all accounts, or ranges and numbers. Every account of PlanManager is then linked with the one that has the same number in Exact Online. The last page shows what is new, known, linked, and what needs a person, with the reason and what to do. Every night the accounts are synchronised, and somebody is told only when one changed in Exact Online: renamed, blocked, gone, or a new sales account. Nothing is written in Exact Online.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. ${FORM_PASSWORD}
5. Choose a published error workflow in the settings, such as *Alert when a run fails*.
6. Publish. The form is at \`/form/ledger-accounts\`.`;

const SCHEDULE = 'Every night';
const ROWS = { start: 520, import: 1000, synchronise: 1500 };

const x = (column: number): number => 260 + column * 220;

/** The buttons *Importer depuis Exact* and *Synchroniser des comptes*, and the latter every night. */
export function glAccounts(): Template {
	return {
		name: 'Import and synchronise ledger accounts',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 620], OVERVIEW),
			...startNodes(ROWS.start),
			...importNodes(ROWS.import),
			...synchroniseNodes(ROWS.synchronise),
		],
		links: [...startLinks(SCHEDULE), ...links()],
	};
}

function startNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note start',
			[232, y - 340],
			[2208, 560],
			'## By a form or every night\nThe texts of the pages stand in **Texts**.\n\n' +
				ABOUT_SETTINGS,
			7,
		),
		languagePage(
			[x(0), y],
			'Comptes généraux · Grootboekrekeningen · Ledger accounts',
			'ledger-accounts',
			pageId('80', 1),
		),
		scheduleNode(SCHEDULE, [1, 52], [x(0), y - 180]),
		settingsNode([x(1), y], { ...NO_DIVISION, ...LANGUAGE_OF_ALERTS }),
		textsNode([x(2), y], TEXTS),
		node('if', 'By the form?', [x(3), y], whenTrue(BY_FORM)),
		codeNode('Page', [x(4), y], 'glAccounts/code/page.mts'),
		choicePage('Import or synchronise', [x(5), y], pageId('80', 2)),
		codeNode('Choice', [x(6), y], 'glAccounts/code/choice.mts'),
		node('if', 'Choice in order?', [x(7), y], whenTrue("={{ $json.problem === '' }}")),
		explainPage('Explain choice', [x(8) + 40, y], pageId('80', 3)),
	];
}

function importNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note import',
			[232, y - 200],
			[1268, 400],
			'## Import\nOnly accounts that PlanManager lacks are taken over. **Language of Names** gives their French or Dutch name, where Exact Online has both.',
			7,
		),
		node('if', 'Import first?', [x(0), y], whenTrue("={{ $('Choice').first().json.doesImport }}")),
		listNode('Get known accounts', 'glAccount', [x(1) + 40, y - 20]),
		node(
			'exactGlAccount',
			'Find new accounts',
			[x(2) + 40, y - 20],
			{
				operation: 'importFromExact',
				division: DIVISION,
				selection: "={{ $('Choice').first().json.selection }}",
				numbers: "={{ $('Choice').first().json.numbers }}",
			},
			{ alwaysOutputData: true },
		),
		node('if', 'Any new?', [x(4), y - 20], whenTrue('={{ !!$json.exactGlAccount }}')),
		node('planManager', 'Import new accounts', [x(5) - 20, y - 20], {
			resource: 'glAccount',
			operation: 'import',
		}),
	];
}

function synchroniseNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note synchronise',
			[232, y - 220],
			[1268, 460],
			'## Synchronise\nAll accounts go through at once, so that the node can tell what changed since its last run.',
			7,
		),
		listNode('Get accounts', 'glAccount', [x(0), y]),
		node('exactGlAccount', 'Synchronise accounts', [x(1), y], {
			operation: 'synchronise',
			division: DIVISION,
			reportChanges: true,
		}),
		node('merge', 'All accounts', [x(3) - 60, y], { numberInputs: 2 }),
		// What changed counts as told once the accounts are compared, so a refused link must not end the run.
		node(
			'planManager',
			'Link accounts',
			[x(4) - 60, y],
			{ resource: 'glAccount', operation: 'link' },
			{ onError: 'continueRegularOutput' },
		),
		codeNode('Result', [x(5) - 40, y], 'glAccounts/code/result.mts'),
		sticky(
			'Note result',
			[1540, y - 220],
			[900, 460],
			'## A page, or an alert\nThe nightly run ends with a message only when something changed in Exact Online, or the links could not be saved; the error workflow of the settings passes it on.',
			7,
		),
		node('if', 'Shown on a page?', [x(6) + 40, y], whenTrue(BY_FORM)),
		resultPage([x(7) + 40, y - 80], pageId('80', 4)),
		...alertNodes('Anything changed?', [x(7) + 40, y + 100]),
	];
}

function links(): Link[] {
	return [
		...chain('Texts', 'By the form?', 'Page', 'Import or synchronise', 'Choice'),
		...chain('Choice', 'Choice in order?', 'Import first?', 'Get known accounts'),
		{ from: 'By the form?', output: 1, to: 'Get accounts' },
		{ from: 'Choice in order?', output: 1, to: 'Explain choice' },
		{ from: 'Import first?', output: 1, to: 'Get accounts' },
		...chain('Get known accounts', 'Find new accounts', 'Any new?', 'Import new accounts'),
		{ from: 'Any new?', output: 1, to: 'Get accounts' },
		...chain('Import new accounts', 'Get accounts', 'Synchronise accounts', 'All accounts'),
		{ from: 'Synchronise accounts', output: 1, to: 'All accounts', input: 1 },
		...chain('All accounts', 'Link accounts', 'Result', 'Shown on a page?', 'Show result'),
		{ from: 'Shown on a page?', output: 1, to: 'Anything changed?' },
		{ from: 'Anything changed?', to: 'Alert' },
	];
}
