// `npm run facts`: each fact asked of the simulator, at its default and at the other positions of
// its switches. A check that does not hold at the one and say so at the others can't tell.
import { isDeepStrictEqual } from 'node:util';
import { FACTS } from './all.mts';
import { askSimulator } from './simulator.mts';
import type { Told } from './simulator.mts';

const isDefault = ({ position }: Told) => Object.keys(position).length === 0;

/** Whether the check told what it had to, and, where it names a position, that one. */
function isTold(told: Told): boolean {
	const { verdict, position } = told;
	if (isDefault(told)) return verdict.told === 'holds';
	if (verdict.told !== 'differs') return false;
	return verdict.position === undefined || isDeepStrictEqual(verdict.position, position);
}

function line(told: Told): string {
	const { fact, position, verdict } = told;
	const place = isDefault(told) ? 'default' : JSON.stringify(position);
	const seen = verdict.told === 'differs' ? verdict.seen : '';
	const why = verdict.told === 'untold' ? verdict.why : '';
	const mark = isTold(told) ? '✓' : '✗';
	return `${mark} ${fact.id.padEnd(26)} ${place.padEnd(52)} ${verdict.told} ${seen}${why}`.trimEnd();
}

const told = await askSimulator(FACTS);
for (const one of told) console.log(line(one));
const checked = new Set(told.map(({ fact }) => fact.id));
console.log(
	JSON.stringify({
		facts: FACTS.length,
		checked: checked.size,
		holds: told.filter((one) => isDefault(one) && isTold(one)).length,
		switchesTold: told.filter((one) => !isDefault(one) && isTold(one)).length,
		untold: FACTS.filter(({ id }) => !checked.has(id)).map(({ id }) => id),
	}),
);
process.exitCode = told.every(isTold) ? 0 : 1;
