import {
	ABOUT_DIVISION,
	DIVISION,
	NO_DIVISION,
	setting,
	settingsNode,
} from '../canvas/settings.mts';
import { chain, codeNode, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Template } from '../canvas/template.mts';

const OVERVIEW = `## Alert a person by mail when an automatic run fails

### How it works
n8n calls this workflow by itself when a workflow that names it as its error workflow fails. The mail says which workflow it was, what happened and what to do, in French, Dutch and English, with a link to the run. What lasts is told once: runs that fail for the same cause bring no other mail for a day, and when Exact Online or PlanManager was away, whichever workflows missed it, one more mail says when it answers again. What a template tells on purpose always comes.

### Setup
1. Choose an SMTP credential in **Send mail**, and fill in **Settings**.
2. Choose the *Exact Online OAuth2* credential in **Does Exact Online answer?**, and the *PlanManager* credential in **Does PlanManager answer?**. Or remove the lower row: then nobody says when all is well again.
3. Publish this workflow: n8n runs only published error workflows.
4. In the settings of *Scheduled export of invoices* and your other workflows, choose this workflow as **Error workflow**.
5. To use another channel, replace the last node by Slack, Teams or any other.`;

const ROWS = { failed: 340, over: 640 };
const x = (column: number): number => 260 + column * 220;

/** What can't be asked is no answer, and no reason for this run to fail. */
const GO_ON = { onError: 'continueRegularOutput', alwaysOutputData: true } as const;

/** The error workflow that passes on what the scheduled runs say. */
export function alert(): Template {
	return {
		name: 'Alert when a run fails',
		nodes: [
			sticky('Note overview', [-420, 160], [560, 560], OVERVIEW),
			sticky(
				'Note failed',
				[232, ROWS.failed - 180],
				[1780, 320],
				'## A run failed\n**Settings** holds both mail addresses; several can be given, separated by commas. ' +
					ABOUT_DIVISION +
					'\n\nThe same cause is told again after a day. **Write the message** remembers it in the static data of this workflow.',
				7,
			),
			node('errorTrigger', 'When a run fails', [x(0), ROWS.failed], {}),
			settingsNode([x(1), ROWS.failed], { fromEmail: '', toEmail: '', ...NO_DIVISION }),
			node(
				'if',
				'Did a run fail?',
				[x(2), ROWS.failed],
				whenTrue("={{ $('When a run fails').isExecuted }}"),
			),
			codeNode('Write the message', [x(3), ROWS.failed], 'alert/code/message.mts'),
			node('emailSend', 'Send mail', [x(7), ROWS.failed], {
				fromEmail: setting('fromEmail'),
				toEmail: setting('toEmail'),
				subject: '={{ $json.subject }}',
				emailFormat: 'text',
				text: '={{ $json.text }}',
				options: { appendAttribution: false },
			}),
			sticky(
				'Note over',
				[232, ROWS.over - 140],
				[1780, 320],
				'## All clear\nAsked only while something is said to be away, and not before the half-hourly runs miss it no more.',
				7,
			),
			node('scheduleTrigger', 'Every half hour', [x(0), ROWS.over], {
				rule: { interval: [{ field: 'minutes', minutesInterval: 30 }] },
			}),
			codeNode('Is anything away?', [x(3), ROWS.over], 'alert/code/away.mts'),
			node(
				'exactConnection',
				'Does Exact Online answer?',
				[x(4), ROWS.over],
				{ division: DIVISION },
				GO_ON,
			),
			node(
				'planManager',
				'Does PlanManager answer?',
				[x(5), ROWS.over],
				{ resource: 'company', operation: 'get' },
				{ ...GO_ON, executeOnce: true },
			),
			codeNode('What answers again', [x(6), ROWS.over], 'alert/code/over.mts'),
		],
		links: [
			...chain('When a run fails', 'Settings', 'Did a run fail?', 'Write the message', 'Send mail'),
			{ from: 'Every half hour', to: 'Settings' },
			{ from: 'Did a run fail?', output: 1, to: 'Is anything away?' },
			...chain('Is anything away?', 'Does Exact Online answer?'),
			...chain('Does Exact Online answer?', 'Does PlanManager answer?', 'What answers again'),
			...chain('What answers again', 'Send mail'),
		],
		// Nearly every half hour there is nothing to ask, and nothing to keep of it.
		settings: { saveDataSuccessExecution: 'none' },
	};
}
