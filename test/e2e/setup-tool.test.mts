// The setup tool as a consultant uses it: two garages with two divisions in one n8n, from a file each.
import assert from 'node:assert/strict';
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startWorld } from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { GARAGE_DIVISION, OTHER_DIVISION } from '../../sandbox/exact/options.mts';
import {
	closeBrowser,
	openBrowser,
	openNodePanel,
	openWorkflow,
	signInBrowser,
} from '../../sandbox/runtime/browser.mts';
import { createCredential } from '../../sandbox/runtime/n8n/credentials.mts';
import { openForm } from '../../sandbox/runtime/n8n/forms.mts';
import {
	getWorkflow,
	importWorkflow,
	setParameters,
} from '../../sandbox/runtime/n8n/workflows.mts';
import type { Workflow } from '../../sandbox/runtime/n8n/workflows.mts';
import { npm, run as runProgram } from '../../sandbox/runtime/npm.mts';
import { ROOT, WORK_FOLDER } from '../../sandbox/runtime/paths.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';
import { startCommand } from '../support/command.mts';
import { createApiKey } from './support/apiKey.mts';
import { DOUBLING } from './support/smallWorkflows.mts';

/** How many templates there are; each garage gets all. */
const COUNT = readdirSync(join(ROOT, 'workflows')).filter((file) => file.endsWith('.json')).length;
const FOLDER = join(WORK_FOLDER, 'setup-tool');
const PACKAGE = join(FOLDER, 'node_modules', 'n8n-exact-online-link-setup');
const MEUSE_SIGN_IN = { user: 'meuse', password: 'Sandbox2026' };
const SAMBRE_SIGN_IN = { user: 'sambre', password: 'Sandbox2026' };

let world: World;
let apiKey: string;
/** A workflow that somebody made by hand. */
let foreign: Workflow;

before(async () => {
	await install();
	world = await startWorld({ exact: { minuteMs: 1_000, dailyLimit: 100_000 } });
	const { session } = world;
	apiKey = await createApiKey(session);
	for (const signIn of [MEUSE_SIGN_IN, SAMBRE_SIGN_IN]) {
		await createCredential(session, 'httpBasicAuth', `Forms ${signIn.user}`, signIn);
	}
	foreign = await importWorkflow(session, DOUBLING);
	writeFileSync(join(FOLDER, 'meuse.yaml'), garageFile('meuse', GARAGE_DIVISION));
	writeFileSync(join(FOLDER, 'sambre.yaml'), garageFile('sambre', OTHER_DIVISION));
});

after(async () => await world.close());

