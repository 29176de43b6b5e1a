// Master data: ledger accounts, journals, VAT codes, payment conditions, periods.
import type { Input } from '../api/input.mts';
import type { Row, TableName } from '../store.mts';
import { say } from '../texts.mts';
import { mandatory, newRow, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

const readOnly = (endpoint: string, table: TableName): Resource => ({
	endpoint,
	rows: ({ books }) => books[table].all(),
});

/** A list whose rows have a unique code. The sandbox allows changes, so that books may drift. */
const coded = (
	endpoint: string,
	table: TableName,
	verbs: { change: boolean; fix?: (values: Row) => Row },
): Resource => {
	const fix = verbs.fix ?? ((values: Row) => values);
	const isTaken = (input: Input, work: Work, row?: Row) => {
		const code = String(input.values['Code'] ?? '').trim();
		const owner = work.books[table].find((other) => String(other['Code']).trim() === code);
		return code !== '' && owner !== undefined && owner !== row;
	};
	return {
		endpoint,
		rows: ({ books }) => books[table].all(),
		create(input, work) {
			refuseIf([
				mandatory(input, 'Code', 'code'),
				mandatory(input, 'Description', 'description'),
				isTaken(input, work) ? say('exists') : undefined,
			]);
			return work.books[table].add(newRow(endpoint, fix(input.values), work));
		},
		...(verbs.change
			? {
					update(row, input, work) {
						refuseIf([isTaken(input, work, row) ? say('exists') : undefined]);
						stamp(Object.assign(row, fix(input.values)), work.clock.now());
					},
					remove(row, work) {
						if (isUsed(row, work)) refuseIf([say('cannotDelete', 'code', 'usedIn')]);
						work.books[table].remove(row['ID'] ?? null);
					},
				}
			: {}),
	};
};

function isUsed(row: Row, { books }: Work): boolean {
	const id = row['ID'] ?? null;
	const code = String(row['Code']).trim();
	return (
		books.entryLines.where('GLAccount', id).length > 0 ||
		books.entries.find((entry) => entry['Journal'] === code) !== undefined
	);
}

// VAT codes come back in three characters, right-padded ('VN ', '0  ' in nango fixtures).
const padVatCode = (values: Row): Row =>
	typeof values['Code'] === 'string'
		? { ...values, Code: values['Code'].trim().padEnd(3, ' ') }
		: values;

export const lists: readonly Resource[] = [
	coded('financial/GLAccounts', 'glAccounts', { change: true }),
	coded('financial/Journals', 'journals', { change: true }),
	coded('vat/VATCodes', 'vatCodes', { change: true, fix: padVatCode }),
	coded('cashflow/PaymentConditions', 'paymentConditions', { change: false }),
	readOnly('financial/FinancialPeriods', 'periods'),
	readOnly('read/financial/JournalStatusList', 'periodStatus'),
	readOnly('bulk/Financial/GLAccounts', 'glAccounts'),
	readOnly('bulk/CRM/Accounts', 'accounts'),
	readOnly('bulk/Documents/Documents', 'documents'),
];
