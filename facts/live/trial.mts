// `npm run facts -- --live`: leads a person through a trial on a real administration, and says what
// of our facts holds there. It reads; what it writes with `--write` is marked, listed before, kept to
// one journal, and removed afterwards.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BY_WEIGHT, FACTS } from '../all.mts';
import { ask } from '../ask.mts';
import { textOf } from '../client/answer.mts';
import type { Row } from '../client/answer.mts';
import { createBench, openJournals, planBench } from '../client/bench.mts';
import type { Bench, BenchPlan, Made } from '../client/bench.mts';
import { createBudget } from '../client/budget.mts';
import type { Time } from '../client/budget.mts';
import { connect } from '../client/connection.mts';
import type { App } from '../client/connection.mts';
import { createService, rowsOf } from '../client/service.mts';
import type { Service } from '../client/service.mts';
import type { AskedFact } from '../fact.mts';
import {
	askApp,
	askConsent,
	chooseDivision,
	chooseJournal,
	goesOn,
	typedInFull,
} from './questions.mts';
import { pageOf, profileOf } from './result.mts';
import { trialStore } from './state.mts';
import type { TrialState, TrialStore } from './state.mts';

export type TrialOptions = {
	/** Write as well, once the person has typed the name of the administration. */
	write: boolean;
	/** Ask also what costs more than calls. */
	costly: boolean;
	/** Another address than that of a country. */
	site?: string;
	/** Folder of the result, and of what a stopped trial goes on with. */
	folder: string;
};

