/** Each customer is linked once, however many of its invoices are among the items. */
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { passOn, runItems } from '../../runItems';
import { pathOf, planManagerRequest } from '../../transport';
import { shownFor } from '../fields';
import { requiredDivision, requiredText } from '../parameters';

export const description: INodeProperties[] = shownFor('customer', 'link', [
	{
		displayName: 'Customer ID',
		name: 'customerId',
		type: 'string',
		required: true,
		default: '={{ $json.customer.id }}',
		description: "PlanManager's own identity of the customer",
	},
	{
		displayName: 'Division',
		name: 'division',
		type: 'string',
		required: true,
		default: '={{ $json.exactCustomer.division }}',
		description: 'Code of the division in Exact Online, a number',
	},
	{
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		required: true,
		default: '={{ $json.exactCustomer.accountId }}',
		description: 'GUID of the account in Exact Online',
	},
	{
		displayName: 'Matched By',
		name: 'matchedBy',
		type: 'string',
		required: true,
		default: '={{ $json.exactCustomer.matchedBy }}',
		placeholder: 'e.g. vatNumber',
		description: 'How the account was recognised, for whoever looks at the link later',
	},
]);

export async function execute(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const linked = new Set<string>();
	return await runItems(
		ctx,
		async (itemIndex) => {
			const customerId = requiredText(ctx, 'customerId', 'Customer ID', itemIndex);
			const body = {
				division: requiredDivision(ctx, itemIndex),
				accountId: requiredText(ctx, 'accountId', 'Account ID', itemIndex),
				matchedBy: requiredText(ctx, 'matchedBy', 'Matched By', itemIndex),
			};
			const key = JSON.stringify([customerId, body.division, body.accountId.toLowerCase()]);
			const applied = !linked.has(key) && (await putLink(ctx, customerId, body));
			linked.add(key);
			return [passOn(ctx, itemIndex, { customerLink: { ...body, customerId, applied } })];
		},
		{ finishBatch: true },
	);
}

/** True when PlanManager did not have this link yet. */
async function putLink(
	ctx: IExecuteFunctions,
	customerId: string,
	body: { division: number; accountId: string; matchedBy: string },
): Promise<boolean> {
	const path = pathOf('customers', customerId, 'exact-link');
	const answer = await planManagerRequest(ctx, { method: 'PUT', path, body });
	return answer.body?.applied === true;
}
