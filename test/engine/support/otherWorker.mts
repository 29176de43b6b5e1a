/**
 * Another worker of the same n8n: a process of its own, with modules of its own. It loads the node, says
 * that it is ready, and runs it on what it is sent.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runNode } from './engine.mts';
import type { NodeRun, NodeSetup } from './engine.mts';

export interface OtherWorker {
	run: (setup: NodeSetup) => Promise<NodeRun['outputs']>;
	stop: () => void;
}

/** Starts the process and waits until it has loaded the node. */
export async function startOtherWorker(): Promise<OtherWorker> {
	const child = fork(fileURLToPath(import.meta.url));
	await once(child, 'message');
	return {
		async run(setup) {
			child.send(setup);
			const [outputs] = (await once(child, 'message')) as [NodeRun['outputs']];
			return outputs;
		},
		stop: () => child.kill(),
	};
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
	process.on('message', (setup: NodeSetup) => {
		void runNode(setup).then(({ outputs }) => process.send?.(outputs));
	});
	process.send('ready');
}
