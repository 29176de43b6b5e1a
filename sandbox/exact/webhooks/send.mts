// One POST to a callback. 200 and 201 count as received; how long Exact waits isn't known.
const TIMEOUT_MS = 10_000;

/** The status of the answer; 0 when there was none. */
export async function send(callbackUrl: string, body: string): Promise<number> {
	try {
		const response = await fetch(callbackUrl, {
			method: 'POST',
			// The validation call has no body and no content type (hookdeck/webhook-skills PR 152).
			...(body === ''
				? {}
				: { body, headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0;
	}
}

export function isReceived(status: number): boolean {
	return status === 200 || status === 201;
}
