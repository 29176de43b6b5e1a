/** What a garage reads when its invoices are compared with the books, in its own language. */
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';

interface ReconciliationTexts {
	readonly title: string;
	readonly intro: string;
	readonly period: string;
	/** The choice of dates instead of a month. */
	readonly byDates: string;
	readonly dateFrom: string;
	readonly dateTo: string;
	readonly journals: string;
	readonly selectAll: string;
	readonly submit: string;
	readonly periodOrDates: string;
	readonly datesMissing: string;
	readonly datesReversed: string;
	readonly beforeStart: string;
	readonly noJournal: string;
	readonly goBack: string;
	readonly noDifference: string;
	readonly oneDifference: string;
	readonly differences: string;
	/** What was looked at: `{from}`, `{to}`, `{journals}`. */
	readonly scope: string;
	readonly inOrder: string;
	readonly differing: string;
	readonly waiting: string;
	readonly nothing: string;
	readonly number: string;
	readonly customer: string;
	readonly journal: string;
	readonly date: string;
	readonly entry: string;
	readonly noEntry: string;
	readonly total: string;
	readonly vat: string;
	readonly paid: string;
	readonly currency: string;
	readonly csv: string;
	readonly fileName: string;
	readonly alert: string;
	readonly more: string;
	readonly stillThere: string;
}

const PAGES: InLanguages<ReconciliationTexts> = {
	fr: {
		title: 'Comparer avec Exact Online',
		intro:
			'Les factures et notes de crédit de PlanManager sont comparées aux écritures d’Exact Online. Rien n’est modifié, ni d’un côté ni de l’autre.',
		period: 'Période',
		byDates: 'Entre deux dates',
		dateFrom: 'Date facture de',
		dateTo: 'Date facture jusqu’à',
		journals: 'Journaux',
		selectAll: 'Sélectionner tous',
		submit: 'Comparer',
		periodOrDates: 'Choisissez une période ou des dates, pas les deux.',
		datesMissing: 'Indiquez la première et la dernière date.',
		datesReversed: 'La première date vient après la dernière.',
		beforeStart: 'Rien d’avant le {startDate} n’est exporté : il n’y a rien à comparer.',
		noJournal: 'Choisissez au moins un journal.',
		goBack: 'Rien n’a été comparé. Revenez en arrière et recommencez.',
		noDifference: 'Aucune différence',
		oneDifference: '1 différence',
		differences: '{count} différences',
		scope: 'Du {from} au {to}, journaux {journals}',
		inOrder: 'identiques des deux côtés',
		differing: 'différences',
		waiting: 'pas encore dans Exact Online',
		nothing: 'Ni PlanManager ni Exact Online n’ont quelque chose dans cette sélection.',
		number: 'Numéro',
		customer: 'Client',
		journal: 'Journal',
		date: 'Date',
		entry: 'Écriture',
		noEntry: 'pas d’écriture',
		total: 'Total TVAC',
		vat: 'TVA',
		paid: 'Payé',
		currency: 'Devise',
		csv: 'Télécharger le tableau (CSV)',
		fileName: 'differences',
		alert: 'Différences entre PlanManager et Exact Online',
		more: '… et {count} autres',
		stillThere: 'Signalées plus tôt et toujours là : {count}.',
	},
	nl: {
		title: 'Vergelijken met Exact Online',
		intro:
			'De facturen en creditnota’s van PlanManager worden naast de boekingen van Exact Online gelegd. Er wordt niets gewijzigd, aan geen van beide kanten.',
		period: 'Periode',
		byDates: 'Tussen twee datums',
		dateFrom: 'Factuurdatum van',
		dateTo: 'Factuurdatum tot en met',
		journals: 'Dagboeken',
		selectAll: 'Alles selecteren',
		submit: 'Vergelijken',
		periodOrDates: 'Kies een periode of datums, niet allebei.',
		datesMissing: 'Vul de eerste en de laatste datum in.',
		datesReversed: 'De eerste datum komt na de laatste.',
		beforeStart: 'Niets van vóór {startDate} wordt geëxporteerd: er valt niets te vergelijken.',
		noJournal: 'Kies minstens één dagboek.',
		goBack: 'Er is niets vergeleken. Ga terug en probeer opnieuw.',
		noDifference: 'Geen verschillen',
		oneDifference: '1 verschil',
		differences: '{count} verschillen',
		scope: 'Van {from} tot en met {to}, dagboeken {journals}',
		inOrder: 'aan beide kanten gelijk',
		differing: 'verschillen',
		waiting: 'nog niet in Exact Online',
		nothing: 'In deze selectie staat niets, noch in PlanManager noch in Exact Online.',
		number: 'Nummer',
		customer: 'Klant',
		journal: 'Dagboek',
		date: 'Datum',
		entry: 'Boeking',
		noEntry: 'geen boeking',
		total: 'Totaal incl. btw',
		vat: 'Btw',
		paid: 'Betaald',
		currency: 'Munt',
		csv: 'Tabel downloaden (CSV)',
		fileName: 'verschillen',
		alert: 'Verschillen tussen PlanManager en Exact Online',
		more: '… en nog {count}',
		stillThere: 'Eerder gemeld en er nog altijd: {count}.',
	},
	en: {
		title: 'Compare with Exact Online',
		intro:
			'The invoices and credit notes of PlanManager are compared with the entries of Exact Online. Nothing is changed on either side.',
		period: 'Period',
		byDates: 'Between two dates',
		dateFrom: 'Invoice date from',
		dateTo: 'Invoice date to',
		journals: 'Journals',
		selectAll: 'Select all',
		submit: 'Compare',
		periodOrDates: 'Choose a period or dates, not both.',
		datesMissing: 'Fill in the first and the last date.',
		datesReversed: 'The first date comes after the last one.',
		beforeStart: 'Nothing from before {startDate} is exported: there is nothing to compare.',
		noJournal: 'Choose at least one journal.',
		goBack: 'Nothing was compared. Go back and try again.',
		noDifference: 'No difference',
		oneDifference: '1 difference',
		differences: '{count} differences',
		scope: 'From {from} to {to}, journals {journals}',
		inOrder: 'the same on both sides',
		differing: 'differences',
		waiting: 'not in Exact Online yet',
		nothing: 'Neither PlanManager nor Exact Online has anything in this selection.',
		number: 'Number',
		customer: 'Customer',
		journal: 'Journal',
		date: 'Date',
		entry: 'Entry',
		noEntry: 'no entry',
		total: 'Total incl. VAT',
		vat: 'VAT',
		paid: 'Paid',
		currency: 'Currency',
		csv: 'Download the table (CSV)',
		fileName: 'differences',
		alert: 'Differences between PlanManager and Exact Online',
		more: '… and {count} more',
		stillThere: 'Told before and still there: {count}.',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: REASON_TEXTS };
