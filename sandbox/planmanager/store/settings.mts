/** Settings of the installation, changed only by the control API. */
import type { Garage } from './garage.mts';

const DEFAULTS = {
	VAT_JOURNAL_NUMBER: 'OUI',
	SHOW_TRANSACTIONS: 'OUI',
	/** Last day of the periods that the accountant has closed. */
	closedUntil: '2026-06-30',
} as const;

export type SettingName = keyof typeof DEFAULTS;

/** The value of a setting. */
export function setting(garage: Garage, name: SettingName): string {
	const row = garage.database.prepare('SELECT value FROM settings WHERE name = ?').get(name);
	return row === undefined ? DEFAULTS[name] : String(row['value']);
}

/** Changes a setting until the next reset to the seed. */
export function changeSetting(garage: Garage, name: SettingName, value: string): void {
	garage.database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value);
}

/** Last ISO date of the periods that are closed. */
export function closedUntil(garage: Garage): string {
	return setting(garage, 'closedUntil');
}
