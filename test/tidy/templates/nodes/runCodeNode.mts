// Runs the code of a template's Code node as n8n would, on items that a test makes up.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { DateTime } from 'luxon';
import type { CodeNode, Item, NodeData } from '../../../../tools/templates/code/n8n.mts';

const WORKFLOWS = join(import.meta.dirname, '../../../../workflows');

type Json = Record<string, unknown>;
type World = CodeNode<Record<string, Json>, Json, Json>;

export interface CodeNodeWorld {
	/** What comes in. */
	readonly input?: readonly Json[];
	/** What other nodes gave; a node that is not named here did not run. */
	readonly nodes?: Readonly<Partial<Record<string, readonly Json[]>>>;
	/** Static data of the workflow; the code may change it. */
	readonly memory?: Json;
}

interface TemplateJson {
	readonly nodes: ReadonlyArray<{
		readonly name: string;
		readonly parameters: { readonly jsCode?: string; readonly jsonOutput?: string };
	}>;
}

/** The code of a node of a template in workflows/, and the texts that the template carries. */
export function codeOf(file: string, name: string): { code: string; texts: Json } {
	const { nodes } = JSON.parse(readFileSync(join(WORKFLOWS, file), 'utf8')) as TemplateJson;
	const parametersOf = (node: string) => nodes.find((one) => one.name === node)?.parameters;
	return {
		code: parametersOf(name)?.jsCode ?? '',
		texts: JSON.parse(parametersOf('Texts')?.jsonOutput ?? '{}') as Json,
	};
}

/** What the code returns. */
export function runCodeNode(code: string, world: CodeNodeWorld): Json[] {
	const given: World = {
		$: (name) => nodeData(name, world.nodes?.[name]),
		$input: nodeData('input', world.input),
		$now: DateTime.now(),
		DateTime,
		$getWorkflowStaticData: () => world.memory ?? {},
	};
	const script = `(({ ${Object.keys(given).join(', ')} }) => {${code}\n})`;
	const run = runInThisContext(script) as (n8n: World) => Array<Item<Json>>;
	return run(given).map(({ json }) => json);
}

/** As in n8n, a node that did not run has a name, and no items to ask for. */
function nodeData(name: string, records?: readonly Json[]): NodeData<Json> {
	const all = (): Array<Item<Json>> => {
		if (records === undefined) throw new Error(`Node '${name}' hasn't been executed`);
		return records.map((json) => ({ json }));
	};
	return { isExecuted: records !== undefined, all, first: () => all()[0] };
}
