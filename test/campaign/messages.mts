/** What the campaign and the processes that play n8n say to each other. */
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

export interface Credentials {
	readonly exact: ICredentialDataDecryptedObject;
	readonly planManager: ICredentialDataDecryptedObject;
}

/** One run of a template. */
export interface Errand {
	/** File in workflows/, without its ending. */
	readonly template: 'scheduled-export' | 'payments-to-planmanager' | 'payment-sweep';
	/** The trigger that starts it, and what comes out of it. */
	readonly trigger: string;
	readonly event: IDataObject;
	/** Takes the place of what stands in the node Settings. */
	readonly settings: Readonly<Record<string, string | number | boolean>>;
	/** Documents that are claimed at once, and for how long. */
	readonly claim?: { readonly limit: number; readonly leaseSeconds: number };
	readonly executionId: string;
	/** What a process remembers of Exact Online's refusals and limits, it remembers by this. */
	readonly credentialId: string;
	/** What n8n keeps of the workflow from run to run. */
	readonly staticData: IDataObject;
}

export interface Ran {
	readonly staticData: IDataObject;
	/** What the run stopped with: also what a template says at its end when a person is needed. */
	readonly message?: string;
}

/** To a worker. */
export type Order =
	| { readonly kind: 'errand'; readonly id: number; readonly errand: Errand }
	| { readonly kind: 'credentials'; readonly id: number; readonly credentials: Credentials };

/** From a worker. */
export type Report =
	| { readonly kind: 'ready' }
	| { readonly kind: 'ran'; readonly id: number; readonly ran: Ran }
	| { readonly kind: 'readCredentials'; readonly id: number }
	| {
			readonly kind: 'writeCredentials';
			readonly id: number;
			readonly exact: ICredentialDataDecryptedObject;
	  };
