import { isInScope } from '../../../../nodes/domain/reconciliation/scope';

const scope = { from: '2026-10-01', to: '2026-10-31', journals: ['700', 'vk'] };

describe('what is looked at', () => {
	it.each<[string, string, boolean]>([
		['700', '2026-10-01', true],
		['700', '2026-10-31', true],
		['VK', '2026-10-15', true],
		['700', '2026-09-30', false],
		['700', '2026-11-01', false],
		['700', '', false],
		['701', '2026-10-15', false],
	])('journal %s on %s: %p', (journal, date, is) => {
		expect(isInScope(scope, { journal, date })).toBe(is);
	});
});
