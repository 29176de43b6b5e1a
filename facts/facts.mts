// `npm run facts`: each fact asked of the simulator, at its default and at the other positions of
// its switches. A check that does not hold at the one and say so at the others can't tell.
// `npm run facts -- --live`: asked of a real administration.
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { join } from 'node:path';
import { FACTS } from './all.mts';
import { runTrial } from './live/trial.mts';
import { askSimulator } from './simulator.mts';
import type { Told } from './simulator.mts';

const FOLDER = join(import.meta.dirname, '..', '.sandbox', 'facts');

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

async function overview(): Promise<boolean> {
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
	return told.every(isTold);
}

async function main(): Promise<boolean> {
	const { values } = parseArgs({
		options: {
			live: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
			costly: { type: 'boolean', default: false },
			site: { type: 'string' },
			out: { type: 'string', default: FOLDER },
		},
	});
	const { live, write, costly, site, out: folder } = values;
	if (!live) return await overview();
	return await runTrial({ write, costly, folder, ...(site === undefined ? {} : { site }) });
}

main().then(
	(isGood) => {
		process.exitCode = isGood ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error instanceof Error ? `\n${error.message}` : error);
		process.exitCode = 1;
	},
);
