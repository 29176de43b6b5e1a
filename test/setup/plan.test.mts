// What the tool would do: the file of a garage, the templates and what stands in n8n, compared.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { credentialTypeOf } from '../../setup/src/credentials.mts';
import { planGarage } from '../../setup/src/plan.mts';
import type { Plan, Step } from '../../setup/src/plan.mts';
import { assignmentsOf, pathOf } from '../../setup/src/workflow.mts';
import type { WorkflowBody } from '../../setup/src/workflow.mts';
import {
	after,
	changed,
	CREDENTIALS,
	EMPTY,
	garage,
	newer,
	TEMPLATES,
	withNode,
} from './support.mts';

const NIGHTLY = 'scheduled-export';
const SWEEP = 'payment-sweep';
const SAMBRE = { 'id: meuse': 'id: sambre', '3114772': '3114801' };

const first = planGarage(garage(), TEMPLATES, EMPTY);
const standing = after(first);

function stepOf(plan: Plan, template: string): Step {
	const step = plan.steps.find((each) => each.template === template);
	assert.ok(step, template);
	return step;
}

function nodeOf({ nodes }: WorkflowBody, name: string) {
	const node = nodes.find((each) => each.name === name);
	assert.ok(node, name);
	return node;
}

function settingOf(workflow: WorkflowBody, name: string): unknown {
	return assignmentsOf(nodeOf(workflow, 'Settings')).find((line) => line.name === name)?.value;
}

/** Workflows of a plan that is to be carried out on a standing n8n, by what is done. */
const actions = ({ steps }: Plan) => Object.groupBy(steps, ({ action }) => action);

const refusal = (plan: () => unknown, words: RegExp) => assert.throws(plan, { message: words });

describe('a garage that has nothing yet', () => {
	test('gets every template, the alert first', () => {
		assert.equal(first.steps.length, TEMPLATES.length);
		assert.equal(first.steps[0]?.template, 'alert-when-a-run-fails');
		assert.ok(first.steps.every(({ action, publishes }) => action === 'create' && publishes));
		const others = first.steps.slice(1);
		assert.ok(others.every(({ awaitsAlert }) => awaitsAlert));
	});

	test('has its division, dates, mail addresses and language filled in', () => {
		for (const { workflow } of first.steps) {
			const lines = workflow.nodes.flatMap(assignmentsOf);
			const said = lines.find(({ name }) => name === 'division')?.value;
			const isRight = [undefined, '3114772', '={{ $json.division }}'].includes(said as string);
			assert.ok(isRight, workflow.name);
		}
		const nightly = stepOf(first, NIGHTLY).workflow;
		assert.equal(nightly.name, 'Carrosserie Meuse – Scheduled export of invoices');
		assert.equal(settingOf(nightly, 'startDate'), '2026-01-01');
		assert.equal(settingOf(nightly, 'languageOfAlerts'), 'Français');
		assert.equal(settingOf(nightly, 'includePdf'), true);
		const alert = stepOf(first, 'alert-when-a-run-fails').workflow;
		assert.equal(settingOf(alert, 'toEmail'), 'garage@example.com');
		const { parameters } = nodeOf(
			stepOf(first, 'payments-to-planmanager').workflow,
			'When something is booked',
		);
		assert.deepEqual(parameters['division'], { __rl: true, mode: 'id', value: '3114772' });
	});

	test('has a credential in every node that takes one', () => {
		const nodes = first.steps.flatMap(({ workflow }) => workflow.nodes);
		for (const node of nodes) {
			const type = credentialTypeOf(node);
			const expected = CREDENTIALS.find((each) => each.type === type);
			assert.equal(type && node.credentials?.[type]?.id, expected?.id, node.name);
		}
		const types = new Set(nodes.map(credentialTypeOf));
		assert.equal(types.size, CREDENTIALS.length + 1);
	});

	test('shares no id, address or path with another garage, nor within itself', () => {
		const second = planGarage(garage(SAMBRE), TEMPLATES, standing);
		const nodes = [first, second].flatMap(({ steps }) =>
			steps.flatMap(({ workflow }) => workflow.nodes),
		);
		for (const values of [
			nodes.map(({ id }) => id),
			nodes.flatMap(({ webhookId = [] }) => webhookId),
			nodes.flatMap((node) => pathOf(node) ?? []),
		]) {
			assert.equal(new Set(values).size, values.length);
		}
		assert.ok(nodes.some((node) => pathOf(node) === 'meuse-payments'));
		assert.ok(nodes.some((node) => pathOf(node) === 'sambre-export-invoices'));
	});

	test('gets only the templates that its file names', () => {
		const plan = planGarage(
			garage({ 'division:': `templates: [${NIGHTLY}]\ndivision:` }),
			TEMPLATES.filter(({ key }) => key === NIGHTLY || key === 'import-journals'),
			EMPTY,
		);
		assert.deepEqual(
			plan.steps.map(({ template, awaitsAlert }) => [template, awaitsAlert]),
			[[NIGHTLY, false]],
		);
	});
});

