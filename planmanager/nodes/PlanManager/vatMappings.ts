/** From the fields of VAT Code Map to the list that PlanManager takes. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { isRecord, jsonListOf, textOf } from './data';
import { ALL_JOURNALS } from './invoiceFilter';

/**
 * Reads the mappings of one item. Throws when there is no list, or when an entry has no VAT code of
 * Exact Online: the list replaces all, so what is dropped silently would be lost.
 */
export function readVatMappings(ctx: IExecuteFunctions, itemIndex: number): IDataObject[] {
	const refuse = (message: string, description: string): NodeOperationError =>
		new NodeOperationError(ctx.getNode(), message, { description, itemIndex });
	const list = listOfItem(ctx, itemIndex);
	if (list === undefined) {
		throw refuse(
			'There is no list of mappings in this item',
			'Nothing was changed. Give a list such as [{"exactVatCode": "4"}], or fill in the table; an empty list [] takes all mappings away.',
		);
	}
	return list.map((entry, index) => {
		const mapping = isRecord(entry) ? entry : {};
		const exactVatCode = textOf(mapping.exactVatCode);
		const journal = textOf(mapping.journal);
		if (exactVatCode === '') {
			throw refuse(
				`Mapping ${index + 1} has no VAT code of Exact Online`,
				'Nothing was changed. Fill in its exactVatCode, or take the mapping out.',
			);
		}
		return journal === '' || journal === ALL_JOURNALS
			? { exactVatCode }
			: { journal, exactVatCode };
	});
}

function listOfItem(ctx: IExecuteFunctions, itemIndex: number): unknown[] | undefined {
	if (ctx.getNodeParameter('mappingsFrom', itemIndex, 'item') !== 'table') {
		return jsonListOf(ctx.getNodeParameter('mappings', itemIndex, undefined));
	}
	const rows = jsonListOf(ctx.getNodeParameter('mappingTable.mapping', itemIndex, []));
	return rows?.length === 0 ? undefined : rows;
}
