/**
 * Customers that the garage knows and that don't stand in Exact Online yet. All invented. The
 * garage writes names and addresses with accents and in its own notation, like a real one.
 */
import type { CustomerType } from '../types.mts';

export type NewCustomer = {
	readonly type: CustomerType;
	readonly name: string;
	readonly line1: string;
	readonly postcode: string;
	readonly city: string;
	readonly country?: string;
	readonly language?: 'fr' | 'nl' | 'de' | 'en';
	/** First eight digits of the enterprise number; the check digits are computed. */
	readonly enterprise?: number;
	/** VAT number of a customer from another country. */
	readonly foreignVat?: string;
};

type Row = readonly [name: string, line1: string, postcode: string, city: string];

const PRIVATE: readonly Row[] = [
	['Amandine Lhoest', 'Rue du Laveu 61', '4000', 'Liège'],
	['Bernard Petitjean', 'Rue Saint-Gilles 204', '4000', 'Liège'],
	['Caroline Debry', 'Avenue Blonden 33', '4000', 'Liège'],
	['Damien Halleux', 'Rue des Vennes 92', '4020', 'Liège'],
	['Élodie Fraikin', 'Rue Puits-en-Sock 7', '4020', 'Liège'],
	['Frédéric Stassart', 'Voie de l’Ardenne 118', '4053', 'Embourg'],
	['Ghislaine Moreau', 'Rue de Tilff 240', '4031', 'Angleur'],
	['Hakan Yildirim', 'Rue Jean Jaurès 15', '4430', 'Ans'],
	['Inès Vanderheyden', 'Rue de l’Yser 300', '4430', 'Ans'],
	['Joël Counasse', 'Rue du Sart-Tilman 6', '4031', 'Angleur'],
	['Karine Dethier', 'Thier des Critchions 44', '4032', 'Chênée'],
	['Laurent Wéry', 'Avenue Reine Astrid 102', '5000', 'Namur'],
	['Monique Balthasar', 'Rue de Bruxelles 77', '5000', 'Namur'],
	['Nicolas Gillard', 'Chaussée de Marche 512', '5100', 'Jambes'],
	['Océane Pirson', 'Rue Mazy 19', '5100', 'Jambes'],
	['Pascal Rouelle', 'Rue Charles Bouvier 28', '5004', 'Bouge'],
	['Quentin Delhaye', 'Rue Vivaqua 2', '5020', 'Vedrin'],
	['Rosa Martínez García', 'Rue Haute 140', '5190', 'Jemeppe-sur-Sambre'],
	['Stéphane d’Udekem', 'Place de l’Église 1', '5310', 'Éghezée'],
	['Tatiana Kowalczyk', 'Rue des Combattants 55', '5030', 'Gembloux'],
	['Ursula Schmitz', 'Klosterstraße 12', '4700', 'Eupen'],
	['Wouter Claes', 'Maastrichtersteenweg 40', '3770', 'Riemst'],
];

const COMPANIES: readonly (readonly [...Row, enterprise: number])[] = [
	['Plomberie Warnotte SRL', 'Rue de la Résistance 14', '4420', 'Montegnée', 5011234],
	['Imprimerie Bonvoisin SA', 'Rue de l’Expansion 29', '4460', 'Grâce-Hollogne', 4322187],
	['Infirmières Condroz SC', 'Rue de Liège 81', '4550', 'Nandrin', 6678412],
	['Fleurs & Jardins Poncelet SRL', 'Rue de Gembloux 205', '5002', 'Saint-Servais', 5543019],
	['Ferronnerie Lambiotte SRL', 'Rue du Fond des Coupes 8', '5150', 'Floreffe', 6012277],
	['Ascenseurs Meurice SA', 'Parc Industriel 31', '5580', 'Rochefort', 4478831],
	['Bureau d’études Hesbaye SRL', 'Chaussée Romaine 17', '4300', 'Waremme', 7034456],
	['Vandeput Schilderwerken BV', 'Bilzersteenweg 66', '3700', 'Tongeren', 7121098],
	['Auto-école Mosane SRL', 'Boulevard Cauchy 12', '5000', 'Namur', 5267740],
];

const INSURERS: readonly (readonly [...Row, enterprise: number])[] = [
	['Compagnie Ardenne-Assurances SA', 'Rue Joseph II 96', '1000', 'Bruxelles', 4035570],
	['Verzekeringen Zilvermeer NV', 'Prins Boudewijnlaan 24', '2550', 'Kontich', 4041129],
];

const LEASING: readonly (readonly [...Row, enterprise: number])[] = [
	['Belfleet Mobility NV', 'Leuvensesteenweg 510', '1930', 'Zaventem', 4551203],
	['Condroz Lease SRL', 'Avenue de Fétinne 5', '4020', 'Liège', 6339925],
];

const FOREIGN: readonly NewCustomer[] = [
	{
		type: 'LEASING',
		name: 'Eifel Fuhrpark GmbH',
		line1: 'Trierer Straße 210',
		postcode: '52078',
		city: 'Aachen',
		country: 'DE',
		language: 'de',
		foreignVat: 'DE136695976',
	},
	{
		type: 'COMPANY',
		name: 'Transports Givet SAS',
		line1: 'Quai des Fours 3',
		postcode: '08600',
		city: 'Givet',
		country: 'FR',
		foreignVat: 'FR83404833048',
	},
];

const DUTCH_POSTCODE = /^[23]|^1930/;
const GERMAN_POSTCODE = /^47/;

/** The list in a fixed order: private, companies, insurers, leasing, foreign. */
export function newCustomers(): readonly NewCustomer[] {
	return [
		...PRIVATE.map((row) => customer('PRIVATE', row)),
		...COMPANIES.map((row) => ({ ...customer('COMPANY', row), enterprise: row[4] })),
		...INSURERS.map((row) => ({ ...customer('INSURER', row), enterprise: row[4] })),
		...LEASING.map((row) => ({ ...customer('LEASING', row), enterprise: row[4] })),
		...FOREIGN,
	];
}

function customer(type: CustomerType, row: Row | readonly [...Row, number]): NewCustomer {
	const [name, line1, postcode, city] = row;
	return { type, name, line1, postcode, city, language: languageOf(postcode) };
}

function languageOf(postcode: string): 'fr' | 'nl' | 'de' {
	if (GERMAN_POSTCODE.test(postcode)) return 'de';
	return DUTCH_POSTCODE.test(postcode) ? 'nl' : 'fr';
}
