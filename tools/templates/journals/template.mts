import { listNode } from '../canvas/planManager.mts';
import {
	FORM_PASSWORD,
	alertNodes,
	choicePage,
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
import type { Template } from '../canvas/template.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Import journals from Exact Online into PlanManager

### How it works
PlanManager's button *Importez depuis Exact* of the screen *Journaux*, as a form in French, Dutch and English. The journals of Exact Online that PlanManager lacks are created there; those it has are linked by their code, never taken over twice. The last page shows what is new, known, linked, and what needs a person, with the reason and what to do. Every night the same runs by itself, and somebody is told when a new journal was taken over. Nothing is written in Exact Online.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. ${FORM_PASSWORD}
5. Choose a published error workflow in the settings, such as *Alert when a run fails*.
6. Publish. The form is at \`/form/import-journals\`. To import by the form only, deactivate **Every night**.`;

const SCHEDULE = 'Every night';
const START = 520;
const WORK = 1020;

/** The button *Importez depuis Exact* of the screen *Journaux*, and the same every night. */
export function journals(): Template {
	const x = (column: number): number => 260 + column * 220;
	return {
		name: 'Import journals',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 600], OVERVIEW),
			sticky(
				'Note start',
				[232, 180],
				[1268, 560],
				'## By a form or every night\nThe texts of the pages stand in **Texts**.\n\n' +
					ABOUT_SETTINGS,
				7,
			),
			languagePage(
				[x(0), START],
				'Journaux · Dagboeken · Journals',
				'import-journals',
				pageId('7f', 1),
			),
			scheduleNode(SCHEDULE, [1, 42], [x(0), START - 180]),
			settingsNode([x(1), START], { ...NO_DIVISION, ...LANGUAGE_OF_ALERTS }),
			textsNode([x(2), START], TEXTS),
			node('if', 'By the form?', [x(3), START], whenTrue(BY_FORM)),
			codeNode('Page', [x(4), START], 'journals/code/page.mts'),
			choicePage('Import from Exact', [x(5) - 40, START], pageId('7f', 2)),
			sticky(
				'Note work',
				[232, WORK - 220],
				[1268, 480],
				'## New ones are created, known ones linked\nAll journals are taken over; set **Journals** to *By Type* for some kinds only.',
				7,
			),
			listNode('Get journals', 'journal', [x(0), WORK]),
			node('exactJournal', 'Compare with Exact Online', [x(1), WORK], { division: DIVISION }),
			node('planManager', 'Import new journals', [x(2) + 40, WORK - 80], {
				resource: 'journal',
				operation: 'import',
			}),
			// A refused link must not end the run: what was just taken over would never be told.
			node(
				'planManager',
				'Link known journals',
				[x(2) + 40, WORK + 100],
				{ resource: 'journal', operation: 'link' },
				{ onError: 'continueRegularOutput' },
			),
			node('merge', 'All journals', [x(4), WORK], { numberInputs: 2 }),
			codeNode('Result', [x(5) - 40, WORK], 'journals/code/result.mts'),
			sticky(
				'Note result',
				[1540, WORK - 220],
				[900, 480],
				'## A page, or an alert\nThe nightly run ends with a message when a journal was taken over, since its type is a guess; the error workflow of the settings passes it on.',
				7,
			),
			node('if', 'Shown on a page?', [x(6) + 40, WORK], whenTrue(BY_FORM)),
			resultPage([x(7) + 40, WORK - 80], pageId('7f', 3)),
			...alertNodes('Anything new?', [x(7) + 40, WORK + 100]),
		],
		links: [
			...startLinks(SCHEDULE),
			...chain('Texts', 'By the form?', 'Page', 'Import from Exact', 'Get journals'),
			{ from: 'By the form?', output: 1, to: 'Get journals' },
			...chain('Get journals', 'Compare with Exact Online', 'Import new journals', 'All journals'),
			{ from: 'Compare with Exact Online', output: 1, to: 'Link known journals' },
			{ from: 'Link known journals', to: 'All journals', input: 1 },
			...chain('All journals', 'Result', 'Shown on a page?', 'Show result'),
			{ from: 'Shown on a page?', output: 1, to: 'Anything new?' },
			{ from: 'Anything new?', to: 'Alert' },
		],
	};
}
