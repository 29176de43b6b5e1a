import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** Where `sleep` of n8n-workflow lives, which the nodes wait with. */
const waits = createRequire(require.resolve('n8n-workflow'))('@n8n/utils/sleep') as {
	sleep: (ms: number) => Promise<void>;
};

/**
 * The client waits seconds before it tries again, and up to a minute for Exact Online's call limit. With
 * this, waits of a second and more take so many times less. Time-outs of connections are not touched: on a
 * busy machine an answer may take longer than a minute's hundredth.
 */
export function hurry(times = 100): void {
	const { sleep } = waits;
	waits.sleep = async (ms) => await sleep(ms >= 1_000 ? ms / times : ms);
}
