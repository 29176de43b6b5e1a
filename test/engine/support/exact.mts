/** An Exact Online simulator with a connected credential, and questions that the tests ask its books. */
import { CLIENT_ID, CLIENT_SECRET, GARAGE_DIVISION } from '../../../sandbox/exact/options.mts';
import { profileOfRun } from '../../../sandbox/exact/profile.mts';
import { startExactSimulator } from '../../../sandbox/exact/server.mts';
import type { ExactSimulator, ExactSimulatorOptions } from '../../../sandbox/exact/server.mts';
import type { Row } from '../../../sandbox/exact/store.mts';
import type { CredentialStore } from './engine.mts';

export const DIVISION = GARAGE_DIVISION;

/** A minute that lasts no time: tests of other things than the limits don't wait for them. */
const NO_WAITING = { minutelyLimit: 1_000_000, dailyLimit: 1_000_000 };

let connections = 0;

export interface ExactWorld {
	readonly exact: ExactSimulator;
	readonly credential: CredentialStore;
	/** Sales entries whose `YourRef` is this number. */
	entries: (number: string) => Row[];
	/** Documents of type 10 whose subject starts with this number. */
	documents: (number: string) => Row[];
	/** Attachments of a document. */
	attachments: (documentId: unknown) => Row[];
	lines: (entryId: unknown) => Row[];
	/** Writing calls since the last reset, by method and endpoint; the token endpoint left out. */
	writes: () => Record<string, number>;
	/** All calls since the last reset, by method and endpoint; the token endpoint left out. */
	calls: () => Record<string, number>;
	reset: () => void;
	close: () => Promise<void>;
}

/** Starts a simulator, like the administration of a profile if there is one, and connects to it. Close it when the tests are done. */
export async function startExactWorld(options: ExactSimulatorOptions = {}): Promise<ExactWorld> {
	const exact = await startExactSimulator({
		takenNumbers: false,
		// Exact Online drops what can't be written; here it must not be sent.
		readOnlyOnWrite: 'refuse',
		...profileOfRun(),
		...NO_WAITING,
		...options,
	});
	const credential: CredentialStore = { id: '', data: {} };
	const books = () => {
		const found = exact.state.get(DIVISION);
		if (found === undefined) throw new Error(`Division ${DIVISION} is not seeded`);
		return found;
	};
	const connect = () => {
		// A credential of its own, so that no test inherits what the client learnt in another.
		credential.id = `credential-${++connections}`;
		credential.data = connected(exact);
	};
	connect();
	const calls = () =>
		Object.entries(exact.control.calls.counts().byEndpoint).filter(
			([endpoint]) => !endpoint.includes('oauth2/'),
		);
	return {
		exact,
		credential,
		entries: (number) => books().entries.where('YourRef', number),
		documents: (number) =>
			books()
				.documents.all()
				.filter((row) => row['Type'] === 10 && String(row['Subject']).startsWith(`${number} `)),
		attachments: (documentId) => books().attachments.where('Document', documentId as string),
		lines: (entryId) => books().entryLines.where('EntryID', entryId as string),
		writes: () => Object.fromEntries(calls().filter(([endpoint]) => !endpoint.startsWith('GET '))),
		calls: () => Object.fromEntries(calls()),
		reset: () => {
			exact.reset();
			connect();
		},
		close: exact.close,
	};
}

/** A connected credential as n8n keeps it, with tokens of its own. */
export function connected(exact: ExactSimulator): CredentialStore['data'] {
	const tokens = exact.control.issueTokens();
	return {
		country: 'own',
		baseUrl: exact.url,
		clientId: CLIENT_ID,
		clientSecret: CLIENT_SECRET,
		grantType: 'authorizationCode',
		authUrl: `${exact.url}/api/oauth2/auth`,
		accessTokenUrl: `${exact.url}/api/oauth2/token`,
		authentication: 'body',
		scope: '',
		oauthTokenData: {
			access_token: tokens.access_token,
			refresh_token: tokens.refresh_token,
			token_type: 'bearer',
			expires_in: '600',
			n8n_expires_at: String(Date.now() + 600_000),
		},
	};
}
