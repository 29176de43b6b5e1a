/** Where stories are played: both simulators, the processes that play n8n, and what n8n keeps. */
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { ExactSimulator } from '../../sandbox/exact/server.mts';
import { startPlanManagerSimulator } from '../../sandbox/planmanager/server.mts';
import { addAccount, credentialsFor } from './books.mts';
import type { World } from './books.mts';
import { seedOf } from './garage.mts';
import type { Garage } from './garage.mts';
import type { Errand, Ran } from './messages.mts';
import type { Kill, Trouble } from './trouble.mts';
import type { Workers } from './workers.mts';

/** What a stage is made of: it may be used for one story after the other. */
export interface Hands {
	readonly exact: ExactSimulator;
	readonly workers: Workers;
}

/** What is to be run, and by which process. */
export interface Run extends Pick<Errand, 'template' | 'trigger' | 'claim'> {
	readonly place: number;
	readonly settings?: Errand['settings'];
}

/** A request that was under way when its process died is still carried out. */
const SETTLE_MS = 50;
const WATCH_MS = 2;
/** Enough for every lease, and for the hour in which Exact Online counts refusals. */
const HOURS_LATER_MS = 2 * 3_600_000;

export class Stage {
	readonly world: World;

	kills = 0;

	readonly #workers: Workers;

	/** What a process remembers of Exact Online it remembers by this; hours later it counts no more. */
	#credentialId: string;

	#runs = 0;

	/** What n8n keeps of each workflow. */
	readonly #staticData = new Map<Errand['template'], Errand['staticData']>();

	/** A fresh start of both services for this garage. */
	static async open(
		garage: Garage,
		{ exact, workers }: Hands,
		switches: Readonly<Record<string, unknown>> = {},
	): Promise<Stage> {
		exact.reset();
		exact.control.switches({ minutelyLimit: 1_000_000, dailyLimit: 1_000_000, ...switches });
		const planManager = await startPlanManagerSimulator({ seed: seedOf(garage) });
		const world = { exact, planManager };
		for (const { account } of garage.parties) {
			if (account !== undefined) addAccount(world, account);
		}
		return new Stage(world, workers);
	}

	private constructor(world: World, workers: Workers) {
		this.world = world;
		this.#workers = workers;
		this.#credentialId = '';
		this.#connect();
	}

	/** Templates that start at once; resolves when all have ended or their processes are dead. */
	async run(runs: readonly Run[], trouble?: Trouble): Promise<Array<Ran | undefined>> {
		if (trouble === undefined) return await this.#runAll(runs);
		const { exact, planManager } = this.world;
		if (trouble.expiresToken) exact.control.expireAccessTokens();
		const stopWatching = this.#watch(trouble.kill);
		for (const rule of trouble.exactFaults) exact.control.faults.add(rule);
		for (const rule of trouble.planManagerFaults) planManager.faults.add(rule);
		const ran = await this.#runAll(runs);
		stopWatching();
		exact.control.faults.clear();
		planManager.faults.clear();
		if (trouble.kill !== undefined) await new Promise((done) => setTimeout(done, SETTLE_MS));
		return ran;
	}

	/** Time goes by for both services. */
	wait(ms: number): void {
		this.world.exact.control.clock.advance(ms);
		this.world.planManager.clock.advance(ms);
	}

	/** Hours later: no lease and no refusal counts any more, and a person has connected again if need be. */
	calmDown(): void {
		this.wait(HOURS_LATER_MS);
		this.#connect();
	}

	async close(): Promise<void> {
		await this.world.planManager.close();
	}

	#connect(): void {
		connections += 1;
		this.#credentialId = `exact-${connections}`;
		this.#workers.credentials = credentialsFor(this.world);
	}

	async #runAll(runs: readonly Run[]): Promise<Array<Ran | undefined>> {
		return await Promise.all(runs.map(async (run) => await this.#runOne(run)));
	}

	async #runOne({ place, settings, ...what }: Run): Promise<Ran | undefined> {
		this.#runs += 1;
		const errand: Errand = {
			...what,
			event: { topic: 'BankEntries' },
			settings: { division: String(GARAGE_DIVISION), ...settings },
			executionId: `${this.#credentialId}-${this.#runs}`,
			credentialId: this.#credentialId,
			staticData: this.#staticData.get(what.template) ?? {},
		};
		const worker = await this.#workers.at(place);
		const ran = await worker.run(errand);
		// n8n stores it when a run ends, well or not; the last one wins.
		if (ran !== undefined) this.#staticData.set(what.template, ran.staticData);
		return ran;
	}

	/** Kills the process as soon as the fault of its kill strikes. Its rule comes first: the first one wins. */
	#watch(kill: Kill | undefined): () => void {
		if (kill === undefined) return () => undefined;
		const { exact, planManager } = this.world;
		const faults = kill.service === 'exact' ? exact.control.faults : planManager.faults;
		const { id } = faults.add(kill.fault);
		const timer = setInterval(() => {
			const hits = faults.list().find((one) => one.id === id)?.hits ?? 0;
			if (hits === 0) return;
			clearInterval(timer);
			this.kills += 1;
			void this.#workers.at(kill.place).then((worker) => worker.kill());
		}, WATCH_MS);
		return () => clearInterval(timer);
	}
}

let connections = 0;
