import { Hono } from 'hono';
import { createCallLog } from './calls.mts';
import type { CallLog } from './calls.mts';
import { createClock } from './clock.mts';
import type { Clock } from './clock.mts';
import { controlRoutes } from './control.mts';
import { createFaults } from './faults.mts';
import type { Faults } from './faults.mts';
import { intercept } from './intercept.mts';
import type { InterceptOptions, SandboxEnv } from './intercept.mts';

export type SandboxOptions = Pick<InterceptOptions, 'endpointOf' | 'faultReply'> & {
	/** Puts the service's own data back to the seed. */
	resetState: () => void;
	/** What the service holds, as plain data, for GET /_sandbox/state. */
	state: () => unknown;
	/** Where the clock starts (ms since the epoch); default: now. */
	start?: number;
};

export type Sandbox = {
	/** Add the imitated routes here. Faults, log and /_sandbox/ are already in place. */
	app: Hono<SandboxEnv>;
	clock: Clock;
	calls: CallLog;
	faults: Faults;
	/** State, faults, calls and clock back to the start. */
	reset: () => void;
};

/** The common ground of a simulator: one hono app with clock, call log, faults and control API. */
export function createSandbox(options: SandboxOptions): Sandbox {
	const clock = createClock(options.start);
	const calls = createCallLog();
	const faults = createFaults();
	const reset = () => {
		clock.reset();
		calls.reset();
		faults.clear();
		options.resetState();
	};
	const { endpointOf, faultReply, state } = options;
	const app = new Hono<SandboxEnv>();
	// Whoever reads a moment in an answer, such as the end of a limit, compares it with this.
	app.use(async (context, next) => {
		await next();
		context.res.headers.set('Date', new Date(clock.now()).toUTCString());
	});
	app.use(intercept({ clock, calls, faults, endpointOf, faultReply }));
	app.route('/_sandbox', controlRoutes({ clock, calls, faults, reset, state }));
	return { app, clock, calls, faults, reset };
}
