/** The processes that play n8n: started ahead, killed hard, replaced. They share one store of credentials. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Credentials, Errand, Order, Ran, Report } from './messages.mts';

export interface Worker {
	/** Runs a template; undefined when the process was killed before it ended. */
	run: (errand: Errand) => Promise<Ran | undefined>;
	/** SIGKILL, as when a machine loses its power. */
	kill: () => void;
}

/** The two processes of the campaign, and the credentials that both of them use. */
export class Workers {
	credentials: Credentials = { exact: {}, planManager: {} };

	readonly #slots: Array<Promise<RunningWorker> | undefined> = [];

	/** The worker of this place, started when there is none or the last one was killed. */
	async at(place: number): Promise<Worker> {
		const present = await this.#slots[place];
		if (present !== undefined && present.isAlive()) return present;
		const started = RunningWorker.start(this);
		this.#slots[place] = started;
		return await started;
	}

	/** Ends all processes. */
	async close(): Promise<void> {
		for (const slot of this.#slots) (await slot)?.kill();
	}
}

class RunningWorker implements Worker {
	readonly #child: ChildProcess;

	readonly #workers: Workers;

	readonly #pending = new Map<number, (ran: Ran | undefined) => void>();

	#errands = 0;

	static async start(workers: Workers): Promise<RunningWorker> {
		const child = fork(join(import.meta.dirname, 'worker.mts'), [], {
			stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
		});
		const worker = new RunningWorker(child, workers);
		await new Promise<void>((resolve, reject) => {
			child.once('message', () => resolve());
			child.once('exit', (code) => reject(new Error(`A worker ended with ${String(code)}`)));
		});
		return worker;
	}

	private constructor(child: ChildProcess, workers: Workers) {
		this.#child = child;
		this.#workers = workers;
		child.on('message', (report: Report) => this.#hear(report));
		child.on('exit', () => {
			for (const settle of this.#pending.values()) settle(undefined);
			this.#pending.clear();
		});
	}

	isAlive(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null && !this.#child.killed;
	}

	async run(errand: Errand): Promise<Ran | undefined> {
		if (!this.isAlive()) return undefined;
		const id = ++this.#errands;
		return await new Promise((resolve) => {
			this.#pending.set(id, resolve);
			this.#send({ kind: 'errand', id, errand });
		});
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}

	#hear(report: Report): void {
		if (report.kind === 'ran') {
			this.#pending.get(report.id)?.(report.ran);
			this.#pending.delete(report.id);
		} else if (report.kind === 'readCredentials') {
			this.#answer(report.id);
		} else if (report.kind === 'writeCredentials') {
			this.#workers.credentials = { ...this.#workers.credentials, exact: report.exact };
			this.#answer(report.id);
		}
	}

	#answer(id: number): void {
		this.#send({ kind: 'credentials', id, credentials: this.#workers.credentials });
	}

	#send(order: Order): void {
		if (this.isAlive()) this.#child.send(order, () => undefined);
	}
}
