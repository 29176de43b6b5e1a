/** From a template to the file that n8n's editor imports. */
import { bundledCode } from './bundledCode.mts';
import type { Link, Template, TemplateNode } from './template.mts';

type Connections = Record<
	string,
	{ main: Array<Array<{ node: string; type: 'main'; index: number }>> }
>;

/** The JSON of a template, with the code of its Code nodes. */
export async function workflowFile({ name, nodes, links, settings }: Template): Promise<string> {
	const all = { executionOrder: 'v1', timezone: 'Europe/Brussels' };
	const workflow = {
		name,
		nodes: await Promise.all(nodes.map(withCode)),
		connections: connectionsOf(links),
		settings: { ...all, ...settings },
		pinData: {},
	};
	return `${JSON.stringify(workflow, null, 2)}\n`;
}

async function withCode({ source, ...node }: TemplateNode): Promise<object> {
	if (source === undefined) return node;
	return { ...node, parameters: { jsCode: await bundledCode(source) } };
}

function connectionsOf(links: readonly Link[]): Connections {
	const connections: Connections = {};
	for (const { from, output = 0, to, input = 0 } of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output].push({ node: to, type: 'main', index: input });
	}
	return connections;
}
