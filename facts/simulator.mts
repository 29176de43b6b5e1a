// The facts asked of the simulator, each in a fresh one: as it is by default, and with its switches
// where the fact does not hold. Its clock is moved, so that nobody waits for a limit.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import {
	CLIENT_ID,
	CLIENT_SECRET,
	GARAGE_DIVISION,
	WEBHOOK_SECRET,
} from '../sandbox/exact/options.mts';
import { startExactSimulator } from '../sandbox/exact/server.mts';
import type { ExactSimulator } from '../sandbox/exact/server.mts';
import { centsOf } from './client/answer.mts';
import { createBench, planBench } from './client/bench.mts';
import type { Bench } from './client/bench.mts';
import { createBudget } from './client/budget.mts';
import { codeIn, connect, consentAddress } from './client/connection.mts';
import type { App, Connection } from './client/connection.mts';
import { createService } from './client/service.mts';
import type { Cashier, Listener, Service } from './client/service.mts';
import { ask } from './ask.mts';
import type { AskedFact, Fact, Position, Verdict } from './fact.mts';

const DIVISION = GARAGE_DIVISION;
const JOURNAL = '700';
/** The seeded books are those of 2026. */
const START = Date.UTC(2026, 10, 10, 9);

export type Told = { fact: AskedFact; position: Position; verdict: Verdict };

/** Every question, at the default and at each other position, in order. */
export async function askSimulator(facts: readonly Fact[]): Promise<Told[]> {
	const told: Told[] = [];
	for (const fact of facts) {
		if (fact.kind === 'unasked') continue;
		for (const position of [{}, ...(fact.otherwise ?? [])]) {
			told.push({ fact, position, verdict: await askOnce(fact, position) });
		}
	}
	return told;
}

async function askOnce(fact: AskedFact, position: Position): Promise<Verdict> {
	const simulator = await startExactSimulator({ start: START, ...position });
	const ear = await openEar(simulator);
	try {
		const { service, bench } = await openAdministration(simulator, ear.listener);
		await liveIn(simulator, bench);
		return await ask(fact, service, bench);
	} finally {
		await simulator.close();
		ear.close();
	}
}

/** A consented connection, and a bench in the garage's journal 700. */
async function openAdministration(simulator: ExactSimulator, listener: Listener) {
	const { clock } = simulator.control;
	const time = {
		now: () => clock.now(),
		wait: (ms: number) => Promise.resolve(void clock.advance(ms)),
	};
	const app: App = {
		site: simulator.url,
		clientId: CLIENT_ID,
		clientSecret: CLIENT_SECRET,
		redirectUri: 'https://n8n.example.be/rest/oauth2-credential/callback',
	};
	const consent = async (): Promise<Connection> => {
		const address = `${consentAddress(app)}&auto_approve=1`;
		const answer = await fetch(address, { redirect: 'manual' });
		return await connect(app, codeIn(answer.headers.get('Location') ?? ''), time.now);
	};
	const service: Service = {
		...createService(await consent(), DIVISION, time, createBudget(time)),
		secondConsent: consent,
		cashier: cashierOf(simulator),
		listener,
	};
	const bench = createBench(service, await planBench(service, JOURNAL, 'FACTS'));
	return { service, bench };
}

/** Hears webhooks on this machine. */
async function openEar(simulator: ExactSimulator) {
	const bodies: string[] = [];
	let status = 200;
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			bodies.push(body);
			response.writeHead(status).end();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No address');
	const listener: Listener = {
		address: `http://127.0.0.1:${address.port}/hook`,
		secret: WEBHOOK_SECRET,
		async received() {
			await simulator.control.webhooks.flush();
			return bodies;
		},
		answer: (next) => {
			status = next;
		},
	};
	return {
		listener,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

function cashierOf({ control }: ExactSimulator): Cashier {
	return {
		receive(parts) {
			const matches = parts.map(({ entry, cents, lessCents, less = 'difference' }) => ({
				entry,
				cents,
				...(lessCents === undefined ? {} : { [`${less}Cents`]: lessCents }),
			}));
			const cents = parts.reduce((sum, part) => sum + part.cents, 0);
			const { entryId } = control.payments.receive(DIVISION, { cents, matches });
			return Promise.resolve(entryId);
		},
		unmatch: (entry) => Promise.resolve(void control.payments.unmatch(DIVISION, { entry })),
	};
}

/** An open invoice, a paid one, and a supplier: what an administration has that is in use. */
async function liveIn({ control }: ExactSimulator, bench: Bench): Promise<void> {
	await bench.entry({ YourRef: 'OPEN' });
	const paid = await bench.entry({ YourRef: 'PAID' });
	// Nothing where amounts are dropped.
	const cents = Math.min(1000, centsOf(paid.row, 'AmountFC'));
	if (cents > 0) control.payments.receive(DIVISION, { cents, matches: [{ entry: 'PAID' }] });
	control.payments.addSupplierTerm(DIVISION, { yourRef: 'BOUGHT', cents: 5000 });
}
