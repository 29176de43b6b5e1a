import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import {
	subscribe,
	subscriptionsExist,
	unsubscribe,
} from '../../../nodes/ExactOnlineTrigger/subscription';
import { connectionLoss, failureOf, FakeExact, refusal, rows } from '../exact/fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const HOOK = 'https://n8n.garage.be/webhook/hook-1/webhook';
const OTHER = 'https://n8n.garage.be/webhook/hook-2/webhook';
const idOf = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const standing = (number: number, Topic: string, CallbackURL = HOOK): IDataObject => ({
	ID: idOf(number),
	Topic,
	CallbackURL,
});
const made = (number: number) => ({ status: 201, body: { d: { ID: idOf(number) } } });
const OWN = { division: 3114772, callbackUrl: HOOK };
const ONE = { event: 'topics', topics: ['BankEntries'] };

let exact: FakeExact;
let memory: IDataObject;

beforeEach(() => {
	exact = new FakeExact();
	exact.credential = { ...exact.credential, webhookSecret: 'a-secret' };
	memory = {};
});

afterEach(() => {
	jest.restoreAllMocks();
});

function hook(
	parameters: IDataObject = ONE,
	{ url = HOOK, mode = 'activate' }: { url?: string; mode?: string } = {},
): IHookFunctions {
	const context = {
		...exact.context,
		getNodeWebhookUrl: () => url,
		getActivationMode: () => mode,
		getWorkflowStaticData: () => memory,
		getNodeParameter: (name: string, fallback: unknown) =>
			({ division: 3114772, ...parameters })[name] ?? fallback,
	};
	return context as unknown as IHookFunctions;
}

/** Method and resource of every request. */
const sent = (): string[] =>
	exact.log.map((line) => line.replace(/\?.*$/, '').replace('3114772/webhooks/', ''));

describe('before anything is sent', () => {
	it.each([
		['http', 'http://n8n.garage.be/webhook/hook-1/webhook', 'over https only'],
		['this machine, for the real Exact Online', 'http://localhost:5678/webhook/x', 'https only'],
		['no address', '', 'no address'],
	])('n8n at %s is refused', async (_case, url, words) => {
		for (const act of [subscriptionsExist, subscribe]) {
			const error = await failureOf(act(hook(ONE, { url })), NodeOperationError);
			expect(error.message).toContain(words);
			expect(error.description).toContain('WEBHOOK_URL');
		}
		expect(sent()).toEqual([]);
	});

	it.each(['', '   '])('a credential with the secret "%s" is refused', async (secret) => {
		exact.credential = { ...exact.credential, webhookSecret: secret };
		for (const act of [subscriptionsExist, subscribe]) {
			const error = await failureOf(act(hook()), NodeOperationError);
			expect(error.message).toBe('The Exact Online credential has no webhook secret');
		}
		expect(sent()).toEqual([]);
	});

	it('a trigger without topics or division is refused', async () => {
		const noTopic = await failureOf(subscribe(hook({ ...ONE, topics: [] })), NodeOperationError);
		expect(noTopic.message).toBe('No topic is chosen');
		const nowhere = await failureOf(subscribe(hook({ ...ONE, division: '' })), NodeOperationError);
		expect(nowhere.message).toBe('No division is chosen');
		expect(sent()).toEqual([]);
	});

	it('this machine is fine for an Exact Online on this machine', async () => {
		exact.credential = { ...exact.credential, country: 'own', baseUrl: 'http://127.0.0.1:4101' };
		exact.answers(rows());
		await expect(
			subscriptionsExist(hook(ONE, { url: 'http://localhost:5678/webhook/x' })),
		).resolves.toBe(false);
	});
});

describe('whether the subscription stands', () => {
	it.each([
		['at this address, on this topic', [standing(1, 'BankEntries')], true],
		['at another address', [standing(1, 'BankEntries', OTHER)], false],
		['on another topic', [standing(1, 'CashEntries')], false],
		['on one topic too many', [standing(1, 'BankEntries'), standing(2, 'Accounts')], false],
		['nowhere', [], false],
	])('%s', async (_case, all, expected) => {
		exact.answers(rows(...all));
		await expect(subscriptionsExist(hook())).resolves.toBe(expected);
		expect(memory.subscriptions !== undefined).toBe(expected);
	});
});

