/** The connection check: what it says of a sound set-up, and of each thing that can be wrong with it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { CLIENT_ID } from '../../sandbox/exact/options.mts';
import { stableGuid } from '../../sandbox/exact/guid.mts';
import { runNode } from './support/engine.mts';
import { DIVISION, startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { hurry } from './support/hurry.mts';
import { openThisMonth, rowOf } from './support/masterData.mts';
import { division } from './support/samples.mts';

hurry();
let world: ExactWorld;
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	openThisMonth(world, today());
});
after(async () => await world.close());

interface Line {
	readonly check: string;
	readonly status: string;
	readonly code: string;
	readonly message: string;
	readonly hint: string;
	readonly facts: Readonly<Record<string, string>>;
}

const SOUND = {
	journals: '700, 701',
	glAccounts: ['704000', 705000],
	vatList: [
		{ code: '21', rate: '21.00', mappings: [{ exactVatCode: '4' }] },
		{ code: '6', rate: '6.00', mappings: [{ exactVatCode: '2' }] },
	],
} as unknown as INodeParameters;

/** The lines of both outputs. Fails when the node stopped with an error, or wrote anything. */
async function check(parameters: INodeParameters = {}): Promise<{ green: Line[]; rest: Line[] }> {
	const { outputs, error } = await runNode({
		node: 'ExactOnlineConnection',
		parameters: { division, ...parameters },
		items: [{ json: {} }, { json: {} }],
		credential: world.credential,
	});
	assert.equal(error, undefined, error?.message);
	assert.deepEqual(world.writes(), {}, 'nothing is written in Exact Online');
	const [green = [], rest = []] = outputs.map((output) =>
		output.map(({ json }) => json as unknown as Line),
	);
	assert.ok(green.every(({ status }) => status === 'green'));
	assert.ok(rest.every(({ status, hint }) => status !== 'green' && hint !== ''));
	return { green, rest };
}

/** The day that the node takes for today: the workflow's time zone is Brussels. */
const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Brussels' }).format();
const said = (lines: readonly Line[]) =>
	lines.map(({ check: name, status, code }) => `${name} ${status} ${code}`);
const find = (lines: readonly Line[], code: string): Line | undefined =>
	lines.find((line) => line.code === code);
const errors = () =>
	Object.entries(world.exact.control.calls.counts().byStatus)
		.filter(([status]) => Number(status) >= 400)
		.reduce((sum, [, count]) => sum + count, 0);

test('a sound set-up is all green, once, in at most fifteen calls without a refusal', async () => {
	const { green, rest } = await check(SOUND);

	assert.deepEqual(rest, []);
	assert.deepEqual(said(green), [
		'connection green CONNECTED',
		'division green DIVISION_REACHED',
		'country green COUNTRY_NOT_COMPARED',
		...Array.from({ length: 9 }, () => 'rights green RIGHT_GRANTED'),
		'journals green JOURNALS_IN_STEP',
		'glAccounts green GL_ACCOUNTS_IN_STEP',
		'vatMapping green VAT_MAPPING_SOUND',
		'period green PERIOD_OPEN',
		'callsLeft green CALLS_LEFT',
		'token green TOKEN_LASTS',
	]);
	assert.equal(
		find(green, 'CONNECTED')?.message,
		'Connected with Exact Online as Sophie Meuse (language fr-BE).',
	);
	assert.match(String(find(green, 'DIVISION_REACHED')?.message), /Carrosserie Meuse SRL/);
	assert.equal(find(green, 'TOKEN_LASTS')?.facts['days'], '30');
	assert.equal(find(green, 'PERIOD_OPEN')?.facts['date'], today());
	const calls = Object.values(world.calls()).reduce((sum, count) => sum + count, 0);
	assert.ok(calls <= 15, `${calls} calls`);
	assert.equal(errors(), 0);
});

test('lists that are not given are not compared', async () => {
	const { green, rest } = await check();
	assert.deepEqual(rest, []);
	const checks = green.map(({ check: name }) => name);
	for (const name of ['journals', 'glAccounts', 'vatMapping', 'webhooks']) {
		assert.ok(!checks.includes(name), name);
	}
	assert.ok(checks.includes('period'));
});

