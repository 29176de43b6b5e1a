/**
 * A history of payments: documents are exported, money comes and is matched, undone and matched again, while
 * the templates bring what is paid to PlanManager under all kinds of trouble. It ends with a calm sweep.
 */
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { seededChoices } from '../../sandbox/planmanager/seed/random.mts';
import type { Random } from '../../sandbox/planmanager/seed/random.mts';
import { drawnSwitches, newBookkeeper } from '../engine/support/bookkeeper.mts';
import { entriesOf } from './books.mts';
import { accountFor, corrected, documentsOf, partiesOf } from './garage.mts';
import type { Garage } from './garage.mts';
import { exportRun } from './play.mts';
import type { Run, Stage } from './stage.mts';
import { troubleOf } from './trouble.mts';
import type { Moment, Trouble } from './trouble.mts';

/** One or two templates that start at the same moment. */
interface Reading extends Trouble {
	readonly kind: 'read';
	readonly runs: readonly Run[];
}

type Act =
	| Reading
	| { readonly kind: 'moves'; readonly count: number }
	| { readonly kind: 'wait'; readonly hours: number }
	/** Exact Online moves the administration: its feed starts again. */
	| { readonly kind: 'move' };

export interface History extends Garage {
	readonly seed: number;
	readonly switches: Readonly<Record<string, unknown>>;
	readonly acts: readonly Act[];
}

const MOMENTS: readonly Moment[] = [
	{ service: 'exact' },
	{ service: 'exact', path: 'sync/Cashflow/PaymentTerms' },
	{ service: 'planManager', method: 'PUT', path: 'invoices/{id}/payments' },
];

const HOUR_MS = 3_600_000;

type Template = Pick<Run, 'template' | 'trigger'>;

const ON_EVENT: Template = {
	template: 'payments-to-planmanager',
	trigger: 'When something is booked',
};
const BY_DAY: Template = { template: 'payment-sweep', trigger: 'Every half hour' };
const AT_NIGHT: Template = { template: 'payment-sweep', trigger: 'Every night' };

/** The history of a seed. Its customers are known in the books, so that nobody is asked for anything. */
export function tellHistory(seed: number): History {
	const random = seededChoices(seed);
	const parties = partiesOf(random, random.integer(2, 3)).map((party) => ({
		...party,
		account: accountFor(party.customers[0]),
	}));
	const documents = documentsOf(random, parties, random.integer(3, 8)).map((document) => ({
		...document,
		content: corrected(document.content),
		isFlawed: false,
	}));
	return { seed, parties, documents, switches: drawnSwitches(random), acts: actsOf(random) };
}

function actsOf(random: Random): Act[] {
	const acts: Act[] = [];
	for (let left = random.integer(2, 5); left > 0; left -= 1) {
		acts.push({ kind: 'moves', count: random.integer(1, 8) }, readingOf(random));
		if (random.chance(0.3)) acts.push({ kind: 'wait', hours: random.pick([1, 12, 30]) });
		if (random.chance(0.05)) acts.push({ kind: 'move' });
	}
	acts.push({ kind: 'moves', count: random.integer(0, 4) });
	return acts;
}

function readingOf(random: Random): Reading {
	const places = random.chance(0.25) ? [0, 1] : [0];
	return {
		kind: 'read',
		runs: places.map((place) => ({
			place,
			...random.pick([ON_EVENT, ON_EVENT, BY_DAY, AT_NIGHT]),
		})),
		...troubleOf(random, places, MOMENTS),
	};
}

/** Plays a history on a fresh stage. Throws when the documents could not be exported in peace. */
export async function playHistory(history: History, stage: Stage): Promise<void> {
	const { documents, seed } = history;
	const { payments } = stage.world.exact.control;
	await stage.run([exportRun(0)]);
	const { entries, move } = newBookkeeper(payments, GARAGE_DIVISION, seededChoices(seed));
	for (const { content, party } of documents) {
		const number = content.number ?? '';
		if (entriesOf(stage.world, number).length !== 1) throw new Error(`${number} was not exported`);
		const customer = party.customers[0].id;
		entries.push({ number, customer, isCredit: content.documentType === 'CREDIT_NOTE' });
	}
	for (const act of history.acts) {
		if (act.kind === 'read') await stage.run(act.runs, act);
		if (act.kind === 'moves') for (let left = act.count; left > 0; left -= 1) move();
		if (act.kind === 'wait') stage.wait(act.hours * HOUR_MS);
		if (act.kind === 'move') payments.moveDivision(GARAGE_DIVISION);
	}
	stage.calmDown();
	await stage.run([{ place: 0, ...BY_DAY }]);
	await stage.run([{ place: 0, ...AT_NIGHT }]);
}