describe('subscribing', () => {
	it('looks first, makes what is missing and remembers it', async () => {
		exact.answers(rows(standing(1, 'CashEntries')), made(2), made(3), made(4));
		await expect(subscribe(hook({ event: 'paymentActivity' }))).resolves.toBe(true);
		expect(sent()).toEqual([
			'GET WebhookSubscriptions',
			'POST WebhookSubscriptions',
			'POST WebhookSubscriptions',
			'POST WebhookSubscriptions',
		]);
		expect(exact.sent[1].body).toEqual({ Topic: 'BankEntries', CallbackURL: HOOK });
		expect(memory.subscriptions).toEqual(OWN);
	});

	it('costs no refusal when another address has the topic, and names it', async () => {
		exact.answers(rows(standing(1, 'BankEntries', OTHER)));
		const error = await failureOf(subscribe(hook()), NodeApiError);
		expect(error.message).toBe(`Events of BankEntries in this division go to ${OTHER} already`);
		expect(sent()).toEqual(['GET WebhookSubscriptions']);
	});

	it('tells the address that this node had before from that of a stranger', async () => {
		memory = { subscriptions: OWN };
		exact.answers(rows(standing(1, 'BankEntries')));
		const moved = hook(ONE, { url: 'https://new.garage.be/webhook/hook-1/webhook' });
		const error = await failureOf(subscribe(moved), NodeApiError);
		expect(error.message).toContain(`${HOOK} already, the address that this node had before`);
		expect(error.description).toContain('If this n8n has moved');
		expect(error.description).toContain('a copy of one that still runs there');
		expect(sent()).toEqual(['GET WebhookSubscriptions']);
	});

	it('says so too when Exact Online knows of one that it does not show', async () => {
		exact.answers(rows(), refusal(500, 'Gegeven bestaat reeds'), rows());
		const error = await failureOf(subscribe(hook()), NodeApiError);
		expect(error.message).toContain('an address that Exact Online does not show');
		expect(memory).toEqual({});
	});

	it('never takes over for a test in the editor, whatever is switched on', async () => {
		exact.answers(rows(standing(1, 'BankEntries', OTHER)));
		const test = hook({ ...ONE, replaceOthers: true }, { mode: 'manual' });
		const error = await failureOf(subscribe(test), NodeApiError);
		expect(error.description).toContain('Unpublish that workflow while you test');
		expect(sent()).toEqual(['GET WebhookSubscriptions']);
	});

	it('takes over in production when that is switched on', async () => {
		exact.answers(rows(standing(1, 'BankEntries', OTHER)), { status: 204 }, made(2));
		await subscribe(hook({ ...ONE, replaceOthers: true }));
		expect(sent()).toEqual([
			'GET WebhookSubscriptions',
			`DELETE WebhookSubscriptions(guid'${idOf(1)}')`,
			'POST WebhookSubscriptions',
		]);
	});

	const TAKE_OVER = { ...ONE, replaceOthers: true };

	it('puts back what it replaced when Exact Online refuses the new one, and says so', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries', OTHER)),
			{ status: 204 },
			refusal(500, 'Ongeldig: CallbackURL'),
			rows(),
			made(2),
		);
		const error = await failureOf(subscribe(hook(TAKE_OVER)), NodeApiError);
		expect(error.message).toContain('Ongeldig: CallbackURL');
		expect(error.description).toContain('put back: the other address gets its events');
		expect(exact.sent.slice(-1)[0].body).toEqual({ Topic: 'BankEntries', CallbackURL: OTHER });
		expect(memory).toEqual({});
	});

	it('says what it could not put back, and what to do', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries', OTHER)),
			{ status: 204 },
			refusal(500, 'Gegeven bestaat reeds'),
			rows(),
			refusal(500, 'Ongeldig: CallbackURL'),
			rows(),
		);
		const error = await failureOf(subscribe(hook(TAKE_OVER)), NodeApiError);
		expect(error.description).toContain(`could not be put back: BankEntries to ${OTHER}.`);
		expect(error.description).toContain('publish it again');
		expect(error.description).not.toContain('Nothing was changed');
	});

	it('counts one as put back that was not removed in the first place', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries', OTHER)),
			refusal(403, 'Forbidden'),
			rows(standing(1, 'BankEntries', OTHER)),
			refusal(500, 'Gegeven bestaat reeds'),
			rows(standing(1, 'BankEntries', OTHER)),
		);
		const error = await failureOf(subscribe(hook(TAKE_OVER)), NodeApiError);
		expect(error.message).toContain('Forbidden');
		expect(error.description).toContain('put back');
		expect(error.description).not.toContain('could not');
	});

	it('tries free topics first, so that a refused address costs nobody a subscription', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries', OTHER)),
			refusal(500, 'Ongeldig: CallbackURL'),
			rows(standing(1, 'BankEntries', OTHER)),
		);
		const topics = ['BankEntries', 'CashEntries'];
		await failureOf(subscribe(hook({ ...TAKE_OVER, topics })), NodeApiError);
		expect(sent().filter((line) => line.startsWith('DELETE'))).toEqual([]);
	});

	it('keeps a left-over of its own until the new ones stand', async () => {
		exact.answers(rows(standing(1, 'CashEntries')), refusal(500, 'Ongeldig'), rows());
		await failureOf(subscribe(hook()), NodeApiError);
		expect(sent()).not.toContain(`DELETE WebhookSubscriptions(guid'${idOf(1)}')`);
	});

	it('takes back what was made when a later topic is refused', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries')),
			made(2),
			refusal(500, 'Ongeldig: Onderwerp'),
			rows(standing(1, 'BankEntries'), standing(2, 'CashEntries'), standing(9, 'Items', OTHER)),
			{ status: 204 },
		);
		const topics = ['BankEntries', 'CashEntries', 'Unheard'];
		const error = await failureOf(subscribe(hook({ ...ONE, topics })), NodeApiError);
		expect(error.message).toContain('Ongeldig: Onderwerp');
		expect(sent().slice(-1)).toEqual([`DELETE WebhookSubscriptions(guid'${idOf(2)}')`]);
	});

	it('takes back what may have been made when the answer was lost', async () => {
		exact.answers(rows(), connectionLoss('ECONNRESET'), rows(standing(1, 'BankEntries')), {
			status: 204,
		});
		const error = await failureOf(subscribe(hook()), NodeApiError);
		expect(error.message).toContain('unknown');
		expect(sent().slice(-1)).toEqual([`DELETE WebhookSubscriptions(guid'${idOf(1)}')`]);
	});

	it('tells the first refusal when taking back is refused as well', async () => {
		exact.answers(rows(), refusal(403, 'Forbidden'), refusal(403, 'Not now'));
		const error = await failureOf(subscribe(hook()), NodeApiError);
		expect(error.message).toContain('Forbidden');
	});
});

