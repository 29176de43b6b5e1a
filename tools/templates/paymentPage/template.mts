import { pageId, textsNode } from '../canvas/pages.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Template, TemplateNode } from '../canvas/template.mts';
import { TEXTS } from './texts.mts';

const OVERVIEW = `## Show the payments of an invoice

### How it works
The pop-up behind the amounts in *Payé* and *Non payé*: a page with what is paid and open on an invoice and each transaction that made it so, with kind, amount, date, journal and entry number. It shows what PlanManager holds, which *Payments to PlanManager* and *Payment sweep* keep up to date, and so costs no call of Exact Online. It shows transactions only when the option \`SHOW_TRANSACTIONS\` of PlanManager is \`OUI\`. In French, Dutch or English: PlanManager's language, or the one asked for.

### Setup
1. Install the community package *n8n-nodes-planmanager* (self-hosted n8n 2.33 or newer).
2. Choose a *PlanManager* credential in the PlanManager nodes.
3. Make a *Basic Auth* credential with a user and a password for the garage and choose it in **When the page is opened**: the page shows data of customers, and is never open to everybody.
4. Publish. The page is at \`/webhook/payments?invoice=20260123\`, with \`&language=nl\` for another language. PlanManager can pass its own identity of the invoice instead: \`?id=…\`.`;

/** A PlanManager that doesn't answer becomes a page that says so. */
const GO_ON = { onError: 'continueRegularOutput' } as const;

const ROWS = { ask: 400, show: 860 };
/** So far right that lines which turn back pass beside the notes. */
const NOTES_X = 232;
const x = (column: number): number => 260 + column * 220;

/** The pop-up with the transactions of an invoice, as a page. */
export function paymentPage(): Template {
	return {
		name: 'Show the payments of an invoice',
		nodes: [
			sticky('Note overview', [-420, 180], [560, 480], OVERVIEW),
			...askNodes(ROWS.ask),
			...showNodes(ROWS.show),
		],
		links: links(),
		// Pages are looked at often, and what they show should not lie in n8n's database as well.
		settings: { saveDataSuccessExecution: 'none' },
	};
}

function askNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note ask',
			[NOTES_X, y - 220],
			[1140, 400],
			'## Which invoice, in which language\nThe texts of the page stand in **Texts**, in French, Dutch and English.',
			7,
		),
		node(
			'webhook',
			'When the page is opened',
			[x(0), y],
			{
				httpMethod: 'GET',
				path: 'payments',
				authentication: 'basicAuth',
				responseMode: 'responseNode',
				options: {},
			},
			pageId('83', 1),
		),
		node(
			'planManager',
			'Get settings',
			[x(1), y],
			{ resource: 'company', operation: 'get' },
			GO_ON,
		),
		codeNode('Question', [x(2), y], 'paymentPage/code/question.mts'),
		textsNode([x(3), y], TEXTS),
		node('if', 'To be shown?', [x(4) - 40, y], whenTrue("={{ $json.problem === '' }}")),
	];
}

function showNodes(y: number): TemplateNode[] {
	return [
		sticky(
			'Note show',
			[NOTES_X, y - 220],
			[1520, 420],
			'## Look it up and show it\nA number that PlanManager does not have, a question or a key that it refuses, and a PlanManager that does not answer have their own pages.',
			7,
		),
		node(
			'planManager',
			'Get invoice',
			[x(0), y],
			{
				resource: 'invoice',
				operation: 'getAll',
				returnAll: true,
				filters: { numbers: '={{ $json.numbers }}', ids: '={{ $json.ids }}' },
			},
			{ ...GO_ON, alwaysOutputData: true },
		),
		node('if', 'Found?', [x(1), y], whenTrue('={{ !!$json.id }}')),
		node(
			'planManager',
			'Get payments',
			[x(2), y - 110],
			{ resource: 'payment', operation: 'get' },
			GO_ON,
		),
		codeNode('Page', [x(5), y], 'paymentPage/code/page.mts'),
		node('respondToWebhook', 'Show page', [x(6), y], {
			respondWith: 'text',
			responseBody: '={{ $json.html }}',
			options: {
				responseCode: '={{ $json.status }}',
				responseHeaders: {
					entries: [
						{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
						{ name: 'Cache-Control', value: 'no-store' },
					],
				},
			},
		}),
	];
}

function links(): Link[] {
	return [
		...chain('When the page is opened', 'Get settings', 'Question', 'Texts', 'To be shown?'),
		...chain('To be shown?', 'Get invoice', 'Found?', 'Get payments', 'Page', 'Show page'),
		{ from: 'To be shown?', output: 1, to: 'Page' },
		{ from: 'Found?', output: 1, to: 'Page' },
	];
}
