import { NodeOperationError } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { listed } from '../domain/reasons/wording';
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

/**
 * The chosen division code. Throws a NodeOperationError when it isn't a positive whole number, or when
 * it is an expression that gives several: a run books, remembers and waits its turn in one division
 * (docs/decisions/one-division-a-run.md).
 */
export function chosenDivision(context: IExecuteFunctions): number {
	const divisions = context.getInputData().map((_, index) => divisionFor(context, index));
	const [division, ...others] = new Set(divisions);
	if (division === undefined) return divisionFor(context, 0);
	if (others.length === 0) return division;
	const named = listed([division, ...others].map(String));
	throw new NodeOperationError(context.getNode(), `The items are for several divisions: ${named}`, {
		description:
			'One run works in one division, so nothing was sent. Part the items before this node, for example with a Switch or a loop, and give each division a run of its own.',
	});
}

function divisionFor(context: IExecuteFunctions, itemIndex: number): number {
	const value = context.getNodeParameter('division', itemIndex, '', { extractValue: true });
	const division = Number(value);
	if (Number.isInteger(division) && division > 0) return division;
	throw new NodeOperationError(context.getNode(), 'No division is chosen', {
		itemIndex,
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
