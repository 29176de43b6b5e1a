// A profile is what a trial on a real administration brought home (`npm run facts -- --live`). The
// simulator that is set by it behaves like that administration.
import { readFileSync } from 'node:fs';
import { applySwitches, DEFAULT_SWITCHES } from './options.mts';
import type { Switches } from './options.mts';

/** Names the file for programs that are started by others. */
export const PROFILE_VARIABLE = 'EXACT_PROFILE';

/** The switches of a profile. @throws Error that names the file, when it is none */
export function readProfile(path: string): Partial<Switches> {
	try {
		const { switches } = JSON.parse(readFileSync(path, 'utf8')) as { switches?: unknown };
		if (typeof switches !== 'object' || switches === null) throw new Error('It has no switches');
		applySwitches({ ...DEFAULT_SWITCHES }, switches as Record<string, unknown>);
		return switches;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(`${path} is no profile of an administration: ${why}`);
	}
}

/** The switches of the profile that this program was started with; none without. */
export function profileOfRun(): Partial<Switches> {
	const path = process.env[PROFILE_VARIABLE];
	return path === undefined || path === '' ? {} : readProfile(path);
}
