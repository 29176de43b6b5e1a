/** What a garage reads on the page with the payments of an invoice. */
import type { DocumentType, TransactionKind } from '../code/planManager.mts';
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';

interface PaymentPageTexts {
	readonly title: string;
	readonly documents: Readonly<Record<DocumentType, string>>;
	readonly kinds: Readonly<Record<TransactionKind, string>>;
	readonly kind: string;
	readonly date: string;
	readonly journal: string;
	readonly entryNumber: string;
	readonly amount: string;
	readonly total: string;
	readonly paid: string;
	readonly open: string;
	readonly inCollection: string;
	readonly added: string;
	readonly none: string;
	readonly notRead: string;
	readonly asOf: string;
	readonly switchedOff: string;
	readonly switchedOffHint: string;
	readonly whichInvoice: string;
	readonly whichInvoiceHint: string;
	readonly notFound: string;
	readonly notFoundHint: string;
	readonly keyRefused: string;
	readonly keyRefusedHint: string;
	/** Its own words stand below. */
	readonly refused: string;
	readonly notReached: string;
	readonly notReachedHint: string;
}

const PAGES: InLanguages<PaymentPageTexts> = {
	fr: {
		title: 'Paiements',
		documents: { INVOICE: 'Facture', CREDIT_NOTE: 'Note de crédit' },
		kinds: {
			PAYMENT: 'Paiement',
			CREDIT_MATCH: 'Note de crédit',
			DISCOUNT: 'Escompte',
			DIFFERENCE: 'Différence de paiement',
			MANUAL: 'Opération diverse',
			REVERSAL: 'Annulation',
		},
		kind: 'Opération',
		date: 'Date',
		journal: 'Journal',
		entryNumber: 'N° d’écriture',
		amount: 'Montant',
		total: 'total',
		paid: 'payé',
		open: 'non payé',
		inCollection: 'dont en domiciliation',
		added: 'Somme des opérations',
		none: 'Aucune opération : rien n’est encore payé.',
		notRead: 'Les paiements de ce document n’ont pas encore été lus dans Exact Online.',
		asOf: 'Situation dans Exact Online au',
		switchedOff: 'L’affichage des opérations est désactivé',
		switchedOffHint: 'Mettez l’option SHOW_TRANSACTIONS de PlanManager sur OUI pour les voir ici.',
		whichInvoice: 'De quelle facture ?',
		whichInvoiceHint: 'Ajoutez le numéro à l’adresse de cette page :',
		notFound: 'Facture introuvable',
		notFoundHint: 'PlanManager n’a pas de document avec ce numéro :',
		keyRefused: 'PlanManager refuse la clé API',
		keyRefusedHint: 'Corrigez la clé dans l’identifiant PlanManager de n8n.',
		refused: 'PlanManager a refusé la demande',
		notReached: 'PlanManager n’a pas répondu',
		notReachedHint: 'Réessayez dans quelques minutes.',
	},
	nl: {
		title: 'Betalingen',
		documents: { INVOICE: 'Factuur', CREDIT_NOTE: 'Creditnota' },
		kinds: {
			PAYMENT: 'Betaling',
			CREDIT_MATCH: 'Creditnota',
			DISCOUNT: 'Korting voor contante betaling',
			DIFFERENCE: 'Betalingsverschil',
			MANUAL: 'Diverse verrichting',
			REVERSAL: 'Terugboeking',
		},
		kind: 'Verrichting',
		date: 'Datum',
		journal: 'Dagboek',
		entryNumber: 'Boekingsnummer',
		amount: 'Bedrag',
		total: 'totaal',
		paid: 'betaald',
		open: 'niet betaald',
		inCollection: 'waarvan in domiciliëring',
		added: 'Som van de verrichtingen',
		none: 'Geen verrichtingen: er is nog niets betaald.',
		notRead: 'De betalingen van dit document zijn nog niet in Exact Online gelezen.',
		asOf: 'Toestand in Exact Online op',
		switchedOff: 'Het tonen van verrichtingen staat uit',
		switchedOffHint: 'Zet de optie SHOW_TRANSACTIONS van PlanManager op OUI om ze hier te zien.',
		whichInvoice: 'Van welke factuur?',
		whichInvoiceHint: 'Zet het nummer in het adres van deze pagina:',
		notFound: 'Factuur niet gevonden',
		notFoundHint: 'PlanManager heeft geen document met dit nummer:',
		keyRefused: 'PlanManager weigert de API-sleutel',
		keyRefusedHint: 'Verbeter de sleutel in de PlanManager-credential van n8n.',
		refused: 'PlanManager weigerde de vraag',
		notReached: 'PlanManager antwoordde niet',
		notReachedHint: 'Probeer het over enkele minuten opnieuw.',
	},
	en: {
		title: 'Payments',
		documents: { INVOICE: 'Invoice', CREDIT_NOTE: 'Credit note' },
		kinds: {
			PAYMENT: 'Payment',
			CREDIT_MATCH: 'Credit note',
			DISCOUNT: 'Discount',
			DIFFERENCE: 'Payment difference',
			MANUAL: 'General journal',
			REVERSAL: 'Reversal',
		},
		kind: 'Transaction',
		date: 'Date',
		journal: 'Journal',
		entryNumber: 'Entry number',
		amount: 'Amount',
		total: 'total',
		paid: 'paid',
		open: 'open',
		inCollection: 'of which in collection',
		added: 'Transactions added up',
		none: 'No transactions: nothing is paid yet.',
		notRead: 'The payments of this document have not been read from Exact Online yet.',
		asOf: 'As it stood in Exact Online on',
		switchedOff: 'Showing transactions is switched off',
		switchedOffHint: 'Set the option SHOW_TRANSACTIONS of PlanManager to OUI to see them here.',
		whichInvoice: 'Of which invoice?',
		whichInvoiceHint: 'Add the number to the address of this page:',
		notFound: 'Invoice not found',
		notFoundHint: 'PlanManager has no document with this number:',
		keyRefused: 'PlanManager refuses the API key',
		keyRefusedHint: 'Correct the key in the PlanManager credential of n8n.',
		refused: 'PlanManager refused the request',
		notReached: 'PlanManager did not answer',
		notReachedHint: 'Try again in some minutes.',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES) };
