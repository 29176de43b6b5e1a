import { ExactError, ExactOutcomeUnknown } from '../../../nodes/exact/errors';
import { connectionLoss, failureOf, FakeExact, refusal, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const journals = { select: ['Code'] };
const body = { Customer: 'c', Journal: '70' };
const GENERIC =
	'A problem has occurred. The cause of this issue will be investigated as soon as possible.';

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function read(): Promise<unknown[]> {
	return await (await exact.client()).list('financial/Journals', journals);
}

async function write(): Promise<unknown> {
	return await (await exact.client()).create('salesentry/SalesEntries', body);
}

describe('every request', () => {
	it('asks n8n for the whole answer and leaves only the 401 to its token renewal', async () => {
		exact.answers(rows());
		await read();
		expect(exact.sent[0]).toMatchObject({
			returnFullResponse: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
			disableFollowRedirect: true,
			timeout: 60_000,
			headers: { Accept: 'application/json' },
		});
	});

	it('that writes says that its body is JSON and asks for the record back', async () => {
		exact.answers({ status: 201, body: { d: { EntryID: 'x' } } });
		await write();
		expect(exact.sent[0]).toMatchObject({
			body,
			headers: { 'Content-Type': 'application/json', Prefer: 'return=representation' },
		});
	});

	it('is not sent any more once the user has cancelled the execution', async () => {
		exact.cancelled = true;
		const error = await failureOf(write(), ExactError);
		expect(error).toMatchObject({ kind: 'blocked', fatal: true });
		expect(exact.sent).toHaveLength(0);
	});
});

describe('a GET', () => {
	it.each([502, 503, 504])('is sent again up to three times after %i', async (status) => {
		exact.answers({ status }, { status }, { status }, rows({ Code: '70' }));
		await expect(read()).resolves.toEqual([{ Code: '70' }]);
		expect(exact.waits).toEqual([1000, 3000, 9000]);
	});

	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ENOTFOUND', 'ECONNREFUSED'])(
		'is sent again up to three times after %s, then Exact Online counts as unreachable',
		async (code) => {
			exact.answers(...Array.from({ length: 4 }, () => connectionLoss(code)));
			const error = await failureOf(read(), ExactError);
			expect(error).toMatchObject({ kind: 'unreachable', fatal: true });
			expect(error.message).not.toContain(code);
			expect(exact.sent).toHaveLength(4);
		},
	);

	it('is sent again once after a 500 that says nothing', async () => {
		exact.answers(refusal(500, GENERIC), refusal(500, GENERIC));
		const error = await failureOf(read(), ExactError);
		expect(error).toMatchObject({ kind: 'unreachable', exactMessage: GENERIC });
		expect(exact.sent).toHaveLength(2);
	});

	it.each([400, 403, 404, 405, 408, 501])('is not sent again after %i', async (status) => {
		exact.answers(refusal(status, 'No'));
		await failureOf(read(), ExactError);
		expect(exact.sent).toHaveLength(1);
	});
});

describe('a write whose fate is unknown is never sent again', () => {
	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_CANCELED'])(
		'after %s',
		async (code) => {
			exact.answers(connectionLoss(code));
			const unknown = await failureOf(write(), ExactOutcomeUnknown);
			expect(unknown.endpoint).toBe('salesentry/SalesEntries');
			expect(exact.sent).toHaveLength(1);
		},
	);

	it.each([502, 503, 504])('after %i', async (status) => {
		exact.answers({ status });
		await failureOf(write(), ExactOutcomeUnknown);
		expect(exact.sent).toHaveLength(1);
	});

	it('after a bare 500, and after one with Exact Online’s general text', async () => {
		exact.answers({ status: 500 }, refusal(500, GENERIC));
		await failureOf(write(), ExactOutcomeUnknown);
		const unknown = await failureOf(write(), ExactOutcomeUnknown);
		expect(unknown.exactMessage).toContain('A problem has occurred');
		expect(exact.sent).toHaveLength(2);
	});

	it('after two sentences that may be a refusal: it is one when a look shows that nothing was done', async () => {
		const words = 'La période 2026/10 est clôturée. Choisissez une autre date.';
		exact.answers(refusal(500, words));
		const unknown = await failureOf(write(), ExactOutcomeUnknown);
		expect(unknown.exactMessage).toBe(words);
		expect(unknown.ifNotDone).toMatchObject({ kind: 'refused', exactMessage: words, fatal: false });
		expect(unknown.ifNotDone?.hint).toContain('period');
	});

	it.each([
		GENERIC,
		'Er is een probleem opgetreden. De oorzaak wordt zo snel mogelijk onderzocht.',
		'Un problème est survenu. La cause sera recherchée dès que possible.',
		'Votre session a changé. Rechargez la page.',
	])('after "%s", which no refusal is known to say', async (words) => {
		exact.answers(refusal(500, words));
		const unknown = await failureOf(write(), ExactOutcomeUnknown);
		expect(unknown.exactMessage).toBe(words);
		expect(unknown.ifNotDone).toBeUndefined();
	});

	it('after a success without the record', async () => {
		exact.answers({ status: 201, body: '' }, { status: 200, body: '<html>Log in</html>' });
		await failureOf(write(), ExactOutcomeUnknown);
		await failureOf(write(), ExactOutcomeUnknown);
		expect(exact.sent).toHaveLength(2);
	});

	it('also a PUT and a DELETE', async () => {
		const client = await exact.client();
		const id = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
		exact.answers(connectionLoss('ECONNRESET'), connectionLoss('ECONNRESET'));
		await failureOf(client.update('crm/Accounts', id, { City: 'Namur' }), ExactOutcomeUnknown);
		await failureOf(client.remove('crm/Accounts', id), ExactOutcomeUnknown);
		expect(exact.sent).toHaveLength(2);
	});
});

