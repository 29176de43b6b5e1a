// `npm run demo`: a real n8n with both simulators and the templates, the link set up, the main job done
// once, and all of it left running to play with. `npm run demo -- --check` does the same without a
// person, for both sites, and ends with one line of JSON.
import { once } from 'node:events';
import { join } from 'node:path';
import { OWNER } from '../runtime/n8n/session.mts';
import { WORK_FOLDER } from '../runtime/paths.mts';
import { compareBooks } from './compare.mts';
import type { Comparison } from './compare.mts';
import { exportByForm, FORM_PATH } from './exportForm.mts';
import { PAGE_PATH, PAYMENT_TEMPLATES, playPayments, publishPayments } from './payments.mts';
import { SETUP_TEMPLATES, setUpLink } from './setUp.mts';
import type { SetupComparison } from './setupFigures.mts';
import { CHECK_PATH, GL_ACCOUNTS_PATH, JOURNALS_PATH, VAT_CODES_PATH } from './setupForms.mts';
import {
	ALERT_TEMPLATE,
	EXPORT_TEMPLATE,
	PAGE_USER,
	readTemplate,
	SCHEDULED_TEMPLATE,
	startWorld,
} from './world.mts';
import type { World } from './world.mts';

/** Fixed addresses, so that bookmarks and a second start work. */
const DEMO_PORTS = { n8n: 5690, exact: 5691, planManager: 5692 };

/** Exact's minute is shortened: the demo shows the work, not the waiting. */
const QUICK = { minuteMs: 1_000, dailyLimit: 50_000 };

/** The garage as it is before anything is imported. */
const NEW_GARAGE = { seed: 'newGarage' } as const;

const say = (text: string): void => console.log(text);

async function check(): Promise<boolean> {
	const world = await startWorld({ exact: QUICK, planManager: NEW_GARAGE, progress: say });
	try {
		say('Importing journals and ledger accounts through the forms');
		const setup = await setUpLink(world);
		await world.publishTemplate(EXPORT_TEMPLATE);
		for (const site of ['LIEGE - Liège', 'NAMUR - Namur']) {
			say(`Exporting ${site} through the form`);
			await exportByForm(world.n8n.baseUrl, { Site: site });
		}
		const { problems, ...figures } = await compareBooks(world);
		say('Paying some invoices in Exact Online');
		const { problems: unpaid, ...payments } = await playPayments(world);
		problems.unshift(...setup.problems, ...unpaid);
		const { journals, glAccounts } = setup;
		const left = world.planManager.control.invoices().length - figures.selected;
		if (left > 0) problems.push(`${left} documents were not taken up by any run`);
		for (const problem of problems) console.error(problem);
		say(JSON.stringify({ ...figures, journals, glAccounts, payments }));
		return problems.length === 0;
	} finally {
		await world.close();
	}
}

async function play(): Promise<void> {
	const world = await startWorld({
		exact: { ...QUICK, port: DEMO_PORTS.exact },
		planManager: { ...NEW_GARAGE, port: DEMO_PORTS.planManager },
		n8n: { port: DEMO_PORTS.n8n, userFolder: join(WORK_FOLDER, 'demo', String(Date.now())) },
		progress: say,
	});
	try {
		const alert = await world.publishTemplate(ALERT_TEMPLATE);
		say('Importing journals and ledger accounts through the forms');
		const setup = await setUpLink(world, alert.id);
		await world.publishTemplate(EXPORT_TEMPLATE);
		await world.addTemplate(SCHEDULED_TEMPLATE, { settings: { errorWorkflow: alert.id } });
		say('Exporting the invoices of Liège through the form');
		await exportByForm(world.n8n.baseUrl, { Site: 'LIEGE - Liège' });
		await publishPayments(world, alert.id);
		const figures = await compareBooks(world);
		say(welcome(world, setup, figures));
		await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
		say('Stopping');
	} finally {
		await world.close();
	}
}

function welcome(
	{ n8n, exact, planManager }: World,
	{ journals, glAccounts }: SetupComparison,
	{ booked, needsAttention }: Comparison,
): string {
	const form = (path: string): string => `${n8n.baseUrl}/form/${path}`;
	const templates = [
		...SETUP_TEMPLATES,
		...[EXPORT_TEMPLATE, SCHEDULED_TEMPLATE, ...PAYMENT_TEMPLATES, ALERT_TEMPLATE],
	];
	return `
Done: ${journals.new} journals and ${glAccounts.imported} ledger accounts are imported from Exact Online, ${glAccounts.linked} accounts linked.
${booked} documents of Liège are booked in Exact Online with their PDF, ${needsAttention} need attention.
The documents of Namur are left for you. Receive a payment on the page of an entry in Exact Online, and it
appears in PlanManager.

  Export         ${form(FORM_PATH)}
  Journals       ${form(JOURNALS_PATH)}
  Accounts       ${form(GL_ACCOUNTS_PATH)}
  VAT codes      ${form(VAT_CODES_PATH)}
  Check          ${form(CHECK_PATH)}
  Payments       ${n8n.baseUrl}/${PAGE_PATH}?invoice=…   (${PAGE_USER.user} / ${PAGE_USER.password})
  n8n            ${n8n.baseUrl}   (${OWNER.email} / ${OWNER.password})
  PlanManager    ${planManager.url}   the Comptabilité screen, with the reasons
  Exact Online   ${exact.url}   the sales journals, with entries and PDFs

Workflows: ${templates.map((file) => readTemplate(file).name).join(' · ')}
Stop with Ctrl+C.`;
}

if (process.argv.includes('--check')) {
	process.exitCode = (await check()) ? 0 : 1;
} else {
	await play();
}