/** The package as npm would publish it, in a folder of its own, where npx finds it. */
async function install(): Promise<void> {
	const source = join(ROOT, 'setup');
	await runProgram(process.execPath, [join(source, 'build.mjs')], source);
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(PACKAGE, { recursive: true });
	const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${FOLDER}`];
	const [{ filename }] = JSON.parse(await npm(args, source)) as [{ filename: string }];
	const unpack = ['-xzf', filename, '--strip-components=1', '-C', PACKAGE];
	await runProgram('tar', unpack, FOLDER);
	const { bin } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
		bin: Record<string, string>;
	};
	for (const [name, program] of Object.entries(bin)) {
		chmodSync(join(PACKAGE, program), 0o755);
		mkdirSync(join(FOLDER, 'node_modules', '.bin'), { recursive: true });
		symlinkSync(join(PACKAGE, program), join(FOLDER, 'node_modules', '.bin', name));
	}
}

function garageFile(id: string, division: number, more = ''): string {
	return `id: ${id}
name: Carrosserie ${id}
n8n:
  url: ${world.n8n.baseUrl}
division: ${division}
credentials:
  exactOnline: Exact Online
  planManager: PlanManager
  forms: Forms ${id}
  mail: Mail
alerts:
  language: nl
  from: n8n@example.com
  to: ${id}@example.com
${more}`;
}

/** Runs a command of the page in the folder with the files. @returns its exit code and what it printed */
async function typed(line: string, env: NodeJS.ProcessEnv = {}) {
	const command = startCommand(line, { cwd: FOLDER, env: { N8N_API_KEY: apiKey, ...env } });
	const { code } = await command.ended;
	return { code, text: command.output() };
}

/** Runs it to a good end. @returns what it printed */
async function done(line: string): Promise<string> {
	const { code, text } = await typed(line);
	assert.equal(code, 0, text);
	return text;
}

async function nothingLeftToDo(): Promise<void> {
	const text = await done('npx n8n-exact-online-link-setup meuse.yaml');
	assert.ok(text.includes(`${COUNT} unchanged`), text);
}

async function workflows(): Promise<Workflow[]> {
	const list = await world.session.call<Array<{ id: string }>>('GET', '/workflows');
	return await Promise.all(list.map(async ({ id }) => await getWorkflow(world.session, id)));
}

async function workflowCalled(name: string): Promise<Workflow> {
	const found = (await workflows()).find((workflow) => workflow.name === name);
	assert.ok(found, name);
	return found;
}

function settingOf({ nodes }: Workflow, name: string): unknown {
	const { parameters } = nodes.find((node) => node.name === 'Settings') ?? {};
	const { assignments } = (parameters?.['assignments'] ?? {}) as {
		assignments?: Array<{ name: string; value: unknown }>;
	};
	return assignments?.find((line) => line.name === name)?.value;
}

const isOff = (node: object): boolean => 'disabled' in node && node.disabled === true;

async function published(ids: string[]): Promise<void> {
	for (const id of ids) {
		const status = await waitFor(`the publication of ${id}`, async () => {
			const path = `/workflows/${id}/publication-status`;
			const publication = await world.session.call<{ status: string }>('GET', path);
			return publication.status === 'in_progress' ? undefined : publication.status;
		});
		assert.equal(status, 'published', id);
	}
}

/** A newer version of the templates, in which one node says something else. */
function changeTemplate(file: string, from: string, to: string): void {
	const path = join(PACKAGE, 'dist', 'templates', file);
	const text = readFileSync(path, 'utf8');
	assert.ok(text.includes(from), from);
	writeFileSync(path, text.replaceAll(from, to));
}

test('without --apply a plan is shown and n8n stays as it is', async () => {
	const text = await done('npx n8n-exact-online-link-setup meuse.yaml sambre.yaml');
	assert.match(text, /\+ create +Carrosserie meuse – Export customers and invoices/);
	assert.ok(text.includes(`${COUNT} to create, 0 to update, 0 unchanged; 1 other workflows`), text);
	assert.match(text, /Nothing was done/);
	assert.deepEqual(
		(await workflows()).map(({ id }) => id),
		[foreign.id],
	);
});

test('two garages are set up at once, published, each with its own division', async () => {
	const text = await done('npx n8n-exact-online-link-setup meuse.yaml sambre.yaml --apply');
	assert.match(text, /created: Carrosserie sambre – Payments to PlanManager/);
	assert.match(text, /What only a person can do:[\s\S]*press Connect/);
	const made = (await workflows()).filter(({ id }) => id !== foreign.id);
	assert.equal(made.length, 2 * COUNT);
	for (const workflow of made) {
		const division = workflow.name.startsWith('Carrosserie meuse')
			? GARAGE_DIVISION
			: OTHER_DIVISION;
		const said = settingOf(workflow, 'division');
		if (said !== undefined && said !== '={{ $json.division }}')
			assert.equal(said, String(division));
	}
	const alert = await workflowCalled('Carrosserie sambre – Alert when a run fails');
	assert.equal(settingOf(alert, 'toEmail'), 'sambre@example.com');
	const nightly = await workflowCalled('Carrosserie sambre – Scheduled export of invoices');
	assert.equal((nightly.settings as { errorWorkflow?: string }).errorWorkflow, alert.id);
	assert.equal(settingOf(nightly, 'languageOfAlerts'), 'Nederlands');
	await published(made.map(({ id }) => id));
});

test('the forms of each garage answer under its own path, to its own user', async () => {
	const { baseUrl } = world.n8n;
	await openForm(baseUrl, 'meuse-export-invoices', MEUSE_SIGN_IN);
	await openForm(baseUrl, 'sambre-export-invoices', SAMBRE_SIGN_IN);
	await assert.rejects(openForm(baseUrl, 'sambre-export-invoices', MEUSE_SIGN_IN), /401|403/);
});

test('run again, nothing is to be done', async () => {
	const before = (await workflows()).map(({ id, versionId }) => [id, versionId]);
	const text = await done('npx n8n-exact-online-link-setup meuse.yaml sambre.yaml --apply');
	assert.ok(
		text.includes(`0 to create, 0 to update, ${COUNT} unchanged; ${COUNT + 1} other`),
		text,
	);
	assert.match(text, /Nothing had to be done/);
	assert.doesNotMatch(text, /What only a person can do/);
	assert.deepEqual(
		(await workflows()).map(({ id, versionId }) => [id, versionId]),
		before,
	);
});

test('a workflow that was changed and saved in the editor is known again, and stays as it was saved', async () => {
	const { session, n8n } = world;
	const { id, versionId } = await workflowCalled('Carrosserie meuse – Import journals');
	const context = await openBrowser();
	await signInBrowser(context, n8n.baseUrl);
	const page = await context.newPage();
	await openWorkflow(page, n8n.baseUrl, id);
	await openNodePanel(page, 'Settings');
	await page.keyboard.press('Escape');
	await page.locator('[data-test-id="canvas-node"][data-node-name="Every night"]').click();
	await page.keyboard.press('d');
	await page.keyboard.press('Control+s');
	await waitFor('the editor to save', async () => {
		const saved = await getWorkflow(session, id);
		return saved.versionId === versionId ? undefined : saved;
	});
	await closeBrowser(context);

	const text = await done('npx n8n-exact-online-link-setup meuse.yaml --apply');
	assert.match(text, /~ update +Carrosserie meuse – Import journals\n +publish what is saved\n +=/);
	const { nodes } = await getWorkflow(session, id);
	assert.deepEqual(
		nodes.flatMap((node) => (isOff(node) ? node.name : [])),
		['Every night'],
	);
	await nothingLeftToDo();
});

test('a newer template comes in place and keeps what a person chose', async () => {
	const { session } = world;
	const sweep = await workflowCalled('Carrosserie meuse – Payment sweep');
	const nightly = await workflowCalled('Carrosserie meuse – Scheduled export of invoices');
	const settings = nightly.nodes.find(({ name }) => name === 'Settings')?.parameters ?? {};
	const chosen = JSON.parse(
		JSON.stringify(settings).replace('"name":"sites","value":""', '"name":"sites","value":"NAM"'),
	) as Record<string, unknown>;
	await setParameters(session, nightly.id, {
		Settings: chosen,
		'Every night': { rule: { interval: [{ field: 'days', triggerAtHour: 4 }] } },
	});
	changeTemplate('scheduled-export.json', 'Claim next invoices', 'Claim the next invoices');
	changeTemplate('payment-sweep.json', '## Read the books', '## Reading the books');
	const text = await done('npx n8n-exact-online-link-setup meuse.yaml --apply');
	assert.match(text, /~ update +Carrosserie meuse – Scheduled export of invoices/);
	assert.ok(text.includes(`0 to create, 2 to update, ${COUNT - 2} unchanged`), text);

	const upgraded = await getWorkflow(session, nightly.id);
	assert.ok(upgraded.nodes.some(({ name }) => name === 'Claim the next invoices'));
	assert.equal(settingOf(upgraded, 'sites'), 'NAM');
	assert.equal(settingOf(upgraded, 'division'), String(GARAGE_DIVISION));
	assert.deepEqual(upgraded.nodes.find(({ name }) => name === 'Every night')?.parameters, {
		rule: { interval: [{ field: 'days', triggerAtHour: 4 }] },
	});
	const credential = (workflow: Workflow) =>
		workflow.nodes.find(({ name }) => name === 'Book invoices')?.credentials;
	assert.deepEqual(credential(upgraded), credential(nightly));
	await published([nightly.id, sweep.id]);
	await nothingLeftToDo();
});

test('a credential that is not there, or there twice, stops all before anything is done', async () => {
	const absent = garageFile('sambre', OTHER_DIVISION).replace('Forms sambre', 'Forms of nobody');
	writeFileSync(join(FOLDER, 'absent.yaml'), absent);
	const { code, text } = await typed(
		'npx n8n-exact-online-link-setup meuse.yaml absent.yaml --apply',
	);
	assert.equal(code, 1);
	assert.match(
		text,
		/no credential "Forms of nobody" of type Basic Auth\. There are: .*Forms meuse/,
	);

	await createCredential(world.session, 'httpBasicAuth', 'Forms of nobody', MEUSE_SIGN_IN);
	await createCredential(world.session, 'httpBasicAuth', 'Forms of nobody', MEUSE_SIGN_IN);
	const twice = await typed('npx n8n-exact-online-link-setup absent.yaml --apply');
	assert.equal(twice.code, 1);
	assert.match(twice.text, /n8n has 2 credentials "Forms of nobody"/);
});

test('a garage can’t take the division of another one', async () => {
	writeFileSync(
		join(FOLDER, 'third.yaml'),
		garageFile('meuse2', GARAGE_DIVISION).replace('Forms meuse2', 'Forms meuse'),
	);
	const { code, text } = await typed('npx n8n-exact-online-link-setup third.yaml --apply');
	assert.equal(code, 1);
	assert.match(text, /division 3114772 belongs to another garage/);
});

test('a wrong key, one with too few rights and an n8n that is not there are told apart', async () => {
	const wrong = await typed('npx n8n-exact-online-link-setup meuse.yaml', { N8N_API_KEY: 'wrong' });
	assert.equal(wrong.code, 1);
	assert.match(wrong.text, /does not accept the API key in N8N_API_KEY/);

	const file = readFileSync(join(FOLDER, 'meuse.yaml'), 'utf8');
	writeFileSync(join(FOLDER, 'down.yaml'), file.replace(world.n8n.baseUrl, 'http://127.0.0.1:9'));
	const down = await typed('npx n8n-exact-online-link-setup down.yaml');
	assert.equal(down.code, 1);
	assert.match(down.text, /n8n does not answer at http:\/\/127\.0\.0\.1:9/);

	const narrow = await createApiKey(world.session, ['workflow:list', 'workflow:read']);
	const lacking = await typed('npx n8n-exact-online-link-setup meuse.yaml', {
		N8N_API_KEY: narrow,
	});
	assert.equal(lacking.code, 1);
	assert.match(lacking.text, /lacks rights at .*: workflow:create, .*credential:list/);
});

test('what the tool made for a garage is deleted, and nothing else', async () => {
	const listed = await done('npx n8n-exact-online-link-setup sambre.yaml --remove');
	assert.match(listed, new RegExp(`${COUNT} to delete`));
	assert.equal((await workflows()).length, 2 * COUNT + 1);
	const text = await done('npx n8n-exact-online-link-setup sambre.yaml --remove --apply');
	assert.match(text, /deleted: Carrosserie sambre – Payment sweep/);
	const left = (await workflows()).map(({ name }) => name);
	assert.equal(left.length, COUNT + 1);
	assert.ok(left.every((name) => !name.startsWith('Carrosserie sambre')));
	assert.ok(left.includes(foreign.name));
	await openForm(world.n8n.baseUrl, 'meuse-export-invoices', MEUSE_SIGN_IN);
});
