/** The drop-down lists of PlanManager's accounting screen, read live. */
import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { textOf } from '../data';
import { ALL_JOURNALS } from '../invoiceFilter';
import { planManagerList } from '../transport';

const JOURNAL_KINDS: Readonly<Record<string, string>> = {
	SALES: 'Sales',
	SALES_CREDIT: 'Sales credit notes',
	PURCHASE: 'Purchases: can not be exported as sales',
	OTHER: 'Other',
};

export async function getSites(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await planManagerList(this, '/sites')).map(asOption);
}

export async function getCategories(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return (await planManagerList(this, '/categories')).map(asOption);
}

/** All journals, purchase journals included: they are shown, and refused with a reason on export. */
export async function getJournals(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const journals = await planManagerList(this, '/journals');
	const all = { name: 'All Journals', value: ALL_JOURNALS };
	return [
		all,
		...journals.map((journal) => ({
			...asOption(journal),
			description: JOURNAL_KINDS[textOf(journal.type)],
		})),
	];
}

function asOption(record: IDataObject): INodePropertyOptions {
	const code = textOf(record.code);
	const name = textOf(record.name);
	return { name: name === '' ? code : `${name} (${code})`, value: code };
}
