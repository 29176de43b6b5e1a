// What a line of a sales entry must satisfy, and how it is stored.
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { isBlank } from '../resources/resource.mts';
import { toCents } from './amounts.mts';
import type { BookedLine, LineAmounts, VatKind } from './amounts.mts';
import { fromCents } from './amounts.mts';

// Receivable, payable and VAT accounts can't take a sales line: "Ongeldig: Grootboekrekeningtype"
// (picqer/exact-php-client issue 121).
const REFUSED_TYPES = new Set([20, 21, 22, 24]);

/** Everything that is wrong with a line (or with the changed fields of one, merged). */
export function lineProblems(line: Row, books: Books): Message[] {
	const glAccount = books.glAccounts.get(line['GLAccount']);
	const problems = [
		glAccountProblem(line, glAccount),
		vatProblem(line, books),
		// ossobv/exactonline warns that a percentage of 0 is refused.
		line['VATPercentage'] === 0 ? say('invalid', 'vatPercentage') : undefined,
		costCenterProblem(line, glAccount, books),
	];
	return problems.filter((problem) => problem !== undefined);
}

function glAccountProblem(line: Row, glAccount: Row | undefined): Message | undefined {
	if (isBlank(line['GLAccount'])) return say('mandatory', 'glAccount');
	if (!glAccount) return say('badReference', 'glAccount');
	if (glAccount['IsBlocked'] === true) return say('invalid', 'glAccount', 'blocked');
	return REFUSED_TYPES.has(Number(glAccount['Type'])) ? say('invalid', 'glAccountType') : undefined;
}

function vatProblem(line: Row, books: Books): Message | undefined {
	if (isBlank(line['VATCode'])) return undefined;
	const vat = findVat(books, line['VATCode']);
	if (!vat) return say('badReference', 'vatCode');
	if (vat['IsBlocked'] === true) return say('invalid', 'vatCode', 'blocked');
	return vat['VATTransactionType'] === 'P' ? say('invalid', 'vatCode', 'type') : undefined;
}

// UseCostcenter: 0 optional, 1 mandatory, 2 not allowed.
function costCenterProblem(line: Row, glAccount: Row | undefined, books: Books) {
	const code = line['CostCenter'];
	const use = glAccount?.['UseCostcenter'];
	if (isBlank(code)) return use === 1 ? say('mandatory', 'costCenter') : undefined;
	if (use === 2) return say('invalid', 'costCenter');
	return books.costCenters.get(code) ? undefined : say('badReference', 'costCenter');
}

/** A VAT code by its code, padded or not (ossobv: either is taken on POST). */
function findVat(books: Books, code: unknown): Row | undefined {
	if (typeof code !== 'string') return undefined;
	return books.vatCodes.find((row) => String(row['Code']).trim() === code.trim());
}

/** Fills what Exact takes from the ledger account: its VAT code and cost centre. */
export function withDefaults(line: Row, books: Books): Row {
	const glAccount = books.glAccounts.get(line['GLAccount']);
	const orDefault = (name: string, value: unknown) =>
		isBlank(line[name]) && typeof value === 'string' ? { [name]: value } : {};
	return {
		...line,
		...orDefault('VATCode', glAccount?.['VATCode']),
		...orDefault('CostCenter', glAccount?.['Costcenter']),
	};
}

/** The numbers that a line brings to the VAT calculation. */
export function amountsOf(line: Row, books: Books): LineAmounts {
	const vat = findVat(books, line['VATCode']);
	const vatAmount = line['VATAmountFC'];
	return {
		// Recorded: a line sent with AmountDC alone, which can only be read, is booked with 0.
		amountCents: toCents(Number(line['AmountFC'] ?? 0)),
		kind: (vat?.['Type'] ?? 'N') as VatKind,
		rate: Number(vat?.['Percentage'] ?? 0),
		...(typeof vatAmount === 'number' ? { vatCents: toCents(vatAmount) } : {}),
	};
}

/** Fields that Exact fills in on a booked line. */
export function bookedFields(line: Row, booked: BookedLine, books: Books, rate: number): Row {
	const glAccount = books.glAccounts.get(line['GLAccount']);
	const vat = findVat(books, line['VATCode']);
	const inEuro = (cents: number) => fromCents(Math.round(cents * rate));
	return {
		AmountFC: fromCents(booked.netCents),
		AmountDC: inEuro(booked.netCents),
		VATAmountFC: fromCents(booked.vatCents),
		VATAmountDC: inEuro(booked.vatCents),
		VATBaseAmountFC: fromCents(booked.netCents),
		VATBaseAmountDC: inEuro(booked.netCents),
		VATPercentage: Number(vat?.['Percentage'] ?? 0),
		VATCode: vat?.['Code'] ?? null,
		VATCodeDescription: vat?.['Description'] ?? null,
		GLAccountCode: glAccount?.['Code'] ?? null,
		GLAccountDescription: glAccount?.['Description'] ?? null,
	};
}
