/**
 * What a person reads when PlanManager can't do something: the message says what happened, the
 * description what to do. All texts are made here.
 */
import type { INode, IDataObject, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { ApiRequest, ApiResponse } from './api';
import { originOf } from './baseUrl';
import { isRecord, textOf } from './data';

export type NodeFailure = NodeApiError | NodeOperationError;

/** A refused key, and a service that is busy or away: the next call would do no better. */
const SERVICE_STATUSES = ['401', '403', '429', '502', '503', '504'];

/**
 * True when only this record can't be done and the next one may well be. A 500 counts as that, since it is
 * what a service says that stumbles over one record's data.
 */
export function concernsOneRecord(failure: NodeFailure): boolean {
	if (failure instanceof NodeApiError) return isRefusal(failure.httpCode);
	return failure.context.concernsAllItems !== true;
}

/** PlanManager answered, and what it answered is no redirect, no success, and not about the service itself. */
function isRefusal(httpCode: string | null): boolean {
	return /^[45]\d\d$/.test(httpCode ?? '') && !SERVICE_STATUSES.includes(httpCode ?? '');
}

/** Code of PlanManager's refusal, e.g. `NO_JOURNAL_SELECTED`; undefined for anything else. */
export function refusalCode(failure: NodeFailure): string | undefined {
	return textOf(failure.context.planManagerCode) || undefined;
}

/** PlanManager answered, and the answer is a refusal or makes no sense. */
export function refusedError(
	node: INode,
	request: ApiRequest,
	{ status, body = {} }: ApiResponse,
): NodeApiError {
	const code = textOf(body.code);
	const message = textOf(body.detail) || textOf(body.title) || unexplained(request, status);
	const hint = hintOf(status, code, textOf(body.hint));
	const failure = new NodeApiError(node, { message } as JsonObject, {
		message,
		description: code === '' ? hint : `${hint} (${code})`,
		httpCode: String(status),
	});
	failure.context.planManagerCode = code;
	return failure;
}

/** No answer came, after all attempts. */
export function unreachableError(node: INode, request: ApiRequest, cause: unknown): NodeApiError {
	const code = connectionCode(cause);
	const words = code === undefined ? '' : ` (${code})`;
	// The cause is not handed on: its text would replace ours, and it may hold the request's headers.
	return new NodeApiError(node, { message: 'PlanManager does not answer' } as JsonObject, {
		message: 'PlanManager does not answer',
		description: `${request.method} ${request.path} got no answer after several attempts${words}. Check that the base URL in the credential is right and that PlanManager is running, then run this again: what was done already is recognised.`,
	});
}

export function unusableBaseUrlError(node: INode, stated: string): NodeOperationError {
	const origin = originOf(stated);
	const shown = origin === undefined ? '' : ` ${origin}`;
	const message =
		stated === ''
			? 'The credential has no base URL'
			: `The base URL${shown} of the credential can't be used`;
	const failure = new NodeOperationError(node, message, {
		description:
			'It must be a full address that starts with https, e.g. https://planmanager.your-garage.be/api/v1. Plain http is accepted on localhost only, because the API key would travel unprotected.',
	});
	failure.context.concernsAllItems = true;
	return failure;
}

/** Puts anything thrown into one of n8n's own kinds, and notes the item it belongs to if there is one. */
export function asNodeFailure(node: INode, thrown: unknown, itemIndex?: number): NodeFailure {
	const failure =
		thrown instanceof NodeApiError || thrown instanceof NodeOperationError
			? thrown
			: new NodeOperationError(node, thrown instanceof Error ? thrown : String(thrown));
	if (itemIndex !== undefined) failure.context.itemIndex ??= itemIndex;
	return failure;
}

/**
 * The item that stands for one that can't be done, when the user chose to continue. `errorStatus` is the HTTP
 * status of PlanManager's answer, empty when it gave none.
 */
export function failureData(failure: NodeFailure): IDataObject {
	return {
		error: failure.message,
		errorHint: failure.description ?? '',
		errorCode: refusalCode(failure) ?? '',
		errorStatus: (failure instanceof NodeApiError && failure.httpCode) || '',
	};
}

function unexplained({ method, path }: ApiRequest, status: number): string {
	const answer = status < 300 ? 'something else than was agreed' : `status ${status}`;
	return `PlanManager answered ${answer} to ${method} ${path}`;
}

/** A refused key is always the credential's affair; else PlanManager's own hint goes before ours. */
function hintOf(status: number, code: string, hint: string): string {
	if (status === 401 || status === 403) return 'Check the API key in the credential.';
	if (hint !== '') return hint;
	if (status === 429) return 'PlanManager is asked too much at this moment. Run this again later.';
	if (status >= 500)
		return 'PlanManager has trouble of its own at this moment. Run this again later.';
	if (status === 404 && code !== '') return 'It may have been removed from PlanManager meanwhile.';
	if (code !== '') return 'Check the values of this item.';
	return 'Check that the base URL in the credential leads to the web service itself, including its path.';
}

/** The short code of a broken or missing line, such as ECONNREFUSED, wherever n8n left it. */
export function connectionCode(cause: unknown): string | undefined {
	for (let at = cause, depth = 0; isRecord(at) && depth < 5; at = at.cause, depth++) {
		const code = textOf(at.code) || textOf(at.httpCode);
		if (/^(E[A-Z_]{3,}|ERR_[A-Z_]+|[A-Z_]*CERT[A-Z_]*)$/.test(code)) return code;
	}
	return undefined;
}
