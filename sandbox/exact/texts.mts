// Error texts follow the language of the user, so nobody may match on English. The Dutch ones
// were recorded (picqer/exact-php-client issues 31, 121, 172, 249, 323, 325); the French ones and
// most names of fields are our own wording in the same pattern.
import type { Switches } from './options.mts';

export type Language = Switches['language'];

const PATTERNS = {
	mandatory: { 'nl-BE': 'Verplicht: {0}', 'fr-BE': 'Obligatoire : {0}', en: 'Mandatory: {0}' },
	badReference: {
		'nl-BE': 'Ongeldige referentie: {0}',
		'fr-BE': 'Référence incorrecte : {0}',
		en: 'Invalid reference: {0}',
	},
	invalid: { 'nl-BE': 'Ongeldig: {0}', 'fr-BE': 'Incorrect : {0}', en: 'Invalid: {0}' },
	tooLong: {
		'nl-BE': 'Maximumlengte overschreden: {0}',
		'fr-BE': 'Longueur maximale dépassée : {0}',
		en: 'Maximum length exceeded: {0}',
	},
	exists: {
		'nl-BE': 'Gegeven bestaat reeds.',
		'fr-BE': 'Donnée déjà existante.',
		en: 'Data already exists',
	},
	cannotDelete: {
		'nl-BE': 'Kan niet verwijderen: {0}',
		'fr-BE': 'Impossible de supprimer : {0}',
		en: 'Cannot delete: {0}',
	},
	cannotChange: {
		'nl-BE': 'Kan niet wijzigen: {0}',
		'fr-BE': 'Impossible de modifier : {0}',
		en: 'Cannot change: {0}',
	},
	generic: {
		'nl-BE': 'Er is een probleem opgetreden. De oorzaak wordt zo snel mogelijk onderzocht.',
		'fr-BE': 'Un problème est survenu. La cause sera recherchée dès que possible.',
		en: 'A problem has occurred. The cause of this issue will be investigated as soon as possible.',
	},
} as const;

const WORDS: Record<string, Record<Language, string>> = {
	customer: { 'nl-BE': 'Factuur voor', 'fr-BE': 'Facturé à', en: 'Invoice to' },
	account: { 'nl-BE': 'Relatie', 'fr-BE': 'Relation', en: 'Relationship' },
	name: { 'nl-BE': 'Naam', 'fr-BE': 'Nom', en: 'Name' },
	// The recorded text names the resource, not the field: "Ongeldige referentie: Journals".
	journals: { 'nl-BE': 'Journals', 'fr-BE': 'Journals', en: 'Journals' },
	journal: { 'nl-BE': 'Dagboek', 'fr-BE': 'Journal', en: 'Journal' },
	lines: { 'nl-BE': 'Boekingsregels', 'fr-BE': 'Lignes d’écriture', en: 'Entry lines' },
	glAccount: { 'nl-BE': 'Grootboekrekening', 'fr-BE': 'Compte général', en: 'G/L account' },
	glAccountType: {
		'nl-BE': 'Grootboekrekeningtype',
		'fr-BE': 'Type de compte général',
		en: 'G/L account type',
	},
	vatCode: { 'nl-BE': 'Btw-code', 'fr-BE': 'Code TVA', en: 'VAT code' },
	vatPercentage: { 'nl-BE': 'Btw-percentage', 'fr-BE': 'Pourcentage TVA', en: 'VAT percentage' },
	costCenter: { 'nl-BE': 'Kostenplaats', 'fr-BE': 'Centre de frais', en: 'Cost centre' },
	costUnit: { 'nl-BE': 'Kostendrager', 'fr-BE': 'Unité d’œuvre', en: 'Cost unit' },
	year: { 'nl-BE': 'Boekjaar', 'fr-BE': 'Exercice', en: 'Financial year' },
	period: { 'nl-BE': 'Periode', 'fr-BE': 'Période', en: 'Period' },
	currency: { 'nl-BE': 'Valuta', 'fr-BE': 'Devise', en: 'Currency' },
	document: { 'nl-BE': 'Document', 'fr-BE': 'Document', en: 'Document' },
	subject: { 'nl-BE': 'Onderwerp', 'fr-BE': 'Sujet', en: 'Subject' },
	type: { 'nl-BE': 'Type', 'fr-BE': 'Type', en: 'Type' },
	attachment: { 'nl-BE': 'Bijlage', 'fr-BE': 'Annexe', en: 'Attachment' },
	fileName: { 'nl-BE': 'Bestandsnaam', 'fr-BE': 'Nom du fichier', en: 'File name' },
	fileSize: { 'nl-BE': 'Bestandsgrootte', 'fr-BE': 'Taille du fichier', en: 'File size' },
	paymentCondition: {
		'nl-BE': 'Betalingsconditie',
		'fr-BE': 'Condition de paiement',
		en: 'Payment condition',
	},
	country: { 'nl-BE': 'Land', 'fr-BE': 'Pays', en: 'Country' },
	code: { 'nl-BE': 'Code', 'fr-BE': 'Code', en: 'Code' },
	description: { 'nl-BE': 'Omschrijving', 'fr-BE': 'Description', en: 'Description' },
	status: { 'nl-BE': 'Status', 'fr-BE': 'Statut', en: 'Status' },
	language: { 'nl-BE': 'Taal', 'fr-BE': 'Langue', en: 'Language' },
	peppolIdentifier: {
		'nl-BE': 'Peppol-identificatie',
		'fr-BE': 'Identifiant Peppol',
		en: 'Peppol identifier',
	},
	entry: { 'nl-BE': 'Boeking', 'fr-BE': 'Écriture', en: 'Entry' },
	blocked: { 'nl-BE': 'Geblokkeerd', 'fr-BE': 'Bloqué', en: 'Blocked' },
	closed: { 'nl-BE': 'Afgesloten', 'fr-BE': 'Clôturé', en: 'Closed' },
	processed: { 'nl-BE': 'Verwerkt', 'fr-BE': 'Traité', en: 'Processed' },
	matched: { 'nl-BE': 'Afgeletterd', 'fr-BE': 'Lettré', en: 'Matched' },
	topic: { 'nl-BE': 'Onderwerp', 'fr-BE': 'Sujet', en: 'Topic' },
	callbackUrl: { 'nl-BE': 'Callback-URL', 'fr-BE': 'URL de rappel', en: 'Callback URL' },
	total: { 'nl-BE': 'Totaal', 'fr-BE': 'Total', en: 'Total' },
	usedIn: { 'nl-BE': 'Gebruikt in', 'fr-BE': 'Utilisé dans', en: 'Used in' },
};

export type TextKey = keyof typeof PATTERNS;

/** A text to be said later, in the language that is switched on then. */
export type Message = { key: TextKey; words: string[] };

/** `say('invalid', 'customer', 'type')` = "Ongeldig: Factuur voor (Type)". */
export function say(key: TextKey, ...words: string[]): Message {
	return { key, words };
}

/** The message in a language; a word that isn't in the list is taken literally. */
export function inLanguage(message: Message, language: Language): string {
	const [subject = '', detail] = message.words.map((word) => WORDS[word]?.[language] ?? word);
	const text = detail === undefined ? subject : `${subject} (${detail})`;
	return PATTERNS[message.key][language].replace('{0}', text);
}
