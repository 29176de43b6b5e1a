// The control functions over HTTP, under /_sandbox/. Bodies are JSON.
import type { Hono } from 'hono';
import type { SandboxContext, SandboxEnv } from '../core/intercept.mts';
import type { Control } from './control.mts';
import { FORGERIES } from './webhooks/forge.mts';
import type { Forgery } from './webhooks/forge.mts';

type Body = Record<string, unknown>;

/** POST payments/{operation} {division, …}; GET truth/{division}. A refusal is a 400 {problem}. */
export function paymentRoutes(app: Hono<SandboxEnv>, { payments }: Control): void {
	app.get('/_sandbox/truth/:division', (c) =>
		answer(c, () => payments.truth(Number(c.req.param('division')))),
	);
	app.post('/_sandbox/payments/:operation', async (c) => {
		const { division, ...input } = await c.req.json<Body>();
		const operation = Object.entries(payments).find(([name]) => name === c.req.param('operation'));
		if (!operation) return await c.notFound();
		// Each operation checks its input by itself.
		const act = operation[1] as (division: number, input: unknown) => unknown;
		return await answer(c, () => act(Number(division), input) ?? { done: true });
	});
}

/** GET webhooks; POST webhooks/{lose,duplicate,hold,release,flush,forge,drop}. */
export function webhookRoutes(app: Hono<SandboxEnv>, { webhooks }: Control): void {
	app.get('/_sandbox/webhooks', (c) =>
		c.json({ deliveries: webhooks.deliveries(), validations: webhooks.validations() }),
	);
	app.get('/_sandbox/webhooks/:division', (c) =>
		c.json(webhooks.subscriptions(Number(c.req.param('division')))),
	);
	const actions: Record<string, (body: Body) => unknown> = {
		lose: ({ count }) => webhooks.loseNext(Number(count)),
		duplicate: ({ count }) => webhooks.duplicateNext(Number(count)),
		hold: () => webhooks.hold(),
		release: ({ reverse }) => webhooks.release({ reverse: reverse === true }),
		flush: () => webhooks.flush(),
		forge: (body) => webhooks.forge(forgeryOf(body)),
		drop: ({ division, topic }) => ({
			dropped: webhooks.dropSubscription(Number(division), String(topic)),
		}),
	};
	app.post('/_sandbox/webhooks/:action', async (c) => {
		const action = actions[c.req.param('action')];
		if (!action) return await c.notFound();
		const text = await c.req.text();
		const body = (text === '' ? {} : JSON.parse(text)) as Body;
		return await answer(c, async () => (await action(body)) ?? { done: true });
	});
}

function forgeryOf({ kind, division, topic, callbackUrl }: Body): Forgery {
	const known = FORGERIES.find((name) => name === kind);
	if (!known) throw new Error(`Unknown forgery: ${String(kind)}`);
	return {
		kind: known,
		division: Number(division),
		topic: String(topic),
		...(typeof callbackUrl === 'string' ? { callbackUrl } : {}),
	};
}

async function answer(context: SandboxContext, act: () => unknown): Promise<Response> {
	try {
		return context.json((await act()) as object);
	} catch (error) {
		return context.json({ problem: error instanceof Error ? error.message : String(error) }, 400);
	}
}
