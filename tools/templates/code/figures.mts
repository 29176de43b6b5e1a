/** Amounts, rates and days as the language of the page writes them. */
import type { Language } from '../texts/languages.mts';

/** An amount of decimal text or a number, such as "1.234,50". */
export function amountText(language: Language, value: string | number): string {
	const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
	return Number(value).toLocaleString(`${language}-BE`, digits);
}

/** The same with its currency; euros when none is said. */
export function moneyText(language: Language, value: string | number, currency = 'EUR'): string {
	return Number(value).toLocaleString(`${language}-BE`, { style: 'currency', currency });
}

export function percentText(language: Language, value: string | number): string {
	return `${Number(value).toLocaleString(`${language}-BE`)} %`;
}

/** An ISO date as people in Belgium write it; anything else as it is. */
export function dayText(date: string): string {
	return date.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}
