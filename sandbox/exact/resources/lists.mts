// Master data: ledger accounts, journals, VAT codes, payment conditions, periods.
import type { Input } from '../api/input.mts';
import { DELETED } from '../payments/versions.mts';
import { nameIn } from '../seed/descriptions.mts';
import type { Row, TableName } from '../store.mts';
import { say } from '../texts.mts';
import { padCode } from './accounts.mts';
import { mandatory, newRow, refuseIf, stamp } from './resource.mts';
import type { Feed, Resource, Work } from './resource.mts';

type Shown = NonNullable<Resource['shown']>;

const readOnly = (endpoint: string, table: TableName, shown?: Shown): Resource => ({
	endpoint,
	rows: ({ books }) => books[table].all(),
	...(shown ? { shown } : {}),
});

/** A list whose rows have a unique code. The sandbox allows changes, so that books may drift. */
const coded = (
	endpoint: string,
	table: TableName,
	verbs: { change: boolean; fix?: (values: Row) => Row; shown?: Shown; feed?: Feed },
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
		...(verbs.shown ? { shown: verbs.shown } : {}),
		...(verbs.feed ? { feed: verbs.feed } : {}),
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
		books.transactionLines.where('GLAccount', id).length > 0 ||
		books.entryLines.where('GLAccount', id).length > 0 ||
		books.entries.find((entry) => entry['Journal'] === code) !== undefined
	);
}

// VAT codes come back in three characters, right-padded ('VN ', '0  ' in nango fixtures).
const padVatCode = (values: Row): Row =>
	typeof values['Code'] === 'string'
		? { ...values, Code: values['Code'].trim().padEnd(3, ' ') }
		: values;

const padded: Shown = (row, { switches }) =>
	switches.paddedCodes ? { ...row, Code: padCode(String(row['Code'])) } : row;

const glAccount: Shown = (row, work) => {
	const name = work.switches.localisedNames ? nameIn(row, work.descriptionLanguage) : undefined;
	return { ...padded(row, work), ...(name === undefined ? {} : { Description: name }) };
};

const vatCode: Shown = (row, { switches }) =>
	switches.vatPercentage === 'percent' && typeof row['Percentage'] === 'number'
		? { ...row, Percentage: Math.round(row['Percentage'] * 10_000) / 100 }
		: row;

export const lists: readonly Resource[] = [
	coded('financial/GLAccounts', 'glAccounts', {
		change: true,
		shown: glAccount,
		feed: {
			topic: 'GLAccounts',
			keyField: 'ID',
			deletedType: DELETED.glAccount,
			hasVersions: true,
		},
	}),
	coded('financial/Journals', 'journals', { change: true, shown: padded }),
	coded('vat/VATCodes', 'vatCodes', { change: true, fix: padVatCode, shown: vatCode }),
	coded('cashflow/PaymentConditions', 'paymentConditions', { change: false }),
	readOnly('financial/FinancialPeriods', 'periods'),
	readOnly('read/financial/JournalStatusList', 'periodStatus'),
	readOnly('bulk/Financial/GLAccounts', 'glAccounts', glAccount),
	readOnly('sync/Financial/GLAccounts', 'glAccounts', glAccount),
	readOnly('bulk/CRM/Accounts', 'accounts'),
	readOnly('bulk/Documents/Documents', 'documents'),
];
