/**
 * The set-up of "Carrosserie Meuse SRL": two sites, the journals and ledger accounts that the
 * article shows, VAT codes with their counterparts in Exact Online. Journals come in pairs, sales
 * and credit notes, one pair a site.
 */
import type { Category, GlAccount, Journal, Site, VatCode } from '../types.mts';

export const GARAGE = {
	name: 'Carrosserie Meuse SRL',
	street: 'Quai de la Boverie 41',
	postcode: '4020',
	city: 'Liège',
	vatNumber: 'BE0712345630',
	iban: 'BE71 0961 2345 6769',
	phone: '+32 4 555 01 70',
	email: 'facturation@carrosserie-meuse.example',
} as const;

export const SITES: readonly Site[] = [
	{ code: 'LIEGE', name: 'Liège' },
	{ code: 'NAMUR', name: 'Namur' },
];

export const CATEGORIES: readonly Category[] = [
	{ code: 'ASSURANCE', name: 'Sinistre assurance' },
	{ code: 'PARTICULIER', name: 'Client particulier' },
	{ code: 'FLOTTE', name: 'Flotte et leasing' },
	{ code: 'LOCATION', name: 'Véhicule de remplacement' },
	{ code: 'DIVERS', name: 'Divers' },
];

export const JOURNALS: readonly Journal[] = [
	{ code: '700', name: 'Ventes carrosserie', type: 'SALES', site: 'LIEGE' },
	{
		code: '701',
		name: 'Note de crédit sur ventes carrosserie',
		type: 'SALES_CREDIT',
		site: 'LIEGE',
	},
	{ code: '710', name: 'Ventes carrosserie Namur', type: 'SALES', site: 'NAMUR' },
	{
		code: '711',
		name: 'Note de crédit sur ventes carrosserie Namur',
		type: 'SALES_CREDIT',
		site: 'NAMUR',
	},
	{ code: '720', name: 'DIVERSE', type: 'SALES' },
	{ code: '721', name: 'Note crédit Anval', type: 'SALES_CREDIT' },
	{ code: '600', name: 'Achats', type: 'PURCHASE' },
	{ code: '610', name: 'Frais fixes carrosserie', type: 'PURCHASE' },
	{ code: '719', name: 'Ventes 2019', type: 'SALES' },
	{ code: '730', name: 'Verkoop', type: 'SALES' },
];

/** Stands in PlanManager only: Exact Online has no journal with this code. */
export const JOURNAL_WITHOUT_COUNTERPART: Journal = {
	code: '799',
	name: 'Ventes expertise',
	type: 'SALES',
};

export const GL_ACCOUNTS: readonly GlAccount[] = [
	{ number: '704000', name: 'Arbeidsloon' },
	{ number: '705000', name: 'Onderdelen' },
	{ number: '705700', name: 'Non-paints' },
	{ number: '705750', name: 'Spuitproducten' },
	{ number: '704500', name: 'Vervangwagens' },
	{ number: '704200', name: 'Werk derden' },
	{ number: '704900', name: 'Diversen' },
	{ number: '704009', name: 'Korting Arbeidsloon' },
	{ number: '704209', name: 'Korting Werk derden' },
	{ number: '704509', name: 'Korting vervangwagens' },
];

/** Accounts that a planted document uses; each meets another objection in Exact Online. */
export const GL_ACCOUNTS_IN_TROUBLE: readonly GlAccount[] = [
	{ number: '704999', name: 'Recettes à classer' },
	{ number: '704950', name: 'Anciennes recettes' },
	{ number: '400000', name: 'Clients' },
	{ number: '704960', name: 'Recettes par atelier' },
];

export const VAT_CODES: readonly VatCode[] = [
	{
		code: '21',
		rate: '21.00',
		regime: 'DOMESTIC',
		// The journal of the sundry sales shows the form of a mapping per journal (VAT_JOURNAL_NUMBER).
		mappings: [{ exactVatCode: '4' }, { journal: '720', exactVatCode: '4' }],
	},
	{ code: '12', rate: '12.00', regime: 'DOMESTIC', mappings: [{ exactVatCode: '3' }] },
	{ code: '6', rate: '6.00', regime: 'DOMESTIC', mappings: [{ exactVatCode: '2' }] },
	{ code: '0', rate: '0.00', regime: 'EXEMPT', mappings: [{ exactVatCode: '0' }] },
	{ code: 'IC', rate: '0.00', regime: 'INTRA_COMMUNITY', mappings: [{ exactVatCode: 'IC' }] },
];

/** VAT codes of planted documents: without counterpart, or with one that can't be used. */
export const VAT_CODES_IN_TROUBLE: readonly VatCode[] = [
	{ code: 'MARGE', rate: '0.00', regime: 'EXEMPT', mappings: [] },
	{ code: '21A', rate: '21.00', regime: 'DOMESTIC', mappings: [{ exactVatCode: '99' }] },
	{ code: '21C', rate: '21.00', regime: 'DOMESTIC', mappings: [{ exactVatCode: 'I4' }] },
	{ code: '21X', rate: '21.00', regime: 'DOMESTIC', mappings: [{ exactVatCode: 'B4' }] },
];
