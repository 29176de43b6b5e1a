/** The parameters of the node and how they are read. The defaults fit the items of the PlanManager node. */
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

export const customerFields: INodeProperties[] = [
	{
		displayName: 'Customer ID',
		name: 'sourceId',
		type: 'string',
		default: '={{ $json.customer?.id }}',
		description:
			'How the source knows the customer. Items with the same ID are one customer; may be empty.',
	},
	{
		displayName: 'Name',
		name: 'customerName',
		type: 'string',
		default: '={{ $json.customer?.name }}',
		description: 'Name of the person or company',
	},
	{
		displayName: 'Street and Number',
		name: 'addressLine1',
		type: 'string',
		default: '={{ $json.customer?.address?.line1 }}',
		placeholder: 'e.g. Rue de la Station 12',
		description: 'Customers are found by name and address, so an address is mandatory',
	},
	{
		displayName: 'Postcode',
		name: 'postcode',
		type: 'string',
		default: '={{ $json.customer?.address?.postcode }}',
		placeholder: 'e.g. 4000',
	},
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '={{ $json.customer?.address?.city }}',
		placeholder: 'e.g. Liège',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '={{ $json.customer?.address?.country }}',
		placeholder: 'e.g. BE',
		description: 'Two-letter code or name of the country. When empty, Belgium.',
	},
	{
		displayName: 'VAT Number',
		name: 'vatNumber',
		type: 'string',
		default: '={{ $json.customer?.vatNumber }}',
		placeholder: 'e.g. BE 0403.170.701',
		description: 'In any notation. It finds a company before name and address do.',
	},
	{
		displayName: 'Customer Type',
		name: 'customerType',
		type: 'string',
		default: '={{ $json.customer?.type }}',
		placeholder: 'e.g. PRIVATE',
		description:
			'PRIVATE for a person; COMPANY, INSURER or LEASING for a company. It keeps a person and his company at one address apart; may be empty.',
	},
	{
		displayName: 'Known Account ID',
		name: 'exactAccountId',
		type: 'string',
		default:
			'={{ $json.customer?.exactLinks?.find((link) => link?.division == $parameter.division)?.accountId }}',
		description:
			'GUID of the account in Exact Online that an earlier run found. When it no longer exists, the customer is looked for again.',
	},
	{
		displayName: 'More Customer Fields',
		name: 'moreFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {
			addressLine2: '={{ $json.customer?.address?.line2 }}',
			email: '={{ $json.customer?.email }}',
			enterpriseNumber: '={{ $json.customer?.enterpriseNumber }}',
			language: '={{ $json.customer?.language }}',
			peppolId: '={{ $json.customer?.peppolId }}',
			phone: '={{ $json.customer?.phone }}',
		},
		options: [
			{
				displayName: 'Address Line 2',
				name: 'addressLine2',
				type: 'string',
				default: '={{ $json.customer?.address?.line2 }}',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				placeholder: 'e.g. name@email.com',
				default: '={{ $json.customer?.email }}',
			},
			{
				displayName: 'Enterprise Number',
				name: 'enterpriseNumber',
				type: 'string',
				default: '={{ $json.customer?.enterpriseNumber }}',
				description:
					'Number in the Belgian Crossroads Bank for Enterprises, or a chamber of commerce',
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				placeholder: 'e.g. fr',
				default: '={{ $json.customer?.language }}',
			},
			{
				displayName: 'Peppol ID',
				name: 'peppolId',
				type: 'string',
				placeholder: 'e.g. 0208:0403170701',
				default: '={{ $json.customer?.peppolId }}',
			},
			{
				displayName: 'Phone',
				name: 'phone',
				type: 'string',
				default: '={{ $json.customer?.phone }}',
			},
		],
	},
];

export const policyFields: INodeProperties[] = [
	{
		displayName: 'When the Customer Exists',
		name: 'updatePolicy',
		type: 'options',
		noDataExpression: true,
		default: 'keep',
		description: 'What happens to the data that Exact Online holds of a customer that was found',
		options: [
			{
				name: 'Keep Its Data',
				value: 'keep',
				description: 'Nothing changes, except that the account becomes a customer',
			},
			{
				name: 'Fill Blanks',
				value: 'fillBlanks',
				description: 'Only fields that are empty in Exact Online are filled',
			},
			{
				name: 'Overwrite',
				value: 'overwrite',
				description: 'Fields that the source fills replace those in Exact Online',
			},
		],
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only show what would be done, with the exact content that would be sent. Exact Online is read, nothing is written.',
	},
];

/** The customer of one item, as the user's expressions give it; nothing is checked here. */
export function readCustomer(
	context: IExecuteFunctions,
	itemIndex: number,
): Record<string, unknown> {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const more = read('moreFields') as Record<string, unknown>;
	return {
		...more,
		sourceId: read('sourceId'),
		name: read('customerName'),
		addressLine1: read('addressLine1'),
		postcode: read('postcode'),
		city: read('city'),
		country: read('country'),
		vatNumber: read('vatNumber'),
		type: read('customerType'),
		exactAccountId: read('exactAccountId'),
	};
}
