import {
	cancelled,
	dailyLimit,
	endpointClosed,
	rateLimited,
	reconnect,
	refusal,
	unreachable,
	unreadable,
} from '../../../nodes/exact/explain';

const ENDPOINT = 'crm/Accounts';
const AT = Date.parse('2026-11-24T23:59:00Z');

describe('what Exact Online answered', () => {
	it.each([
		[300, 'refused', true, 'answered the request to crm/Accounts with its login page', 'country'],
		[302, 'refused', true, 'answered the request to crm/Accounts with its login page', 'country'],
		[400, 'refused', false, 'refused the request to crm/Accounts', 'Correct the data'],
		[401, 'reconnect', true, 'Reconnect this Exact Online credential', 'Connect my account'],
		[403, 'forbidden', false, 'does not allow the request to crm/Accounts', 'user rights'],
		[404, 'notFound', false, 'does not know crm/Accounts', 'still exists'],
		[408, 'refused', false, 'found the request to crm/Accounts too heavy', 'shorter period'],
		[500, 'unreachable', false, 'could not answer the request to crm/Accounts', 'Run again later'],
		[501, 'refused', false, 'refused the request to crm/Accounts', 'Correct the data'],
		[502, 'unreachable', true, 'not available (HTTP 502 from crm/Accounts)', 'maintenance'],
	])('with status %p is %s, fatal %p: %s', (status, kind, fatal, sentence, hint) => {
		const error = refusal(status, ENDPOINT, '');
		expect(error).toMatchObject({ kind, fatal, status, endpoint: ENDPOINT, exactMessage: '' });
		expect(error.message).toMatch(/[^:]$/);
		expect(error.message).toContain(sentence);
		expect(error.hint).toContain(hint);
	});

	it('keeps its own words, and a 500 with words is a refusal', () => {
		expect(refusal(500, ENDPOINT, 'Onbekende fout in veld X')).toMatchObject({
			kind: 'refused',
			message: 'Exact Online refused the request to crm/Accounts: Onbekende fout in veld X',
			exactMessage: 'Onbekende fout in veld X',
		});
	});

	it.each([
		['Scope violated: financial', 'lacks the scope'],
		["You cannot read 'Accounts'", 'lacks the scope'],
		['Boekjaar 2031 bestaat niet', 'financial period'],
		['Aucune période', 'financial period'],
		['Ongeldig: Grootboekrekeningtype', 'receivable, payable or VAT account'],
		['Ongeldig: Factuur voor (Type)', 'is not a customer'],
		['Data already exists', 'exists already'],
		['Ongeldige referentie: Dagboek', 'does not exist in this division'],
		['Verplicht: Dagboek', 'Fill in the field'],
		['Mandatory: Journal', 'Fill in the field'],
		['Mandatory filtering on these fields: Modified', 'makers of this node'],
		['Please add a $select', 'makers of this node'],
		['Iets anders', 'Correct the data'],
	])('%p gets a hint that fits: %s', (words, hint) => {
		expect(refusal(400, ENDPOINT, words).hint).toContain(hint);
	});

	it('ends the run when the division may not be used at all', () => {
		const error = refusal(403, ENDPOINT, 'Not in division scope');
		expect(error.fatal).toBe(true);
		expect(error.hint).toContain('has no access to this division');
	});
});

describe('what kept a request from being answered', () => {
	it.each([
		[reconnect(''), 'reconnect', true, undefined, 'Reconnect this Exact Online credential'],
		[reconnect('x'), 'reconnect', true, undefined, 'Reconnect this Exact Online credential: x'],
		[
			unreachable(ENDPOINT, 'no answer came in time'),
			'unreachable',
			true,
			undefined,
			'Exact Online could not be reached for crm/Accounts: no answer came in time',
		],
		[
			unreadable(200, ENDPOINT),
			'refused',
			true,
			200,
			'Exact Online answered the request to crm/Accounts with something else than data, for example its login page',
		],
		[
			rateLimited(ENDPOINT, ''),
			'rateLimited',
			true,
			429,
			'Exact Online keeps refusing crm/Accounts because of too many calls',
		],
		[
			dailyLimit(ENDPOINT),
			'dailyLimit',
			true,
			429,
			'The daily call limit of Exact Online for this app and division is used up until midnight UTC',
		],
		[
			dailyLimit(ENDPOINT, AT),
			'dailyLimit',
			true,
			429,
			'The daily call limit of Exact Online for this app and division is used up until 2026-11-24 23:59 UTC',
		],
		[
			endpointClosed(ENDPOINT, { by: 'us', untilMs: AT }),
			'blocked',
			false,
			undefined,
			'Not sent: Exact Online refused crm/Accounts four times within an hour, and blocks the app after ten',
		],
		[
			endpointClosed(ENDPOINT, { by: 'exact', untilMs: AT }),
			'blocked',
			false,
			undefined,
			'Not sent: Exact Online blocks crm/Accounts for this app and company after too many refused calls',
		],
		[
			cancelled(ENDPOINT),
			'blocked',
			true,
			undefined,
			'Not sent: the execution was cancelled before the request to crm/Accounts',
		],
	])('%s', (error, kind, fatal, status, message) => {
		expect(error).toMatchObject({ kind, fatal, status, message });
		expect(error.hint).toMatch(/^[A-Z][^]*\.$/);
	});

	it('says until when', () => {
		expect(dailyLimit(ENDPOINT, AT).resetsAtEpochMs).toBe(AT);
		expect(dailyLimit(ENDPOINT).resetsAtEpochMs).toBeUndefined();
		const closed = endpointClosed(ENDPOINT, { by: 'exact', untilMs: AT });
		expect(closed.resetsAtEpochMs).toBe(AT);
		expect(closed.hint).toContain('after 2026-11-24 23:59 UTC');
	});
});
