import {
	ExactError,
	ExactOutcomeUnknown,
	isExactFailure,
	isFatal,
	isRefusal,
} from '../../../nodes/exact/errors';
import { describeLoss, readFailure, wasNeverSent } from '../../../nodes/exact/failure';

const oauth = (body: unknown, more = {}) => ({
	message: 'wrapped',
	cause: { code: 'EAUTH', body, ...more },
});
const token = (error: unknown) => {
	const { tokenRefused, tokenLost } = readFailure(error);
	return tokenRefused ? 'refused' : tokenLost && 'lost';
};

describe('what is thrown by n8n', () => {
	it('is read from the whole chain of causes', () => {
		const answer = { status: 503, data: { error: { message: { value: 'Onderhoud' } } } };
		const thrown = {
			message: 'outer',
			cause: { message: 'inner', code: 'EPIPE', response: answer },
		};
		expect(readFailure(thrown)).toEqual({
			status: 503,
			brokeOff: false,
			code: 'EPIPE',
			tokenRefused: false,
			tokenLost: false,
			words: 'Onderhoud',
			text: 'outer | inner',
		});
	});

	it.each([undefined, null, 'text', 7, {}])('may be anything: %p', (thrown) => {
		expect(readFailure(thrown)).toMatchObject({ words: '', tokenRefused: false, tokenLost: false });
		expect(readFailure(thrown)).toMatchObject({ status: undefined, code: undefined });
	});

	it('is read eight links deep, and once where the chain turns back', () => {
		const deep = [...Array(20).keys()].reduceRight<object>(
			(cause, depth) => ({ message: String(depth), cause }),
			{},
		);
		expect(readFailure(deep).text).toBe('0 | 1 | 2 | 3 | 4 | 5 | 6 | 7');
		const turning: { message: string; cause?: object } = { message: 'once' };
		turning.cause = turning;
		expect(readFailure(turning).text).toBe('once');
	});

	it.each([
		[{ httpCode: '404' }, 404],
		[{ status: 100 }, 100],
		[{ status: 599 }, 599],
		[{ status: 99 }, undefined],
		[{ status: 600 }, undefined],
		[{ status: 'rejected' }, undefined],
		[{ status: 404.5 }, undefined],
		[{ response: { statusCode: 409, body: '' } }, 409],
		[{ response: { status: 401, data: '' } }, 401],
		[{ response: { status: 201 } }, undefined],
		[{ httpCode: '401', cause: { status: 401, response: { status: 401 } } }, undefined],
	])('has the status of %p: %p', (thrown, status) => {
		expect(readFailure(thrown).status).toBe(status);
	});

	it('is a broken answer when the answer has no body, not even an empty one', () => {
		const broken = { code: 'ERR_BAD_RESPONSE', response: { status: 201, headers: {} } };
		expect(readFailure({ cause: broken }).brokeOff).toBe(true);
		expect(describeLoss(readFailure(broken))).toBe('the answer broke off before it was whole');
		expect(readFailure({ response: { status: 401, data: '' } }).brokeOff).toBe(false);
	});

	it.each([
		['no connection', { message: 'Credentials not connected' }, 'refused'],
		['a refusal', oauth({ error: 'invalid_grant' }), 'refused'],
		['a refusal without a word', oauth(undefined), 'refused'],
		['a server that passes', oauth({ error: 'server_error' }), 'lost'],
		['maintenance', oauth({ error: 'temporarily_unavailable' }), 'lost'],
		['too many requests', oauth({ error: 'x', error_description: 'Too many requests' }), 'lost'],
		['an answer in another form', oauth({ error: { message: { value: 'x' } } }), 'lost'],
		['a page of HTML', { code: 'ESTATUS', status: 502 }, 'lost'],
		['a page of HTML that refuses', { code: 'ESTATUS', status: 401 }, 'refused'],
		[
			'silence of the endpoint',
			{ cause: { config: { url: 'https://x/api/oauth2/token' } } },
			'lost',
		],
		['silence of the API', { cause: { config: { url: 'https://x/api/v1/1/crm' } } }, false],
	])('tells of a renewal of the token after %s', (_, thrown, expected) => {
		expect(token(thrown)).toBe(expected);
	});
});

describe('a connection that was lost', () => {
	it.each([
		['ECONNREFUSED', true, 'the connection was refused'],
		['ENOTFOUND', true, 'the host name was not found'],
		['EAI_AGAIN', true, 'the host name was not found'],
		['EHOSTUNREACH', true, 'no secure connection could be made'],
		['ENETUNREACH', true, 'no secure connection could be made'],
		['CERT_HAS_EXPIRED', true, 'no secure connection could be made'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', true, 'no secure connection could be made'],
		['SELF_SIGNED_CERT_IN_CHAIN', true, 'no secure connection could be made'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', true, 'no secure connection could be made'],
		['ERR_TLS_CERT_ALTNAME_INVALID', true, 'no secure connection could be made'],
		['ECONNRESET', false, 'the connection was lost before an answer came'],
		['ECONNABORTED', false, 'no answer came in time'],
		['ETIMEDOUT', false, 'no answer came in time'],
		['ERR_CANCELED', false, 'the execution was cancelled while it was under way'],
		['ESTATUS', false, 'the answer (HTTP unknown) was not one of that service'],
		['EAUTH', false, "it can't answer for the moment"],
		[undefined, false, 'the connection was lost before an answer came'],
	])('%s: certainly not carried out is %p, and is told as %p', (code, isSure, words) => {
		const failure = readFailure({ code, message: 'x' });
		expect(wasNeverSent(failure)).toBe(isSure);
		expect(describeLoss(failure)).toBe(words);
	});

	it('is told with what is known of the answer', () => {
		expect(describeLoss(readFailure({ message: 'timeout of 60000ms exceeded' }))).toBe(
			'no answer came in time',
		);
		expect(describeLoss(readFailure({ code: 'ESTATUS', status: 502 }))).toBe(
			'the answer (HTTP 502) was not one of that service',
		);
		const busy = { code: 'EAUTH', body: { error: 'x', error_description: 'Too many requests' } };
		expect(describeLoss(readFailure(busy))).toMatch(/^it can't answer for the moment \(.+\)$/);
	});
});

describe('what Exact Online did to one call', () => {
	const error = (more = {}) =>
		new ExactError({ kind: 'refused', message: 'm', hint: 'h', ...more });

	it.each<[string, unknown, boolean, boolean, boolean]>([
		['a refusal', error(), true, false, true],
		['a refusal that ends the run', error({ fatal: true }), true, true, false],
		['a service out of reach', error({ kind: 'unreachable' }), true, true, false],
		['a lost answer', new ExactOutcomeUnknown('crm/Accounts', 'x'), true, false, false],
		['a defect', new Error('x'), false, false, false],
	])('%s', (_, thrown, isFailure, isEnd, refuses) => {
		expect(isExactFailure(thrown)).toBe(isFailure);
		expect(isFatal(thrown)).toBe(isEnd);
		expect(isRefusal(thrown)).toBe(refuses);
	});

	it('has a name and empty words where nothing was said', () => {
		expect(error()).toMatchObject({ name: 'ExactError', endpoint: '', exactMessage: '' });
		expect(new ExactOutcomeUnknown('crm/Accounts', 'x').name).toBe('ExactOutcomeUnknown');
	});
});