describe('a garage that is set up', () => {
	test('is left alone when nothing is new', () => {
		const again = planGarage(garage(), TEMPLATES, standing);
		assert.deepEqual(Object.keys(actions(again)), ['unchanged']);
		assert.equal(stepOf(again, NIGHTLY).writes, false);
	});

	test('keeps what a person chose in n8n where the file says nothing', () => {
		const state = changed(standing, NIGHTLY, ({ nodes, settings, connections }) => ({
			nodes: [
				...withNode(
					withNode(nodes, 'Every night', { disabled: true, parameters: { rule: 'at four' } }),
					'Settings',
					{ name: 'Instellingen' },
				),
				{ id: 'own', name: 'Slack', type: 'n8n-nodes-base.slack', parameters: {} },
			],
			connections: { ...connections, Report: { main: [] } },
			settings: { ...settings, timezone: 'Europe/Paris' },
		}));
		assert.equal(stepOf(planGarage(garage(), TEMPLATES, state), NIGHTLY).action, 'unchanged');
	});

	test('gets back what its file names, and the plan says from what to what', () => {
		const state = changed(standing, NIGHTLY, ({ nodes }) => ({
			nodes: JSON.parse(
				JSON.stringify(nodes)
					.replace('"value":"3114772"', '"value":"999"')
					.replaceAll('"c1"', '"c9"'),
			) as typeof nodes,
			name: 'Nightly',
		}));
		const step = stepOf(planGarage(garage(), TEMPLATES, state), NIGHTLY);
		assert.equal(step.action, 'update');
		assert.equal(step.id, `meuse-${NIGHTLY}`);
		assert.deepEqual(step.changes, [
			'name: Nightly → Carrosserie Meuse – Scheduled export of invoices',
			'division: 999 → 3114772',
			'Exact Online OAuth2 API of Find or create customers: Exact Online → Exact Online',
			'Exact Online OAuth2 API of Book invoices: Exact Online → Exact Online',
		]);
	});

	test('keeps the credential that a person chose when the file names none', () => {
		const unnamed = garage({ '  exactOnline: Exact Online\n': '' });
		const other = { id: 'c9', name: 'Other' };
		const state = changed(standing, NIGHTLY, ({ nodes }) => ({
			nodes: nodes.map((node) =>
				node.credentials?.['exactOnlineOAuth2Api']
					? { ...node, credentials: { exactOnlineOAuth2Api: other } }
					: node,
			),
		}));
		assert.equal(stepOf(planGarage(unnamed, TEMPLATES, state), NIGHTLY).action, 'unchanged');
		const renewed = newer(NIGHTLY, ({ nodes }) => ({
			nodes: withNode(nodes, 'Book invoices', { parameters: { newer: true } }),
		}));
		const { workflow } = stepOf(planGarage(unnamed, renewed, state), NIGHTLY);
		assert.deepEqual(
			nodeOf(workflow, 'Book invoices').credentials?.['exactOnlineOAuth2Api'],
			other,
		);
	});

	test('is published again when somebody unpublished it, or left changes unpublished', () => {
		const unpublished = changed(standing, NIGHTLY, () => ({
			active: false,
			activeVersionId: null,
		}));
		const step = stepOf(planGarage(garage(), TEMPLATES, unpublished), NIGHTLY);
		assert.deepEqual([step.action, step.writes, step.changes], ['update', false, ['publish']]);
		const draft = changed(standing, NIGHTLY, () => ({ versionId: '2' }));
		assert.deepEqual(stepOf(planGarage(garage(), TEMPLATES, draft), NIGHTLY).changes, [
			'publish what is saved',
		]);
	});

	test('keeps a workflow that its file no longer names', () => {
		const keys = TEMPLATES.map(({ key }) => key).filter((key) => key !== SWEEP);
		const file = garage({ 'division:': `templates: [${keys.join(', ')}]\ndivision:` });
		const plan = planGarage(file, TEMPLATES, standing);
		assert.deepEqual(
			plan.left.map(({ name }) => name),
			['Carrosserie Meuse – Payment sweep'],
		);
	});

	test('names the new alert everywhere when the old one is gone', () => {
		const workflows = standing.workflows.filter(({ id }) => !id.endsWith('fails'));
		const plan = planGarage(garage(), TEMPLATES, { ...standing, workflows });
		assert.equal(stepOf(plan, 'alert-when-a-run-fails').action, 'create');
		const { action, awaitsAlert, changes } = stepOf(plan, NIGHTLY);
		assert.deepEqual([action, awaitsAlert], ['update', true]);
		assert.deepEqual(changes, ['error workflow: the alert']);
	});
});

