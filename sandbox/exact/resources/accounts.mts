// crm/Accounts. Status C makes a customer; the code is a number, kept right-aligned in 18
// characters (justinholtweb/craft-exactly, picqer/exact-php-client).
import type { Input } from '../api/input.mts';
import { DELETED } from '../payments/versions.mts';
import { dayOf } from '../store.mts';
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { mandatory, newRow, reference, refuseIf, stamp } from './resource.mts';
import type { Resource, Work } from './resource.mts';

const CODE_LENGTH = 18;
const COUNTRIES = new Set('AT BE CH CZ DE DK ES FI FR GB IE IT LU NL NO PL PT SE US'.split(' '));
// A none, S suspect, P prospect, C customer.
const STATUSES = new Set(['A', 'S', 'P', 'C']);

export const accounts: Resource = {
	endpoint: 'crm/Accounts',
	rows: ({ books }) => books.accounts.all(),
	feed: { topic: 'Accounts', keyField: 'ID', deletedType: DELETED.account },
	create(input, work) {
		refuseIf([mandatory(input, 'Name', 'name'), ...problems(input, work)]);
		const code = input.values['Code'];
		const row = newRow(
			'crm/Accounts',
			{
				Status: 'A',
				Type: 'A',
				Blocked: false,
				IsSupplier: false,
				StartDate: dayOf(work.clock.now()),
				...fixed(input.values),
				Code: padCode(typeof code === 'string' ? code : nextCode(work.books)),
			},
			work,
		);
		row['IsSales'] = row['Status'] === 'C';
		return work.books.accounts.add(row);
	},
	update(row, input, work) {
		refuseIf([mandatory(input, 'Name', 'name', false), ...problems(input, work)]);
		Object.assign(row, fixed(input.values));
		if (typeof input.values['Code'] === 'string') row['Code'] = padCode(input.values['Code']);
		row['IsSales'] = row['Status'] === 'C';
		stamp(row, work.clock.now());
	},
	remove(row, { books }) {
		const used = [
			...books.entries.where('Customer', row['ID'] ?? null),
			...books.documents.where('Account', row['ID'] ?? null),
			...books.transactionLines.where('Account', row['ID'] ?? null),
		];
		if (used.length > 0) refuseIf([say('cannotDelete', 'account', 'usedIn')]);
		books.accounts.remove(row['ID'] ?? null);
	},
};

/** "1234" → 18 characters, right-aligned. */
export function padCode(code: string): string {
	return code.trim().padStart(CODE_LENGTH, ' ');
}

// Countries come back in three characters, right-padded (recorded as "FR " in nango fixtures).
function fixed(values: Row): Row {
	const { Country: country, ...others } = values;
	if (typeof country !== 'string') return values;
	return { ...others, Country: country.trim().toUpperCase().padEnd(3, ' ') };
}

function problems(input: Input, { books, switches }: Work): Array<Message | undefined> {
	const { values } = input;
	const refusesPeppol = switches.peppolIdentifier === 'refused' && 'PeppolIdentifier' in values;
	const hasVatCode = (code: string) =>
		books.vatCodes.find((vat) => String(vat['Code']).trim() === code.trim()) !== undefined;
	const hasCondition = (code: string) => books.paymentConditions.where('Code', code).length > 0;
	const hasGlAccount = (id: string) => books.glAccounts.get(id) !== undefined;
	const hasAccount = (id: string) => books.accounts.get(id) !== undefined;
	const status = values['Status'];
	return [
		typeof status === 'string' && !STATUSES.has(status) ? say('invalid', 'status') : undefined,
		codeProblem(values['Code'], books),
		refusesPeppol ? say('invalid', 'peppolIdentifier') : undefined,
		reference(input, 'Country', 'country', (code) => COUNTRIES.has(code.trim().toUpperCase())),
		reference(input, 'Language', 'language', (code) => /^[A-Z]{2}(-[A-Z]{2})?$/i.test(code)),
		reference(input, 'PaymentConditionSales', 'paymentCondition', hasCondition),
		reference(input, 'SalesVATCode', 'vatCode', hasVatCode),
		reference(input, 'GLAccountSales', 'glAccount', hasGlAccount),
		reference(input, 'GLAR', 'glAccount', hasGlAccount),
		reference(input, 'InvoiceAccount', 'account', hasAccount),
		reference(input, 'Parent', 'account', hasAccount),
	];
}

function codeProblem(code: unknown, books: Books): Message | undefined {
	if (typeof code !== 'string') return undefined;
	if (!/^\s*\d{1,18}\s*$/.test(code)) return say('invalid', 'code');
	// Its own code is existing data too: a model that was read and is sent back whole is refused
	// (picqer/exact-php-client issues 323, 416, 600).
	return books.accounts.where('Code', padCode(code)).length > 0 ? say('exists') : undefined;
}

// Left out: the highest code plus one.
function nextCode(books: Books): string {
	const highest = Math.max(0, ...books.accounts.all().map((row) => Number(row['Code'])));
	return String(highest + 1);
}
