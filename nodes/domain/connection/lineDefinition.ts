/** What a line of a connection check is made of, before its facts are known. */

export type CheckStatus = 'green' | 'amber' | 'red';

export type CheckName =
	| 'connection'
	| 'division'
	| 'country'
	| 'rights'
	| 'journals'
	| 'glAccounts'
	| 'vatMapping'
	| 'period'
	| 'webhooks'
	| 'callsLeft'
	| 'token';

export interface LineDefinition {
	readonly check: CheckName;
	readonly status: CheckStatus;
	/** `{name}` stands for a fact. */
	readonly message: string;
	/** What to do; empty where nothing is. */
	readonly hint: string;
}
