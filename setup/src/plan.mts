/** What is to be done in n8n for a garage, as a pure function of its file, the templates and what stands there. */
import { isDeepStrictEqual } from 'node:util';
import { changesBetween } from './changes.mts';
import { credentialTypeOf, labelOf } from './credentials.mts';
import type { Garage } from './garage.mts';
import { hasTag, isMadeFor, TAG } from './identity.mts';
import { Refusal } from './refusal.mts';
import { ALERT, settingsOf } from './templates.mts';
import type { Template } from './templates.mts';
import { missingCredentials, namedCredentials, wantedWorkflow } from './wanted.mts';
import type { Chosen } from './wanted.mts';
import { pathOf } from './workflow.mts';
import type { Reference, State, Workflow, WorkflowBody } from './workflow.mts';

/** Values of settings, as YAML writes them. */
const KINDS: Readonly<Record<string, string>> = {
	string: 'text; put it in quotes',
	boolean: 'true or false',
	number: 'a number without quotes',
};

/** A workflow that a garage's file asks for. */
export interface Step {
	readonly action: 'create' | 'update' | 'unchanged';
	readonly template: string;
	readonly workflow: WorkflowBody;
	/** Of the workflow that stands in n8n. */
	readonly id?: string;
	/** In words, of an update. */
	readonly changes: readonly string[];
	/** What is to be sent: an update may be of the state alone. */
	readonly writes: boolean;
	readonly publishes: boolean;
	/** The error workflow is made in the same go: its id is known only then. */
	readonly awaitsAlert: boolean;
	/** Types of credentials that nobody has chosen; the workflow can't be published without. */
	readonly missing: readonly string[];
}

export interface Plan {
	readonly garage: Garage;
	/** The alert comes first, as the others name it. */
	readonly steps: readonly Step[];
	/** Made by the tool for this garage, and not named in its file: they stay as they are. */
	readonly left: readonly Reference[];
	/** Everything else in n8n, which is not touched; of these, what looks as if it were the garage's. */
	readonly foreign: { readonly count: number; readonly alike: readonly Reference[] };
}

/**
 * @throws Refusal when the file names what is not there, or what stands in n8n is in the way
 */
export function planGarage(garage: Garage, templates: readonly Template[], state: State): Plan {
	const wanted = chosenTemplates(garage, templates);
	const chosen = chosenCredentials(garage, wanted, state);
	refuseSettings(garage, wanted);
	refuseAlertWithoutMail(garage, wanted);
	const own = ownWorkflows(garage, templates, state);
	const alert = wanted.some(({ key }) => key === ALERT);
	const steps = wanted.map((template) =>
		stepOf(template, garage, chosen, own.get(template.key), {
			isUsed: alert && template.key !== ALERT,
			id: own.get(ALERT)?.id,
		}),
	);
	const foreign = state.workflows.filter((workflow) => !isMadeFor(workflow, garage.id));
	refuseTakenPaths(garage, steps, foreign);
	return {
		garage,
		steps: steps.toSorted((a, b) => Number(b.template === ALERT) - Number(a.template === ALERT)),
		left: madeFor(garage, state).filter(({ id }) => !steps.some((step) => step.id === id)),
		foreign: {
			count: foreign.length,
			alike: foreign.filter(({ name }) => steps.some(({ workflow }) => workflow.name === name)),
		},
	};
}

/** What the tool made for a garage, which is what `--remove` deletes. */
export function madeFor(garage: Garage, { workflows }: State): Workflow[] {
	return workflows.filter((workflow) => hasTag(workflow) && isMadeFor(workflow, garage.id));
}

function chosenTemplates({ file, templates: keys }: Garage, all: readonly Template[]): Template[] {
	if (keys === undefined) return [...all];
	const unknown = keys.filter((key) => !all.some((template) => template.key === key));
	if (unknown.length > 0) {
		const known = all.map(({ key }) => key).join(', ');
		throw new Refusal(`${file}: there is no template ${unknown.join(', ')}. There are: ${known}`);
	}
	return all.filter(({ key }) => keys.includes(key));
}

function chosenCredentials(garage: Garage, wanted: readonly Template[], state: State): Chosen {
	const used = new Set(wanted.flatMap(({ nodes }) => nodes.map(credentialTypeOf)));
	const found = namedCredentials(garage)
		.filter(([type]) => used.has(type))
		.map(([type, name]) => {
			const fitting = state.credentials.filter((each) => each.type === type && each.name === name);
			return { type, name, fitting };
		});
	const lines = found.flatMap(({ type, name, fitting }) => {
		if (fitting.length === 1) return [];
		if (fitting.length > 1) {
			return [
				`${garage.file}: n8n has ${fitting.length} credentials "${name}" of type ${labelOf(type)}. Give each a name of its own in n8n`,
			];
		}
		const names = state.credentials.filter((each) => each.type === type).map((each) => each.name);
		const there =
			names.length > 0 ? `There are: ${names.join(', ')}` : 'There is none of this type';
		return [
			`${garage.file}: n8n has no credential "${name}" of type ${labelOf(type)}. ${there}. Make it in n8n, or write its name as it stands there`,
		];
	});
	if (lines.length > 0) throw new Refusal(...lines);
	return new Map(found.map(({ type, fitting: [{ id, name }] }) => [type, { id, name }]));
}

