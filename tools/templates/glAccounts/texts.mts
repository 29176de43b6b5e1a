/** What people read on the pages and in the alerts of *Import and synchronise ledger accounts*. */
import type { GlAccountChange } from '../code/exact.mts';
import { pagesOf } from '../texts/common.mts';
import { LANGUAGES } from '../texts/languages.mts';
import type { InLanguages } from '../texts/languages.mts';
import { REASON_TEXTS } from '../texts/reasons.mts';

/** Types of accounts that invoices have to do with. */
type TypeNumber = 10 | 12 | 20 | 22 | 24 | 90 | 110 | 111 | 120 | 121 | 130 | 140 | 160;

interface GlAccountTexts {
	readonly title: string;
	readonly intro: string;
	readonly action: string;
	readonly importButton: string;
	readonly syncButton: string;
	readonly selection: string;
	readonly salesAccounts: string;
	readonly allAccounts: string;
	readonly someAccounts: string;
	readonly numbers: string;
	readonly submit: string;
	readonly numbersUnreadable: string;
	readonly goBack: string;
	readonly importDone: string;
	readonly syncDone: string;
	readonly added: string;
	readonly known: string;
	readonly linked: string;
	readonly addedTitle: string;
	readonly linkedTitle: string;
	readonly remarks: string;
	readonly number: string;
	readonly changesTitle: string;
	readonly whatChanged: string;
	/** By kind of change; `{…}` stands for a field of the change. */
	readonly changes: Readonly<Record<GlAccountChange, string>>;
	/** Names of Exact Online's types of accounts that invoices have to do with, by number. */
	readonly types: Readonly<Record<TypeNumber, string>>;
	/** PlanManager refused the links, or did not answer. */
	readonly notSaved: string;
	readonly alert: string;
	readonly alertAttention: string;
}

