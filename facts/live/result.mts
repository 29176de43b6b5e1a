// What a trial brings home: a page to read, and a profile that the simulator can be set by. Both
// hold facts about the service, no secret and nothing of the books.
import type { Made } from '../client/bench.mts';
import type { Fact, Position, Verdict } from '../fact.mts';

type Differing = { id: string; seen: string; position?: Position };

export type Profile = {
	madeOn: string;
	site: string;
	held: string[];
	differed: Differing[];
	untold: Array<{ id: string; why: string }>;
	/** The simulator's switches with which it behaves like this administration. */
	switches: Position;
};

/** `told` by the id of the fact; what is missing there was not asked. */
export function profileOf(
	facts: readonly Fact[],
	told: Readonly<Record<string, Verdict>>,
	about: { madeOn: string; site: string },
): Profile {
	const held: string[] = [];
	const differed: Differing[] = [];
	const untold: Profile['untold'] = [];
	for (const fact of facts) {
		const verdict = told[fact.id];
		if (fact.kind === 'unasked') untold.push({ id: fact.id, why: fact.why });
		else if (!verdict) untold.push({ id: fact.id, why: 'not asked' });
		else if (verdict.told === 'holds') held.push(fact.id);
		else if (verdict.told === 'untold') untold.push({ id: fact.id, why: verdict.why });
		else differed.push(differing(fact, verdict));
	}
	return { ...about, held, differed, untold, switches: merged(differed) };
}

// The check names the position where there are several.
function differing(fact: Fact, verdict: { seen: string; position?: Position }): Differing {
	const { otherwise = [] } = fact;
	const position = verdict.position ?? (otherwise.length === 1 ? otherwise[0] : undefined);
	return { id: fact.id, seen: verdict.seen, ...(position ? { position } : {}) };
}

/** Lists such as `forbiddenEndpoints` are put together. */
function merged(differed: readonly Differing[]): Position {
	const switches: Record<string, unknown> = {};
	for (const { position = {} } of differed) {
		for (const [name, value] of Object.entries(position)) {
			const before = switches[name];
			switches[name] = Array.isArray(before) ? before.concat(value) : value;
		}
	}
	return switches;
}

export function pageOf(
	facts: readonly Fact[],
	profile: Profile,
	rest: { calls: number; left: readonly Made[] },
): string {
	const factOf = (id: string) => facts.find((fact) => fact.id === id);
	const cell = (text: string) => text.replaceAll('|', '\\|');
	const differed = profile.differed.map(({ id, seen, position }) => {
		const fact = factOf(id);
		const todo = fact?.advice ?? `nothing to set; the code: ${fact?.nodes ?? ''}`;
		const imitated = position ? `\`${JSON.stringify(position)}\`` : 'not imitated';
		return `| \`${id}\` | ${[fact?.statement ?? '', seen, todo, imitated].map(cell).join(' | ')} |`;
	});
	return `${[
		'# How this administration behaves',
		`Asked on ${profile.madeOn} at ${profile.site}, with ${rest.calls} calls. ` +
			`${profile.held.length} facts held, ${profile.differed.length} differed, ` +
			`${profile.untold.length} could not be told.`,
		'## What differed',
		differed.length === 0
			? 'Nothing.'
			: [
					'| Fact | What is believed | What was seen | What to set | In the simulator |',
					'| --- | --- | --- | --- | --- |',
					...differed,
				].join('\n'),
		'## What held',
		profile.held.map((id) => `- \`${id}\`: ${factOf(id)?.statement ?? ''}`).join('\n') ||
			'Nothing.',
		'## What could not be told',
		profile.untold.map(({ id, why }) => `- \`${id}\`: ${why}`).join('\n') || 'Nothing.',
		...leftOver(rest.left),
	].join('\n\n')}\n`;
}

function leftOver(left: readonly Made[]): string[] {
	if (left.length === 0) return [];
	const count = (endpoint: string) => left.filter((made) => made.endpoint === endpoint).length;
	const endpoints = [...new Set(left.map(({ endpoint }) => endpoint))];
	return [
		'## What could not be removed',
		endpoints.map((endpoint) => `- ${endpoint}: ${count(endpoint)}`).join('\n'),
	];
}
