import type { Switches } from './options.mts';

/** Something odd that Exact does, and what says so. */
export type Quirk = {
	what: string;
	evidence: string;
	/** certain: several sources or a recorded answer; likely: one good source; guess: none. */
	confidence: 'certain' | 'likely' | 'guess';
	/** Where the other behaviour is to be had. */
	switch?: keyof Switches;
};