describe('a newer version of the templates', () => {
	const touched = changed(standing, NIGHTLY, ({ nodes }) => ({
		nodes: [
			...withNode(nodes, 'Every night', { disabled: true, parameters: { rule: 'at four' } }).map(
				(node) =>
					node.name === 'Settings'
						? (JSON.parse(
								JSON.stringify(node).replace('"sites","value":""', '"sites","value":"NAM"'),
							) as typeof node)
						: node,
			),
			{ id: 'own', name: 'Slack', type: 'n8n-nodes-base.slack', parameters: {} },
		],
	}));

	test('renews the nodes that changed and keeps the rest as a person made it', () => {
		const templates = newer(NIGHTLY, ({ nodes }) => ({
			nodes: withNode(nodes, 'Get PDF', { parameters: { operation: 'getPdfs' } }),
		}));
		const plan = planGarage(garage(), templates, touched);
		assert.deepEqual(
			actions(plan).update?.map(({ template }) => template),
			[NIGHTLY],
		);
		const { workflow, changes } = stepOf(plan, NIGHTLY);
		assert.deepEqual(changes, ['node Get PDF: newer template']);
		assert.deepEqual(nodeOf(workflow, 'Get PDF').parameters, { operation: 'getPdfs' });
		assert.deepEqual(nodeOf(workflow, 'Every night').parameters, { rule: 'at four' });
		assert.equal(nodeOf(workflow, 'Every night').disabled, true);
		assert.equal(settingOf(workflow, 'sites'), 'NAM');
		assert.ok(nodeOf(workflow, 'Slack'));
		assert.equal(
			planGarage(garage(), templates, after(plan, touched)).steps.every(
				({ action }) => action === 'unchanged',
			),
			true,
		);
	});

	test('that only moved nodes about leaves all as it is', () => {
		const templates = newer(NIGHTLY, ({ nodes }) => ({
			nodes: nodes.map((node) => ({ ...node, position: [0, 0] })),
		}));
		assert.equal(stepOf(planGarage(garage(), templates, touched), NIGHTLY).action, 'unchanged');
	});

	test('brings a new setting with its own value, and keeps those that were set', () => {
		const templates = newer(NIGHTLY, ({ nodes }) => ({
			nodes: nodes.map((node) =>
				node.name === 'Settings'
					? {
							...node,
							parameters: {
								assignments: {
									assignments: [
										...assignmentsOf(node),
										{ name: 'expectedCompany', value: 'any', type: 'string' },
									],
								},
							},
						}
					: node,
			),
		}));
		const { workflow } = stepOf(planGarage(garage(), templates, touched), NIGHTLY);
		assert.equal(settingOf(workflow, 'expectedCompany'), 'any');
		assert.equal(settingOf(workflow, 'sites'), 'NAM');
		assert.equal(settingOf(workflow, 'division'), '3114772');
		const named = garage({ 'alerts:': 'settings:\n  expectedCompany: "0123"\nalerts:' });
		const filled = stepOf(planGarage(named, templates, touched), NIGHTLY).workflow;
		assert.equal(settingOf(filled, 'expectedCompany'), '0123');
	});

	test('with other connections comes whole, and the plan names what goes', () => {
		const templates = newer(NIGHTLY, ({ connections }) => ({
			connections: { ...connections, Texts: { main: [] } },
		}));
		const { workflow, changes } = stepOf(planGarage(garage(), templates, touched), NIGHTLY);
		assert.ok(changes.includes('node Slack goes'));
		assert.ok(changes.includes('connections'));
		assert.deepEqual(workflow.connections['Texts'], { main: [] });
		assert.deepEqual(nodeOf(workflow, 'Every night').parameters, { rule: 'at four' });
	});

	test('brings back the name of a node, by which its new expressions look for it', () => {
		const renamed = changed(standing, NIGHTLY, ({ nodes }) => ({
			nodes: withNode(nodes, 'Texts', { name: 'Teksten', parameters: { of: 'a person' } }),
		}));
		const templates = newer(NIGHTLY, ({ nodes }) => ({
			nodes: withNode(nodes, 'Get PDF', { parameters: {} }),
		}));
		const { workflow } = stepOf(planGarage(garage(), templates, renamed), NIGHTLY);
		assert.notDeepEqual(nodeOf(workflow, 'Texts').parameters, { of: 'a person' });
	});

	test('gives new nodes the one credential that the others have', () => {
		const unnamed = garage({ '  planManager: PlanManager Meuse\n': '' });
		const templates = newer(SWEEP, ({ nodes }) => ({
			nodes: [
				...nodes,
				{ id: 'n', name: 'More', type: 'n8n-nodes-planmanager.planManager', parameters: {} },
			],
		}));
		const { workflow } = stepOf(planGarage(unnamed, templates, standing), SWEEP);
		assert.equal(nodeOf(workflow, 'More').credentials?.['planManagerApi']?.id, 'c2');
	});
});

