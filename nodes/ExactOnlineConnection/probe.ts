/**
 * Reads one thing at a time and keeps what became of it. A refusal is an answer to the check, so it
 * stops nothing, unless it makes every further call pointless: then no more errors are made.
 */
import { asError, ExactError } from '../exact/errors';

/** How a read ended. `skipped`: an earlier one had stopped the rest. */
export type Probe<Value> =
	| { readonly endpoint: string; readonly value: Value }
	| { readonly endpoint: string; readonly error: ExactError }
	| { readonly endpoint: string; readonly skipped: true };

export interface Prober {
	read<Value>(endpoint: string, task: () => Promise<Value>): Promise<Probe<Value>>;
}

export function createProber(): Prober {
	let stopped = false;
	return {
		async read(endpoint, task) {
			if (stopped) return { endpoint, skipped: true };
			try {
				return { endpoint, value: await task() };
			} catch (error) {
				if (!(error instanceof ExactError)) throw asError(error);
				stopped = error.fatal;
				return { endpoint, error };
			}
		},
	};
}

/** What was read, or undefined. */
export function valueOf<Value>(probe: Probe<Value> | undefined): Value | undefined {
	return probe !== undefined && 'value' in probe ? probe.value : undefined;
}
