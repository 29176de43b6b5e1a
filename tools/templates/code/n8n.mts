/**
 * What n8n gives the code of a Code node, as far as the templates use it. `run` of each module takes it as
 * its argument. Write `$('Name').all()` with the name in quotes: n8n reads the code to know which nodes' data
 * it has to bring, and brings those of all nodes when it can't tell.
 */
import type { DateTime } from 'luxon';

export interface Item<Json> {
	readonly json: Json;
}

/** What came out of a node. */
export interface NodeData<Json> {
	/** False when the run took another way; `all` and `first` throw then. */
	readonly isExecuted: boolean;
	/** `output` counts from 0. */
	readonly all: (output?: number) => Array<Item<Json>>;
	readonly first: () => Item<Json>;
}

/**
 * `Nodes`: by name, an item of each node that the code looks at. `Input`: an item that comes in. `Memory`: the
 * static data of the workflow, which n8n keeps from one published run to the next.
 */
export interface CodeNode<Nodes = unknown, Input = unknown, Memory = unknown> {
	readonly $: <Name extends keyof Nodes>(name: Name) => NodeData<Nodes[Name]>;
	readonly $input: Pick<NodeData<Input>, 'all' | 'first'>;
	/** In the time zone of the workflow. */
	readonly $now: DateTime;
	readonly DateTime: typeof DateTime;
	readonly $getWorkflowStaticData: (kind: 'global') => Memory;
}

/** An item of a node that always puts something out: without records it is one item without fields. */
export type OrNothing<Json> = Json | { readonly [Key in keyof Json]?: undefined };
