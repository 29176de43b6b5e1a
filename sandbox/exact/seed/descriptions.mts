// Names of ledger accounts in the two languages of the administration. Which one is given out is chosen
// by the request header CustomDescriptionLanguage; without it, or without a text, the usual name.
import type { Row } from '../store.mts';

// "code | French | Dutch"
const NAMES = `
700000 | Ventes de marchandises | Verkoop van handelsgoederen
700100 | Ventes de pièces au comptoir | Verkoop van onderdelen aan de balie
703000 | Prestations de dépannage | Takeldiensten
704000 | Main-d'œuvre | Arbeidsloon
704009 | Remise main-d'œuvre | Korting Arbeidsloon
704200 | Travaux de tiers | Werk derden
704209 | Remise travaux de tiers | Korting Werk derden
704500 | Véhicules de remplacement | Vervangwagens
704509 | Remise véhicules de remplacement | Korting vervangwagens
704900 | Divers | Diversen
704950 | Divers (ancien) | Diversen (oud)
704960 | Contrats de flotte | Vlootcontracten
705000 | Pièces | Onderdelen
705009 | Remise pièces | Korting Onderdelen
705700 | Non-peinture | Non-paints
705750 | Produits de peinture | Spuitproducten
705759 | Remise produits de peinture | Korting Spuitproducten
708000 | Remises et ristournes accordées | Toegekende kortingen`;

const BY_CODE = new Map(
	NAMES.trim()
		.split('\n')
		.map((row) => row.split(' | '))
		.map(([code = '', french = '', dutch = '']) => [code, { 'FR-BE': french, 'NL-BE': dutch }]),
);

/** The name of an account in a language; undefined when the administration has none in it. */
export function nameIn(account: Row, language: string | undefined): string | undefined {
	const names = BY_CODE.get(String(account['Code']));
	return language === 'FR-BE' || language === 'NL-BE' ? names?.[language] : undefined;
}
