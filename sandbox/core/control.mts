import { Hono } from 'hono';
import { z } from 'zod';
import type { CallLog } from './calls.mts';
import type { Clock } from './clock.mts';
import { FAULT_NAMES, isImpossible } from './faults.mts';
import type { Faults } from './faults.mts';
import type { SandboxContext, SandboxEnv } from './intercept.mts';

export type ControlOptions = {
	clock: Clock;
	calls: CallLog;
	faults: Faults;
	/** Everything back to the seed. */
	reset: () => void;
	/** What the service holds, as plain data. */
	state: () => unknown;
};

const faultRule = z
	.object({
		name: z.enum(FAULT_NAMES),
		method: z.string().optional(),
		path: z.string().optional(),
		count: z.number().int().min(0).optional(),
		skip: z.number().int().min(0).optional(),
		ms: z.number().min(0).optional(),
		withLength: z.boolean().optional(),
		probability: z.number().min(0).max(1).optional(),
		seed: z.number().int().optional(),
		text: z.string().optional(),
		afterCommit: z.boolean().optional(),
	})
	.strict()
	.refine((rule) => !isImpossible(rule), 'This fault ends before the request is carried out');

const clockChange = z
	.object({ advance: z.number().optional(), set: z.union([z.number(), z.string()]).optional() })
	.strict();

/** The routes under /_sandbox/: never part of what is imitated, never counted, never faulty. */
export function controlRoutes(options: ControlOptions): Hono<SandboxEnv> {
	const { clock, calls, faults } = options;
	const routes = new Hono<SandboxEnv>();
	const time = () => ({ now: clock.now(), iso: new Date(clock.now()).toISOString() });

	routes.post('/reset', (c) => {
		options.reset();
		return c.json({ reset: true });
	});
	routes.get('/clock', (c) => c.json(time()));
	routes.post('/clock', async (c) => {
		const change = clockChange.safeParse(await body(c));
		if (!change.success) return c.json({ problem: change.error.issues }, 400);
		if (change.data.set !== undefined) clock.set(new Date(change.data.set).getTime());
		if (change.data.advance !== undefined) clock.advance(change.data.advance);
		return c.json(time());
	});
	routes.get('/faults', (c) => c.json(faults.list()));
	routes.post('/faults', async (c) => {
		const given = await body(c);
		const rules = z.array(faultRule).safeParse(Array.isArray(given) ? given : [given]);
		if (!rules.success) return c.json({ problem: rules.error.issues }, 400);
		return c.json(rules.data.map((rule) => faults.add(rule)));
	});
	routes.delete('/faults', (c) => {
		faults.clear();
		return c.json([]);
	});
	routes.delete('/faults/:id', (c) =>
		c.json({ removed: faults.remove(Number(c.req.param('id'))) }),
	);
	routes.get('/calls', (c) => c.json(calls.counts()));
	routes.delete('/calls', (c) => {
		calls.reset();
		return c.json(calls.counts());
	});
	routes.get('/log', (c) => c.json(calls.list(c.req.query('endpoint'))));
	routes.get('/state', (c) => c.json(options.state()));
	return routes;
}

async function body(context: SandboxContext): Promise<unknown> {
	try {
		return await context.req.json<unknown>();
	} catch {
		return {};
	}
}
