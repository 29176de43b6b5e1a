// Runs the code of a template's Code node as n8n would, on items that a test makes up.
import { DateTime } from 'luxon';

type Json = Record<string, unknown>;
type Item = { json: Json };

export interface CodeNodeWorld {
	/** What comes in. */
	readonly input?: readonly Json[];
	/** What other nodes gave; a node that is not named here did not run. */
	readonly nodes?: Readonly<Record<string, readonly Json[]>>;
	readonly parameters?: Readonly<Record<string, Json>>;
	/** Static data of the workflow; the code may change it. */
	readonly memory?: Json;
}

interface TemplateJson {
	readonly nodes: ReadonlyArray<{
		name: string;
		parameters: { jsCode?: string; jsonOutput?: string };
	}>;
}

/** The code of a node of a built template, and the texts that the template carries. */
export function codeOf(template: string, name: string): { code: string; texts: Json } {
	const { nodes } = JSON.parse(template) as TemplateJson;
	const parametersOf = (node: string) => nodes.find((one) => one.name === node)?.parameters;
	return {
		code: parametersOf(name)?.jsCode ?? '',
		texts: JSON.parse(parametersOf('Texts')?.jsonOutput ?? '{}') as Json,
	};
}

/** What the code returns. */
export function runSnippet(code: string, world: CodeNodeWorld): Json[] {
	const listOf = (items: readonly Json[] = []): { all: () => Item[]; first: () => Item } => {
		const all = items.map((json) => ({ json }));
		return { all: () => all, first: () => all[0] };
	};
	const node = (name: string): object => ({
		...listOf(world.nodes?.[name]),
		isExecuted: world.nodes?.[name] !== undefined,
		params: world.parameters?.[name] ?? {},
	});
	const run = new Function('$', '$input', '$getWorkflowStaticData', 'DateTime', '$now', code);
	const items = run(
		node,
		listOf(world.input),
		() => world.memory ?? {},
		DateTime,
		DateTime.now(),
	) as Item[];
	return items.map(({ json }) => json);
}
