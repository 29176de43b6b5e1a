// A key for n8n's public API, as its owner makes one in the settings.
import type { N8nSession } from '../../../sandbox/runtime/n8n/session.mts';
import { SCOPES } from '../../../setup/src/n8nApi.mts';

/** @returns the key, which n8n shows once */
export async function createApiKey(
	session: N8nSession,
	scopes: readonly string[] = SCOPES,
): Promise<string> {
	const label = `Setup ${Date.now()} ${scopes.length}`;
	const { rawApiKey } = await session.call<{ rawApiKey: string }>('POST', '/api-keys', {
		label,
		expiresAt: null,
		scopes,
	});
	return rawApiKey;
}