describe('a write that certainly was not carried out', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED'])(
		'because the connection was never made (%s) is unreachable, not unknown',
		async (code) => {
			exact.answers(connectionLoss(code));
			const error = await failureOf(write(), ExactError);
			expect(error).toMatchObject({ kind: 'unreachable', fatal: true });
			expect(exact.sent).toHaveLength(1);
		},
	);

	it('because validation refused it with HTTP 500 and a message, is refused with all messages', async () => {
		exact.answers(refusal(500, 'Verplicht: Factuur voor\r\nVerplicht: Besteld door'));
		const error = await failureOf(write(), ExactError);
		expect(error).toMatchObject({
			kind: 'refused',
			status: 500,
			fatal: false,
			exactMessage: 'Verplicht: Factuur voor; Verplicht: Besteld door',
			endpoint: 'salesentry/SalesEntries',
		});
	});

	it('because the session ended and Exact Online redirects to its login page', async () => {
		exact.answers({ status: 302, headers: { location: 'https://start.exactonline.be/login' } });
		const error = await failureOf(write(), ExactError);
		expect(error).toMatchObject({ kind: 'refused', fatal: true });
		expect(error.message).toContain('login page');
	});
});

describe('a refusal explains itself', () => {
	it.each([
		['Verplicht: Boekjaar', 'period'],
		['Obligatoire: Exercice', 'period'],
		['Ongeldig: Periode (Afgesloten)', 'period'],
		['Invalid: Period (Closed)', 'period'],
		['Ongeldig: Grootboekrekeningtype', 'revenue account'],
		['Ongeldig: Factuur voor (Type)', 'status to customer'],
		['Gegeven bestaat reeds', 'exists already'],
		['Ongeldige referentie: Journals', 'does not exist in this division'],
		['Mandatory: Relationship\nInvalid reference: Cost unit', 'does not exist in this division'],
		['Verplicht: Factuur voor', 'Fill in the field'],
	])('"%s" comes with a hint on "%s"', async (words, hint) => {
		exact.answers(refusal(500, words));
		const error = await failureOf(write(), ExactError);
		expect(error.hint).toContain(hint);
	});

	it('403 on a missing scope names the scope and is not a reason to stop the run', async () => {
		const words =
			"Forbidden - Application Scope Violated. Cannot read 'organization.documents' scope.";
		exact.answers(refusal(403, words));
		const error = await failureOf(read(), ExactError);
		expect(error).toMatchObject({ kind: 'forbidden', exactMessage: words, fatal: false });
		expect(error.hint).toContain('scope');
	});

	it('403 on the division makes the whole run pointless', async () => {
		exact.answers(refusal(403, 'Forbidden - User division is not within division scope'));
		const error = await failureOf(read(), ExactError);
		expect(error).toMatchObject({ kind: 'forbidden', fatal: true });
	});

	it('text that is only in the Reason header is not lost', async () => {
		exact.answers({ status: 403, headers: { Reason: 'Application Scope Violated' }, body: '' });
		const error = await failureOf(read(), ExactError);
		expect(error.exactMessage).toBe('Application Scope Violated');
	});

	it('a login page instead of data is named as such', async () => {
		exact.answers({ status: 200, body: '<html><body>Log in</body></html>' });
		const error = await failureOf(read(), ExactError);
		expect(error).toMatchObject({ kind: 'refused', fatal: true });
		expect(error.message).toContain('login page');
	});
});

describe('secrets', () => {
	it('that a service echoes never come out in an error', async () => {
		const pdf = 'JVBERi0xLjQK'.repeat(40);
		exact.answers(
			refusal(500, `Could not convert to Byte[]: {"Attachment":"${pdf}"} Bearer abc.def.ghi`),
		);
		const error = await failureOf(write(), ExactError);
		const everything = JSON.stringify([error.message, Object.entries(error)]);
		expect(everything).toContain('Could not convert');
		expect(everything).not.toContain('JVBERi0');
		expect(everything).not.toContain('abc.def.ghi');
	});

	it('in what n8n throws do not travel on in an error or its cause', async () => {
		const loss = Object.assign(connectionLoss('ECONNRESET'), {
			config: { headers: { Authorization: 'Bearer secret-token' }, data: 'JVBERi0' },
		});
		exact.answers(loss);
		const unknown = await failureOf(write(), ExactOutcomeUnknown);
		const cause = unknown.cause as Error;
		const everything = [Object.entries(unknown), Object.entries(cause), cause.message];
		expect(JSON.stringify(everything)).not.toMatch(/secret-token|JVBERi0/);
		expect(cause.message).toBe('the connection was lost before an answer came');
	});
});
