import { retryDelay } from '../../../nodes/exact/retryDelay';
import type { TryResult } from '../../../nodes/exact/retryDelay';

const none = { rateLimited: 0, untold: 0, lost: 0, generic500: 0 };
const lost: TryResult = { kind: 'lost' };
const generic: TryResult = { kind: 'generic500' };
const limited: TryResult = { kind: 'rateLimited', waitMs: 31_000 };
const untold: TryResult = { kind: 'untold', waitMs: 60_000 };

describe('retryDelay', () => {
	it.each<[string, TryResult, typeof none, number]>([
		['GET', lost, none, 1000],
		['GET', lost, { ...none, lost: 2 }, 9000],
		['GET', lost, { ...none, lost: 3 }, 0],
		['GET', generic, none, 1000],
		['GET', generic, { ...none, generic500: 1 }, 0],
		['GET', { kind: 'final' }, none, 0],
		['POST', lost, none, 0],
		['PUT', lost, none, 0],
		['DELETE', lost, none, 0],
		['POST', generic, none, 0],
		['GET', limited, none, 31_000],
		['POST', limited, none, 31_000],
		['POST', limited, { ...none, rateLimited: 3 }, 0],
		['POST', untold, none, 60_000],
		['GET', untold, { ...none, untold: 1 }, 0],
	])('%s after %j with %j earlier tries waits %i ms (0 stops)', (method, result, earlier, ms) => {
		expect(retryDelay(method, result, earlier)).toBe(ms);
	});
});
