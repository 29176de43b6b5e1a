// One n8n on this machine, with its own folder and ports. The ports stay the same over restarts,
// because webhook addresses and the OAuth callback are made of them.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithUs } from './endWithUs.mts';
import { freePorts } from './freePorts.mts';
import { n8nEnvironment } from './n8nEnvironment.mts';
import type { N8nPlace } from './n8nEnvironment.mts';
import { N8N_HOME } from './paths.mts';
import { waitFor } from './waitFor.mts';

const PROGRAM = join(N8N_HOME, 'node_modules', 'n8n', 'bin', 'n8n');
/** The first start runs some 200 migrations: 12 s on two cores, more on a loaded machine. */
const START_TIMEOUT_MS = 180_000;
/** n8n waits up to 30 s for running executions; then it is killed. */
const STOP_TIMEOUT_MS = 35_000;
const LOG_TAIL_LINES = 30;

export type N8nOptions = {
	/** Default: a new folder in the system's temporary folder, which dispose() removes. */
	userFolder?: string;
	/** Default: any free port. */
	port?: number;
	/** Added to, and stronger than, the usual environment. */
	env?: NodeJS.ProcessEnv;
};

export class N8nProcess {
	readonly userFolder: string;
	readonly baseUrl: string;
	/** What n8n wrote to its standard output and error, over all its starts. */
	readonly logFile: string;
	readonly #env: NodeJS.ProcessEnv;
	readonly #isTemporary: boolean;
	#child: ChildProcess | undefined;

	private constructor(place: N8nPlace, options: N8nOptions) {
		this.userFolder = place.userFolder;
		this.baseUrl = `http://127.0.0.1:${place.port}`;
		this.logFile = join(place.userFolder, 'n8n.log');
		this.#env = { ...n8nEnvironment(place), ...options.env };
		this.#isTemporary = options.userFolder === undefined;
	}

	/** Chooses folder and ports; nothing runs yet, so that packages can be installed first. */
	static async prepare(options: N8nOptions = {}): Promise<N8nProcess> {
		if (!existsSync(PROGRAM))
			throw new Error('n8n is not installed: run "npm run demo" or "npm test" once');
		const [anyPort, brokerPort] = await freePorts(2);
		const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'n8n-sandbox-'));
		mkdirSync(userFolder, { recursive: true });
		return new N8nProcess({ userFolder, port: options.port ?? anyPort, brokerPort }, options);
	}

	/** The running process's id, to measure it; undefined when it does not run. */
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	/** Starts n8n and resolves when it is ready. Rejects with the end of its log if it is not. */
	async start(): Promise<void> {
		if (this.#child) throw new Error('n8n runs already');
		const log = openSync(this.logFile, 'a');
		const child = spawn(process.execPath, [PROGRAM, 'start'], {
			cwd: this.userFolder,
			env: this.#env,
			stdio: ['ignore', log, log],
		});
		closeSync(log);
		this.#child = child;
		endWithUs(child);
		child.once('exit', () => (this.#child = undefined));
		await waitFor('n8n to start', () => this.#readiness(), { timeoutMs: START_TIMEOUT_MS }).catch(
			async (error: unknown) => {
				await this.kill();
				throw new Error(`${String(error)}\n${this.logTail()}`);
			},
		);
	}

	/** Asks n8n to stop and resolves when it has; kills it when it takes too long. */
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	/** Ends n8n as a power cut would, without a chance to clean up. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Stops n8n if it runs, and starts it again on the same folder and ports. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Stops n8n and removes its folder if it was a temporary one. */
	async dispose(): Promise<void> {
		await this.stop();
		if (this.#isTemporary) await rm(this.userFolder, { recursive: true, maxRetries: 5 });
	}

	/** The last lines of the log, for messages. */
	logTail(): string {
		return readFileSync(this.logFile, 'utf8')
			.trimEnd()
			.split('\n')
			.slice(-LOG_TAIL_LINES)
			.join('\n');
	}

	async #readiness(): Promise<true | undefined> {
		if (!this.#child) throw new Error('n8n ended while starting');
		const url = `${this.baseUrl}/healthz/readiness`;
		const answer = await fetch(url).catch(() => undefined);
		return answer?.ok ? true : undefined;
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		if (!child) return;
		const ended = once(child, 'exit');
		child.kill(signal);
		const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
		await ended;
		clearTimeout(killer);
	}
}
