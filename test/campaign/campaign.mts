/**
 * `npm run campaign -- --exports 10000 --seed 1`: stories from that seed on until so many documents were
 * exported, a payment history for each ten, and a pair of runs at the same moment for each two hundred. Each
 * has its troubles and then a calm end, and is judged document by document. Says how to replay what ends
 * badly, prints a line of JSON, and ends with 1 when anything was wrong.
 */
import { parseArgs } from 'node:util';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import { buildPackages } from '../../sandbox/runtime/buildPackages.mts';
import { playHistory, tellHistory } from './history.mts';
import { COUNTS, judgeExport } from './judge.mts';
import type { Count, Fault } from './judge.mts';
import { judgePayments } from './judgePayments.mts';
import { playExport } from './play.mts';
import { Stage } from './stage.mts';
import type { Hands } from './stage.mts';
import { tellExport, tellPair } from './story.mts';
import type { Story } from './story.mts';
import { Workers } from './workers.mts';

export interface Wish {
	/** Documents to carry through. */
	readonly exports: number;
	/** Payment histories. */
	readonly histories: number;
	/** Pairs of runs at the same moment. */
	readonly pairs: number;
	readonly seed: number;
	/** Told what ended badly, and now and then how far it got. */
	readonly say: (text: string) => void;
}

export type Result = Record<Count, number> & {
	readonly exports: number;
	readonly histories: number;
	readonly pairs: number;
	readonly kills: number;
	readonly seconds: number;
	/** Documents of `exports` in a minute of theirs; depends on the machine. */
	readonly exportsPerMinute: number;
};

/** What became of one story. */
interface Ended {
	readonly documents: number;
	readonly kills: number;
	readonly faults: readonly Fault[];
}

const SAY_EVERY = 25;

/** Plays stories until there is what was wished for. */
export async function runCampaign(wish: Wish): Promise<Result> {
	await buildPackages();
	const exact = await startExactSimulator({ takenNumbers: false });
	const workers = new Workers();
	const hands = { exact, workers };
	const counts = Object.fromEntries(COUNTS.map((name) => [name, 0])) as Record<Count, number>;
	const startMs = performance.now();
	const secondsNow = () => Math.round((performance.now() - startMs) / 1_000);
	let kills = 0;

	/** Plays stories from the wish's seed on until `wanted` of them, or of their documents, are done. */
	const playAll = async (
		name: 'exports' | 'histories' | 'pairs',
		one: (seed: number) => Promise<Ended>,
	): Promise<number> => {
		let done = 0;
		for (let seed = wish.seed; done < wish[name]; seed += 1) {
			const { documents, faults, kills: more } = await one(seed);
			done += name === 'exports' ? documents : 1;
			kills += more;
			for (const { count } of faults) counts[count] += 1;
			if (faults.length > 0) wish.say(`${textOf(faults)}\n  Again: ${replay(name, seed)}`);
			const played = seed - wish.seed + 1;
			if (played % SAY_EVERY === 0) wish.say(`${done} ${name}, ${kills} kills, ${secondsNow()} s`);
		}
		return done;
	};

	try {
		const exports = await playAll(
			'exports',
			async (seed) => await exporting(tellExport(seed), hands),
		);
		const exportSeconds = Math.max(secondsNow(), 1);
		const histories = await playAll('histories', async (seed) => await paying(seed, hands));
		const pairs = await playAll('pairs', async (seed) => await exporting(tellPair(seed), hands));
		const exportsPerMinute = Math.round((60 * exports) / exportSeconds);
		return { exports, histories, pairs, ...counts, kills, seconds: secondsNow(), exportsPerMinute };
	} finally {
		await workers.close();
		await exact.close();
	}
}

async function exporting(story: Story, hands: Hands): Promise<Ended> {
	const stage = await Stage.open(story, hands);
	const played = await playExport(story, stage);
	const faults = await judgeExport(story, played, stage.world);
	await stage.close();
	return { documents: story.documents.length, kills: stage.kills, faults };
}

async function paying(seed: number, hands: Hands): Promise<Ended> {
	const history = tellHistory(seed);
	const stage = await Stage.open(history, hands, history.switches);
	await playHistory(history, stage);
	const faults = await judgePayments(history, stage.world);
	await stage.close();
	return { documents: history.documents.length, kills: stage.kills, faults };
}

function textOf(faults: readonly Fault[]): string {
	return faults.map(({ count, what }) => `${count}: ${what}`).join('\n');
}

function replay(name: 'exports' | 'histories' | 'pairs', seed: number): string {
	const wanted = { exports: 0, histories: 0, pairs: 0, [name]: 1, seed };
	const options = Object.entries(wanted).map(([option, value]) => `--${option} ${value}`);
	return `npm run campaign -- ${options.join(' ')}`;
}

if (import.meta.filename === process.argv[1]) {
	const { values } = parseArgs({
		options: {
			exports: { type: 'string', default: '1000' },
			histories: { type: 'string' },
			pairs: { type: 'string' },
			seed: { type: 'string', default: '1' },
		},
	});
	const exports = Number(values.exports);
	const result = await runCampaign({
		exports,
		histories: Number(values.histories ?? Math.ceil(exports / 10)),
		pairs: Number(values.pairs ?? Math.ceil(exports / 200)),
		seed: Number(values.seed),
		say: (text) => console.error(text),
	});
	console.log(JSON.stringify(result));
	process.exitCode = COUNTS.some((name) => result[name] > 0) ? 1 : 0;
}
