import { NodeOperationError } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { createExactClient } from '../exact/client';
import { getCurrentDivision, listDivisions } from '../exact/divisions';
import { toNodeApiError } from '../exact/nodeError';

/** The administration to work in: chosen explicitly, because Exact Online's "current" one changes. */
export const divisionField: INodeProperties = {
	displayName: 'Division',
	name: 'division',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The administration (company) whose books are used',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a division…',
			typeOptions: { searchListMethod: 'searchDivisions', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. 3114772',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[1-9]\\d{0,9}\\s*$',
						errorMessage: 'A division code is a whole number, e.g. 3114772',
					},
				},
			],
		},
	],
};

/** The chosen division code. Throws a NodeOperationError when it isn't a positive whole number. */
export function chosenDivision(context: IExecuteFunctions): number {
	const value = context.getNodeParameter('division', 0, '', { extractValue: true });
	const division = Number(value);
	if (Number.isInteger(division) && division > 0) return division;
	throw new NodeOperationError(context.getNode(), 'No division is chosen', {
		description:
			'Choose the Exact Online division (administration) in the parameter Division. It is never taken from the division last opened in the browser.',
	});
}

/** The divisions that the connected user can reach, for the list of the resource locator. */
export async function searchDivisions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	try {
		const client = await createExactClient(this, await getCurrentDivision(this));
		const divisions = await listDivisions(client);
		const wanted = (filter ?? '').toLowerCase();
		return {
			results: divisions
				.map((division) => ({
					name: `${division.description} (${division.code})`,
					value: division.code,
				}))
				.filter((entry) => entry.name.toLowerCase().includes(wanted))
				.sort((one, other) => one.name.localeCompare(other.name)),
		};
	} catch (error) {
		throw toNodeApiError(this.getNode(), error);
	}
}
