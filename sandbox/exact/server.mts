import { createSandbox } from '../core/sandbox.mts';
import type { Sandbox } from '../core/sandbox.mts';
import { startServer } from '../core/server.mts';
import type { Certificate } from '../core/server.mts';
import { endpointOf } from './api/address.mts';
import { createErrorVelocity } from './api/errorVelocity.mts';
import { createLimits } from './api/limits.mts';
import { sendProblem } from './api/reply.mts';
import { apiRoutes } from './api/routes.mts';
import { createBlobs } from './blobs.mts';
import { createControl, controlExtras, stateOf } from './control.mts';
import type { Control } from './control.mts';
import { paymentRoutes, webhookRoutes } from './controlRoutes.mts';
import { oauthRoutes } from './oauth/routes.mts';
import { createTokens } from './oauth/tokens.mts';
import { applySwitches, DEFAULT_SWITCHES, GARAGE_DIVISION } from './options.mts';
import type { Switches } from './options.mts';
import { pageRoutes } from './pages/routes.mts';
import { Problem } from './problem.mts';
import { resourceMap } from './resources/all.mts';
import { seedBooks } from './seed/seed.mts';
import { bookTakenNumbers } from './seed/takenNumbers.mts';
import type { Work } from './resources/resource.mts';
import type { Books } from './store.mts';
import { createWebhooks } from './webhooks/hub.mts';

export type ExactSimulatorOptions = Partial<Switches> & {
	/** 0 or absent = any free port. */
	port?: number;
	/** Serves over https with this. */
	https?: Certificate;
	/** Registered callback addresses; absent = any on this machine, and any https one. */
	redirectUris?: readonly string[];
	/** Where the clock starts (ms since the epoch); absent = now. */
	start?: number;
	/** Book what the accountant typed in under numbers of the garage (default); false = no entries. */
	takenNumbers?: boolean;
};

export type ExactSimulator = {
	/** "http://127.0.0.1:4101": the site; the API is below /api. */
	url: string;
	/** The books by division, live. */
	state: ReadonlyMap<number, Books>;
	control: Control;
	/** Books, tokens, limits, faults, calls, clock and switches back to the start. */
	reset: () => void;
	close: () => Promise<void>;
};

/** Starts an Exact Online that lives in memory. Close it to free its port and its files. */
export async function startExactSimulator(
	options: ExactSimulatorOptions = {},
): Promise<ExactSimulator> {
	const { port, https, redirectUris, start, takenNumbers = true, ...changed } = options;
	const switches: Switches = { ...DEFAULT_SWITCHES };
	applySwitches(switches, changed);
	const blobs = createBlobs();
	const limits = createLimits(switches);
	const errorVelocity = createErrorVelocity(switches);
	const books = new Map<number, Books>();
	let url = '';
	const siteUrl = () => url;

	const sandbox: Sandbox = createSandbox({
		endpointOf,
		...(start === undefined ? {} : { start }),
		state: () => stateOf(books),
		resetState: () => {
			applySwitches(switches, { ...DEFAULT_SWITCHES, ...changed });
			webhooks.reset();
			openBooks();
			tokens.reset();
			limits.reset();
			errorVelocity.reset();
			resetTokenBudget();
		},
		faultReply: (fault, context) => {
			if (fault.name === 'status500' && fault.text !== undefined) {
				return sendProblem(context, new Problem(500, fault.text), switches, {});
			}
			if (fault.name !== 'status429') return undefined;
			// Only the minute's headers come with a 429 of the minute's limit.
			return new Response(null, {
				status: 429,
				headers: limits.minuteHeaders(sandbox.clock.now()),
			});
		},
	});
	const { app, clock } = sandbox;
	const tokens = createTokens(clock, switches);
	const webhooks = createWebhooks({ clock, switches, books, siteUrl });
	const workFor = (book: Books): Work => ({
		books: book,
		switches,
		clock,
		blobs,
		siteUrl: url,
		emit: (topic, key, action) => webhooks.emit(book, topic, key, action),
	});
	const openBooks = () => {
		replaceBooks(books, seedBooks(clock));
		const garage = books.get(GARAGE_DIVISION);
		if (garage && takenNumbers) bookTakenNumbers(workFor(garage));
	};
	openBooks();
	const control = createControl({
		sandbox,
		tokens,
		switches,
		books,
		blobs,
		workFor,
		webhooks: webhooks.control,
	});
	const hasDivision = (division: number) => books.has(division);
	const gate = { clock, switches, tokens, limits, errorVelocity, hasDivision };
	const resetTokenBudget = oauthRoutes(app, {
		clock,
		tokens,
		switches,
		...(redirectUris ? { redirectUris } : {}),
	});
	const resources = resourceMap(() => books, webhooks.validate);
	const booksOf = (division: number) => books.get(division);
	apiRoutes(app, { gate, clock, resources, booksOf, workFor, siteUrl });
	controlExtras(app, control);
	paymentRoutes(app, control);
	webhookRoutes(app, control);
	pageRoutes(app, { books, blobs, clock, payments: control.payments });

	const server = await startServer(app, {
		...(port === undefined ? {} : { port }),
		...(https ? { https } : {}),
	});
	url = server.url;
	return {
		url,
		state: books,
		control,
		reset: sandbox.reset,
		close: async () => {
			webhooks.close();
			await server.close();
			blobs.close();
		},
	};
}

function replaceBooks(target: Map<number, Books>, source: ReadonlyMap<number, Books>): void {
	target.clear();
	for (const [division, books] of source) target.set(division, books);
}
