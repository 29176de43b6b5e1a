// Commands as a person types them into a terminal.
import { spawn } from 'node:child_process';
import { ROOT } from '../../sandbox/runtime/paths.mts';
import { waitFor } from '../../sandbox/runtime/waitFor.mts';

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

export type RunningCommand = {
	/** What it has printed so far, of either kind. */
	output: () => string;
	/** Waits until it has printed this. @throws Error with its output, when it ends before */
	printed: (text: string) => Promise<void>;
	/** What a person types. */
	type: (text: string) => void;
	/** What Ctrl+C does in a terminal: the signal goes to every process of the command. */
	interrupt: () => void;
	/** The signal to the program alone, as a service manager sends it. */
	terminate: () => void;
	/** How it ended. */
	ended: Promise<Ending>;
	/** Waits until none of its processes is left, children of children included. */
	gone: () => Promise<void>;
	/** Ends what is left of it, for tests that stopped halfway. */
	kill: () => void;
};

export type CommandOptions = { cwd?: string; env?: NodeJS.ProcessEnv };

const TIMEOUT_MS = 10 * 60_000;
const GONE_TIMEOUT_MS = 45_000;

/** Starts a command in a process group of its own, as a shell does for a person. */
export function startCommand(
	line: string,
	{ cwd = ROOT, env }: CommandOptions = {},
): RunningCommand {
	const [program = '', ...args] = line.split(' ');
	// A test runner inside a test runner would report to the outer one.
	const { NODE_TEST_CONTEXT, ...own } = process.env;
	const child = spawn(program, args, { cwd, env: { ...own, ...env }, detached: true });
	const group = -(child.pid ?? Number.NaN);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (output += text));
	}
	let ending: Ending | undefined;
	const ended = new Promise<Ending>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve((ending = { code, signal })));
	});
	return {
		output: () => output,
		async printed(text) {
			const look = () => {
				if (output.includes(text)) return true;
				if (ending) throw new Error(`"${line}" ended before it printed "${text}":\n${output}`);
				return undefined;
			};
			await waitFor(`"${text}" of "${line}"`, look, { timeoutMs: TIMEOUT_MS });
		},
		type: (text) => void child.stdin.write(text),
		interrupt: () => void send(group, 'SIGINT'),
		terminate: () => void child.kill('SIGTERM'),
		ended,
		async gone() {
			const look = () => (isAlive(group) ? undefined : true);
			await waitFor(`the end of all processes of "${line}"`, look, { timeoutMs: GONE_TIMEOUT_MS });
		},
		kill: () => void send(group, 'SIGKILL'),
	};
}

const isAlive = (group: number): boolean => send(group, 0);

/** @returns whether there was a process to send it to */
function send(group: number, signal: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(group, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
		throw error;
	}
}
