// What the end-to-end and chaos tests do with a world besides looking at it.
import type { World } from '../../../sandbox/demo/world.mts';

/** Counts from now on what was written to Exact Online, by method and endpoint. */
export function writesSince(world: World): () => Record<string, number> {
	const writes = (): Array<[string, number]> =>
		Object.entries(world.exact.control.calls.counts().byEndpoint).filter(
			([endpoint]) => !endpoint.startsWith('GET ') && !endpoint.includes('oauth2/'),
		);
	const before = new Map(writes());
	return () =>
		Object.fromEntries(
			writes()
				.map(([endpoint, count]): [string, number] => [
					endpoint,
					count - (before.get(endpoint) ?? 0),
				])
				.filter(([, count]) => count > 0),
		);
}

/** *Reset Factures* for everything that is exported, as a call of the web service. */
export async function resetAll(world: World): Promise<void> {
	const ids = world.planManager.control
		.invoices()
		.filter((invoice) => invoice.export.status === 'EXPORTED')
		.map((invoice) => invoice.id);
	const response = await fetch(`${world.planManager.apiUrl}/invoices/reset`, {
		method: 'POST',
		headers: { 'X-Api-Key': world.planManager.apiKey, 'content-type': 'application/json' },
		body: JSON.stringify({ ids, reason: 'Test' }),
	});
	if (!response.ok) throw new Error(`Reset: ${response.status} ${await response.text()}`);
}

/** Every lease that a run holds at PlanManager runs out. */
export function endLeases(world: World): void {
	world.planManager.clock.advance(2 * 3_600_000);
}
