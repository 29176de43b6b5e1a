import { alertNodes, textsNode } from '../canvas/pages.mts';
import { DIVISION, LANGUAGE_OF_ALERTS, settingsNode } from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Template, TemplateNode } from '../canvas/template.mts';
import { WEBHOOK_TEXTS } from './texts.mts';

const OVERVIEW = `## Bring payments from Exact Online to PlanManager

### How it works
Exact Online calls n8n when a bank, cash, general journal or sales entry is booked. The call is only a hint: what changed since the last run is read from the books, and PlanManager gets the whole state of each invoice concerned, with what is paid and open and every transaction. So a call that comes twice, late or in another order does no harm, and a payment that is un-matched lowers what is paid. Calls that come together are read in one go; a run that finds nothing new is cheap. An invoice whose payments PlanManager refuses holds up no other; the run then ends with a message that names it. Nothing is written in Exact Online.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential with its **Webhook Secret** and a *PlanManager* credential, and choose them in the nodes.
3. Choose the division in **When something is booked**, and the language of messages in **Settings**.
4. Choose a published error workflow in the settings, such as *Alert when a run fails*.
5. Publish. n8n must be reached at an https address.
6. Publish *Payment sweep* too: Exact Online has no call for matching, and calls get lost.`;

const ROW = 440;
const x = (column: number): number => 280 + column * 210;

/** One invoice that PlanManager refuses keeps no other from being recorded, nor the run from its report. */
export function recordNode(position: readonly [number, number]): TemplateNode {
	return node(
		'planManager',
		'Record payments',
		position,
		{ resource: 'payment', operation: 'record' },
		{ onError: 'continueRegularOutput' },
	);
}

/** Payments in PlanManager without anybody doing anything. */
export function payments(): Template {
	return {
		name: 'Payments to PlanManager',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 540], OVERVIEW),
			sticky(
				'Note payments',
				[200, ROW - 260],
				[1960, 480],
				'## From a call to the state of an invoice\nThe **division** of the trigger is that of the whole workflow. A sales entry changes no payments, and an export makes one for each invoice: **About payments?** stops there. `languageOfAlerts` of **Settings** is the language of messages: Français, Nederlands or English. An invoice that PlanManager does not have, such as one typed in by hand, goes on with `notFound`; that is no reason to stop. A run that stopped halfway is made up for by *Payment sweep*.',
				7,
			),
			node('exactTrigger', 'When something is booked', [x(0), ROW], {
				division: { __rl: true, mode: 'list', value: '' },
			}),
			node('if', 'About payments?', [x(1), ROW], whenTrue("={{ $json.topic !== 'SalesEntries' }}")),
			// The only node that can't refer to the settings is what starts the workflow: they refer to it.
			settingsNode([x(2), ROW], { division: '={{ $json.division }}', ...LANGUAGE_OF_ALERTS }),
			textsNode([x(3), ROW], WEBHOOK_TEXTS),
			node('exactPayment', 'Get changes', [x(4), ROW], {
				division: DIVISION,
				operation: 'getChanges',
			}),
			recordNode([x(5), ROW]),
			codeNode('Report', [x(6), ROW], 'payments/code/report.mts'),
			...alertNodes('Anything for a person?', [x(7), ROW]),
		],
		links: [
			...chain('When something is booked', 'About payments?', 'Settings', 'Texts'),
			...chain('Texts', 'Get changes', 'Record payments', 'Report', 'Anything for a person?'),
			...chain('Anything for a person?', 'Alert'),
		],
	};
}
