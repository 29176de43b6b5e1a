import type { DatabaseSync } from 'node:sqlite';

/** What every part of the store works on: the database, and the simulator's clock. */
export type Garage = {
	readonly database: DatabaseSync;
	/** Milliseconds since the epoch, on the simulator's clock. */
	readonly now: () => number;
};

/** A moment in milliseconds as the contract writes it. */
export function moment(ms: number): string {
	return new Date(ms).toISOString();
}
