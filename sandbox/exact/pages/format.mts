import { html } from 'hono/html';
import type { Row, Value } from '../store.mts';
import type { Html } from './layout.mts';

const MONEY = new Intl.NumberFormat('fr-BE', {
	minimumFractionDigits: 2,
	maximumFractionDigits: 2,
});

/** "1 234,56" */
export function money(value: Value | undefined): string {
	return MONEY.format(Number(value ?? 0));
}

/** "31/10/2026" for a day in milliseconds. */
export function date(value: Value | undefined): string {
	if (typeof value !== 'number') return '';
	return new Date(value).toLocaleDateString('fr-BE', {
		timeZone: 'UTC',
		day: '2-digit',
		month: '2-digit',
		year: 'numeric',
	});
}

export function text(value: Value | undefined): string {
	return value === null || value === undefined ? '' : String(value);
}

/** Open or processed, sales entry or credit note. */
export function badges(entry: Row): Html {
	const isOpen = entry['Status'] === 20;
	const isCredit = entry['Type'] === 21;
	return html`<span class="badge ${isOpen ? 'open' : 'processed'}"
			>${isOpen ? 'To process' : 'Processed'}</span
		>
		${isCredit ? html`<span class="badge credit">Credit note</span>` : ''}`;
}
