// Entities that are another one's fields behind another door: bulk and sync twins, cash beside bank.
import type { Entity, Field } from './entity.mts';

const BULK_PAGE = 1000;

// The only filters that bulk/Cashflow/Receivables takes, by its reference page.
const RECEIVABLE_FILTERS = (
	'Account Document EndDate EndToEndID EntryDate EntryID GLAccount ID InvoiceDate InvoiceNumber ' +
	'Source Status TransactionID TransactionType'
).split(' ');

/** The twins of the entities in the JSON files. */
export function variants(entities: Readonly<Record<string, Entity>>): Record<string, Entity> {
	const of = (endpoint: string): Entity => {
		const entity = entities[endpoint];
		if (!entity) throw new Error(`No fields for ${endpoint}`);
		return entity;
	};
	const receivables = of('cashflow/Receivables');
	const lines = of('financialtransaction/TransactionLines');
	return {
		'bulk/Cashflow/Receivables': {
			...bulk(receivables),
			fields: receivables.fields.map((field) => ({
				...field,
				filterable: RECEIVABLE_FILTERS.includes(field.name),
			})),
		},
		'bulk/Financial/TransactionLines': bulk(lines),
		'sync/Financial/TransactionLines': sync(lines, ['ShopOrder']),
		'sync/Financial/GLAccounts': sync(of('financial/GLAccounts'), ['DeductibilityPercentages']),
		'read/financial/ReceivablesListByAccount': of('read/financial/ReceivablesList'),
		'hrm/Divisions': { ...of('system/Divisions'), verbs: ['GET'] },
		'financialtransaction/CashEntries': cash(of('financialtransaction/BankEntries')),
		'financialtransaction/CashEntryLines': cash(of('financialtransaction/BankEntryLines')),
	};
}

function bulk(entity: Entity): Entity {
	const { hasSync: _, ...others } = entity;
	return { ...others, verbs: ['GET'], pageSize: BULK_PAGE, selectRequired: true };
}

// Keyed by Timestamp, which is also all that a filter may name.
function sync(entity: Entity, without: readonly string[]): Entity {
	const { hasSync: _, selectRequired: __, ...others } = entity;
	const timestamp: Field = { name: 'Timestamp', type: 'Edm.Int64', key: true };
	const rest = entity.fields
		.filter((field) => !without.includes(field.name))
		.map(({ name, type }) => ({ name, type, filterable: false }));
	return {
		...others,
		key: 'Timestamp',
		verbs: ['GET'],
		pageSize: BULK_PAGE,
		model: entity.model.replace('Models.', 'Models.Sync.'),
		fields: [timestamp, ...rest],
	};
}

function cash(entity: Entity): Entity {
	return {
		...entity,
		model: entity.model.replace('BankEntry', 'CashEntry'),
		fields: entity.fields
			.filter((field) => !field.name.startsWith('BankStatement'))
			.map((field) => ({
				...field,
				name: field.name.replace('BankEntry', 'CashEntry'),
				type: field.type.replace('BankEntry', 'CashEntry'),
			})),
	};
}
