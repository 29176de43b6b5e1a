import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { ExactError, ExactOutcomeUnknown } from '../../../nodes/exact/errors';
import type { ExactErrorKind } from '../../../nodes/exact/errors';
import { toNodeApiError } from '../../../nodes/exact/nodeError';

const node: INode = {
	id: '1',
	name: 'Exact Online',
	type: 'exact',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function exactError(kind: ExactErrorKind, status?: number): ExactError {
	return new ExactError({
		kind,
		message: 'Exact Online refused the request to crm/Accounts: Verplicht: Naam',
		hint: 'Fill in the field named here and run again.',
		endpoint: 'crm/Accounts',
		resetsAtEpochMs: 1_773_187_200_000,
		...(status === undefined ? {} : { status }),
	});
}

describe('toNodeApiError', () => {
	it('shows what happened as message and what to do as description, not n8n’s own text for the status', () => {
		const error = toNodeApiError(node, exactError('refused', 500), 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'Exact Online refused the request to crm/Accounts: Verplicht: Naam',
			description: 'Fill in the field named here and run again.',
			httpCode: '500',
			context: { itemIndex: 3 },
		});
	});

	it.each<[ExactErrorKind, unknown]>([
		['rateLimited', { cause: 'rate-limited', resetsAtEpochMs: 1_773_187_200_000 }],
		['dailyLimit', { cause: 'quota-exhausted', resetsAtEpochMs: 1_773_187_200_000 }],
		['unreachable', { cause: 'temporarily-unavailable' }],
		['reconnect', { cause: 'credential-invalid' }],
		['forbidden', { cause: 'configuration-invalid' }],
		['refused', undefined],
		['notFound', undefined],
	])('tells n8n the cause of %s', (kind, failure) => {
		expect(toNodeApiError(node, exactError(kind)).failure).toEqual(failure);
	});

	it('says of a lost answer that nothing was repeated', () => {
		const unknown = new ExactOutcomeUnknown('salesentry/SalesEntries', 'no answer came in time');
		const error = toNodeApiError(node, unknown);
		expect(error.message).toContain('unknown whether Exact Online carried out');
		expect(error.description).toContain('not repeated');
	});

	it('hands n8n’s own back as they are', () => {
		const own = new NodeOperationError(node, 'No division is chosen');
		expect(toNodeApiError(node, own)).toBe(own);
	});

	it('carries no secret of an unexpected defect', () => {
		const error = toNodeApiError(node, new Error('Bearer abc.def.ghi'));
		expect(error.message).toBe('Bearer [hidden]');
	});
});
