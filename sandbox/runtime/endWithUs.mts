// A child process must not outlive us: an n8n left behind would hold its port and its database.
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const children = new Set<ChildProcess>();
let isListening = false;

function killAll(): void {
	for (const child of children) child.kill('SIGKILL');
}

/** Without a listener of its own, the program ends at once on a signal; so it still does. */
function endUnlessHandled(signal: NodeJS.Signals): void {
	if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
}

function listen(): void {
	isListening = true;
	process.on('exit', killAll);
	// First in line, so that listeners which listen once are still counted.
	for (const signal of SIGNALS) process.prependListener(signal, endUnlessHandled);
}

/** Kills the child when this process exits or is asked to, unless the child ended before. */
export function endWithUs(child: ChildProcess): void {
	if (!isListening) listen();
	children.add(child);
	child.once('exit', () => children.delete(child));
}
