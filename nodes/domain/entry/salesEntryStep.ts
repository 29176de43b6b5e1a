/** What should be done with one document of a batch. "Nothing to do" is a step too. */
import type { Invoice } from '../invoice/invoice';
import type { Reason } from '../reasons/reasons';
import type { SalesEntryBody } from './entryBody';
import type { SalesEntry } from '../books/salesEntry';

/** What would be done with a document if it stood alone. */
export type SingleStep =
	| { readonly action: 'refuse'; readonly reasons: readonly Reason[]; readonly hash?: string }
	| {
			readonly action: 'create';
			readonly invoice: Invoice;
			readonly entry: SalesEntryBody;
			readonly hash: string;
			readonly remarks: readonly Reason[];
	  }
	| {
			readonly action: 'adopt';
			readonly invoice: Invoice;
			readonly existing: SalesEntry;
			readonly hash: string;
			readonly remarks: readonly Reason[];
	  };

/** What is done with one document of a batch. */
export type SalesEntryStep =
	| SingleStep
	| {
			/** The same document stands earlier in this batch: it gets that one's outcome. */
			readonly action: 'repeat';
			readonly of: number;
			readonly remarks: readonly Reason[];
	  };
