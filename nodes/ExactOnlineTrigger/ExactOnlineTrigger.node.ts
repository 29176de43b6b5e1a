import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { divisionField, searchDivisions } from '../host/division';
import { triggerFields } from './fields';
import { receiveDelivery } from './receive';
import { subscribe, subscriptionsExist, unsubscribe } from './subscription';

export class ExactOnlineTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Exact Online Trigger',
		name: 'exactOnlineTrigger',
		icon: {
			light: 'file:../../icons/exactOnline.svg',
			dark: 'file:../../icons/exactOnline.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["event"] === "paymentActivity" ? "payment activity" : $parameter["topics"].join(", ") }}',
		description: 'Start a workflow when something changes in Exact Online',
		defaults: { name: 'Exact Online Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'exactOnlineOAuth2Api', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		properties: [divisionField, ...triggerFields],
	};

	methods = { listSearch: { searchDivisions } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await subscriptionsExist(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await subscribe(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unsubscribe(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery(this);
	}
}
