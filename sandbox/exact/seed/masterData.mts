// Journals, VAT codes, payment conditions, cost centres and currencies of the garage.
import type { Row } from '../store.mts';

/** Sales journals in pairs (invoices, credit notes) and by site, as a body shop keeps them. */
export const JOURNALS: readonly Row[] = [
	journal('550', 'Banque', 12),
	journal('570', 'Caisse', 10),
	journal('600', 'Achats', 22),
	journal('610', 'Frais fixes carrosserie', 22),
	journal('700', 'Ventes carrosserie', 20),
	journal('701', 'Note de crédit sur ventes carrosserie', 20),
	journal('710', 'Ventes carrosserie Namur', 20),
	journal('711', 'Note de crédit sur ventes carrosserie Namur', 20),
	journal('719', 'Ventes 2019', 20, true),
	journal('720', 'DIVERSE', 20),
	journal('721', 'Note crédit Anval', 20),
	journal('730', 'Verkoop', 20),
	journal('900', 'Opérations diverses', 90),
];

function journal(code: string, description: string, type: number, isBlocked = false): Row {
	return {
		Code: code,
		Description: description,
		Type: type,
		IsBlocked: isBlocked,
		Currency: 'EUR',
		AllowVariableCurrency: type === 20,
		AllowVAT: type !== 12 && type !== 10,
	};
}

/**
 * Codes are padded to three characters and differ per administration. Kinds: E amount excludes
 * VAT, I includes it, B base only at 0 %, N none. Percentages are fractions (0.21).
 */
export const VAT_CODES: readonly Row[] = [
	vat('0', 'Ventes 0 %', 'B', 0, 'S'),
	vat('2', 'Ventes 6 %', 'E', 0.06, 'S'),
	vat('3', 'Ventes 12 %', 'E', 0.12, 'S'),
	vat('4', 'Ventes 21 %', 'E', 0.21, 'S'),
	vat('I4', 'Ventes 21 % TVA comprise', 'I', 0.21, 'S'),
	vat('B4', 'Ventes 21 % (ancien code)', 'E', 0.21, 'S', { IsBlocked: true }),
	vat('IC', 'Services intracommunautaires', 'B', 0, 'S', { Charged: true, EUSalesListing: 'S' }),
	vat('EX', 'Exportation', 'B', 0, 'S'),
	vat('VN', 'Hors champ TVA', 'N', 0, 'B'),
	vat('A2', 'Achats 6 %', 'E', 0.06, 'P'),
	vat('A3', 'Achats 12 %', 'E', 0.12, 'P'),
	vat('A4', 'Achats 21 %', 'E', 0.21, 'P'),
	vat('AI', 'Achats investissements 21 %', 'E', 0.21, 'P'),
	vat('AC', 'Achats cocontractant', 'E', 0.21, 'P', { Charged: true }),
];

function vat(
	code: string,
	description: string,
	type: string,
	percentage: number,
	transactionType: string,
	more: Row = {},
): Row {
	return {
		Code: code.padEnd(3, ' '),
		Description: description,
		Type: type,
		Percentage: percentage,
		VATTransactionType: transactionType,
		IsBlocked: false,
		Charged: false,
		EUSalesListing: 'N',
		...more,
	};
}

export const PAYMENT_CONDITIONS: readonly Row[] = [
	condition('00', 'Comptant', 0),
	condition('08', '8 jours date de facture', 8),
	condition('14', '14 jours date de facture', 14),
	condition('30', '30 jours date de facture', 30),
	condition('60', '60 jours date de facture', 60),
];

function condition(code: string, description: string, days: number): Row {
	return { Code: code, Description: description, PaymentDays: days, PaymentMethod: 'B' };
}

export const COST_CENTERS: readonly Row[] = [
	{ Code: 'LIEGE', Description: 'Atelier Liège' },
	{ Code: 'NAMUR', Description: 'Atelier Namur' },
];

/** `Rate` = euros for one unit. */
export const CURRENCIES: readonly Row[] = [
	{ Code: 'EUR', Rate: 1 },
	{ Code: 'USD', Rate: 0.9 },
	{ Code: 'GBP', Rate: 1.15 },
	{ Code: 'CHF', Rate: 1.05 },
];

const JOURNAL_TYPES: Record<number, string> = {
	10: 'Kas',
	12: 'Bank',
	20: 'Verkoop',
	22: 'Aankoop',
	90: 'Memoriaal',
};

export function journalTypeName(type: unknown): string {
	return JOURNAL_TYPES[Number(type)] ?? '';
}
