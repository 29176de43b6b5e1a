// current/Me (no division in its address) and system/Divisions.
import { newRow } from './resource.mts';
import type { Resource, Work } from './resource.mts';
import { stableGuid } from '../guid.mts';
import type { Row } from '../store.mts';

/** The one user of the sandbox. Her current division is the one she last opened in a browser. */
export function me(work: Pick<Work, 'switches' | 'clock'>): Row {
	const { switches, clock } = work;
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
		ServerTime: new Date(clock.now()).toISOString(),
		ServerUtcOffset: 1,
	};
}

/** The divisions the user can reach, whichever one is in the address. */
export function divisions(all: (work: Work) => readonly Row[]): Resource {
	return {
		endpoint: 'system/Divisions',
		rows: (work) =>
			all(work).map((company) => ({
				...newRow('system/Divisions', company, work),
				Current: company['Code'] === work.switches.currentDivision,
			})),
	};
}
