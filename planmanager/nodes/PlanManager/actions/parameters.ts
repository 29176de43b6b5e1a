import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isGuid, textOf } from '../data';

/** Text of a parameter, or undefined when it is empty. */
export function optionalText(
	ctx: IExecuteFunctions,
	name: string,
	itemIndex: number,
): string | undefined {
	return textOf(ctx.getNodeParameter(name, itemIndex, '')) || undefined;
}

/** Text of a parameter. Throws, naming the parameter by its label, when there is none. */
export function requiredText(
	ctx: IExecuteFunctions,
	name: string,
	label: string,
	itemIndex: number,
): string {
	const value = optionalText(ctx, name, itemIndex);
	if (value !== undefined) return value;
	throw new NodeOperationError(ctx.getNode(), `${label} is empty`, {
		description: `The expression in ${label} found nothing in this item. Check that the node before delivers it, or map another field.`,
		itemIndex,
	});
}

/** The division code. Throws when it is no whole number above zero. */
export function requiredDivision(ctx: IExecuteFunctions, itemIndex: number): number {
	const stated = requiredText(ctx, 'division', 'Division', itemIndex);
	if (/^[1-9][0-9]*$/.test(stated)) return Number(stated);
	throw new NodeOperationError(ctx.getNode(), `"${stated}" in Division is no division code`, {
		description: 'A division of Exact Online is a whole number, e.g. 123456.',
		itemIndex,
	});
}

/** The GUID in a parameter, or undefined when it is empty. Throws when it is something else. */
export function optionalGuid(
	ctx: IExecuteFunctions,
	name: string,
	label: string,
	itemIndex: number,
): string | undefined {
	const value = optionalText(ctx, name, itemIndex);
	if (value === undefined || isGuid(value)) return value;
	throw new NodeOperationError(ctx.getNode(), `"${value}" in ${label} is no GUID`, {
		description: 'Exact Online names its records like 3f2504e0-4f89-41d3-9a0c-0305e82c3301.',
		itemIndex,
	});
}
