import type { Seed } from '../types.mts';
import { benchSeed } from './benchSeed.mts';
import type { BenchOptions } from './benchSeed.mts';
import { garageSeed } from './garageSeed.mts';
import { hellSeed } from './hellSeed.mts';
import { newGarageSeed } from './newGarageSeed.mts';

/**
 * Where a simulator starts: the believable garage with its planted defects, the same before the link
 * was set up, the documents from hell, so many good documents for a measurement, or a seed of one's own.
 */
export type SeedChoice = 'garage' | 'newGarage' | 'hell' | { readonly bench: BenchOptions } | Seed;

/** The seed of a choice; equal choices give equal seeds. */
export function seedFor(choice: SeedChoice): Seed {
	if (choice === 'garage') return garageSeed();
	if (choice === 'newGarage') return newGarageSeed();
	if (choice === 'hell') return hellSeed();
	return 'bench' in choice ? benchSeed(choice.bench) : choice;
}
