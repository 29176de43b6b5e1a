// A fact about Exact Online that the link rests on: what is believed, why, how sure, what the nodes
// do about it, and a question to a running service that tells whether it is so.
import type { Switches } from '../sandbox/exact/options.mts';
import type { Bench } from './client/bench.mts';
import type { Service } from './client/service.mts';

/** Where the simulator's switches stand when a fact is otherwise. */
export type Position = Partial<Switches>;

export type Verdict =
	| { told: 'holds' }
	/** `seen` holds nothing of the books but their form; `position` = how the simulator imitates it. */
	| { told: 'differs'; seen: string; position?: Position }
	/** Neither: this administration has nothing to tell it by, or asking costs too much. */
	| { told: 'untold'; why: string };

/**
 * certain: several independent sources, or a recorded answer of the service; likely: one good source,
 * or a consistent chain; guess: no source, or sources that contradict each other.
 */
export type Confidence = 'certain' | 'likely' | 'guess';

type Belief = {
	/** Stable: profiles name facts by it. */
	id: string;
	/** Markdown, one cell of a table. */
	statement: string;
	sources: readonly string[];
	confidence: Confidence;
	/** What the nodes do about it. */
	nodes: string;
	/** What to choose in the nodes when it does not hold, where there is something to choose. */
	advice?: string;
	/** Positions of the simulator's switches in which the fact does not hold; the check says so. */
	otherwise?: readonly Position[];
};

type Reading = {
	kind: 'reading';
	check: (service: Service) => Promise<Verdict>;
	/** What asking costs in a real administration, where that is more than calls. */
	price?: string;
};

type Writing = {
	kind: 'writing';
	/** What is written, for the list that a person sees before: "an entry of two lines". */
	writes: string;
	/** Part of the service without which nothing is written and nothing told. */
	needs?: 'cashier' | 'listener';
	check: (service: Service, bench: Bench) => Promise<Verdict>;
	price?: string;
};

type Unasked = {
	kind: 'unasked';
	/** Why no client can ask it. */
	why: string;
};

export type Fact = Belief & (Reading | Writing | Unasked);
export type AskedFact = Exclude<Fact, { kind: 'unasked' }>;

export type Group = {
	/** Heading of the page, and a line above the table where it has several. */
	title: string;
	intro?: string;
	facts: readonly Fact[];
};

export const holds: Verdict = { told: 'holds' };

export const differs = (seen: string, position?: Position): Verdict => ({
	told: 'differs',
	seen,
	...(position ? { position } : {}),
});

export const untold = (why: string): Verdict => ({ told: 'untold', why });

/** Holds when it is so; otherwise differs with what was seen. */
export const tell = (isSo: boolean, seen: string): Verdict => (isSo ? holds : differs(seen));
