/** What goes wrong while a template runs: faults of both services, and a process that is killed. */
import { FAULT_NAMES, isImpossible } from '../../sandbox/core/faults.mts';
import type { FaultRule } from '../../sandbox/core/faults.mts';
import type { Random } from '../../sandbox/planmanager/seed/random.mts';

export interface Trouble {
	readonly exactFaults: readonly FaultRule[];
	readonly planManagerFaults: readonly FaultRule[];
	readonly kill?: Kill;
	/** The access token ends before it. */
	readonly expiresToken: boolean;
}

/** A process is killed at the nth of some calls: before the service does what is asked, or after. */
export interface Kill {
	readonly service: Service;
	readonly fault: FaultRule;
	/** Which process. */
	readonly place: number;
}

export type Service = 'exact' | 'planManager';

/** Calls at which a process may be killed. */
export type Moment = Pick<FaultRule, 'method' | 'path'> & { readonly service: Service };

export const NO_TROUBLE: Trouble = {
	exactFaults: [],
	planManagerFaults: [],
	expiresToken: false,
};

/** Trouble for processes at these places; kills come at one of these moments. */
export function troubleOf(
	random: Random,
	places: readonly number[],
	moments: readonly Moment[],
): Trouble {
	return {
		exactFaults: random.chance(0.8) ? faultsOf(random, 0.08) : [],
		planManagerFaults: planManagerFaultsOf(random),
		...(random.chance(0.3) ? { kill: killOf(random, random.pick(places), moments) } : {}),
		expiresToken: random.chance(0.1),
	};
}

/** In peace, faults now and then, or away from some call on. */
function planManagerFaultsOf(random: Random): FaultRule[] {
	if (random.chance(0.1)) return [{ name: 'status503', count: 0, skip: random.integer(0, 40) }];
	return random.chance(0.4) ? faultsOf(random, 0.1) : [];
}

/**
 * Every fault there is, before and after the deed, and an answer cut short with and without its length. A
 * 429 only ever comes before it: that is what makes it safe to repeat the call.
 */
function faultsOf(random: Random, most: number): FaultRule[] {
	return VARIANTS.map((variant) => ({
		...variant,
		ms: 20,
		count: 0,
		probability: (most * random.integer(0, 100)) / 100,
		seed: random.integer(1, 1e9),
	}));
}

const VARIANTS: readonly FaultRule[] = [
	...FAULT_NAMES.map((name) => ({ name })),
	{ name: 'cutReply', withLength: true },
	...FAULT_NAMES.filter(
		(name) => !['status429', 'dropReply', 'stallReply', 'cutReply'].includes(name),
	)
		.map((name): FaultRule => ({ name, afterCommit: true }))
		.filter((rule) => !isImpossible(rule)),
];

/** `stall` kills before the call is carried out, `stallReply` between the deed and its answer. */
function killOf(random: Random, place: number, moments: readonly Moment[]): Kill {
	const { service, method, path } = random.pick(moments);
	const fault: FaultRule = {
		name: random.chance(0.5) ? 'stall' : 'stallReply',
		...(method === undefined ? {} : { method }),
		...(path === undefined ? {} : { path }),
		skip: random.integer(0, path === undefined ? 40 : 4),
		ms: 400,
	};
	return { service, fault, place };
}
