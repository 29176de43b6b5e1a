/** The templates that the package carries. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowBody } from './workflow.mts';
import { assignmentsOf, isExpression, SETTINGS } from './workflow.mts';

export interface Template extends WorkflowBody {
	/** Name of its file without `.json`, as a garage's file names it. */
	readonly key: string;
}

/** The error workflow of the others. */
export const ALERT = 'alert-when-a-run-fails';

/** Reads every template of a folder, by key. */
export function readTemplates(folder: string): Template[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.toSorted()
		.map((file) => {
			const workflow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowBody;
			return { ...workflow, key: file.slice(0, -'.json'.length) };
		});
}

/** What a template asks for, by name, with the value that it has before anybody set it. */
export function settingsOf({ nodes }: Template): ReadonlyMap<string, unknown> {
	const asked = assignmentsOf(nodes.find(({ name }) => name === SETTINGS));
	return new Map(
		asked.filter(({ value }) => !isExpression(value)).map(({ name, value }) => [name, value]),
	);
}