const time: Time = {
	now: () => Date.now(),
	wait: async (ms) => await new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Of an accountant's divisions. */
const MOST_PAGES = 50;
const PAGE = 'how-it-behaves.md';
const PROFILE = 'profile.json';

/** Answers whether all that was asked is told and all that was written is removed. */
export async function runTrial(options: TrialOptions): Promise<boolean> {
	const store = trialStore(options.folder);
	const app = await askApp(options.site);
	const connection = await connect(app, await askConsent(app), time.now);
	const before = await stoppedTrial(store, app);
	const budget = createBudget(time, before?.refusals);
	const reach = (division: number): Service => ({
		...createService(connection, division, time, budget),
		secondConsent: async () => await connect(app, await askConsent(app), time.now),
	});
	const division = await divisionOf(reach, before);
	const service = reach(Number(division['Code']));
	const state: TrialState = before ?? newState(app, service.division);
	const save = () => {
		state.refusals = budget.refusals();
		store.write({ ...state, calls: state.calls + budget.calls() });
	};

	const facts = factsToAsk(state, options);
	const plan = options.write ? await permission(service, division, facts, state.mark) : undefined;
	const onMade = (made: readonly Made[]) => {
		state.made = made;
		save();
	};
	const bench = createBench(service, plan ?? { ...NOTHING, mark: state.mark }, state.made, onMade);
	const isStopped = watchForStop();
	const tell = async (fact: AskedFact) => {
		if (isStopped()) return;
		const verdict = await ask(fact, service, bench);
		state.told[fact.id] = verdict;
		save();
		console.log(`${SIGN[verdict.told]} ${fact.id}`);
	};
	const isLast = (fact: AskedFact) => fact.kind === 'reading' && fact.price !== undefined;
	const allowed = facts.filter(({ kind }) => kind === 'reading' || plan !== undefined);
	for (const fact of allowed.filter((one) => !isLast(one))) await tell(fact);
	const left = await clear(bench, plan ?? (state.made.length > 0 ? NOTHING : undefined));
	// What blocks an endpoint or ends the connection comes last, the connection last of all.
	for (const fact of allowed.filter(isLast)) await tell(fact);

	bringHome(state, options.folder, { calls: state.calls + budget.calls(), left });
	if (isStopped()) console.log('\nStopped. The same command goes on where it stopped.');
	else if (left.length === 0) store.forget();
	return left.length === 0;
}

const SIGN = { holds: '✓', differs: '≠', untold: '?' } as const;

/** A bench that only removes. */
const NOTHING: BenchPlan = {
	mark: '',
	journal: '',
	glAccount: '',
	vat: { code: '', rate: 0 },
	date: '',
};

async function stoppedTrial(store: TrialStore, app: App): Promise<TrialState | undefined> {
	const state = store.read();
	if (state?.site !== app.site) return undefined;
	// What it left behind is removed by going on.
	return state.made.length > 0 || (await goesOn()) ? state : undefined;
}

async function divisionOf(
	reach: (division: number) => Service,
	before: TrialState | undefined,
): Promise<Row> {
	const me = await reach(0).me();
	const current = Number(textOf(me.rows[0] ?? me.row, 'CurrentDivision'));
	const list = { $select: 'Code,Description' };
	const divisions = await rowsOf(reach(current), 'system/Divisions', list, MOST_PAGES);
	const known = divisions.find((row) => row['Code'] === before?.division);
	return known ?? (await chooseDivision(divisions));
}

function newState(app: App, division: number): TrialState {
	const mark = `FACTS${time.now().toString(36).toUpperCase()}`;
	return { site: app.site, division, mark, told: {}, made: [], refusals: {}, calls: 0 };
}

function factsToAsk(state: TrialState, { costly }: TrialOptions): AskedFact[] {
	return BY_WEIGHT.filter((fact) => fact.kind !== 'unasked')
		.filter((fact) => costly || fact.price === undefined)
		.filter((fact) => {
			const known = state.told[fact.id];
			return known === undefined || known.told === 'untold';
		});
}

/** Lists what is going to be written and asks for leave. undefined = nothing is written. */
async function permission(
	service: Service,
	division: Row,
	facts: readonly AskedFact[],
	mark: string,
): Promise<BenchPlan | undefined> {
	const journal = await chooseJournal(await openJournals(service));
	console.log(`\nIn journal ${journal} and beside it this is written, marked ${mark}, and removed`);
	console.log('afterwards. Numbers of entries and customers that were used stay used.\n');
	console.log('- a customer, for the entries');
	for (const fact of facts) {
		if (fact.kind !== 'writing') continue;
		const isPossible = fact.needs === undefined || service[fact.needs] !== undefined;
		if (isPossible) console.log(`- ${fact.writes} (${fact.id})`);
	}
	console.log('');
	if (await typedInFull(textOf(division, 'Description')))
		return await planBench(service, journal, mark);
	console.log('That is another name: nothing is written.');
	return undefined;
}

async function clear(bench: Bench, plan: BenchPlan | undefined): Promise<readonly Made[]> {
	if (!plan) return [];
	console.log('\nRemoving what was written');
	const left = await bench.clear();
	for (const { endpoint, id } of left) console.log(`Not removed: ${endpoint} ${id}`);
	return left;
}

/** The first Ctrl+C lets the question at hand end; a second one ends at once. */
function watchForStop(): () => boolean {
	let isStopped = false;
	process.once('SIGINT', () => {
		isStopped = true;
		console.log('\nStopping after this question');
	});
	return () => isStopped;
}

function bringHome(
	state: TrialState,
	folder: string,
	rest: { calls: number; left: readonly Made[] },
): void {
	const about = { madeOn: new Date(time.now()).toISOString().slice(0, 10), site: state.site };
	const profile = profileOf(FACTS, state.told, about);
	writeFileSync(join(folder, PAGE), pageOf(FACTS, profile, rest));
	writeFileSync(join(folder, PROFILE), `${JSON.stringify(profile, null, '\t')}\n`);
	const { held, differed, untold } = profile;
	console.log(`\n${held.length} held, ${differed.length} differed, ${untold.length} not told.`);
	console.log(`To read: ${join(folder, PAGE)}\nFor the simulator: ${join(folder, PROFILE)}`);
}
