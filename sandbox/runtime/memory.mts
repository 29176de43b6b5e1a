import { readFile } from 'node:fs/promises';
import { run } from './npm.mts';

const EVERY_MS = 250;

async function residentBytes(pid: number): Promise<number> {
	if (process.platform === 'linux') {
		const status = await readFile(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
	}
	return Number(await run('ps', ['-o', 'rss=', '-p', String(pid)], process.cwd())) * 1024;
}

export type MemoryUse = { startBytes: number; peakBytes: number };

/**
 * Watches a process's resident memory, looking four times a second (Linux and macOS).
 * @param pid the process, which must run until the watch ends
 * @returns a function that ends the watch and tells what was seen
 */
export async function watchMemory(pid: number): Promise<() => MemoryUse> {
	const startBytes = await residentBytes(pid);
	let peakBytes = startBytes;
	const look = async () => {
		// The process may be killed by a test while it is watched; what was seen before still counts.
		const bytes = await residentBytes(pid).catch(() => 0);
		peakBytes = Math.max(peakBytes, bytes);
	};
	const timer = setInterval(() => void look(), EVERY_MS);
	return () => {
		clearInterval(timer);
		return { startBytes, peakBytes };
	};
}