test('without a credential a workflow is made, and not published', () => {
	const plan = planGarage(garage({ '  forms: Formulaires Meuse\n': '' }), TEMPLATES, EMPTY);
	const { publishes, missing } = stepOf(plan, 'import-journals');
	assert.deepEqual([publishes, missing], [false, ['httpBasicAuth']]);
	assert.equal(stepOf(plan, NIGHTLY).publishes, true);
});

describe('what is refused', () => {
	const plan =
		(changes: Record<string, string>, state = EMPTY) =>
		() =>
			planGarage(garage(changes), TEMPLATES, state);

	test('a credential that n8n has not, with those it has', () => {
		refusal(
			plan({ 'mail: Mail': 'mail: Post' }),
			/no credential "Post" of type SMTP\. There are: Mail\. Make it/,
		);
		const none = { ...EMPTY, credentials: CREDENTIALS.filter(({ type }) => type !== 'smtp') };
		refusal(plan({}, none), /There is none of this type/);
	});

	test('a credential of that name that is there twice', () => {
		const credentials = [...CREDENTIALS, { id: 'c5', name: 'Mail', type: 'smtp' }];
		refusal(plan({}, { ...EMPTY, credentials }), /2 credentials "Mail" of type SMTP/);
	});

	test('a template or a setting that there is not, with those there are', () => {
		refusal(
			plan({ 'division:': 'templates: [nightly]\ndivision:' }),
			/no template nightly\. There are: alert-when/,
		);
		refusal(
			plan({ 'alerts:': 'settings:\n  company: A\nalerts:' }),
			/no chosen template has a setting company\. They have: division, fromEmail/,
		);
		refusal(
			plan({ 'alerts:': 'settings:\n  journals: 700\n  includePdf: no\nalerts:' }),
			/settings\.journals takes text; put it in quotes\n.*includePdf takes true or false/,
		);
	});

	test('alerts without an address', () => {
		refusal(plan({ '  to: garage@example.com\n': '' }), /alerts\.to is missing/);
	});

	test('a workflow of its own that lost the tag, was archived, or is there twice', () => {
		refusal(
			plan(
				{},
				changed(standing, SWEEP, () => ({ tags: [] })),
			),
			/has no tag "exact-online-link" any more/,
		);
		refusal(
			plan(
				{},
				changed(standing, SWEEP, () => ({ isArchived: true })),
			),
			/is archived/,
		);
		const twin = standing.workflows.filter(({ id }) => id.endsWith(SWEEP));
		const workflows = [...standing.workflows, ...twin.map((each) => ({ ...each, id: 'twin' }))];
		refusal(plan({}, { ...standing, workflows }), /2 workflows made from payment-sweep/);
	});

	test('a path at which a workflow of somebody else answers', () => {
		const [other] = standing.workflows.filter(({ id }) => id.endsWith('import-journals'));
		assert.ok(other);
		const workflow = {
			...other,
			id: 'other',
			name: 'Mine',
			nodes: other.nodes.map((node) => ({ ...node, id: `copy of ${node.id}` })),
		};
		const state = { ...EMPTY, workflows: [workflow] };
		refusal(plan({}, state), /path meuse-import-journals is taken by workflow "Mine" \(other\)/);
		const unpublished = { ...EMPTY, workflows: [{ ...workflow, active: false }] };
		assert.equal(plan({}, unpublished)().foreign.count, 1);
	});
});

test('a copy that a person made in n8n is not ours, tag or not', () => {
	const copies = standing.workflows.map((workflow) => ({
		...workflow,
		active: false,
		nodes: workflow.nodes.map((node) => ({ ...node, id: crypto.randomUUID() })),
	}));
	const plan = planGarage(garage(), TEMPLATES, { ...standing, workflows: copies });
	assert.deepEqual(Object.keys(actions(plan)), ['create']);
	assert.equal(plan.foreign.alike.length, TEMPLATES.length);
});
