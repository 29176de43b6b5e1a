/** Calls of PlanManager's web service and its answers, as the transport takes and gives them. */
import type { IDataObject } from 'n8n-workflow';

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface ApiRequest {
	readonly method: 'GET' | 'POST' | 'PUT';
	/** Path below the base URL, its variable parts already encoded (`pathOf`). */
	readonly path: string;
	/** Arrays are sent as repeated parameters. */
	readonly query?: Query;
	readonly body?: IDataObject;
	/** Statuses from 400 on that the caller wants handed back rather than thrown. */
	readonly alsoAccept?: readonly number[];
}

export interface ApiResponse {
	readonly status: number;
	readonly headers: IDataObject;
	/** Parsed JSON; undefined when the answer was not a JSON object. */
	readonly body?: IDataObject;
}