const PAGES: InLanguages<GlAccountTexts> = {
	fr: {
		title: 'Comptes généraux',
		intro:
			'Exact Online fait foi : un nouveau compte y est d’abord créé, puis repris ici sous le même numéro. Rien ne change dans Exact Online.',
		action: 'Que voulez-vous faire ?',
		importButton: 'Importer depuis Exact',
		syncButton: 'Synchroniser des comptes',
		selection: 'Comptes à importer',
		salesAccounts: 'Comptes de ventes (70…)',
		allAccounts: 'Tous les comptes',
		someAccounts: 'Plages et numéros ci-dessous',
		numbers: 'Plages et numéros',
		submit: 'Démarrer',
		numbersUnreadable: 'Donnez des numéros et des plages, par exemple 704000-705999, 640200.',
		goBack: 'Rien n’a été importé. Revenez en arrière et recommencez.',
		importDone: 'Comptes importés et synchronisés',
		syncDone: 'Comptes synchronisés',
		added: 'nouveaux',
		known: 'déjà en ordre',
		linked: 'nouvellement liés',
		addedTitle: 'Nouveaux dans PlanManager',
		linkedTitle: 'Nouvellement liés',
		remarks: 'Liés, avec une remarque',
		number: 'Numéro',
		changesTitle: 'Modifié dans Exact Online depuis la dernière fois',
		whatChanged: 'Modification',
		changes: {
			new: 'nouveau compte de ventes',
			gone: 'supprimé',
			renamed: 's’appelait « {previousName} »',
			renumbered: 'portait le numéro {previousNumber}',
			blocked: 'bloqué',
			unblocked: 'débloqué',
			typeChanged: 'autre type (était {previousType}, est {type})',
		},
		types: {
			10: 'caisse',
			12: 'banque',
			20: 'clients',
			22: 'fournisseurs',
			24: 'TVA',
			90: 'général',
			110: 'ventes',
			111: 'coût des ventes',
			120: 'autres frais',
			121: 'frais de vente et généraux',
			130: 'charges exceptionnelles',
			140: 'produits exceptionnels',
			160: 'produits financiers',
		},
		notSaved: 'Liens non enregistrés dans PlanManager',
		alert: 'Des comptes généraux ont changé dans Exact Online',
		alertAttention: 'À examiner',
	},
	nl: {
		title: 'Grootboekrekeningen',
		intro:
			'Exact Online is leidend: een nieuwe rekening wordt daar eerst aangemaakt, en dan hier onder hetzelfde nummer overgenomen. In Exact Online verandert niets.',
		action: 'Wat wilt u doen?',
		importButton: 'Importeren uit Exact',
		syncButton: 'Rekeningen synchroniseren',
		selection: 'Te importeren rekeningen',
		salesAccounts: 'Verkooprekeningen (70…)',
		allAccounts: 'Alle rekeningen',
		someAccounts: 'Reeksen en nummers hieronder',
		numbers: 'Reeksen en nummers',
		submit: 'Starten',
		numbersUnreadable: 'Geef nummers en reeksen, bijvoorbeeld 704000-705999, 640200.',
		goBack: 'Er is niets geïmporteerd. Ga terug en probeer opnieuw.',
		importDone: 'Rekeningen geïmporteerd en gesynchroniseerd',
		syncDone: 'Rekeningen gesynchroniseerd',
		added: 'nieuw',
		known: 'al in orde',
		linked: 'nieuw gekoppeld',
		addedTitle: 'Nieuw in PlanManager',
		linkedTitle: 'Nieuw gekoppeld',
		remarks: 'Gekoppeld, met een opmerking',
		number: 'Nummer',
		changesTitle: 'Gewijzigd in Exact Online sinds de vorige keer',
		whatChanged: 'Wijziging',
		changes: {
			new: 'nieuwe verkooprekening',
			gone: 'verwijderd',
			renamed: 'heette “{previousName}”',
			renumbered: 'had nummer {previousNumber}',
			blocked: 'geblokkeerd',
			unblocked: 'gedeblokkeerd',
			typeChanged: 'ander type (was {previousType}, is {type})',
		},
		types: {
			10: 'kas',
			12: 'bank',
			20: 'klanten',
			22: 'leveranciers',
			24: 'btw',
			90: 'algemeen',
			110: 'omzet',
			111: 'kostprijs van de omzet',
			120: 'overige kosten',
			121: 'verkoop- en algemene kosten',
			130: 'uitzonderlijke kosten',
			140: 'uitzonderlijke opbrengsten',
			160: 'renteopbrengsten',
		},
		notSaved: 'Koppelingen niet bewaard in PlanManager',
		alert: 'Grootboekrekeningen zijn gewijzigd in Exact Online',
		alertAttention: 'Te bekijken',
	},
	en: {
		title: 'Ledger accounts',
		intro:
			'Exact Online is the master: a new account is made there first, then taken over here with the same number. Nothing changes in Exact Online.',
		action: 'What do you want to do?',
		importButton: 'Import from Exact',
		syncButton: 'Synchronise accounts',
		selection: 'Accounts to import',
		salesAccounts: 'Sales accounts (70…)',
		allAccounts: 'All accounts',
		someAccounts: 'Ranges and numbers below',
		numbers: 'Ranges and numbers',
		submit: 'Start',
		numbersUnreadable: 'Give numbers and ranges, such as 704000-705999, 640200.',
		goBack: 'Nothing was imported. Go back and try again.',
		importDone: 'Accounts imported and synchronised',
		syncDone: 'Accounts synchronised',
		added: 'new',
		known: 'in order already',
		linked: 'newly linked',
		addedTitle: 'New in PlanManager',
		linkedTitle: 'Newly linked',
		remarks: 'Linked, with a remark',
		number: 'Number',
		changesTitle: 'Changed in Exact Online since the last time',
		whatChanged: 'Change',
		changes: {
			new: 'new sales account',
			gone: 'removed',
			renamed: 'was called “{previousName}”',
			renumbered: 'had number {previousNumber}',
			blocked: 'blocked',
			unblocked: 'unblocked',
			typeChanged: 'another type (was {previousType}, is {type})',
		},
		types: {
			10: 'cash',
			12: 'bank',
			20: 'receivables',
			22: 'payables',
			24: 'VAT',
			90: 'general',
			110: 'revenue',
			111: 'cost of goods',
			120: 'other costs',
			121: 'selling and general costs',
			130: 'exceptional costs',
			140: 'exceptional income',
			160: 'interest income',
		},
		notSaved: 'Links not saved in PlanManager',
		alert: 'Ledger accounts have changed in Exact Online',
		alertAttention: 'To look at',
	},
};

/** All that people read: the content of the node **Texts**. */
export const TEXTS = { languages: LANGUAGES, pages: pagesOf(PAGES), reasons: REASON_TEXTS };
