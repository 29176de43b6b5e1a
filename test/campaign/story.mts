/**
 * A story is drawn from a seed: a garage with customers and documents, what goes wrong while they are
 * exported, and what people do in between. The same seed tells the same story; only how two processes
 * interleave is decided by the machine.
 */
import { seededChoices } from '../../sandbox/planmanager/seed/random.mts';
import type { Random } from '../../sandbox/planmanager/seed/random.mts';
import { documentsOf, partiesOf } from './garage.mts';
import type { Garage, Party } from './garage.mts';
import { NO_TROUBLE, troubleOf } from './trouble.mts';
import type { Moment, Trouble } from './trouble.mts';

/** One attempt to export everything that is due. */
export interface Attempt extends Trouble {
	readonly kind: 'attempt';
	/** Processes that start at once, and the sites of each (codes, separated by commas; empty = all). */
	readonly runs: ReadonlyArray<{ readonly place: number; readonly sites: string }>;
	/** Documents that a run claims at once. */
	readonly limit: number;
}

/** What people do between two attempts; `share` of the documents it may concern. */
export interface Interlude {
	readonly kind: 'correct' | 'deleteAndReset' | 'reset' | 'editAndReset' | 'wait';
	readonly share: number;
	readonly seed: number;
}

export interface Story extends Garage {
	readonly seed: number;
	readonly acts: ReadonlyArray<Attempt | Interlude>;
}

const INTERLUDES = ['correct', 'deleteAndReset', 'reset', 'editAndReset', 'wait'] as const;

const MOMENTS: readonly Moment[] = [
	...[
		'crm/Accounts',
		'documents/Documents',
		'documents/DocumentAttachments',
		'salesentry/SalesEntries',
	].map((path): Moment => ({ service: 'exact', method: 'POST', path })),
	{ service: 'exact' },
	{ service: 'planManager', method: 'PUT', path: 'invoices/{id}/export' },
	{ service: 'planManager' },
];

/** The story of a seed: everything that can happen to an export. */
export function tellExport(seed: number): Story {
	const random = seededChoices(seed);
	const parties = partiesOf(random, random.integer(3, 8));
	const documents = documentsOf(random, parties, random.integer(8, 24));
	return { seed, parties, documents, acts: actsOf(random) };
}

/** Two runs at the same moment, on two processes, for few customers that the books do not know. */
export function tellPair(seed: number): Story {
	const random = seededChoices(seed);
	const parties = partiesOf(random, random.integer(2, 5)).map(
		({ customers: [customer], mayAsk }): Party => ({ customers: [customer], mayAsk }),
	);
	const documents = documentsOf(random, parties, random.integer(10, 20));
	const bySite = random.chance(0.5);
	const pair: Attempt = {
		kind: 'attempt',
		runs: ['LIEGE', 'NAMUR'].map((site, place) => ({ place, sites: bySite ? site : '' })),
		limit: random.pick([2, 5, 100]),
		...(random.chance(0.5) ? NO_TROUBLE : troubleOf(random, [0, 1], MOMENTS)),
	};
	return { seed, parties, documents, acts: [pair] };
}

function actsOf(random: Random): Array<Attempt | Interlude> {
	const acts: Array<Attempt | Interlude> = [];
	for (let left = random.integer(2, 5); left > 0; left -= 1) {
		acts.push(attemptOf(random));
		if (random.chance(0.6)) {
			const kind = random.pick(INTERLUDES);
			acts.push({ kind, share: 0.3, seed: random.integer(1, 1e9) });
		}
	}
	return acts;
}

function attemptOf(random: Random): Attempt {
	const places = random.chance(0.25) ? [0, 1] : [0];
	return {
		kind: 'attempt',
		runs: places.map((place) => ({ place, sites: '' })),
		limit: random.pick([3, 7, 100]),
		...troubleOf(random, places, MOMENTS),
	};
}
