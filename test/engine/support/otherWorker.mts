/**
 * Another worker of the same n8n: a process of its own, with modules of its own. It loads the node, says
 * that it is ready, and runs it on what it is sent.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { runNode } from './engine.mts';
import type { NodeRun, NodeSetup } from './engine.mts';

export interface OtherWorker {
	/** As `runNode`; rejects with what that threw, and when the process ended before it was done. */
	run: (setup: NodeSetup) => Promise<NodeRun['outputs']>;
	stop: () => void;
}

interface Answer {
	readonly outputs?: NodeRun['outputs'];
	/** What was thrown, in words: between processes an error becomes an empty object. */
	readonly stoppedBy?: string;
}

/** Starts the process and waits until it has loaded the node. */
export async function startOtherWorker(): Promise<OtherWorker> {
	const child = fork(fileURLToPath(import.meta.url));
	const ended = once(child, 'exit').then(
		([code]): Answer => ({
			stoppedBy: `its process ended with ${String(code)}`,
		}),
	);
	const nextAnswer = async (): Promise<NodeRun['outputs']> => {
		const said = once(child, 'message').then(([answer]) => answer as Answer);
		const { outputs = [], stoppedBy } = await Promise.race([said, ended]);
		if (stoppedBy !== undefined) throw new Error(`The other worker stopped: ${stoppedBy}`);
		return outputs;
	};
	await nextAnswer();
	return {
		async run(setup) {
			child.send(setup);
			return await nextAnswer();
		},
		stop: () => child.kill(),
	};
}

async function answerTo(setup: NodeSetup): Promise<Answer> {
	try {
		const { outputs } = await runNode(setup);
		return { outputs };
	} catch (thrown) {
		return { stoppedBy: inspect(thrown) };
	}
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
	process.on('message', (setup: NodeSetup) => {
		void answerTo(setup).then((answer) => process.send?.(answer));
	});
	process.send({});
}
