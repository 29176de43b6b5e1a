import { seededRandom } from '../../core/faults.mts';

/**
 * Choices that are the same on every machine: the garage must look alike in every run, so that a
 * number seen in a report can be looked up again.
 */
export type Random = {
	/** A whole number from `min` to `max`, both included. */
	readonly integer: (min: number, max: number) => number;
	/** One element of a list that isn't empty. */
	readonly pick: <T>(list: readonly T[]) => T;
	/** True with the given probability (0 to 1). */
	readonly chance: (probability: number) => boolean;
};

/** Choices drawn from one seed; equal seeds give equal sequences. */
export function seededChoices(seed: number): Random {
	const next = seededRandom(seed);
	const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
	const pick = <T,>(list: readonly T[]): T => {
		const chosen = list[integer(0, list.length - 1)];
		if (chosen === undefined) throw new Error('Nothing to pick from: the list is empty.');
		return chosen;
	};
	return { integer, pick, chance: (probability) => next() < probability };
}
