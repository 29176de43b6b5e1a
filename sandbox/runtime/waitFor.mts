import { setTimeout as sleep } from 'node:timers/promises';

export type WaitOptions = {
	/** After this many milliseconds it gives up. Default: a minute. */
	timeoutMs?: number;
	/** Pause between two looks, in milliseconds. Default: 100. */
	everyMs?: number;
};

/**
 * Looks again and again until there is an answer.
 * @param what what is waited for, as it would follow "waited in vain for"
 * @param look gives the answer, or undefined while there is none yet; what it throws ends the wait
 * @returns the first answer that is not undefined
 * @throws Error naming `what` when the time is up
 */
export async function waitFor<T>(
	what: string,
	look: () => T | undefined | Promise<T | undefined>,
	{ timeoutMs = 60_000, everyMs = 100 }: WaitOptions = {},
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const answer = await look();
		if (answer !== undefined) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}`);
		await sleep(everyMs);
	}
}
