#!/usr/bin/env node
/** `npx n8n-exact-online-link-setup garage.yaml`: shows what it would do, and with `--apply` does it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { applyPlan, removeAll } from './apply.mts';
import { readGarage } from './garage.mts';
import type { Garage } from './garage.mts';
import { refuseClashes, refuseSharedDivision } from './garages.mts';
import { N8nApi } from './n8nApi.mts';
import { madeFor, planGarage } from './plan.mts';
import { Refusal } from './refusal.mts';
import { leftToPeople, planInWords, removalInWords } from './report.mts';
import { readTemplates } from './templates.mts';
import type { State } from './workflow.mts';

interface Options {
	readonly apply?: true;
	readonly remove?: true;
}

/** A garage with its n8n and what stands there. */
interface Place {
	readonly garage: Garage;
	readonly api: N8nApi;
	readonly state: State;
}

const TEMPLATES = fileURLToPath(new URL('templates', import.meta.url));

const print = (...lines: readonly string[]): void => {
	process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

async function run(files: readonly string[], options: Options): Promise<void> {
	const garages = allOrRefusals(files, (file) => readGarage(file, textOf(file)));
	refuseClashes(garages);
	const places = await placesOf(garages);
	await (options.remove ? remove(places, options) : setUp(places, options));
}

async function setUp(places: readonly Place[], options: Options): Promise<void> {
	const templates = readTemplates(TEMPLATES);
	const plans = allOrRefusals(places, ({ garage, state }) => {
		refuseSharedDivision(garage, state);
		return planGarage(garage, templates, state);
	});
	for (const plan of plans) print(...planInWords(plan), '');
	const isUnchanged = plans.every(({ steps }) =>
		steps.every(({ action }) => action === 'unchanged'),
	);
	if (options.apply) {
		for (const [index, { api }] of places.entries()) await applyPlan(api, plans[index], print);
		print(isUnchanged ? 'Nothing had to be done.' : 'Done.');
	} else if (!isUnchanged) {
		print('Nothing was done. To do it, run this again with --apply.');
	}
	print(...leftToPeople(plans));
}

async function remove(places: readonly Place[], options: Options): Promise<void> {
	for (const { garage, state } of places)
		print(...removalInWords(garage, madeFor(garage, state)), '');
	if (!options.apply) {
		print('Nothing was deleted. To do it, run this again with --remove --apply.');
		return;
	}
	for (const { garage, api, state } of places) await removeAll(api, madeFor(garage, state), print);
	print('Done.');
}

/** Each n8n is asked once, however many garages it has. */
async function placesOf(garages: readonly Garage[]): Promise<Place[]> {
	const asked = new Map<string, { api: N8nApi; state: State }>();
	const places: Place[] = [];
	for (const garage of garages) {
		const { n8nUrl: url, apiKeyFrom } = garage;
		const apiKey = keyOf(garage);
		const at = `${url} ${apiKey}`;
		const there = asked.get(at) ?? (await ask(new N8nApi({ url, apiKey, apiKeyFrom })));
		asked.set(at, there);
		places.push({ garage, ...there });
	}
	return places;
}

async function ask(api: N8nApi): Promise<{ api: N8nApi; state: State }> {
	await api.check();
	return { api, state: await api.state() };
}

function keyOf({ file, apiKeyFrom, n8nUrl }: Garage): string {
	const key = process.env[apiKeyFrom]?.trim();
	if (key) return key;
	throw new Refusal(
		`${file}: the environment variable ${apiKeyFrom} with the API key of ${n8nUrl} is not set. Make a key in n8n (Settings → n8n API) and put it there`,
	);
}

function textOf(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Refusal(
			code === 'ENOENT'
				? `There is no file ${file}`
				: `${file} can't be read (${code ?? 'unknown'})`,
		);
	}
}

/** All results, or what is wrong with any of them at once. */
function allOrRefusals<T, R>(items: readonly T[], make: (item: T) => R): R[] {
	const lines: string[] = [];
	const results: R[] = [];
	for (const item of items) {
		try {
			results.push(make(item));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			lines.push(...error.lines);
		}
	}
	if (lines.length > 0) throw new Refusal(...lines);
	return results;
}

const program = new Command('n8n-exact-online-link-setup')
	.description(
		'Sets the workflows for Exact Online and PlanManager up in n8n: a file for each garage. Shows what would be done; nothing is done without --apply.',
	)
	.argument('<files...>', 'YAML files, one for each garage')
	.option('--apply', 'do it')
	.option('--remove', 'delete what this tool made for the garages; with --apply it does')
	.action(run);

try {
	await program.parseAsync();
} catch (error) {
	if (!(error instanceof Refusal)) throw error;
	console.error(error.lines.map((line) => `${line}.`).join('\n'));
	process.exitCode = 1;
}
