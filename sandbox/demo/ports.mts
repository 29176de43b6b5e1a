// The addresses of the demo are the same at every start, so that bookmarks work.
import { isFree } from '../runtime/freePorts.mts';

export type DemoPorts = { n8n: number; exact: number; planManager: number; mail: number };

const FIRST = 5690;
/** Far enough not to meet the taken ones again. */
const ELSEWHERE = 1_000;

/**
 * Four ports in a row for the demo, all free.
 * @param first the first of them; absent: the usual one
 * @throws Error saying which are taken and what to do
 */
export async function demoPorts(first = FIRST): Promise<DemoPorts> {
	if (!Number.isInteger(first) || first < 1_024 || first > 65_000) {
		throw new Error(`--port takes a whole number from 1024 to 65000, the first of four ports.`);
	}
	const ports = { n8n: first, exact: first + 1, planManager: first + 2, mail: first + 3 };
	const taken: number[] = [];
	for (const port of Object.values(ports)) if (!(await isFree(port))) taken.push(port);
	if (taken.length === 0) return ports;
	const other = first + ELSEWHERE > 65_000 ? FIRST : first + ELSEWHERE;
	throw new Error(
		`The demo needs the ports ${first} to ${first + 3}, and another program has ${taken.join(', ')}.\n` +
			'If that is a demo in another window, go on with that one or stop it there with Ctrl+C.\n' +
			`Otherwise choose other ports: npm run demo -- --port ${other}`,
	);
}
