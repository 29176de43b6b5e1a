import {
	callsLine,
	countryLine,
	countryOfSite,
	tokenLine,
	webhookLines,
} from '../../../../nodes/domain/connection/checkService';

describe('the country', () => {
	it.each([
		['https://start.exactonline.be', 'BE'],
		['https://start.exactonline.co.uk', 'GB'],
		['https://start.exactonline.nl', 'NL'],
		['https://start.exactonline.com', undefined],
		['http://127.0.0.1:4101', undefined],
		['https://start.exactonline.be.example.com', undefined],
	])('of the site %s is %s', (baseUrl, country) => {
		expect(countryOfSite(baseUrl)).toBe(country);
	});

	it.each([
		['BE', 'BE', 'COUNTRY_SAME'],
		['NL', 'BE', 'COUNTRY_DIFFERS'],
		[undefined, 'BE', 'COUNTRY_NOT_COMPARED'],
		['BE', '', 'COUNTRY_NOT_COMPARED'],
	])('of site %s and division %j: %s', (site, country, code) => {
		expect(countryLine(site, country).code).toBe(code);
	});
});

describe('what a line quotes', () => {
	it('is which countries were compared', () => {
		expect(countryLine('BE', 'BE').facts).toEqual({ country: 'BE' });
		expect(countryLine('NL', 'BE').facts).toEqual({ site: 'NL', country: 'BE' });
		expect(countryLine(undefined, 'BE').facts).toEqual({ country: 'BE' });
	});

	it('is which topics lead where', () => {
		const at = (topic: string, callbackUrl: string) => ({ topic, callbackUrl });
		const lines = (...subscriptions: ReturnType<typeof at>[]) =>
			webhookLines(subscriptions, ['B', 'A', 'C'], ' HTTP://n8n.garage.example:5678?x ').map(
				({ code, facts }) => ({ code, ...facts }),
			);
		const ours = 'http://n8n.garage.example:5678/webhook/1';
		expect(lines(at('C', ours), at('B', ours), at('A', ours))).toEqual([
			{ code: 'WEBHOOKS_IN_PLACE', topics: 'A, B, C' },
		]);
		expect(
			lines(at('A', 'https://other.example/x'), at('X', 'see http://n8n.garage.example:5678')),
		).toEqual([
			{
				code: 'WEBHOOKS_ELSEWHERE',
				topics: 'A, X',
				hosts: 'other.example, see http://n8n.garage.example:5678',
			},
			{ code: 'WEBHOOKS_MISSING', topics: 'B, C' },
		]);
	});

	it('is how many calls are left, as far as known', () => {
		expect(callsLine({ today: 100, dailyLimit: 1000, thisMinute: 7 })).toMatchObject({
			code: 'CALLS_LEFT',
			facts: { today: '100', limit: '1000', minute: '7' },
		});
		expect(callsLine({ today: 1 })).toMatchObject({
			code: 'CALLS_LEFT',
			facts: { today: '1', limit: '?', minute: '?' },
		});
	});

	it('is the day on which the connection would lapse, a week being enough', () => {
		const now = Date.parse('2026-11-24T12:00:00Z');
		const renewedAt = (iso: string) => tokenLine(Date.parse(iso) + 600_000, now);
		expect(renewedAt('2026-11-01T12:00:00Z')).toMatchObject({
			code: 'TOKEN_LASTS',
			facts: { days: '7', date: '2026-12-01' },
		});
		expect(renewedAt('2026-10-31T12:00:00Z').code).toBe('TOKEN_LAPSES');
		expect(renewedAt('2026-11-01T23:55:00Z').facts).toMatchObject({ date: '2026-12-01' });
	});
});

describe('webhook subscriptions', () => {
	const ours = 'https://n8n.garage.example/';
	const at = (topic: string, host = 'n8n.garage.example') => ({
		topic,
		callbackUrl: `https://${host}/webhook/abc/webhook`,
	});
	const codes = (...subscriptions: ReturnType<typeof at>[]): string[] =>
		webhookLines(subscriptions, ['BankEntries', 'CashEntries'], ours).map(({ code }) => code);

	it('are in place when every topic leads here, and others do no harm', () => {
		expect(codes(at('BankEntries'), at('CashEntries'))).toEqual(['WEBHOOKS_IN_PLACE']);
		expect(codes(at('BankEntries'), at('CashEntries'), at('Items'))).toEqual(['WEBHOOKS_IN_PLACE']);
	});

	it('are missing, all or some', () => {
		expect(codes()).toEqual(['WEBHOOKS_NONE']);
		const [line] = webhookLines([at('BankEntries')], ['BankEntries', 'CashEntries'], ours);
		expect(line).toMatchObject({ code: 'WEBHOOKS_MISSING', facts: { topics: 'CashEntries' } });
	});

	it('lead elsewhere when another host, or another port, is called', () => {
		const [line] = webhookLines([at('BankEntries', 'other.example')], [], ours);
		expect(line).toMatchObject({
			code: 'WEBHOOKS_ELSEWHERE',
			facts: { topics: 'BankEntries', hosts: 'other.example' },
		});
		expect(codes(at('BankEntries', 'n8n.garage.example:8443'))).toEqual([
			'WEBHOOKS_ELSEWHERE',
			'WEBHOOKS_MISSING',
		]);
	});
});

describe('the calls that are left', () => {
	it.each([
		[{ today: 4990, dailyLimit: 5000, thisMinute: 50 }, 'green', 'CALLS_LEFT'],
		[{ today: 499, dailyLimit: 5000, thisMinute: 50 }, 'amber', 'CALLS_FEW'],
		[{ today: 0, dailyLimit: 5000 }, 'red', 'CALLS_GONE'],
		[{ today: 12 }, 'green', 'CALLS_LEFT'],
		[{ thisMinute: 50 }, 'amber', 'CALLS_UNKNOWN'],
		[{}, 'amber', 'CALLS_UNKNOWN'],
	])('%j: %s', (left, status, code) => {
		expect(callsLine(left)).toMatchObject({ status, code });
	});
});

describe('the life of the connection', () => {
	const now = Date.UTC(2026, 10, 24, 9);
	const day = 86_400_000;

	it('is thirty days from the last renewal, ten minutes before the access token ends', () => {
		expect(tokenLine(now + 600_000, now)).toMatchObject({
			status: 'green',
			code: 'TOKEN_LASTS',
			facts: { days: '30', date: '2026-12-24' },
		});
	});

	it('is short when nobody has used it for weeks, and unknown without a moment', () => {
		expect(tokenLine(now - 25 * day, now)).toMatchObject({
			status: 'amber',
			code: 'TOKEN_LAPSES',
			facts: { days: '5' },
		});
		expect(tokenLine(undefined, now)).toMatchObject({ status: 'amber', code: 'TOKEN_UNKNOWN' });
	});
});
