// The all-clear: what was said to be away and answers again.
import type { CheckLine } from '../../code/exact.mts';
import type { MayFail } from '../../code/failed.mts';
import { recordsOf } from '../../code/items.mts';
import type { CodeNode, Item } from '../../code/n8n.mts';
import type { Company } from '../../code/planManager.mts';
import type { Mail } from './message.mts';
import { endOutages, timeTextOf } from './outage.mts';
import type { Answers, Memory, Outage, TimeText } from './outage.mts';

/** A line of the check; nothing when none is green, or when it could not be asked for. */
type AskedLine = Partial<Pick<CheckLine, 'check' | 'status'>>;
type AskedCompany = MayFail<Partial<Pick<Company, 'language'>>>;

interface Nodes {
	readonly 'Does Exact Online answer?': AskedLine;
	readonly 'Does PlanManager answer?': AskedCompany;
}

export function run({
	$,
	$now,
	DateTime,
	$getWorkflowStaticData,
}: CodeNode<Nodes, unknown, Memory>): Array<Item<Mail>> {
	const green = recordsOf($('Does Exact Online answer?').all());
	const others = recordsOf($('Does Exact Online answer?').all(1));
	const companies = recordsOf($('Does PlanManager answer?').all());
	const answers: Answers = {
		'Exact Online': exactAnswers(green, others),
		PlanManager: companies.some(planManagerAnswers),
	};
	const memory = $getWorkflowStaticData('global');
	const { over, left } = endOutages(memory.outages ?? {}, answers, $now.toMillis());
	memory.outages = left;
	if (over.length === 0) return [];
	return [{ json: allClearMail(over, timeTextOf({ $now, DateTime })) }];
}

/** True when the connection stands and calls are left; without credentials nobody knows. */
export function exactAnswers(green: readonly AskedLine[], others: readonly AskedLine[]): boolean {
	const isConnected = green.some(({ check }) => check === 'connection');
	return (
		isConnected && !others.some(({ check, status }) => check === 'callsLeft' && status === 'red')
	);
}

export function planManagerAnswers({ error, language }: AskedCompany): boolean {
	return error === undefined && language !== undefined;
}

export function allClearMail(over: readonly Outage[], timeText: TimeText): Mail {
	const services = [...new Set(over.map(({ service }) => service))].join(', ');
	const lines = over.map(
		({ service, sinceMs, lastMs, runs, workflows }) =>
			`${service}: ${timeText(sinceMs)} – ${timeText(lastMs)}, ${runs} × (${workflows.join(', ')})`,
	);
	const text = [
		...lines,
		'',
		`FR: ${services} répond à nouveau. Il n’y a rien à refaire : les exécutions suivantes rattrapent ce qui manque.`,
		`NL: ${services} antwoordt weer. Er hoeft niets opnieuw: de volgende uitvoeringen halen in wat ontbreekt.`,
		`EN: ${services} answers again. There is nothing to do: the next runs make up for what is missing.`,
	];
	return {
		subject: `[Exact Online] ${services}: répond à nouveau · antwoordt weer · answers again`,
		text: text.join('\n'),
	};
}
