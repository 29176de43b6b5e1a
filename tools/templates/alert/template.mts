import { chain, codeNode, node, sticky } from '../canvas/template.mts';
import type { Template } from '../canvas/template.mts';

const OVERVIEW = `## Alert a person by mail when an automatic run fails

### How it works
n8n calls this workflow by itself when a workflow that names it as its error workflow fails. The mail says which workflow it was, what happened and what to do, in French, Dutch and English, with a link to the run.

### Setup
1. Choose an SMTP credential in **Send mail** and fill in both addresses.
2. Publish this workflow: n8n runs only published error workflows.
3. In the settings of *Scheduled export of invoices* and your other workflows, choose this workflow as **Error workflow**.
4. To use another channel, replace the last node by Slack, Teams or any other.`;

/** The error workflow that passes on what the scheduled runs say. */
export function alert(): Template {
	return {
		name: 'Alert when a run fails',
		nodes: [
			sticky('Note overview', [-420, 160], [560, 360], OVERVIEW),
			node('errorTrigger', 'When a run fails', [240, 340], {}),
			codeNode('Write the message', [460, 340], 'alert/code/message.mts'),
			node('emailSend', 'Send mail', [680, 340], {
				fromEmail: '',
				toEmail: '',
				subject: '={{ $json.subject }}',
				emailFormat: 'text',
				text: '={{ $json.text }}',
				options: { appendAttribution: false },
			}),
		],
		links: chain('When a run fails', 'Write the message', 'Send mail'),
	};
}
