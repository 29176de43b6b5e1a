/** Several garages at once: what one file can't know of the other. */
import type { Garage } from './garage.mts';
import { hasTag, isMadeFor } from './identity.mts';
import { Refusal } from './refusal.mts';
import { assignmentsOf } from './workflow.mts';
import type { State } from './workflow.mts';

/** @throws Refusal when two files name the same id, the same division, or the same paths of one n8n */
export function refuseClashes(garages: readonly Garage[]): void {
	const lines = garages.flatMap((garage, index) =>
		garages
			.slice(0, index)
			.filter(({ n8nUrl }) => n8nUrl === garage.n8nUrl)
			.flatMap((other) =>
				(['id', 'division', 'pathPrefix'] as const)
					.filter((field) => other[field] === garage[field])
					.map(
						(field) =>
							`${other.file} and ${garage.file} have the same ${field}, ${garage[field]}. Each garage needs its own`,
					),
			),
	);
	if (lines.length > 0) throw new Refusal(...lines);
}

/**
 * Two garages in one division would book in each other's books.
 * @throws Refusal when the tool made workflows of another garage with this division
 */
export function refuseSharedDivision(garage: Garage, { workflows }: State): void {
	const other = workflows.find(
		(workflow) =>
			hasTag(workflow) &&
			!isMadeFor(workflow, garage.id) &&
			workflow.nodes
				.flatMap(assignmentsOf)
				.some(({ name, value }) => name === 'division' && value === String(garage.division)),
	);
	if (!other) return;
	throw new Refusal(
		`${garage.file}: division ${garage.division} belongs to another garage in n8n, by workflow "${other.name}". Write the number of this garage's own company`,
	);
}
