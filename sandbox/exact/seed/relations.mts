// Accounts of the garage: those that its planning program knows too (in another notation), and
// others that only the accountant has.
import knownCustomers from '../../seed/known-customers.json' with { type: 'json' };
import type { Row } from '../store.mts';

// "name | street | postcode | city | VAT number | status", status C unless given.
const OTHERS = `
Jean Dupont | Rue du Pont, 15 | 4000 | LIEGE | | C
ADAM PIERRE | Rue Vivegnis 201 | 4000 | Liège
BAYET MONIQUE | Rue de Campine 88 | 4000 | Liège
CLOSSET Raymond | Quai Churchill 14 | 4020 | LIEGE
DE BACKER Luc | Rue des Vennes 170 | 4020 | Liège
Evrard Dominique | Rue de Robermont 33 | 4020 | Liège
FRANCOTTE JOSIANE | Bd de Douai 90 | 4030 | Grivegnée
Gaspard Alain | Rue Belleflamme 41 | 4030 | GRIVEGNEE
HAMOIR Patricia | Av. de l'Observatoire 120 | 4000 | Liège
Jadot Vincent | Rue Walthère Jamar 202 | 4430 | Ans
KINET FABIENNE | Chée du Roi Albert 55 | 4431 | LONCIN
LIBERT Jacques | Rue Emile Vandervelde 300 | 4000 | Glain
MARLIER sprl | Zoning de Naninne 12 | 5100 | NAMUR | BE 0425.337.781
NICOLAY Serge | Rue de Dave 210 | 5100 | JAMBES
ORBAN & CIE SPRL | Rue de l'Etoile 8 | 5000 | Namur | 0431.772.196
PEETERS Wim | Tiensesteenweg 61 | 3800 | Sint-Truiden
QUINET Arlette | Rue Henri Blès 77 | 5000 | Namur
RENARD Gauthier | Av. des Combattants 9 | 5000 | SALZINNES
STASSART Brigitte | Place d'Armes 4 | 5000 | Namur
THIRY Christophe | Rue de Gembloux 501 | 5002 | ST-SERVAIS
URBAIN Maurice | Rue Nanon 60 | 5000 | NAMUR
VRANCKEN Els | Stationsstraat 18 | 3700 | Tongeren
WILMOTTE Henri | Rue des Carmes 24 | 5000 | Namur
CLUB AUTO RETRO MEUSE asbl | Rue du Port 1 | 5100 | Jambes | BE 0447.919.058
COULEURS & VERNIS DISTRIBUTION SA | Rue de l'Industrie 5 | 4041 | VOTTEM | BE 0402.118.331 | A
PIECES AUTO DU BASSIN SA | Rue des Ateliers 19 | 4041 | Milmort | BE 0419.004.582 | A
DEBOSS EXPRESS SPRL | Rue du Parc 40 | 4400 | Flémalle | BE 0460.228.947 | A
VITRAGES ARDENNAIS SA | Rte de Marche 12 | 5100 | NANINNE | BE 0438.610.279 | A
FLOTTE COMMUNALE SERAING | Place communale 1 | 4100 | SERAING | BE 0207.347.002 | P
LEASE & GO BELGIUM NV | Leuvensesteenweg 500 | 1930 | ZAVENTEM | BE 0473.155.690 | S
`;

const FIRST_CODE = 1001;

/** Rows for crm/Accounts, codes left out of their padding. */
export function relations(): Row[] {
	const known = knownCustomers.map(({ country, asInExact }) => ({
		Name: asInExact.name,
		AddressLine1: asInExact.addressLine1,
		Postcode: asInExact.postcode,
		City: asInExact.city,
		Country: country,
		VATNumber: asInExact.vatNumber,
		Status: asInExact.status,
		Blocked: asInExact.blocked,
	}));
	const others = OTHERS.trim().split('\n').map(readOther);
	return [...known, ...others].map((row, index) => ({
		...row,
		// Leading zeros are part of a code.
		Code: String(FIRST_CODE + index).padStart(index % 7 === 3 ? 7 : 4, '0'),
		IsSupplier: row.Status === 'A',
	}));
}

function readOther(line: string) {
	const [name = '', street = '', postcode = '', city = '', vatNumber = '', status = 'C'] = line
		.split('|')
		.map((part) => part.trim());
	return {
		Name: name,
		AddressLine1: street,
		Postcode: postcode,
		City: city,
		Country: 'BE',
		VATNumber: vatNumber === '' ? null : vatNumber,
		Status: status,
		Blocked: false,
	};
}
