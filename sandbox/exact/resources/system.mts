// current/Me (no division in its address) and system/Divisions.
import { DateTime } from 'luxon';
import { newRow } from './resource.mts';
import type { Resource, Work } from './resource.mts';
import { stableGuid } from '../guid.mts';
import type { Row } from '../store.mts';

/** The one user of the sandbox. Her current division is the one she last opened in a browser. */
export function me(work: Pick<Work, 'switches' | 'clock'>): Row {
	const { switches, clock } = work;
	const here = DateTime.fromMillis(clock.now(), { zone: 'Europe/Brussels' });
	return {
		UserID: stableGuid('user', 'sophie'),
		UserName: 'sophie.meuse',
		FullName: 'Sophie Meuse',
		FirstName: 'Sophie',
		LastName: 'Meuse',
		Email: 'sophie@carrosserie-meuse.example',
		CurrentDivision: switches.currentDivision,
		Language: 'FR-BE',
		LanguageCode: 'fr-BE',
		Legislation: 2,
		ServerTime: here.toISO({ includeOffset: false }),
		// Seconds: 7200 in summer.
		ServerUtcOffset: here.offset * 60,
	};
}

/** The divisions the user can reach, whichever one is in the address. */
export function divisions(all: (work: Work) => readonly Row[]): Resource[] {
	const rows = (work: Work) =>
		all(work).map((company) => ({
			...newRow('system/Divisions', company, work),
			Current: company['Code'] === work.switches.currentDivision,
		}));
	// Older clients ask the second, which knows those of the licence only; here all are of one.
	return [
		{ endpoint: 'system/Divisions', rows },
		{ endpoint: 'hrm/Divisions', rows },
	];
}
