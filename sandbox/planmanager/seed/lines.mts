/**
 * Lines as a body shop writes them: labour, parts, paint, small supplies, subcontracted work,
 * replacement cars, and discounts as negative lines on their own accounts.
 */
import type { LineKind } from '../types.mts';
import type { Random } from './random.mts';

/** A line before its amounts are written out. */
export type DraftLine = {
	readonly description: string;
	readonly kind: LineKind;
	readonly glAccount: string | null;
	readonly analytic?: string;
	readonly vatCode: string;
	/** Hundredths of a unit: 250 is 2.5 hours. */
	readonly quantityHundredths: number;
	readonly unitPriceCents: number;
};

type Language = 'fr' | 'nl';
type Text = { readonly fr: string; readonly nl: string };
type Product = Text & { readonly from: number; readonly to: number };

const LABOUR: readonly Text[] = [
	{ fr: 'Main-d’œuvre tôlerie', nl: 'Werkuren plaatwerk' },
	{ fr: 'Main-d’œuvre peinture', nl: 'Werkuren spuitwerk' },
	{ fr: 'Démontage et remontage', nl: 'Demontage en montage' },
	{ fr: 'Débosselage sans peinture', nl: 'Uitdeuken zonder spuiten' },
	{ fr: 'Marbre et contrôle de géométrie', nl: 'Richtbank en geometriecontrole' },
];

// Prices in cents.
const PARTS: readonly Product[] = [
	{ fr: 'Pare-chocs avant', nl: 'Voorbumper', from: 21_400, to: 68_900 },
	{ fr: 'Pare-chocs arrière', nl: 'Achterbumper', from: 19_900, to: 59_900 },
	{ fr: 'Aile avant gauche', nl: 'Linkervoorspatbord', from: 14_250, to: 42_000 },
	{ fr: 'Porte avant droite', nl: 'Rechtervoordeur', from: 48_000, to: 96_500 },
	{ fr: 'Capot moteur', nl: 'Motorkap', from: 39_900, to: 88_000 },
	{ fr: 'Phare LED gauche', nl: 'Ledkoplamp links', from: 32_000, to: 114_900 },
	{ fr: 'Rétroviseur extérieur droit', nl: 'Buitenspiegel rechts', from: 9_800, to: 38_700 },
	{ fr: 'Capteur de stationnement', nl: 'Parkeersensor', from: 4_365, to: 12_990 },
	{ fr: 'Pare-brise', nl: 'Voorruit', from: 28_500, to: 72_300 },
	{ fr: 'Jante alu 17"', nl: 'Aluvelg 17"', from: 15_900, to: 33_400 },
];

const SUBCONTRACT: readonly Product[] = [
	{
		fr: 'Calibrage ADAS (sous-traitance)',
		nl: 'ADAS-kalibratie (derden)',
		from: 14_500,
		to: 29_500,
	},
	{ fr: 'Remorquage', nl: 'Takeldienst', from: 9_500, to: 26_000 },
	{ fr: 'Sellerie (sous-traitance)', nl: 'Bekleding (derden)', from: 12_000, to: 41_000 },
];

const RENTAL: readonly Product[] = [
	{
		fr: 'Véhicule de remplacement cat. B, jours',
		nl: 'Vervangwagen cat. B, dagen',
		from: 2_475,
		to: 3_950,
	},
	{
		fr: 'Camionnette de remplacement, jours',
		nl: 'Vervangbestelwagen, dagen',
		from: 4_200,
		to: 6_150,
	},
];

const SUNDRY: readonly Product[] = [
	{ fr: 'Frais de gardiennage, jours', nl: 'Stallingskosten, dagen', from: 1_200, to: 1_850 },
	{ fr: 'Frais de dossier', nl: 'Dossierkosten', from: 2_500, to: 4_500 },
	{ fr: 'Élimination des déchets', nl: 'Afvalverwerking', from: 895, to: 1_645 },
];

const DISCOUNT: Text = { fr: 'Remise main-d’œuvre', nl: 'Korting werkuren' };

/** The lines of one repair, with one VAT code throughout. */
export function repairLines(random: Random, language: Language, vatCode: string): DraftLine[] {
	const hourlyCents = random.pick([5_850, 6_200, 6_475, 7_150]);
	const labour = LABOUR.filter(() => random.chance(0.4)).concat(random.pick(LABOUR));
	const lines: DraftLine[] = [...new Set(labour)].map((text) =>
		line('LABOUR', '704000', text[language], vatCode, random.integer(8, 95) * 10, hourlyCents),
	);
	for (let count = random.integer(1, 4); count > 0; count -= 1) {
		lines.push(productLine(random, language, vatCode, PARTS, 'PARTS', '705000'));
	}
	const paint = { fr: 'Produits de peinture', nl: 'Spuitproducten' };
	const supplies = { fr: 'Petites fournitures', nl: 'Non-paints' };
	lines.push(line('PAINT', '705750', paint[language], vatCode, 100, random.integer(4_200, 31_999)));
	lines.push(
		line('NON_PAINT', '705700', supplies[language], vatCode, 100, random.integer(890, 5_999)),
	);
	if (random.chance(0.3)) {
		lines.push(productLine(random, language, vatCode, SUBCONTRACT, 'SUBCONTRACT', '704200'));
	}
	if (random.chance(0.25)) lines.push(...rentalLines(random, language, vatCode).slice(0, 1));
	if (random.chance(0.25)) {
		lines.push(
			line('DISCOUNT', '704009', DISCOUNT[language], vatCode, 100, -random.integer(950, 9_990)),
		);
	}
	return lines;
}

/** A replacement car for some days, at times with a discount. */
export function rentalLines(random: Random, language: Language, vatCode: string): DraftLine[] {
	const car = productLine(random, language, vatCode, RENTAL, 'RENTAL', '704500');
	const days = { ...car, quantityHundredths: random.integer(2, 14) * 100 };
	if (!random.chance(0.4)) return [days];
	const text = { fr: 'Remise véhicule de remplacement', nl: 'Korting vervangwagen' }[language];
	const cents = -random.integer(500, 3_000);
	return [days, line('DISCOUNT', '704509', text, vatCode, 100, cents)];
}

/** One to three sundry items. */
export function sundryLines(random: Random, language: Language, vatCode: string): DraftLine[] {
	const lines: DraftLine[] = [];
	for (let count = random.integer(1, 3); count > 0; count -= 1) {
		lines.push(productLine(random, language, vatCode, SUNDRY, 'MISC', '704900'));
	}
	return lines;
}

/** Parts sold over the counter, without labour. */
export function counterLines(random: Random, language: Language, vatCode: string): DraftLine[] {
	const lines: DraftLine[] = [];
	for (let count = random.integer(1, 3); count > 0; count -= 1) {
		lines.push(productLine(random, language, vatCode, PARTS, 'PARTS', '705000'));
	}
	return lines;
}

/** One line with everything given; quantity in hundredths, price in cents. */
export function line(
	kind: LineKind,
	glAccount: string | null,
	description: string,
	vatCode: string,
	quantityHundredths: number,
	unitPriceCents: number,
): DraftLine {
	return { kind, glAccount, description, vatCode, quantityHundredths, unitPriceCents };
}

function productLine(
	random: Random,
	language: Language,
	vatCode: string,
	products: readonly Product[],
	kind: LineKind,
	glAccount: string,
): DraftLine {
	const product = random.pick(products);
	const price = random.integer(product.from, product.to);
	return line(kind, glAccount, product[language], vatCode, 100, price);
}
