import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Whatever n8n hands to a node that may call Exact Online. */
export type ExactContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

export const EXACT_CREDENTIAL = 'exactOnlineOAuth2Api';

/** What identifies the credential in this process: budgets and the order of calls are kept by it. */
export function credentialKey(context: ExactContext): string {
	const credential = context.getNode().credentials?.[EXACT_CREDENTIAL];
	return credential?.id ?? credential?.name ?? 'unsaved';
}

/** True when the user has stopped the execution: then nothing more may be sent. */
export function isCancelled(context: ExactContext): boolean {
	return 'getExecutionCancelSignal' in context
		? context.getExecutionCancelSignal()?.aborted === true
		: false;
}

/** The execution that the node runs in; undefined where there is none, as in the editor's lists. */
export function executionOf(context: ExactContext): string | undefined {
	return 'getExecutionId' in context ? context.getExecutionId() : undefined;
}
