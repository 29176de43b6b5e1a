// What a trial keeps on disk, to be stopped and gone on with: no secret, no token, nothing of the
// books but the identifiers of what it made itself.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Made } from '../client/bench.mts';
import type { Refusals } from '../client/budget.mts';
import type { Verdict } from '../fact.mts';

export type TrialState = {
	site: string;
	division: number;
	/** Stands in everything that is written. */
	mark: string;
	/** By the id of the fact. */
	told: Record<string, Verdict>;
	/** What was written and is not removed yet. */
	made: readonly Made[];
	refusals: Refusals;
	calls: number;
};

export type TrialStore = {
	read: () => TrialState | undefined;
	write: (state: TrialState) => void;
	forget: () => void;
};

export function trialStore(folder: string): TrialStore {
	const file = join(folder, 'trial.json');
	return {
		read() {
			try {
				return JSON.parse(readFileSync(file, 'utf8')) as TrialState;
			} catch {
				return undefined;
			}
		},
		write(state) {
			mkdirSync(folder, { recursive: true });
			writeFileSync(file, JSON.stringify(state, null, '\t'), { mode: 0o600 });
		},
		forget: () => rmSync(file, { force: true }),
	};
}
