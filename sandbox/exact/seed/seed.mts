import type { Clock } from '../../core/clock.mts';
import { GARAGE_DIVISION, OTHER_DIVISION } from '../options.mts';
import { nextVersion } from '../payments/versions.mts';
import { padCode } from '../resources/accounts.mts';
import { newRow } from '../resources/resource.mts';
import { stableGuid } from '../guid.mts';
import { createBooks, day } from '../store.mts';
import type { Books, Row, TableName } from '../store.mts';
import { chart } from './chart.mts';
import {
	COST_CENTERS,
	CURRENCIES,
	JOURNALS,
	PAYMENT_CONDITIONS,
	VAT_CODES,
} from './masterData.mts';
import { financialPeriods, periodStatus } from './periods.mts';
import { relations } from './relations.mts';

const OPENED = day(2025, 1, 2);
const BLOCKED_ACCOUNT = '704950';
const COST_CENTER_ACCOUNT = '704960';
const OTHER_JOURNALS = ['550', '600', '700', '900'];
const OTHER_SALES = { Description: 'Loyers' };

/** Both divisions as they are on the first day: the garage, and another company of its owner. */
export function seedBooks(clock: Clock): Map<number, Books> {
	const garage = createBooks(GARAGE_DIVISION, company(GARAGE_DIVISION, 'Carrosserie Meuse SRL'));
	fill(garage, JOURNALS, relations(), clock);
	const other = createBooks(OTHER_DIVISION, company(OTHER_DIVISION, 'Meuse Immobilière SRL'));
	const journals = JOURNALS.filter((journal) =>
		OTHER_JOURNALS.includes(String(journal['Code'])),
	).map((journal) => (journal['Code'] === '700' ? { ...journal, ...OTHER_SALES } : journal));
	fill(other, journals, [], clock);
	return new Map([
		[GARAGE_DIVISION, garage],
		[OTHER_DIVISION, other],
	]);
}

function company(code: number, name: string): Row {
	const isGarage = code === GARAGE_DIVISION;
	return {
		Code: code,
		Hid: isGarage ? 12 : 13,
		Description: name,
		CustomerName: 'Carrosserie Meuse SRL',
		CustomerCode: padCode('20417'),
		Country: 'BE ',
		Currency: 'EUR',
		Legislation: '2'.padEnd(3, ' '),
		City: 'Liège',
		Postcode: '4020',
		AddressLine1: isGarage ? 'Quai des Ardennes 140' : 'Quai des Ardennes 142',
		VATNumber: isGarage ? 'BE0412345694' : 'BE0455667720',
		Status: 1,
		BlockingStatus: 0,
		IsMainDivision: isGarage,
		IsDossierDivision: false,
		IsPracticeDivision: false,
		StartDate: OPENED,
	};
}

function fill(books: Books, journals: readonly Row[], accounts: readonly Row[], clock: Clock) {
	const add = (table: TableName, endpoint: string, key: string, values: Row) => {
		const id = stableGuid(books.division, table, key);
		const row = newRow(endpoint, { ...values, ID: id, Created: OPENED }, { books, clock });
		row['Modified'] = OPENED;
		row['Timestamp'] = nextVersion(books);
		books[table].add(row);
	};
	for (const account of chart()) {
		add('glAccounts', 'financial/GLAccounts', account.code, {
			Code: account.code,
			Description: account.name,
			Type: account.type,
			BalanceSide: account.balanceSide,
			BalanceType: account.balanceType,
			IsBlocked: account.code === BLOCKED_ACCOUNT,
			UseCostcenter: account.code === COST_CENTER_ACCOUNT ? 1 : 0,
			UseCostunit: 0,
		});
	}
	for (const journal of journals) {
		add('journals', 'financial/Journals', String(journal['Code']), journal);
	}
	for (const code of VAT_CODES) add('vatCodes', 'vat/VATCodes', String(code['Code']), code);
	for (const condition of PAYMENT_CONDITIONS) {
		add('paymentConditions', 'cashflow/PaymentConditions', String(condition['Code']), condition);
	}
	for (const period of financialPeriods()) {
		const key = `${String(period['FinYear'])}-${String(period['FinPeriod'])}`;
		add('periods', 'financial/FinancialPeriods', key, period);
	}
	for (const status of periodStatus(journals)) {
		const key = [status['Journal'], status['Year'], status['Period']].join('-');
		books.periodStatus.add({ ...status, ID: stableGuid(books.division, 'status', key) });
	}
	for (const account of accounts) {
		const code = String(account['Code']);
		add('accounts', 'crm/Accounts', code, {
			Type: 'A',
			StartDate: OPENED,
			Language: 'FR-BE',
			IsSales: account['Status'] === 'C',
			...account,
			Code: padCode(code),
			Country: String(account['Country']).padEnd(3, ' '),
		});
	}
	for (const center of COST_CENTERS) books.costCenters.add({ ...center });
	for (const currency of CURRENCIES) books.currencies.add({ ...currency });
}