test('lists that turn out empty are reported', async () => {
	const empty = { journals: [], glAccounts: [], vatList: [] } as unknown as INodeParameters;
	const { rest } = await check(empty);
	assert.deepEqual(said(rest), [
		'journals amber JOURNALS_NONE',
		'glAccounts amber GL_ACCOUNTS_NONE',
		'vatMapping amber VAT_CODES_NONE',
	]);
});

test('journals, accounts and VAT codes that are out of step are named, by kind of trouble', async () => {
	const { rest } = await check({
		journals: '700,719,799,600',
		glAccounts: '704000,704950,704999,400000',
		vatList:
			'[{"code":"21","rate":"21","mappings":[{"exactVatCode":"2"}]},{"code":"12","rate":"12","mappings":[]}]',
	});
	assert.deepEqual(
		rest.map(({ status, code, facts }) => [status, code, ...Object.values(facts)].join(' ')),
		[
			'amber JOURNALS_BLOCKED 719',
			'red JOURNALS_MISSING 799',
			'amber JOURNALS_NOT_SALES 600',
			'amber GL_ACCOUNTS_BLOCKED 704950',
			'red GL_ACCOUNTS_MISSING 704999',
			'amber GL_ACCOUNTS_WRONG_TYPE 400000',
			'red VAT_MAPPING_WRONG 21',
			'amber VAT_CODES_UNMAPPED 12',
		],
	);
});

test('a missing scope is named, for each endpoint that needs it, and the rest goes on', async () => {
	world.exact.control.switches({ missingScopes: ['Organization documents'] });
	const { green, rest } = await check(SOUND);

	assert.deepEqual(
		rest.map(({ code, facts }) => [code, facts['endpoint'], facts['scope']]),
		[
			['SCOPE_MISSING', 'documents/Documents', 'organization.documents'],
			['SCOPE_MISSING', 'documents/DocumentAttachments', 'organization.documents'],
		],
	);
	assert.ok(find(green, 'PERIOD_OPEN'));
	assert.equal(errors(), 2, 'one refusal for each endpoint');
});

test('a scope without which journals, VAT codes and periods stay unread leaves those unchecked', async () => {
	world.exact.control.switches({
		missingScopes: ['Financial accounting', 'Financial generalledgers'],
	});
	const { rest } = await check(SOUND);
	assert.deepEqual(
		rest.filter(({ code }) => code === 'NOT_CHECKED').map(({ check: name }) => name),
		['journals', 'glAccounts', 'vatMapping', 'period'],
	);
	assert.ok(rest.filter(({ code }) => code === 'SCOPE_MISSING').length >= 4);
});

test('a right that the user lacks is told in the words of Exact Online', async () => {
	world.exact.control.switches({ forbiddenEndpoints: ['salesentry/SalesEntries'] });
	const { rest } = await check();
	assert.deepEqual(said(rest), ['rights red RIGHT_MISSING']);
	assert.match(rest[0].message, /^salesentry\/SalesEntries cannot be used: Forbidden\.$/);
});

test('without the right to list divisions the division is amber, and all else is checked', async () => {
	world.exact.control.switches({ missingScopes: ['Organization administration'] });
	const { green, rest } = await check(SOUND);
	assert.deepEqual(said(rest), ['division amber DIVISION_UNKNOWN', 'country amber NOT_CHECKED']);
	assert.match(rest[0].message, /organization\.administration/);
	assert.ok(find(green, 'JOURNALS_IN_STEP'));
});

test('a division out of reach costs one refusal, and the rest is not tried', async () => {
	const { green, rest } = await check({
		...SOUND,
		division: { __rl: true, mode: 'code', value: '999' },
	});
	assert.deepEqual(said(green), ['connection green CONNECTED', 'token green TOKEN_LASTS']);
	assert.deepEqual(said(rest), [
		'division red DIVISION_NOT_REACHED',
		'country amber NOT_CHECKED',
		'rights amber NOT_CHECKED',
		'journals amber NOT_CHECKED',
		'glAccounts amber NOT_CHECKED',
		'vatMapping amber NOT_CHECKED',
		'period amber NOT_CHECKED',
		'callsLeft amber CALLS_UNKNOWN',
	]);
	assert.equal(errors(), 1);
});

