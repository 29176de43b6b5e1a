/** Parameters that several operations share. */
import type { INodeProperties } from 'n8n-workflow';

/** Shows the fields for one operation of one resource only. */
export function shownFor(
	resource: string,
	operation: string,
	fields: INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => {
		const show = { ...field.displayOptions?.show, resource: [resource], operation: [operation] };
		return { ...field, displayOptions: { ...field.displayOptions, show } };
	});
}

export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

export const invoiceIdField: INodeProperties = {
	displayName: 'Invoice ID',
	name: 'invoiceId',
	type: 'string',
	required: true,
	default: '={{ $json.id }}',
	description: "PlanManager's own identity of the invoice, which is not its number",
};
