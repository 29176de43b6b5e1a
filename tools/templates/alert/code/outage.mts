/**
 * What keeps runs from doing their work, and what a person was told of it. A service that is away for a night is told
 * once, whichever workflows come across it, once more after a day, and once when it answers again.
 */

import type { CodeNode } from '../../code/n8n.mts';

/** What all workflows need. */
export type Service = 'Exact Online' | 'PlanManager';

export interface Cause {
	/** The same for all that a person would call the same. */
	readonly key: string;
	/** Absent: the affair of one workflow. */
	readonly service?: Service;
}

export interface Outage {
	readonly service?: Service;
	/** Moments in epoch ms: of the first run, of the last one, and when a person was told. */
	readonly sinceMs: number;
	readonly lastMs: number;
	readonly toldMs: number;
	readonly runs: number;
	readonly workflows: readonly string[];
}

/** Which services answer now. */
export type Answers = Readonly<Record<Service, boolean>>;

/** A moment (epoch ms) as a person in Belgium reads it. */
export type TimeText = (ms: number) => string;

/** By the key of the cause. */
export type Outages = Readonly<Record<string, Outage>>;

/** Static data of the workflow. */
export interface Memory {
	outages?: Outages;
}

export interface FailureNoted {
	readonly outages: Outages;
	readonly outage: Outage;
	readonly isNews: boolean;
}

const HOUR_MS = 3_600_000;

/** A little less than a day, so that a nightly run is told of every night. */
const TOLD_AGAIN_MS = 23 * HOUR_MS;

/** The sweep runs every half hour: without it failing for so long, what answers does so to everybody. */
const QUIET_MS = HOUR_MS * 0.7;

/** What nobody has come across for so long is no outage any more. */
const FORGOTTEN_MS = 48 * HOUR_MS;

/** How the nodes say that a service is away, that the connection with it has ended, or that no calls are left. */
const SERVICE_TEXTS: ReadonlyArray<readonly [RegExp, Cause]> = [
	[
		/^Exact Online (could not be reached|is not available|could not answer|keeps refusing)/,
		{ key: 'Exact Online is away', service: 'Exact Online' },
	],
	[
		/^Reconnect this Exact Online credential/,
		{ key: 'Exact Online is not connected', service: 'Exact Online' },
	],
	[
		/^The daily call limit of Exact Online/,
		{ key: 'Exact Online has no calls left', service: 'Exact Online' },
	],
	[
		/^PlanManager (does not answer|answered status 5\d\d)/,
		{ key: 'PlanManager is away', service: 'PlanManager' },
	],
];

/** Why a run failed. Numbers and times differ from run to run. */
export function causeOf(workflow: string, message: string): Cause {
	const known = SERVICE_TEXTS.find(([text]) => text.test(message));
	if (known) return known[1];
	const [firstLine = ''] = message.split('\n');
	return { key: `${workflow}: ${firstLine.replace(/\d+/g, '#').slice(0, 200)}` };
}

/** What is known after one more run failed of a cause, and whether a person is to be told. */
export function noteFailure(
	before: Outages,
	{ key, service }: Cause,
	workflow: string,
	nowMs: number,
): FailureNoted {
	const known = stillKnown(before, nowMs);
	const first = { sinceMs: nowMs, toldMs: nowMs, runs: 0, workflows: [] };
	const { sinceMs, toldMs, runs, workflows } = known[key] ?? first;
	const isNews = known[key] === undefined || nowMs - toldMs >= TOLD_AGAIN_MS;
	const outage: Outage = {
		...(service === undefined ? {} : { service }),
		sinceMs,
		lastMs: nowMs,
		toldMs: isNews ? nowMs : toldMs,
		runs: runs + 1,
		workflows: [...new Set([...workflows, workflow])],
	};
	return { outages: { ...known, [key]: outage }, outage, isNews };
}

/** True for what may be over: a service that no run has missed for a while. */
export function mayBeOver({ service, lastMs }: Outage, nowMs: number): boolean {
	return service !== undefined && nowMs - lastMs >= QUIET_MS;
}

/** Which outages are over, by the services that answer, and what is left. */
export function endOutages(
	outages: Outages,
	answers: Answers,
	nowMs: number,
): { readonly over: readonly Outage[]; readonly left: Outages } {
	const isOver = (outage: Outage): boolean =>
		outage.service !== undefined && answers[outage.service] && mayBeOver(outage, nowMs);
	const all = Object.entries(outages);
	return {
		over: all.map(([, outage]) => outage).filter(isOver),
		left: Object.fromEntries(all.filter(([, outage]) => !isOver(outage))),
	};
}

/** In the time zone of the workflow. */
export function timeTextOf({ $now, DateTime }: Pick<CodeNode, '$now' | 'DateTime'>): TimeText {
	return (ms) => DateTime.fromMillis(ms, { zone: $now.zone }).toFormat('dd/MM/yyyy HH:mm');
}

function stillKnown(outages: Outages, nowMs: number): Outages {
	const recent = Object.entries(outages).filter(([, { lastMs }]) => nowMs - lastMs < FORGOTTEN_MS);
	return Object.fromEntries(recent);
}
