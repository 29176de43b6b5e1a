// `npm run bench`: what an export costs in calls and memory, through the real n8n, and how the cost grows.
// Prints JSON. Counts and ratios are what counts; seconds depend on the machine, and Exact's minute is
// shortened so that nobody waits for it.
import { compareBooks } from '../../sandbox/demo/compare.mts';
import { SCHEDULED_TEMPLATE, startWorld } from '../../sandbox/demo/world.mts';
import type { World } from '../../sandbox/demo/world.mts';
import { watchMemory } from '../../sandbox/runtime/memory.mts';
import { getExecution, startManually, waitForEnd } from '../../sandbox/runtime/n8n/executions.mts';
import { resetAll } from '../e2e/support/worlds.mts';

const TRIGGER = 'Every night';
const MEGABYTE = 1_000_000;
const RUN_TIMEOUT_MS = 60 * 60_000;

/**
 * Megabytes of heap that n8n may use, as on a small server. Given the run of a large machine, Node hardly
 * collects its garbage, and the memory shows how much there was of it rather than how much was needed.
 */
const HEAP_MEGABYTES = 512;

/** Invoices of a run, unless the command line names others. */
const SIZES = [50, 200, 1_000];
/** Of these, half (at most 40) stand in Exact Online already. */
const CUSTOMERS_PER_INVOICE = 0.4;

type Figures = {
	invoices: number;
	run: 'new' | 'again' | 'newWithoutPdf';
	calls: number;
	necessaryWrites: number;
	ratio: number | null;
	seconds: number;
	/** Resident memory of the n8n process before the run, at its highest, and the difference. */
	startMegabytes: number;
	peakMegabytes: number;
	raisedMegabytes: number;
	problems: number;
};

function callsOf(world: World): number {
	return Object.entries(world.exact.control.calls.counts().byEndpoint)
		.filter(([endpoint]) => !endpoint.includes('oauth2/'))
		.reduce((sum, [, count]) => sum + count, 0);
}

async function measure(
	world: World,
	workflowId: string,
	invoices: number,
	run: Figures['run'],
	necessaryWrites: number,
): Promise<Figures> {
	const pid = world.n8n.pid;
	if (pid === undefined) throw new Error('n8n does not run');
	const stopWatch = await watchMemory(pid);
	const before = callsOf(world);
	const start = performance.now();
	const executionId = await startManually(world.session, workflowId, TRIGGER);
	const { status } = await waitForEnd(world.session, executionId, { timeoutMs: RUN_TIMEOUT_MS });
	const seconds = (performance.now() - start) / 1_000;
	const { startBytes, peakBytes } = stopWatch();
	if (status !== 'success') {
		const { error } = await getExecution(world.session, executionId);
		throw new Error(error?.message ?? status);
	}
	const calls = callsOf(world) - before;
	const { problems } = await compareBooks(world, run !== 'newWithoutPdf');
	for (const problem of problems.slice(0, 5)) console.error(problem);
	return {
		invoices,
		run,
		calls,
		necessaryWrites,
		ratio: necessaryWrites === 0 ? null : round(calls / necessaryWrites, 3),
		seconds: round(seconds, 1),
		startMegabytes: Math.round(startBytes / MEGABYTE),
		peakMegabytes: Math.round(peakBytes / MEGABYTE),
		raisedMegabytes: Math.round((peakBytes - startBytes) / MEGABYTE),
		problems: problems.length,
	};
}

async function bench(invoices: number): Promise<Figures[]> {
	const customers = Math.ceil(invoices * CUSTOMERS_PER_INVOICE);
	const knownCustomers = Math.min(40, Math.floor(customers / 2));
	const world = await startWorld({
		n8n: { env: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` } },
		exact: { minuteMs: 1_000, minutelyLimit: 100_000, dailyLimit: 100_000 },
		planManager: { seed: { bench: { invoices, customers, knownCustomers, pdfBytes: MEGABYTE } } },
	});
	try {
		const newCustomers = customers - knownCustomers;
		const { id } = await world.addTemplate(SCHEDULED_TEMPLATE);
		const plain = await world.addTemplate(SCHEDULED_TEMPLATE, {
			answers: { includePdf: false },
		});
		// First without PDFs: n8n's memory after that is what the PDFs may add to.
		const withoutPdf = await measure(
			world,
			plain.id,
			invoices,
			'newWithoutPdf',
			invoices + newCustomers,
		);
		world.exact.reset();
		world.planManager.reset();
		await world.reconnect();
		const first = await measure(world, id, invoices, 'new', 3 * invoices + newCustomers);
		await resetAll(world);
		return [withoutPdf, first, await measure(world, id, invoices, 'again', 0)];
	} finally {
		await world.close();
	}
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}

const wanted = process.argv.slice(2).map(Number);
if (!wanted.every((size) => Number.isInteger(size) && size > 0)) {
	throw new Error('Give numbers of invoices, such as: npm run bench -- 50 200');
}
const sizes = wanted.length === 0 ? SIZES : wanted;
const figures: Figures[] = [];
for (const size of sizes) figures.push(...(await bench(size)));
console.log(JSON.stringify({ figures, growth: growth(figures) }, null, 2));

/** How the cost of new invoices with PDF grows from the smallest to the largest run, as ratios. */
function growth(all: readonly Figures[]): Record<string, number> | null {
	const withPdf = all.filter((one) => one.run === 'new');
	const [smallest, largest] = [withPdf[0], withPdf.at(-1)];
	if (!smallest || !largest || smallest === largest) return null;
	const ratio = (figure: 'invoices' | 'calls' | 'seconds' | 'peakMegabytes') =>
		round(largest[figure] / smallest[figure], 2);
	return {
		invoices: ratio('invoices'),
		calls: ratio('calls'),
		seconds: ratio('seconds'),
		peakMegabytes: ratio('peakMegabytes'),
	};
}
