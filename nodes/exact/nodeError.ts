/**
 * From what the client throws to what n8n shows and its back-off understands. Built from plain texts,
 * so that no request, token or PDF ends up in the execution data.
 */
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';

import { ExactError, ExactOutcomeUnknown } from './errors';
import { redact } from './redact';

type Options = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>;
type Failure = Options['failure'];

function failureOf(error: ExactError): Failure {
	const resets =
		error.resetsAtEpochMs === undefined ? {} : { resetsAtEpochMs: error.resetsAtEpochMs };
	switch (error.kind) {
		case 'rateLimited':
			return { cause: 'rate-limited', ...resets };
		case 'dailyLimit':
			return { cause: 'quota-exhausted', ...resets };
		case 'unreachable':
			return { cause: 'temporarily-unavailable' };
		case 'reconnect':
			return { cause: 'credential-invalid' };
		case 'forbidden':
		case 'blind':
			return { cause: 'configuration-invalid' };
		case 'blocked':
			return error.resetsAtEpochMs === undefined ? undefined : { cause: 'rate-limited', ...resets };
		case 'notFound':
		case 'refused':
			return undefined;
	}
}

function build(
	node: INode,
	error: ExactError | ExactOutcomeUnknown,
	failure: Failure,
	itemIndex: number | undefined,
): NodeApiError {
	const facts: JsonObject = { message: error.message, description: error.hint };
	return new NodeApiError(node, facts, {
		message: error.message,
		description: error.hint,
		...(error.status === undefined ? {} : { httpCode: String(error.status) }),
		...(itemIndex === undefined ? {} : { itemIndex }),
		...(failure === undefined ? {} : { failure }),
	});
}

/** The error to throw from a node: n8n's own are handed back as they are. Never throws. */
export function toNodeApiError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof ExactError) return build(node, error, failureOf(error), itemIndex);
	if (error instanceof ExactOutcomeUnknown) {
		return build(node, error, { cause: 'temporarily-unavailable' }, itemIndex);
	}
	const message = redact(error instanceof Error ? error.message : String(error));
	return new NodeOperationError(node, message, {
		...(itemIndex === undefined ? {} : { itemIndex }),
		failure: { cause: 'node-defect' },
	});
}
