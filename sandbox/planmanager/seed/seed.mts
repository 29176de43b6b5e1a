import type { Seed } from '../types.mts';
import { benchSeed } from './benchSeed.mts';
import type { BenchOptions } from './benchSeed.mts';
import { garageSeed } from './garageSeed.mts';
import { hellSeed } from './hellSeed.mts';

/**
 * Where a simulator starts: the believable garage with its planted defects, the documents from
 * hell, or so many good documents for a measurement.
 */
export type SeedChoice = 'garage' | 'hell' | { readonly bench: BenchOptions };

/** The seed of a choice; equal choices give equal seeds. */
export function seedFor(choice: SeedChoice): Seed {
	if (choice === 'garage') return garageSeed();
	if (choice === 'hell') return hellSeed();
	return benchSeed(choice.bench);
}
