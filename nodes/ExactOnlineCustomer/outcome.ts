import type { MatchedBy } from '../domain/customer/accountChanges';
import type { Outcome } from '../domain/reasons/outcome';
import type { ExactError } from '../exact/errors';

export interface CustomerResult {
	readonly division: number;
	/** GUID of the account, once it is known. */
	readonly accountId?: string;
	/** Account number, without padding. */
	readonly accountCode?: string;
	readonly accountName?: string;
	/** By what the account was found; `created` when it is new. */
	readonly matchedBy?: MatchedBy | 'created';
	/** Names of the fields that were changed in Exact Online. */
	readonly changed?: readonly string[];
}

export type CustomerOutcome = Outcome<CustomerResult>;

/** What became of one customer when its plan was carried out. */
export interface Applied {
	readonly outcome: CustomerOutcome;
	/** Set when the rest of the run is pointless, though this customer has its outcome. */
	readonly stoppedBy?: ExactError;
}
