/** The run of the node: load → plan → report. Exact Online is only read. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { reason } from '../domain/reasons/reasons';
import { checkMapping } from '../domain/masterData/vatCheck';
import type { MappingOutcome } from '../domain/masterData/vatCheck';
import { listVatCodesOf } from '../domain/masterData/vatCodeList';
import { parseVatCode } from '../domain/masterData/vatCodeParse';
import { createExactClient } from '../exact/client';
import { toNodeApiError } from '../exact/nodeError';
import { listVatCodes } from '../exact/vatCodes';
import { chosenDivision } from '../host/division';
import { toOutputs } from '../host/output';
import { readJournals, readSide, readVatCode } from './fields';

/** Gets the codes or checks a mapping. Throws only when Exact Online can't be read. */
export async function runVatCodes(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const isCheck = context.getNodeParameter('operation', 0) === 'checkMapping';
	return isCheck ? await checkMappings(context) : await getMany(context);
}

async function getMany(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const side = readSide(context);
	try {
		const client = await createExactClient(context, division);
		const vatCodes = listVatCodesOf(await listVatCodes(client), side);
		const items = vatCodes.map((vatCode) => ({
			json: { exactVatCode: { division, ...vatCode } as IDataObject },
			pairedItem: { item: 0 },
		}));
		return [items, []];
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

async function checkMappings(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const division = chosenDivision(context);
	const items = context.getInputData();
	const journals = readJournals(context);
	const sources = items.map((_, index) => parseVatCode(readVatCode(context, index)));
	try {
		const client = await createExactClient(context, division);
		const vatCodes = await listVatCodes(client);
		const byCode = new Map(vatCodes.map((vatCode) => [vatCode.code, vatCode]));
		const outcomes = sources.map((source) =>
			source === undefined
				? withoutCode(division)
				: checkMapping(division, source, byCode, journals),
		);
		return toOutputs(items, outcomes, 'exactVatMapping');
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}

function withoutCode(division: number): MappingOutcome {
	const reasons = [reason('VAT_CODE_MISSING', {})];
	return { outcome: 'unmapped', result: { division, code: '', mappings: [] }, reasons };
}