test('the country of the division is told when the address of the credential has none', async () => {
	const company = world.exact.state.get(DIVISION)?.company;
	if (company) company['Country'] = 'NL ';
	const { green } = await check();
	assert.equal(find(green, 'COUNTRY_NOT_COMPARED')?.facts['country'], 'NL');
});

for (const [what, journals] of [
	['a journal that is used', '700, 701'],
	['any sales journal, when none is named', ''],
] as const) {
	test(`the period of today is red when it is closed for ${what}`, async () => {
		const [year, month] = today().split('-').map(Number);
		world.exact.control.closePeriod(DIVISION, '701', year, month, true);
		const { rest } = await check({ journals });
		assert.deepEqual(said(rest), ['period red PERIOD_CLOSED']);
		assert.equal(rest[0]?.facts['journals'], '701');
	});
}

test('an empty list of journals does not make a closed period open', async () => {
	const [year, month] = today().split('-').map(Number);
	world.exact.control.closePeriod(DIVISION, '701', year, month, true);
	const { rest } = await check({ journals: '={{ [] }}' });
	assert.deepEqual(said(rest).sort(), ['journals amber JOURNALS_NONE', 'period red PERIOD_CLOSED']);
});

test('a year that the accountant has not created yet is red', async () => {
	const periods = world.exact.state.get(DIVISION)?.periods;
	for (const row of [...(periods?.all() ?? [])]) periods?.remove(row['ID'] ?? null);
	const { rest } = await check();
	assert.deepEqual(said(rest), ['period red PERIOD_MISSING']);
});

test('an administration that does not tell which periods are closed is amber', async () => {
	world.exact.control.switches({ forbiddenEndpoints: ['read/financial/JournalStatusList'] });
	const { rest } = await check();
	assert.deepEqual(said(rest), ['period amber PERIOD_NOT_TOLD']);
});

test('few calls left for the day are amber', async () => {
	world.exact.control.switches({ dailyLimit: 11 });
	const { rest } = await check();
	assert.deepEqual(said(rest), ['callsLeft amber CALLS_FEW']);
});

test('a day whose calls are used up in the middle of the check ends it without stopping', async () => {
	world.exact.control.switches({ dailyLimit: 4 });
	const { green, rest } = await check(SOUND);
	assert.ok(find(green, 'CONNECTED'));
	assert.ok(find(rest, 'CALLS_GONE'));
	assert.deepEqual(
		rest.filter(({ code }) => code === 'NOT_CHECKED').map(({ check: name }) => name),
		['rights', 'journals', 'glAccounts', 'vatMapping', 'period'],
	);
});

test('a spent refresh token gives one red line that says to reconnect, and no further call', async () => {
	world.exact.control.expireAccessTokens();
	world.exact.control.spendRefreshTokens();
	const { green, rest } = await check({ ...SOUND, parts: ['webhooks'] });

	assert.deepEqual(green, []);
	assert.deepEqual(said(rest), [
		'connection red NOT_CONNECTED',
		...[
			'division',
			'country',
			'rights',
			'journals',
			'glAccounts',
			'vatMapping',
			'period',
			'webhooks',
			'callsLeft',
			'token',
		].map((name) => `${name} amber NOT_CHECKED`),
	]);
	assert.match(rest[0].message, /Old refresh token used/);
	assert.match(rest[0].hint, /Connect my account/);
	assert.deepEqual(Object.keys(world.calls()), ['GET current/Me']);
});

test('an expired access token is renewed on the way, and the connection counts as just used', async () => {
	world.exact.control.expireAccessTokens();
	const { green, rest } = await check();
	assert.deepEqual(rest, []);
	assert.equal(find(green, 'TOKEN_LASTS')?.facts['days'], '30');
});

test('Exact Online out of order gives one red line of its own kind', async () => {
	world.exact.control.faults.add({ name: 'status503', count: 0 });
	const { green, rest } = await check(SOUND);
	assert.deepEqual(green, []);
	assert.equal(said(rest)[0], 'connection red UNREACHABLE');
	assert.ok(rest.slice(1).every(({ code }) => code === 'NOT_CHECKED'));
});

