import { alertNodes, scheduleNode, textsNode } from '../canvas/pages.mts';
import { recordNode } from './webhook.mts';
import {
	ABOUT_SETTINGS,
	DIVISION,
	LANGUAGE_OF_ALERTS,
	NO_DIVISION,
	settingsNode,
} from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Template, TemplateNode } from '../canvas/template.mts';
import { SWEEP_TEXTS } from './texts.mts';

const OVERVIEW = `## Make up for payments that webhooks missed

### How it works
Exact Online has no call for matching a payment with an invoice, and calls get lost. So every half hour the changes of the last day are read once more, which also makes up for a run that stopped halfway. Every night everything that is open on either side is compared: what Exact Online still has open, and what PlanManager still holds as unpaid. States are whole, and an older one never replaces a newer one, so that doing it twice is harmless. What PlanManager does not record is kept in the workflow and asked for again, in every run and over any number of days, until it is recorded. **Report** says what was repaired. When a person is needed, such as for an entry that was removed or an invoice whose payments PlanManager refuses, the run ends with a clear message, and the error workflow passes it on. Started by hand, **Every half hour** reads everything from the beginning.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Fill in **Settings**.
4. Choose a published error workflow in the settings, such as *Alert when a run fails*.
5. Publish.`;

const HALF_HOUR = 'Every half hour';
const NIGHT = 'Every night';

/** A weekend without n8n is made up for by the place that the node remembers; this is for lost halves. */
const REPEAT_HOURS = 24;

/** What is still unpaid after so long is no longer paid without anybody noticing. */
const LOOK_BACK_MONTHS = 24;

/** One row from left to right: when, what to read, what to do with it. Reading takes three lanes. */
const ROW = 640;
const LANE = 200;
const x = (column: number): number => 300 + column * 205;

/** Repairs whatever the webhooks missed, and tells a person only what a person must do. */
export function paymentSweep(): Template {
	return {
		name: 'Payment sweep',
		nodes: [
			sticky('Note overview', [-420, 240], [560, 600], OVERVIEW),
			...startNodes(),
			...readNodes(),
			...recordNodes(),
		],
		links: links(),
	};
}

function startNodes(): TemplateNode[] {
	return [
		sticky(
			'Note start',
			[232, 240],
			[860, 800],
			'## Changes by day, everything at night\n' + ABOUT_SETTINGS,
			7,
		),
		node('scheduleTrigger', HALF_HOUR, [x(0), ROW - LANE / 2], {
			rule: { interval: [{ field: 'minutes', minutesInterval: 30 }] },
		}),
		scheduleNode(NIGHT, [3, 42], [x(0), ROW + LANE / 2]),
		settingsNode([x(1), ROW], { ...NO_DIVISION, ...LANGUAGE_OF_ALERTS }),
		textsNode([x(2), ROW], SWEEP_TEXTS),
		node('if', 'Everything?', [x(3), ROW], whenTrue(`={{ $('${NIGHT}').isExecuted }}`)),
	];
}

function readNodes(): TemplateNode[] {
	return [
		sticky(
			'Note read',
			[1112, 240],
			[650, 800],
			`## Read the books\nAnother division has its own copy of this workflow: each leaves the invoices of the other alone. The changes of the last ${REPEAT_HOURS} hours are read once more (**Repeat Last Hours**).`,
			7,
		),
		node('exactPayment', 'Get changes', [x(4) + 35, ROW - LANE], {
			division: DIVISION,
			operation: 'getChanges',
			repeatHours: REPEAT_HOURS,
		}),
		node('exactPayment', 'Get open invoices', [x(4) + 35, ROW], {
			division: DIVISION,
			operation: 'getOpenInvoices',
		}),
		node(
			'planManager',
			'Get exported invoices',
			[x(4) + 35, ROW + LANE],
			{
				resource: 'invoice',
				operation: 'getAll',
				returnAll: true,
				journals: '*',
				filters: {
					exportStatus: ['EXPORTED'],
					dateFrom: `={{ $today.minus({ months: ${LOOK_BACK_MONTHS} }).toISODate() }}`,
				},
			},
			{ executeOnce: true, alwaysOutputData: true },
		),
		codeNode('Unpaid or not recorded', [x(5) + 35, ROW + LANE], 'payments/code/unpaid.mts'),
		node('exactPayment', 'Get their payments', [x(6) + 35, ROW + LANE], {
			division: DIVISION,
			operation: 'getForInvoices',
		}),
	];
}

function recordNodes(): TemplateNode[] {
	return [
		sticky(
			'Note record',
			[1782, 240],
			[1290, 800],
			'## Record, report, alert\nTo be told what was repaired, connect a mail or chat node to **Report**: `message` holds the text. What PlanManager does not record keeps nothing else from being recorded; it is told once by day, and every night until it is settled, and stands in `waiting` until then; the same goes for invoices that nobody can tell apart. What Exact Online does not tell wholly is told once by day. All other alerts come at night.',
			7,
		),
		node('merge', 'All states', [x(7) + 60, ROW], { numberInputs: 3 }),
		recordNode([x(8) + 60, ROW - 80]),
		node('merge', 'All results', [x(9) + 60, ROW], { numberInputs: 4 }),
		codeNode('Report', [x(10) + 60, ROW], 'payments/code/sweepReport.mts'),
		...alertNodes('Anything for a person?', [x(11) + 60, ROW]),
	];
}

/** What reads payments: its invoices are recorded, and what needs attention is told. */
const READERS = ['Get changes', 'Get open invoices', 'Get their payments'];

function links(): Link[] {
	return [
		...chain(HALF_HOUR, 'Settings', 'Texts', 'Everything?'),
		{ from: NIGHT, to: 'Settings' },
		{ from: 'Everything?', to: 'Get open invoices' },
		{ from: 'Everything?', to: 'Get exported invoices' },
		{ from: 'Everything?', output: 1, to: 'Get changes' },
		{ from: 'Everything?', output: 1, to: 'Unpaid or not recorded' },
		...chain('Get exported invoices', 'Unpaid or not recorded', 'Get their payments'),
		...READERS.flatMap((from, index) => [
			{ from, to: 'All states', input: index },
			{ from, output: 1, to: 'All results', input: index + 1 },
		]),
		...chain('All states', 'Record payments', 'All results', 'Report', 'Anything for a person?'),
		{ from: 'Anything for a person?', to: 'Alert' },
	];
}