describe('unsubscribing', () => {
	beforeEach(() => {
		memory = { subscriptions: OWN, seen: ['x'] };
	});

	it('removes its own and leaves all others alone', async () => {
		exact.answers(
			rows(standing(1, 'BankEntries'), standing(2, 'CashEntries'), standing(3, 'Items', OTHER)),
			{ status: 204 },
			{ status: 204 },
		);
		await expect(unsubscribe(hook())).resolves.toBe(true);
		expect(sent()).toEqual([
			'GET WebhookSubscriptions',
			`DELETE WebhookSubscriptions(guid'${idOf(1)}')`,
			`DELETE WebhookSubscriptions(guid'${idOf(2)}')`,
		]);
		expect(memory).toEqual({});
	});

	it('counts one that went meanwhile as removed', async () => {
		exact.answers(rows(standing(1, 'BankEntries')), refusal(404, ''));
		await expect(unsubscribe(hook())).resolves.toBe(true);
		expect(memory).toEqual({});
	});

	it('keeps its notes when Exact Online can not be reached, for the next attempt', async () => {
		exact.answers(rows(standing(1, 'BankEntries')), refusal(403, 'Forbidden'));
		await failureOf(unsubscribe(hook()), NodeApiError);
		expect(memory.subscriptions).toEqual(OWN);
	});

	it('leaves those alone that were made when n8n was elsewhere: this may be a copy of it', async () => {
		const moved = hook(ONE, { url: 'https://copy.garage.be/webhook/hook-1/webhook' });
		await expect(unsubscribe(moved)).resolves.toBe(true);
		expect(sent()).toEqual([]);
		expect(memory.subscriptions).toEqual(OWN);
	});

	it('works in the division and at the address where it was made, whatever is set now', async () => {
		exact.answers(rows(standing(1, 'BankEntries')), { status: 204 });
		await unsubscribe(hook({ ...ONE, division: 42 }, { url: OTHER }));
		expect(exact.log[0]).toContain('GET 3114772/');
		expect(sent().slice(-1)).toEqual([`DELETE WebhookSubscriptions(guid'${idOf(1)}')`]);
	});

	it('asks nothing when there is nothing of its own', async () => {
		memory = {};
		await expect(unsubscribe(hook())).resolves.toBe(true);
		expect(sent()).toEqual([]);
	});
});
