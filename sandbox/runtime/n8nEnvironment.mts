import { delimiter, dirname } from 'node:path';

export type N8nPlace = {
	/** Holds n8n's database, key, binary data and installed nodes. */
	userFolder: string;
	port: number;
	/** n8n's task broker; its default collides between two instances on one machine. */
	brokerPort: number;
};

/** Nothing of n8n's own extras is wanted, and nothing that talks to n8n's makers. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'instance-ai,agents,chat-hub,mcp,mcp-registry',
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
};

/**
 * The environment of an n8n process that serves on 127.0.0.1 for one user on the same machine.
 * Node 24's folder comes first in PATH, because n8n starts its task runner as plain `node`.
 */
export function n8nEnvironment(place: N8nPlace): NodeJS.ProcessEnv {
	const url = `http://127.0.0.1:${place.port}`;
	return {
		...process.env,
		...QUIET,
		PATH: [dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter),
		N8N_USER_FOLDER: place.userFolder,
		N8N_PORT: String(place.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_WEBHOOK_URL: `${url}/`,
		N8N_EDITOR_BASE_URL: url,
		GENERIC_TIMEZONE: 'Europe/Brussels',
	};
}