test('a service that fails alone is amber, and the others are checked', async () => {
	world.exact.control.faults.add({ name: 'status500', path: 'documents/Documents', count: 0 });
	const { green, rest } = await check(SOUND);
	assert.deepEqual(said(rest), ['rights amber RIGHT_UNKNOWN']);
	assert.equal(rest[0]?.facts['endpoint'], 'documents/Documents');
	assert.ok(find(green, 'PERIOD_OPEN'));
});

test('a check after another one says the same, refusals included', async () => {
	world.exact.control.switches({ missingScopes: ['Organization documents'] });
	const first = await check(SOUND);
	const second = await check(SOUND);
	assert.deepEqual(said(second.rest), said(first.rest));
	assert.equal(errors(), 4);
});

test('what changes in Exact Online shows at the next check', async () => {
	assert.deepEqual((await check(SOUND)).rest, []);
	rowOf(world, 'journals', '701')['IsBlocked'] = true;
	assert.deepEqual(said((await check(SOUND)).rest), ['journals amber JOURNALS_BLOCKED']);
});

const OURS = 'https://n8n.example.be/webhook/a/webhook';
const TOPICS = ['BankEntries', 'CashEntries', 'GeneralJournalEntries', 'SalesEntries'];

function subscribe(topics: readonly string[], callbackUrl: string): void {
	for (const topic of topics) {
		world.exact.state.get(DIVISION)?.subscriptions.add({
			ID: stableGuid('subscription', topic),
			ClientID: CLIENT_ID,
			Topic: topic,
			CallbackURL: callbackUrl,
		});
	}
}

test('webhooks are green when each topic is reported to this n8n', async () => {
	subscribe(TOPICS, OURS);
	const { green, rest } = await check({ parts: ['webhooks'] });
	assert.deepEqual(rest, []);
	assert.equal(find(green, 'WEBHOOKS_IN_PLACE')?.facts['topics'], TOPICS.join(', '));
});

test('webhooks are amber when there are none, or some are missing', async () => {
	assert.deepEqual(said((await check({ parts: ['webhooks'] })).rest), [
		'webhooks amber WEBHOOKS_NONE',
	]);
	subscribe(TOPICS.slice(0, 3), OURS);
	const { rest } = await check({ parts: ['webhooks'] });
	assert.deepEqual(said(rest), ['webhooks amber WEBHOOKS_MISSING']);
	assert.equal(rest[0]?.facts['topics'], 'SalesEntries');
});

test('webhooks that another address gets are named, unless that address is ours', async () => {
	subscribe(TOPICS, 'https://other.example.be/hook');
	const { rest } = await check({ parts: ['webhooks'] });
	assert.deepEqual(said(rest), ['webhooks amber WEBHOOKS_ELSEWHERE']);
	assert.equal(rest[0]?.facts['hosts'], 'other.example.be');

	const known = { parts: ['webhooks'], webhookAddress: 'https://other.example.be' };
	assert.deepEqual((await check(known)).rest, []);
});

test('the right to webhooks is named when the scope lacks', async () => {
	world.exact.control.switches({ missingScopes: ['Organization administration'] });
	const { rest } = await check({ parts: ['webhooks'] });
	const scope = rest.find(({ code }) => code === 'SCOPE_MISSING');
	assert.equal(scope?.facts['endpoint'], 'webhooks/WebhookSubscriptions');
	assert.equal(scope?.facts['scope'], 'organization.administration');
	assert.ok(said(rest).includes('webhooks amber NOT_CHECKED'));
});

test('everything at once stays within sixteen calls, and the rights for payments are checked', async () => {
	subscribe(TOPICS, OURS);
	const { green, rest } = await check({ ...SOUND, parts: ['payments', 'webhooks'] });
	assert.deepEqual(rest, []);
	const endpoints = green
		.filter(({ check: name }) => name === 'rights')
		.map(({ facts }) => facts['endpoint']);
	assert.ok(endpoints.includes('sync/Cashflow/PaymentTerms'));
	assert.ok(endpoints.includes('financialtransaction/TransactionLines'));
	assert.ok(endpoints.includes('read/financial/ReceivablesList'));
	const calls = Object.values(world.calls()).reduce((sum, count) => sum + count, 0);
	assert.ok(calls <= 16, `${calls} calls`);
	assert.equal(errors(), 0);
});
