import { listNode, SALES_JOURNALS } from '../canvas/planManager.mts';
import {
	FORM_PASSWORD,
	alertNodes,
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

const OVERVIEW = `## Check the connection between PlanManager and Exact Online

### How it works
Everything that an export needs is looked at before it is missed: the connection and its user, the division and its country, the rights on each part of Exact Online, journals, ledger accounts and VAT codes of PlanManager, the financial period of today, the calls left today, and how long the connection lasts. A form shows each line in green, amber or red, with what to do, in French, Dutch or English. Every morning the same runs by itself: it keeps the connection alive, and tells a person what is red, and what has become amber since the day before. It only reads.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. ${FORM_PASSWORD}
5. Choose a published error workflow in the settings, such as *Alert when a run fails*.
6. Publish. The form is at \`/form/check-connection\`.`;

const SCHEDULE = 'Every morning';
const ROWS = { start: 520, check: 1020 };
const x = (column: number): number => 260 + column * 220;

/** A failing list becomes a line of the page rather than the end of the run. */
const GO_ON = { onError: 'continueRegularOutput' } as const;

const NUMBERS =
	"={{ $('Get accounts').all().map((item) => item.json.number).filter((number) => number) }}";
const VAT_LIST =
	"={{ $('Get VAT codes').all().map((item) => item.json).filter((vatCode) => vatCode.code) }}";

/** Everything that an export needs, as a page of green, amber and red lines, and every morning. */
export function check(): Template {
	return {
		name: 'Check the connection',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 620], OVERVIEW),
			...startNodes(ROWS.start),
			...checkNodes(ROWS.check),
		],
		links: [...startLinks(SCHEDULE), ...links()],
	};
}

function startNodes(y: number): TemplateNode[] {
	const list = (name: string, resource: string, column: number): TemplateNode => ({
		...listNode(name, resource, [x(column), y]),
		...GO_ON,
	});
	return [
		sticky(
			'Note start',
			[232, y - 340],
			[1288, 560],
			'## What PlanManager uses\nThe journals, accounts and VAT codes that are compared.\n\n' +
				ABOUT_SETTINGS,
			7,
		),
		languagePage(
			[x(0), y],
			'Contrôle de la liaison · Controle van de koppeling · Connection check',
			'check-connection',
			pageId('82', 1),
		),
		scheduleNode(SCHEDULE, [6, 30], [x(0), y - 180]),
		settingsNode([x(1), y], { ...NO_DIVISION, ...LANGUAGE_OF_ALERTS }),
		textsNode([x(2), y], TEXTS),
		list('Get journals', 'journal', 3),
		list('Get accounts', 'glAccount', 4),
		list('Get VAT codes', 'vatCode', 5),
	];
}

function checkNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note check',
			[232, y - 240],
			[828, 460],
			'## The check\nUnder **Also Check**, add payments and webhooks when workflows use them.',
			7,
		),
		node('exactConnection', 'Check everything', [x(0), y], {
			division: DIVISION,
			journals: SALES_JOURNALS,
			glAccounts: NUMBERS,
			vatList: VAT_LIST,
		}),
		node('merge', 'All lines', [x(2) - 60, y], { numberInputs: 2 }),
		codeNode('Result', [x(3) - 60, y], 'check/code/result.mts'),
		sticky(
			'Note result',
			[1100, y - 240],
			[1040, 460],
			'## A page, or an alert\nThe morning run ends with a message when a line is red, or has become amber since the last time; the error workflow of the settings passes it on.',
			7,
		),
		node('if', 'Shown on a page?', [x(4) + 40, y], whenTrue(BY_FORM)),
		resultPage([x(5) + 40, y - 80], pageId('82', 2)),
		codeNode('What is news', [x(5) + 40, y + 80], 'check/code/news.mts'),
		...alertNodes('Anything to tell?', [x(6) + 40, y + 80]),
	];
}

function links(): Link[] {
	return [
		...chain('Texts', 'Get journals', 'Get accounts', 'Get VAT codes', 'Check everything'),
		{ from: 'Check everything', to: 'All lines' },
		{ from: 'Check everything', output: 1, to: 'All lines', input: 1 },
		...chain('All lines', 'Result', 'Shown on a page?', 'Show result'),
		{ from: 'Shown on a page?', output: 1, to: 'What is news' },
		...chain('What is news', 'Anything to tell?', 'Alert'),
	];
}
