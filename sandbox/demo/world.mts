// Everything at once: both simulators, a mailbox, a real n8n with both packages, credentials connected,
// the templates imported as a user would and published. The demo, the end-to-end tests and the benchmark
// start from here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION, WEBHOOK_SECRET } from '../exact/options.mts';
import { startExactSimulator } from '../exact/server.mts';
import type { ExactSimulator, ExactSimulatorOptions } from '../exact/server.mts';
import { startMailbox } from '../mail/mailbox.mts';
import type { Mailbox, MailboxOptions } from '../mail/mailbox.mts';
import { startPlanManagerSimulator } from '../planmanager/server.mts';
import type { PlanManagerOptions, PlanManagerSimulator } from '../planmanager/server.mts';
import { installPackages } from '../runtime/installPackages.mts';
import { N8nProcess } from '../runtime/n8nProcess.mts';
import type { N8nOptions } from '../runtime/n8nProcess.mts';
import { connectOAuth2, createCredential } from '../runtime/n8n/credentials.mts';
import type { CredentialReference } from '../runtime/n8n/credentials.mts';
import { signIn } from '../runtime/n8n/session.mts';
import type { N8nSession } from '../runtime/n8n/session.mts';
import { asksFor, importWorkflow, publish } from '../runtime/n8n/workflows.mts';
import type { ImportChoices, Template, TemplateNode, Workflow } from '../runtime/n8n/workflows.mts';
import { ROOT } from '../runtime/paths.mts';

export type WorldOptions = {
	n8n?: N8nOptions;
	exact?: ExactSimulatorOptions;
	planManager?: PlanManagerOptions;
	mailbox?: MailboxOptions;
	/** Told before each step that takes a while. */
	progress?: (step: string) => void;
};

export type World = {
	exact: ExactSimulator;
	planManager: PlanManagerSimulator;
	/** Where the alerts arrive. */
	mailbox: Mailbox;
	n8n: N8nProcess;
	session: N8nSession;
	credentials: Record<string, CredentialReference>;
	/** Imports a template from workflows/ as its note asks: credentials, division and addresses filled in. */
	addTemplate: (file: string, choices?: ImportChoices) => Promise<Workflow>;
	/** The same, and publishes it. */
	publishTemplate: (file: string, choices?: ImportChoices) => Promise<Workflow>;
	/** Connects the Exact Online credential anew, after a reset of the simulator. */
	reconnect: () => Promise<void>;
	close: () => Promise<void>;
};

/** The template behind the button *Exporter clients et factures*. */
export const EXPORT_TEMPLATE = 'export-customers-and-invoices.json';
/** The templates that set the link up. */
export const JOURNALS_TEMPLATE = 'import-journals.json';
export const GL_ACCOUNTS_TEMPLATE = 'import-and-synchronise-ledger-accounts.json';
export const VAT_CODES_TEMPLATE = 'map-vat-codes.json';
export const CHECK_TEMPLATE = 'check-the-connection.json';
export const SCHEDULED_TEMPLATE = 'scheduled-export.json';
/** The templates that bring payments back, and the pop-up that shows them. */
export const PAYMENTS_TEMPLATE = 'payments-to-planmanager.json';
export const SWEEP_TEMPLATE = 'payment-sweep.json';
export const PAYMENT_PAGE_TEMPLATE = 'show-payments-of-an-invoice.json';
/** The template that holds both programs against each other. */
export const RECONCILIATION_TEMPLATE = 'compare-with-exact-online.json';
export const ALERT_TEMPLATE = 'alert-when-a-run-fails.json';

/** Who may open the forms and the page with the payments. */
export const PAGE_USER = { user: 'garage', password: 'Sandbox2026' };

const ADDRESSES = { fromEmail: 'n8n@example.com', toEmail: 'garage@example.com' };

/** A template as it lies in workflows/. */
export function readTemplate(file: string): Template {
	return JSON.parse(readFileSync(join(ROOT, 'workflows', file), 'utf8')) as Template;
}

/** Starts the whole world. Close it to stop all its processes. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
	const progress = options.progress ?? (() => undefined);
	progress('Starting Exact Online and PlanManager (simulators)');
	const exact = await startExactSimulator(options.exact);
	const planManager = await startPlanManagerSimulator(options.planManager);
	const mailbox = await startMailbox(options.mailbox);
	const n8n = await N8nProcess.prepare(options.n8n);
	progress('Building and installing both packages');
	await installPackages(n8n.userFolder);
	progress('Starting n8n');
	await n8n.start();
	const session = await signIn(n8n.baseUrl);
	progress('Connecting n8n with Exact Online and PlanManager');
	const credentials = await connect(session, { exact, planManager, mailbox });
	const addTemplate = async (file: string, choices: ImportChoices = {}) => {
		const template = readTemplate(file);
		return await importWorkflow(session, template, {
			credentials,
			...choices,
			answers: { ...answersFor(template), ...choices.answers },
			parameters: { ...divisionOfTrigger(template), ...choices.parameters },
		});
	};
	return {
		exact,
		planManager,
		mailbox,
		n8n,
		session,
		credentials,
		addTemplate,
		async publishTemplate(file, choices) {
			const workflow = await addTemplate(file, choices);
			await publish(session, workflow.id);
			return workflow;
		},
		async reconnect() {
			await connectOAuth2(session, credentials.exactOnlineOAuth2Api);
		},
		async close() {
			await n8n.dispose();
			await exact.close();
			await planManager.close();
			await mailbox.close();
		},
	};
}

async function connect(
	session: N8nSession,
	{ exact, planManager, mailbox }: Pick<World, 'exact' | 'planManager' | 'mailbox'>,
): Promise<Record<string, CredentialReference>> {
	const exactOnline = await createCredential(session, 'exactOnlineOAuth2Api', 'Exact Online', {
		country: 'own',
		baseUrl: exact.url,
		clientId: CLIENT_ID,
		clientSecret: CLIENT_SECRET,
		webhookSecret: WEBHOOK_SECRET,
	});
	await connectOAuth2(session, exactOnline);
	const garage = await createCredential(session, 'planManagerApi', 'PlanManager', {
		baseUrl: planManager.apiUrl,
		apiKey: planManager.apiKey,
	});
	const page = await createCredential(session, 'httpBasicAuth', 'Garage', PAGE_USER);
	const smtp = await createCredential(session, 'smtp', 'Mail', {
		host: '127.0.0.1',
		port: mailbox.smtpPort,
		secure: false,
		disableStartTls: true,
	});
	return { exactOnlineOAuth2Api: exactOnline, planManagerApi: garage, httpBasicAuth: page, smtp };
}

/** What is filled in in **Settings**: the division, and who gets the mails. */
function answersFor(template: Template): Record<string, string> {
	// Where Exact Online starts the workflow, they take the division from there.
	if (template.nodes.some(isTrigger)) return {};
	const answers = { division: String(GARAGE_DIVISION), ...ADDRESSES };
	return Object.fromEntries(Object.entries(answers).filter(([name]) => asksFor(template, name)));
}

const isTrigger = ({ type }: TemplateNode): boolean => type.endsWith('.exactOnlineTrigger');

/** By node name: the division of what Exact Online starts. */
function divisionOfTrigger(template: Template): Record<string, Record<string, unknown>> {
	const division = {
		__rl: true,
		mode: 'list',
		value: GARAGE_DIVISION,
		cachedResultName: `Carrosserie Meuse SRL (${GARAGE_DIVISION})`,
	};
	return Object.fromEntries(
		template.nodes.filter(isTrigger).map(({ name }) => [name, { division }]),
	);
}
