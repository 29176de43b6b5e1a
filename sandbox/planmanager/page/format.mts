import type { Language } from './texts.mts';

const MARKS = { fr: ['\u202f', ','], nl: ['.', ','], en: [',', '.'] } as const;

/** A decimal string as the language writes it; other text as it is. */
export function amount(text: string, language: Language): string {
	const parts = /^(-?)(\d+)\.(\d{2})$/.exec(text);
	if (parts === null) return text;
	const [, sign = '', whole = '', fraction = ''] = parts;
	const [group, point] = MARKS[language];
	return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${fraction}`;
}

/** An ISO date as day/month/year; other text as it is. */
export function day(text: string): string {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	return parts === null ? text : `${parts[3]}/${parts[2]}/${parts[1]}`;
}

/** A moment as day/month/year hour:minute in Belgian time. */
export function dayAndTime(moment: string): string {
	return new Intl.DateTimeFormat('fr-BE', {
		dateStyle: 'short',
		timeStyle: 'short',
		timeZone: 'Europe/Brussels',
	}).format(new Date(moment));
}
