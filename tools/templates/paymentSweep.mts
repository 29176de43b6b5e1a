import { alertNodes, scheduleNodes, textsNode } from './pages.mts';
import { readCode, readReasonTexts } from './read.mts';
import { chain, node, NO_DIVISION, sticky, whenTrue } from './template.mts';
import type { Link, Template, TemplateNode } from './template.mts';
import { pagesOf } from './texts/common.mts';
import { SWEEP_TEXTS } from './texts/sweep.mts';

const OVERVIEW = `## Make up for payments that webhooks missed

### How it works
Exact Online has no call for matching a payment with an invoice, and calls get lost. So every half hour the changes of the last day are read once more, which also makes up for a run that stopped halfway. Every night everything that is open on either side is compared: what Exact Online still has open, and what PlanManager still holds as unpaid. States are whole, and an older one never replaces a newer one, so that doing it twice is harmless. **Report** says what was repaired. When a person is needed, such as for an entry that was removed, the nightly run ends with a clear message, and the error workflow passes it on. Started by hand, **Every half hour** reads everything from the beginning.

### Setup
1. Install the community packages *n8n-nodes-exact-online-link* and *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Connect an *Exact Online OAuth2* credential and a *PlanManager* credential and choose them in the nodes.
3. Choose the division in **Get changes**, **Get open invoices** and **Get their payments**.
4. Choose a published error workflow in the settings, such as *Alert when a run fails*.
5. Publish.`;

const HALF_HOUR = 'Every half hour';
const NIGHT = 'Every night';

/** A weekend without n8n is made up for by the place that the node remembers; this is for lost halves. */
const REPEAT_HOURS = 24;

/** What is still unpaid after so long is no longer paid without anybody noticing. */
const LOOK_BACK_MONTHS = 24;

const ROWS = { start: 460, changes: 900, night: 1120, record: 1560 };
const x = (column: number): number => 260 + column * 220;

/** Repairs whatever the webhooks missed, and tells a person only what a person must do. */
export function paymentSweep(): Template {
	return {
		name: 'Payment sweep',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 860], OVERVIEW),
			...startNodes(ROWS.start),
			...readNodes(),
			...recordNodes(ROWS.record),
		],
		links: links(),
	};
}

function startNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note start',
			[200, y - 280],
			[1180, 480],
			'## Changes by day, everything at night\n**Language of alerts** says in which language the report and the alert are written: Français, Nederlands or English.',
			7,
		),
		node('scheduleTrigger', HALF_HOUR, [x(0), y - 100], {
			rule: { interval: [{ field: 'minutes', minutesInterval: 30 }] },
		}),
		...scheduleNodes(NIGHT, [3, 42], [x(0), y + 60]).map((each) =>
			each.name === NIGHT ? each : { ...each, position: [x(1), y - 20] as const },
		),
		textsNode([x(2), y - 20], { pages: pagesOf(SWEEP_TEXTS), reasons: readReasonTexts() }),
		node('if', 'Everything?', [x(3), y - 20], whenTrue(`={{ $('${NIGHT}').isExecuted }}`)),
	];
}

function readNodes(): TemplateNode[] {
	return [
		sticky(
			'Note read',
			[200, ROWS.changes - 200],
			[1180, 620],
			`## Read the books\nChoose the same **division** in all three. The changes of the last ${REPEAT_HOURS} hours are read once more (**Repeat Last Hours**).`,
			7,
		),
		node('exactPayment', 'Get changes', [x(0), ROWS.changes], {
			division: NO_DIVISION,
			operation: 'getChanges',
			repeatHours: REPEAT_HOURS,
		}),
		node('exactPayment', 'Get open invoices', [x(0), ROWS.night], {
			division: NO_DIVISION,
			operation: 'getOpenInvoices',
		}),
		node(
			'planManager',
			'Get exported invoices',
			[x(1), ROWS.night + 120],
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
			{ executeOnce: true },
		),
		node('code', 'Unpaid in PlanManager only', [x(2), ROWS.night + 120], {
			jsCode: readCode('sweepUnpaid.snippet'),
		}),
		node('exactPayment', 'Get their payments', [x(3), ROWS.night + 120], {
			division: NO_DIVISION,
			operation: 'getForInvoices',
		}),
	];
}

function recordNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note record',
			[200, y - 200],
			[1620, 420],
			'## Record, report, alert\nTo be told what was repaired, connect a mail or chat node to **Report**: `message` holds the text. The half-hourly run never alerts about single invoices.',
			7,
		),
		node('merge', 'All states', [x(0), y], { numberInputs: 3 }),
		node('planManager', 'Record payments', [x(1), y], {
			resource: 'payment',
			operation: 'record',
		}),
		node('merge', 'All results', [x(2), y], { numberInputs: 2 }),
		node('code', 'Report', [x(3), y], { jsCode: readCode('sweepReport.snippet') }),
		...alertNodes('Anything for a person?', [x(4), y]),
	];
}

function links(): Link[] {
	return [
		...chain(HALF_HOUR, 'Language of alerts', 'Texts', 'Everything?'),
		{ from: NIGHT, to: 'Language of alerts' },
		{ from: 'Everything?', to: 'Get open invoices' },
		{ from: 'Everything?', to: 'Get exported invoices' },
		{ from: 'Everything?', output: 1, to: 'Get changes' },
		{ from: 'Get changes', to: 'All states' },
		{ from: 'Get open invoices', to: 'All states', input: 1 },
		...chain('Get exported invoices', 'Unpaid in PlanManager only', 'Get their payments'),
		{ from: 'Get their payments', to: 'All states', input: 2 },
		{ from: 'Get their payments', output: 1, to: 'All results', input: 1 },
		...chain('All states', 'Record payments', 'All results', 'Report', 'Anything for a person?'),
		{ from: 'Anything for a person?', to: 'Alert' },
	];
}
