// `npm run demo`: a real n8n with both simulators, a mailbox and the templates, the link set up, the main
// job done once, and all of it left running to play with. `npm run demo -- --check` does the same
// without a person, for both sites, and ends with one line of JSON. `--profile file` makes Exact Online
// behave like the administration of that profile.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { readProfile } from '../exact/profile.mts';
import type { ExactSimulatorOptions } from '../exact/server.mts';
import { publish } from '../runtime/n8n/workflows.mts';
import type { Workflow } from '../runtime/n8n/workflows.mts';
import { compareBooks, exportable } from './compare.mts';
import { exportByForm } from './exportForm.mts';
import { runAtNight } from './nightRun.mts';
import { payOne, playPayments, publishPayments } from './payments.mts';
import type { PaymentWorkflows } from './payments.mts';
import { demoPorts } from './ports.mts';
import { compareBoth } from './reconciliation.mts';
import { setUpLink } from './setUp.mts';
import type { SetupComparison } from './setupFigures.mts';
import { welcome } from './welcome.mts';
import {
	ALERT_TEMPLATE,
	EXPORT_TEMPLATE,
	RECONCILIATION_TEMPLATE,
	SCHEDULED_TEMPLATE,
	startWorld,
} from './world.mts';
import type { World, WorldOptions } from './world.mts';

/** Exact's minute is shortened: the demo shows the work, not the waiting. */
const QUICK = { minuteMs: 1_000, dailyLimit: 50_000 };

/** The garage as it is before anything is imported. */
const NEW_GARAGE = { seed: 'newGarage' } as const;

const say = (text: string): void => console.log(text);

/** A world with everything set up as a garage has it, the documents of Liège exported, one paid. */
type Demo = {
	world: World;
	setup: SetupComparison;
	payments: PaymentWorkflows;
	/** The workflow that compares both programs. */
	reconciliation: Workflow;
	/** Number of the invoice that is paid. */
	paid: string;
};

async function startDemo(options: WorldOptions): Promise<Demo> {
	const world = await startWorld({ ...options, progress: say });
	try {
		const alert = await world.publishTemplate(ALERT_TEMPLATE);
		say('Importing journals and ledger accounts through the forms');
		const setup = await setUpLink(world, alert.id);
		await world.publishTemplate(EXPORT_TEMPLATE);
		say('Exporting the invoices of Liège through the form');
		await exportByForm(world.n8n.baseUrl, { Site: 'LIEGE - Liège' });
		say('Running the nightly export, which alerts a person by mail');
		await exportAtNight(world, alert);
		const payments = await publishPayments(world, alert.id);
		const reconciliation = await world.publishTemplate(RECONCILIATION_TEMPLATE, {
			settings: { errorWorkflow: alert.id },
		});
		say('Paying an invoice in Exact Online');
		return { world, setup, payments, reconciliation, paid: await payOne(world) };
	} catch (error) {
		await world.close();
		throw error;
	}
}

/** What the form left needs a person: the nightly run says so. It stays published, for Liège only. */
async function exportAtNight(world: World, alert: Workflow): Promise<void> {
	const nightly = await world.addTemplate(SCHEDULED_TEMPLATE, {
		settings: { errorWorkflow: alert.id },
		answers: { sites: 'LIEGE' },
	});
	await runAtNight(world, nightly, 'Every night');
	await publish(world.session, nightly.id);
}

async function check(exact: ExactSimulatorOptions): Promise<boolean> {
	const {
		world,
		setup,
		payments: workflows,
		reconciliation: workflow,
	} = await startDemo({
		exact,
		planManager: NEW_GARAGE,
	});
	try {
		say('Exporting the invoices of Namur through the form');
		await exportByForm(world.n8n.baseUrl, { Site: 'NAMUR - Namur' });
		const { problems, ...figures } = await compareBooks(world);
		say('Paying more invoices in Exact Online');
		const { problems: unpaid, ...payments } = await playPayments(world, workflows);
		say('Comparing PlanManager with Exact Online');
		const { problems: unequal, ...reconciliation } = await compareBoth(world, workflow);
		problems.unshift(...setup.problems, ...unpaid, ...unequal);
		const { journals, glAccounts } = setup;
		const left = exportable(world) - figures.selected;
		if (left > 0) problems.push(`${left} documents were not taken up by any run`);
		const mails = world.mailbox.mails.length;
		if (mails !== 1) problems.push(`${mails} mails came in, not the one alert of the nightly run`);
		for (const problem of problems) console.error(problem);
		const rest = { journals, glAccounts, payments, reconciliation, mails };
		say(JSON.stringify({ ...figures, ...rest }));
		return problems.length === 0;
	} finally {
		await world.close();
	}
}

async function play(exact: ExactSimulatorOptions, firstPort: number | undefined): Promise<void> {
	const ports = await demoPorts(firstPort);
	const { world, setup, paid, reconciliation } = await startDemo({
		exact: { ...exact, port: ports.exact },
		planManager: { ...NEW_GARAGE, port: ports.planManager },
		mailbox: { port: ports.mail },
		n8n: { port: ports.n8n },
	});
	try {
		say('Comparing PlanManager with Exact Online');
		const compared = await compareBoth(world, reconciliation);
		say(welcome(world, { setup, paid, compared, figures: await compareBooks(world) }));
		await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
		say('Stopping');
	} finally {
		await world.close();
	}
	say('Stopped');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			check: { type: 'boolean' },
			port: { type: 'string' },
			profile: { type: 'string' },
		},
	});
	const exact = { ...(values.profile === undefined ? {} : readProfile(values.profile)), ...QUICK };
	if (values.check) process.exitCode = (await check(exact)) ? 0 : 1;
	else await play(exact, values.port === undefined ? undefined : Number(values.port));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? `\n${error.message}` : error);
	process.exitCode = 1;
});