/** Named fields may serve templates that come later; what stands below `settings` must be asked for as it is given. */
function refuseSettings({ file, settings, extra }: Garage, wanted: readonly Template[]): void {
	const asked = new Map(wanted.flatMap((template) => [...settingsOf(template)]));
	const lines = extra.flatMap((name) => {
		if (!asked.has(name)) {
			const known = [...asked.keys()].toSorted().join(', ');
			return [`${file}: no chosen template has a setting ${name}. They have: ${known}`];
		}
		const takes = typeof asked.get(name);
		if (typeof settings[name] === takes) return [];
		return [`${file}: settings.${name} takes ${KINDS[takes] ?? takes}`];
	});
	if (lines.length > 0) throw new Refusal(...lines);
}

function refuseAlertWithoutMail({ file, settings }: Garage, wanted: readonly Template[]): void {
	if (!wanted.some(({ key }) => key === ALERT)) return;
	const missing = Object.entries({ fromEmail: 'alerts.from', toEmail: 'alerts.to' })
		.filter(([name]) => settings[name] === undefined)
		.map(([, field]) => `${file}: ${field} is missing; the template ${ALERT} sends mails`);
	if (missing.length > 0) throw new Refusal(...missing);
}

/** The garage's workflows in n8n, by template. */
function ownWorkflows(
	garage: Garage,
	templates: readonly Template[],
	{ workflows }: State,
): ReadonlyMap<string, Workflow> {
	const own = new Map<string, Workflow>();
	const lines: string[] = [];
	for (const { key } of templates) {
		const made = workflows.filter((workflow) => isMadeFor(workflow, garage.id, key));
		for (const { name, id } of made.filter((workflow) => !hasTag(workflow))) {
			lines.push(
				`${garage.file}: workflow "${name}" (${id}) was made by this tool but has no tag "${TAG}" any more. Give it the tag again in n8n, or delete it there`,
			);
		}
		for (const { name, id } of made.filter(({ isArchived }) => isArchived)) {
			lines.push(
				`${garage.file}: workflow "${name}" (${id}) is archived. Unarchive it in n8n, or delete it there`,
			);
		}
		if (made.length > 1) {
			const ids = made.map(({ id }) => id).join(', ');
			lines.push(
				`${garage.file}: n8n has ${made.length} workflows made from ${key} for ${garage.id} (${ids}). Delete all but one in n8n`,
			);
		}
		if (made.length === 1) own.set(key, made[0]);
	}
	if (lines.length > 0) throw new Refusal(...lines);
	return own;
}

function stepOf(
	template: Template,
	garage: Garage,
	chosen: Chosen,
	existing: Workflow | undefined,
	alert: { isUsed: boolean; id?: string },
): Step {
	const errorWorkflow = alert.isUsed ? alert.id : undefined;
	const workflow = wantedWorkflow(template, garage, chosen, existing, errorWorkflow);
	const missing = missingCredentials(workflow);
	const awaitsAlert = alert.isUsed && alert.id === undefined;
	const common = { template: template.key, workflow, missing, awaitsAlert };
	const isPublishable = missing.length === 0;
	if (!existing) {
		return { ...common, action: 'create', changes: [], writes: true, publishes: isPublishable };
	}
	const writes =
		awaitsAlert || !isDeepStrictEqual(plain(workflow), plain(bodyOf(existing, workflow)));
	const isLive = existing.active && existing.activeVersionId === existing.versionId;
	const publishes = isPublishable && (writes || !isLive);
	const changes = [
		...changesBetween(existing, workflow),
		...(awaitsAlert ? ['error workflow: the alert'] : []),
		...(publishes && !isLive ? [existing.active ? 'publish what is saved' : 'publish'] : []),
	];
	const action = writes || publishes ? 'update' : 'unchanged';
	return { ...common, id: existing.id, action, changes, writes, publishes };
}

/** Of what stands in n8n, what is compared: n8n adds fields and settings of its own. */
function bodyOf(existing: Workflow, { nodes, settings }: WorkflowBody): WorkflowBody {
	const fieldsOf = new Map(nodes.map((node) => [node.id, Object.keys(node)]));
	const only = (record: object, names: readonly string[]) =>
		Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
	return {
		name: existing.name,
		nodes: existing.nodes.map(
			(node) => only(node, fieldsOf.get(node.id) ?? Object.keys(node)) as typeof node,
		),
		connections: existing.connections,
		settings: only(existing.settings, Object.keys(settings)),
	};
}

/** As it goes over the line, where what is undefined is not there. */
const plain = (body: WorkflowBody): unknown => JSON.parse(JSON.stringify(body)) as unknown;

/** Two published workflows can't answer at one address. */
function refuseTakenPaths(
	{ file }: Garage,
	steps: readonly Step[],
	foreign: readonly Workflow[],
): void {
	const taken = new Map(
		foreign
			.filter(({ active }) => active)
			.flatMap((workflow) => workflow.nodes.map((node) => [pathOf(node), workflow] as const)),
	);
	const lines = steps
		.flatMap(({ workflow }) => workflow.nodes.map(pathOf))
		.flatMap((path) => {
			const other = path === undefined ? undefined : taken.get(path);
			if (!other) return [];
			return [
				`${file}: the path ${path} is taken by workflow "${other.name}" (${other.id}). Choose another pathPrefix, or unpublish that one`,
			];
		});
	if (lines.length > 0) throw new Refusal(...lines);
}
