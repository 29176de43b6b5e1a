import { createHmac } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { receiveDelivery } from '../../../nodes/ExactOnlineTrigger/receive';

const SECRET = 'a-secret-of-the-app';
const CLIENT = '2781096d-1111-4111-8111-0123456789ab';

const RECORD = 'a79d86b2-1111-4111-8111-0123456789ab';

const delivery = {
	Topic: 'BankEntries',
	ClientId: CLIENT,
	Division: 3114772,
	Action: 'Update',
	Key: RECORD,
	ExactOnlineEndpoint: 'https://start.exactonline.be/api/v1/3114772/…',
	EventCreatedOn: '2026-11-10T09:00:00.087',
};

interface Sent {
	/** The body; undefined: n8n kept no bytes. */
	readonly rawBody: unknown;
	readonly credential?: IDataObject;
	readonly parameters?: IDataObject;
	readonly memory?: IDataObject;
}

interface Outcome {
	readonly status: number;
	readonly items: readonly IDataObject[];
}

async function received({ rawBody, credential, parameters, memory = {} }: Sent): Promise<Outcome> {
	let status = 200;
	const response = {
		status: (code: number) => {
			status = code;
			return response;
		},
		send: () => response,
		end: () => response,
	};
	const context = {
		getWorkflow: () => ({ id: workflowOf(memory) }),
		getNode: () => ({ id: 'node-1' }),
		getRequestObject: () => ({ rawBody }),
		getResponseObject: () => response,
		getCredentials: async () =>
			await Promise.resolve(credential ?? { webhookSecret: SECRET, clientId: CLIENT }),
		getNodeParameter: (name: string, fallback: unknown) =>
			({ division: '3114772', ...parameters })[name] ?? fallback,
		getWorkflowStaticData: () => memory,
	};
	const result = await receiveDelivery(context as unknown as IWebhookFunctions);
	const items = (result.workflowData ?? []).flat().map(({ json }) => json);
	return { status, items };
}

const workflows = new WeakMap<IDataObject, string>();
let lastWorkflow = 0;

/** Each memory is that of another workflow. */
function workflowOf(memory: IDataObject): string {
	const id = workflows.get(memory) ?? `workflow-${(lastWorkflow += 1)}`;
	workflows.set(memory, id);
	return id;
}

function signed(content: object, secret = SECRET): Buffer {
	const text = JSON.stringify(content);
	const hash = createHmac('sha256', secret).update(text).digest('hex').toUpperCase();
	return Buffer.from(`{"Content":${text},"HashCode":"${hash}"}`);
}

describe('a delivery', () => {
	it('becomes one item with what is known of the record', async () => {
		await expect(received({ rawBody: signed(delivery) })).resolves.toEqual({
			status: 200,
			items: [
				{
					topic: 'BankEntries',
					action: 'Update',
					division: 3114772,
					key: RECORD,
					endpoint: delivery.ExactOnlineEndpoint,
					createdOn: '2026-11-10T09:00:00.087',
				},
			],
		});
	});

	it('needs topic, app and division only; the division may be text', async () => {
		const { Topic, ClientId } = delivery;
		const rawBody = signed({ Topic, ClientId, Division: '3114772', Key: null });
		await expect(received({ rawBody })).resolves.toEqual({
			status: 200,
			items: [
				{
					topic: 'BankEntries',
					action: '',
					division: 3114772,
					key: '',
					endpoint: '',
					createdOn: '',
				},
			],
		});
	});

	it('without its moment is never taken for one that came before: it may be a second change', async () => {
		const memory: IDataObject = {};
		const rawBody = signed({ ...delivery, EventCreatedOn: undefined });
		expect((await received({ rawBody, memory })).items).toHaveLength(1);
		expect((await received({ rawBody, memory })).items).toHaveLength(1);
	});

	it('may be for an app key that is written with braces and in capitals', async () => {
		const credential = { webhookSecret: SECRET, clientId: ` {${CLIENT.toUpperCase()}}` };
		const { items } = await received({ rawBody: signed(delivery), credential });
		expect(items).toHaveLength(1);
	});

	it.each([
		['that is empty: the validation at subscription', Buffer.alloc(0)],
		['for another division', signed({ ...delivery, Division: 3114773 })],
		['on another topic', signed({ ...delivery, Topic: 'Accounts' })],
	])('%s is answered 200 and starts nothing', async (_case, rawBody) => {
		await expect(received({ rawBody })).resolves.toEqual({ status: 200, items: [] });
	});

	it.each([
		['of which n8n kept no bytes', undefined],
		['that is text and not bytes', signed(delivery).toString()],
		['with another secret', signed(delivery, 'another')],
		['for another app', signed({ ...delivery, ClientId: 'other' })],
		['without division', signed({ ...delivery, Division: undefined })],
		['with a division that is no number', signed({ ...delivery, Division: 'main' })],
		['without topic', signed({ ...delivery, Topic: undefined })],
		['without app', signed({ ...delivery, ClientId: null })],
		['that holds something else', signed({ hello: 'world' })],
	])('%s is answered 401 and starts nothing', async (_case, rawBody) => {
		await expect(received({ rawBody })).resolves.toEqual({ status: 401, items: [] });
	});

	it.each([
		['no secret', { webhookSecret: '', clientId: CLIENT }, ''],
		['a blank secret', { webhookSecret: '  ', clientId: CLIENT }, '  '],
		['no app key', { webhookSecret: SECRET }, SECRET],
	])('is refused when the credential has %s', async (_case, credential, secret) => {
		const rawBody = signed(delivery, secret || 'x');
		await expect(received({ rawBody, credential })).resolves.toEqual({ status: 401, items: [] });
	});

	it('on a single topic starts a workflow that watches it', async () => {
		const parameters = { event: 'topics', topics: ['Accounts'] };
		const rawBody = signed({ ...delivery, Topic: 'Accounts' });
		expect((await received({ rawBody, parameters })).items).toHaveLength(1);
	});

	it('that comes again starts nothing, among the last five hundred', async () => {
		const memory: IDataObject = {};
		const numbered = (key: number): Buffer => signed({ ...delivery, Key: String(key) });
		for (let key = 0; key < 510; key += 1) {
			expect((await received({ rawBody: numbered(key), memory })).items).toHaveLength(1);
		}
		expect((await received({ rawBody: numbered(509), memory })).items).toEqual([]);
		expect((await received({ rawBody: numbered(20), memory })).items).toEqual([]);
		expect(memory.seen).toHaveLength(500);
		expect((await received({ rawBody: numbered(5), memory })).items).toHaveLength(1);
	});

	it('that comes again starts nothing although a run has written its older list back', async () => {
		const memory: IDataObject = {};
		await received({ rawBody: signed(delivery), memory });
		delete memory.seen;
		expect((await received({ rawBody: signed(delivery), memory })).items).toEqual([]);
		expect(memory.seen).toHaveLength(1);
	});

	it('that comes again to another workflow starts that one', async () => {
		expect((await received({ rawBody: signed(delivery) })).items).toHaveLength(1);
		expect((await received({ rawBody: signed(delivery) })).items).toHaveLength(1);
	});

	it('that was refused is not taken for one that came', async () => {
		const memory: IDataObject = {};
		await received({ rawBody: signed(delivery, 'another'), memory });
		expect((await received({ rawBody: signed(delivery), memory })).items).toHaveLength(1);
	});
});
