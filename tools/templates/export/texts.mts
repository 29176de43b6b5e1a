/** What a garage reads on the pages of the export, in its own language. */
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { EXPORT_REASONS } from './reasonTexts.mts';

interface ExportTexts {
	readonly title: string;
	readonly intro: string;
	readonly site: string;
	readonly allSites: string;
	readonly allPeriods: string;
	readonly allCategories: string;
	readonly period: string;
	readonly dateFrom: string;
	readonly dateTo: string;
	readonly numberFrom: string;
	readonly numberTo: string;
	readonly includePdf: string;
	readonly yes: string;
	readonly no: string;
	readonly category: string;
	readonly journals: string;
	readonly selectAll: string;
	readonly submit: string;
	readonly periodOrDates: string;
	readonly datesReversed: string;
	readonly numbersReversed: string;
	readonly noJournal: string;
	/** Of {date}. */
	readonly beforeStart: string;
	readonly goBack: string;
	readonly done: string;
	readonly nothing: string;
	readonly created: string;
	readonly adopted: string;
	readonly remarks: string;
	readonly number: string;
	readonly customer: string;
	readonly total: string;
}

const PAGES: InLanguages<ExportTexts> = {
	fr: {
		title: 'Exporter clients et factures',
		intro:
			'Les factures et notes de crédit choisies sont envoyées à Exact Online. Une seconde exportation ne crée jamais de doublon.',
		site: 'Site',
		allSites: 'Tous les sites',
		allPeriods: 'Toutes les périodes',
		allCategories: 'Toutes les catégories',
		period: 'Période',
		dateFrom: 'Date facture de',
		dateTo: "Date facture jusqu'à",
		numberFrom: 'Numéro facture de',
		numberTo: "Numéro facture jusqu'à",
		includePdf: 'Inclure PDF',
		yes: 'Oui',
		no: 'Non',
		category: 'Catégorie',
		journals: 'Journaux',
		selectAll: 'Sélectionner tous',
		submit: 'Exporter clients et factures',
		periodOrDates: 'Choisissez une période ou des dates, pas les deux.',
		datesReversed: 'La première date vient après la dernière.',
		numbersReversed: 'Le premier numéro vient après le dernier.',
		noJournal: 'Choisissez au moins un journal.',
		beforeStart:
			"Les factures d'avant le {date} ne sont pas exportées\u00a0: c'est réglé ainsi dans n8n.",
		goBack: "Rien n'a été envoyé. Revenez en arrière et recommencez.",
		done: 'Exportation terminée',
		nothing: "Il n'y a rien à exporter dans cette sélection.",
		created: 'comptabilisées',
		adopted: 'déjà dans Exact Online',
		remarks: 'Comptabilisées, avec une remarque',
		number: 'Numéro',
		customer: 'Client',
		total: 'Total TVAC',
	},
	nl: {
		title: 'Klanten en facturen exporteren',
		intro:
			'De gekozen facturen en creditnota’s worden naar Exact Online gestuurd. Opnieuw exporteren geeft nooit een dubbele boeking.',
		site: 'Vestiging',
		allSites: 'Alle vestigingen',
		allPeriods: 'Alle periodes',
		allCategories: 'Alle categorieën',
		period: 'Periode',
		dateFrom: 'Factuurdatum van',
		dateTo: 'Factuurdatum tot en met',
		numberFrom: 'Factuurnummer van',
		numberTo: 'Factuurnummer tot en met',
		includePdf: 'PDF meesturen',
		yes: 'Ja',
		no: 'Nee',
		category: 'Categorie',
		journals: 'Dagboeken',
		selectAll: 'Alles selecteren',
		submit: 'Klanten en facturen exporteren',
		periodOrDates: 'Kies een periode of datums, niet allebei.',
		datesReversed: 'De eerste datum komt na de laatste.',
		numbersReversed: 'Het eerste nummer komt na het laatste.',
		noJournal: 'Kies minstens één dagboek.',
		beforeStart: 'Facturen van vóór {date} worden niet geëxporteerd: zo is het ingesteld in n8n.',
		goBack: 'Er is niets verstuurd. Ga terug en probeer opnieuw.',
		done: 'Export klaar',
		nothing: 'In deze selectie is er niets te exporteren.',
		created: 'geboekt',
		adopted: 'stonden al in Exact Online',
		remarks: 'Geboekt, met een opmerking',
		number: 'Nummer',
		customer: 'Klant',
		total: 'Totaal incl. btw',
	},
	en: {
		title: 'Export customers and invoices',
		intro:
			'The chosen invoices and credit notes are sent to Exact Online. Exporting again never books anything twice.',
		site: 'Site',
		allSites: 'All sites',
		allPeriods: 'All periods',
		allCategories: 'All categories',
		period: 'Period',
		dateFrom: 'Invoice date from',
		dateTo: 'Invoice date to',
		numberFrom: 'Invoice number from',
		numberTo: 'Invoice number to',
		includePdf: 'Include PDF',
		yes: 'Yes',
		no: 'No',
		category: 'Category',
		journals: 'Journals',
		selectAll: 'Select all',
		submit: 'Export customers and invoices',
		periodOrDates: 'Choose a period or dates, not both.',
		datesReversed: 'The first date comes after the last one.',
		numbersReversed: 'The first number comes after the last one.',
		noJournal: 'Choose at least one journal.',
		beforeStart: 'Invoices from before {date} are not exported: it is set so in n8n.',
		goBack: 'Nothing was sent. Go back and try again.',
		done: 'Export finished',
		nothing: 'There is nothing to export in this selection.',
		created: 'booked',
		adopted: 'were in Exact Online already',
		remarks: 'Booked, with a remark',
		number: 'Number',
		customer: 'Customer',
		total: 'Total incl. VAT',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: EXPORT_REASONS };
