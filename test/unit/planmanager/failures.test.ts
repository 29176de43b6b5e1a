import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import {
	asNodeFailure,
	concernsOneRecord,
	connectionCode,
	failureData,
	refusalCode,
	refusedError,
	unreachableError,
	unusableBaseUrlError,
} from '../../../planmanager/nodes/PlanManager/failures';

const node: INode = {
	id: '1',
	name: 'PlanManager',
	type: 'planManager',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const request = { method: 'GET' as const, path: '/invoices' };
const refused = (status: number, body: object = {}) =>
	refusedError(node, request, { status, body } as Parameters<typeof refusedError>[2]);

describe('an answer of PlanManager that is a refusal', () => {
	it.each<[number, object, string, string]>([
		[401, { hint: 'Ask us' }, 'status 401', 'Check the API key in the credential.'],
		[403, {}, 'status 403', 'Check the API key in the credential.'],
		[422, { hint: 'Ask us' }, 'status 422', 'Ask us'],
		[422, { hint: 'Ask us', code: 'X' }, 'status 422', 'Ask us (X)'],
		[429, {}, 'status 429', 'PlanManager is asked too much at this moment. Run this again later.'],
		[500, {}, 'status 500', 'PlanManager has trouble of its own at this moment.'],
		[503, {}, 'status 503', 'PlanManager has trouble of its own at this moment.'],
		[404, { code: 'GONE' }, 'status 404', 'removed from PlanManager meanwhile. (GONE)'],
		[404, {}, 'status 404', 'Check that the base URL'],
		[422, { code: 'X' }, 'status 422', 'Check the values of this item. (X)'],
		[400, {}, 'status 400', 'Check that the base URL'],
		[200, {}, 'something else than was agreed', 'Check that the base URL'],
		[300, {}, 'status 300', 'Check that the base URL'],
	])('%p %j says what to do', (status, body, said, hint) => {
		const failure = refused(status, body);
		expect(failure.message).toBe(`PlanManager answered ${said} to GET /invoices`);
		expect(failure.description).toContain(hint);
		expect(failure.description).not.toContain('()');
		expect(failure.httpCode).toBe(String(status));
	});

	it('is told in its own words', () => {
		expect(refused(422, { detail: 'No journal', title: 'x' }).message).toBe('No journal');
		expect(refused(422, { title: 'No journal' }).message).toBe('No journal');
		expect(refusalCode(refused(422, { code: 'NO_JOURNAL' }))).toBe('NO_JOURNAL');
		expect(refusalCode(refused(422))).toBeUndefined();
	});

	it.each([
		[400, true],
		[404, true],
		[422, true],
		[500, true],
		[401, false],
		[403, false],
		[429, false],
		[502, false],
		[503, false],
		[504, false],
		[302, false],
		[200, false],
	])('%p concerns one record only: %p', (status, one) => {
		expect(concernsOneRecord(refused(status))).toBe(one);
	});
});

describe('what else goes wrong', () => {
	it.each([
		[{ code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
		[{ cause: { cause: { code: 'CERT_HAS_EXPIRED' } } }, 'CERT_HAS_EXPIRED'],
		[{ httpCode: 'ERR_TLS' }, 'ERR_TLS'],
		[{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		[{ code: 500 }, undefined],
		[{ code: 'E1' }, undefined],
		['ECONNREFUSED', undefined],
		[{ cause: { cause: { cause: { cause: { cause: { code: 'EPIPE' } } } } } }, undefined],
	])('%j has the code %p', (cause, code) => {
		expect(connectionCode(cause)).toBe(code);
	});

	it('is a lost line, told with its code', () => {
		const failure = unreachableError(node, request, { code: 'ECONNREFUSED' });
		expect(failure.message).toBe('PlanManager does not answer');
		expect(failure.description).toContain('after several attempts (ECONNREFUSED). Check');
		expect(unreachableError(node, request, {}).description).toContain('attempts. Check');
		expect(concernsOneRecord(failure)).toBe(false);
	});

	it('is a base URL of no use, which concerns all', () => {
		expect(unusableBaseUrlError(node, '').message).toBe('The credential has no base URL');
		const failure = unusableBaseUrlError(node, 'x');
		expect(failure.message).toBe("The base URL of the credential can't be used");
		expect(concernsOneRecord(failure)).toBe(false);
	});

	it('is a value of one item', () => {
		const failure = new NodeOperationError(node, 'No date', { itemIndex: 2 });
		expect(concernsOneRecord(failure)).toBe(true);
		expect(asNodeFailure(node, failure, 5)).toBe(failure);
		expect(failure.context.itemIndex).toBe(2);
		const plain = asNodeFailure(node, new Error('Oh'), 5);
		expect(plain).toBeInstanceOf(NodeOperationError);
		expect(plain.message).toBe('Oh');
		expect(plain.context.itemIndex).toBe(5);
		expect(asNodeFailure(node, 'text').message).toBe('text');
		expect(asNodeFailure(node, new Error('Oh')).context.itemIndex).toBeUndefined();
	});

	it('is an item that says it, when the user chose to go on', () => {
		expect(failureData(refused(422, { detail: 'No', code: 'X', hint: 'Do' }))).toEqual({
			error: 'No',
			errorHint: 'Do (X)',
			errorCode: 'X',
			errorStatus: '422',
		});
		expect(failureData(new NodeOperationError(node, 'No date'))).toEqual({
			error: 'No date',
			errorHint: '',
			errorCode: '',
			errorStatus: '',
		});
		expect(new NodeApiError(node, {})).toBeInstanceOf(NodeApiError);
	});
});
