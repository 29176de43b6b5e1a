import type { CallLog } from '../core/calls.mts';
import type { Clock } from '../core/clock.mts';
import type { ActiveFault, Faults } from '../core/faults.mts';
import { createSandbox } from '../core/sandbox.mts';
import { startServer } from '../core/server.mts';
import { loadOperations } from './api/contract.mts';
import { handlers } from './api/handlers.mts';
import { problemResponse, Refusal } from './api/refusal.mts';
import { addRoutes, API_ROOT, endpointName } from './api/routes.mts';
import { addControlRoutes, createControl } from './control.mts';
import type { Control } from './control.mts';
import { addPages } from './page/routes.mts';
import { createPdfDrawer } from './pdf/drawer.mts';
import { seedFor } from './seed/seed.mts';
import type { SeedChoice } from './seed/seed.mts';
import { fillDatabase, openDatabase } from './store/database.mts';
import type { Garage } from './store/garage.mts';
import type { SeedDocument } from './types.mts';

const DEFAULT_API_KEY = 'sandbox-planmanager-key';

export type PlanManagerOptions = {
	/** 0 or absent: any free port. */
	readonly port?: number;
	/** Absent: the believable garage. */
	readonly seed?: SeedChoice;
	/** Takes the place of the seed's documents; they must name customers of the seed. */
	readonly invoices?: readonly SeedDocument[];
	readonly apiKey?: string;
	/** SQLite file that outlives the process; absent: in memory. */
	readonly databaseFile?: string;
	/** Where the clock starts, milliseconds since the epoch; absent: now. */
	readonly start?: number;
};

export type PlanManagerSimulator = {
	/** The page; without a slash at the end. */
	readonly url: string;
	/** Base address of the web service. */
	readonly apiUrl: string;
	readonly apiKey: string;
	readonly clock: Clock;
	readonly calls: CallLog;
	readonly faults: Faults;
	readonly control: Control;
	/** Everything back to the seed: documents, faults, calls, clock. */
	readonly reset: () => void;
	readonly close: () => Promise<void>;
};

/** Starts a PlanManager on 127.0.0.1. Rejects when the port is taken. */
export async function startPlanManagerSimulator(
	options: PlanManagerOptions = {},
): Promise<PlanManagerSimulator> {
	const chosen = seedFor(options.seed ?? 'garage');
	const seed =
		options.invoices === undefined
			? chosen
			: { ...chosen, documents: options.invoices, plantedDefects: [] };
	const apiKey = options.apiKey ?? DEFAULT_API_KEY;
	const operations = loadOperations();
	const drawer = createPdfDrawer();
	const { database, isNew } = openDatabase(options.databaseFile ?? ':memory:');
	const sandbox = createSandbox({
		start: options.start,
		endpointOf: (method, path) => endpointName(operations, method, path),
		faultReply,
		resetState: () => {
			drawer.clear();
			fillDatabase(database, seed, garage.now());
		},
		state: () => control.invoices(),
	});
	const garage: Garage = { database, now: () => sandbox.clock.now() };
	const control = createControl(garage, () => seed.plantedDefects, drawer.clear);
	if (isNew) fillDatabase(database, seed, garage.now());
	sandbox.app.onError((problem) => {
		process.stderr.write(`${problem.stack ?? problem.message}\n`);
		return problemResponse(INTERNAL);
	});
	addControlRoutes(sandbox.app, control);
	addPages(sandbox.app, garage, drawer);
	addRoutes(sandbox.app, operations, handlers(garage, drawer), apiKey);
	const server = await startServer(sandbox.app, { port: options.port });
	return {
		url: server.url,
		apiUrl: `${server.url}${API_ROOT}`,
		apiKey,
		clock: sandbox.clock,
		calls: sandbox.calls,
		faults: sandbox.faults,
		control,
		reset: sandbox.reset,
		close: async () => {
			await server.close();
			database.close();
		},
	};
}

const INTERNAL = new Refusal(500, 'INTERNAL', 'Something went wrong on our side.');

const FAULT_REFUSALS: Readonly<Partial<Record<ActiveFault['name'], Refusal>>> = {
	status500: INTERNAL,
	status503: new Refusal(503, 'UNAVAILABLE', 'The service is being maintained.'),
	status429: new Refusal(429, 'TOO_MANY_REQUESTS', 'Too many requests in a short time.'),
};

/** Faults in the contract's own form; 429 and 503 say when to come back. */
function faultReply(fault: ActiveFault): Response | undefined {
	const refusal = FAULT_REFUSALS[fault.name];
	if (refusal === undefined) return undefined;
	return problemResponse(refusal, refusal.status === 500 ? {} : { 'Retry-After': '1' });
}
