/** Words of the pop-up of payments, in the three languages of the screen. */
import type { Transaction } from '../store/payments.mts';
import type { Language } from './texts.mts';

export type PaymentTexts = {
	readonly kinds: Readonly<Record<Transaction['kind'], string>>;
	readonly total: string;
	readonly added: string;
	readonly open: string;
	readonly inCollection: string;
	readonly asOf: string;
};

const TEXTS: Readonly<Record<Language, PaymentTexts>> = {
	fr: {
		kinds: {
			PAYMENT: 'Paiement',
			CREDIT_MATCH: 'Note de crédit',
			DISCOUNT: 'Escompte',
			DIFFERENCE: 'Différence de paiement',
			MANUAL: 'Opération diverse',
			REVERSAL: 'Annulation',
		},
		total: 'Total du document',
		added: 'Somme des opérations',
		open: 'Non payé',
		inCollection: 'Dont en domiciliation',
		asOf: 'Situation au',
	},
	nl: {
		kinds: {
			PAYMENT: 'Betaling',
			CREDIT_MATCH: 'Creditnota',
			DISCOUNT: 'Betalingskorting',
			DIFFERENCE: 'Betalingsverschil',
			MANUAL: 'Diverse verrichting',
			REVERSAL: 'Terugboeking',
		},
		total: 'Totaal van het document',
		added: 'Som van de verrichtingen',
		open: 'Niet betaald',
		inCollection: 'Waarvan in domiciliëring',
		asOf: 'Toestand op',
	},
	en: {
		kinds: {
			PAYMENT: 'Payment',
			CREDIT_MATCH: 'Credit note',
			DISCOUNT: 'Discount',
			DIFFERENCE: 'Payment difference',
			MANUAL: 'General journal',
			REVERSAL: 'Reversal',
		},
		total: 'Total of the document',
		added: 'Transactions added up',
		open: 'Unpaid',
		inCollection: 'Of which in collection',
		asOf: 'As of',
	},
};

export function paymentTextsFor(language: Language): PaymentTexts {
	return TEXTS[language];
}
