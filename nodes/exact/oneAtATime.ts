/**
 * One call at a time per credential and division in this process: parallel calls with an expired
 * token each cost an error of Exact Online's hourly quota, and its counters lag behind.
 */

const lastOf = new Map<string, Promise<unknown>>();

/** Runs the task when all earlier tasks with the same key have ended, well or not. */
export async function oneAtATime<T>(key: string, task: () => Promise<T>): Promise<T> {
	const before = lastOf.get(key) ?? Promise.resolve();
	const mine = before.then(task, task);
	lastOf.set(key, mine);
	try {
		return await mine;
	} finally {
		if (lastOf.get(key) === mine) lastOf.delete(key);
	}
}
