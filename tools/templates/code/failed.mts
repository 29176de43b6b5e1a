/** What a node of PlanManager that goes on says of an item that it could not do. */

/** Beside the fields of the item: why it could not be done. What n8n itself has to say comes as an object. */
export interface Failed {
	readonly error: string | { readonly message?: string };
	readonly errorHint?: string;
	/** HTTP status of the answer, empty when there was none. */
	readonly errorStatus?: string;
}

/** An item of a node that goes on. */
export type MayFail<Json> = Json & Partial<Failed>;

/** What went wrong, in its own words. */
export function errorText(error: Failed['error']): string {
	return typeof error === 'string' ? error : (error.message ?? '');
}
