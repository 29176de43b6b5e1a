// The message for a person: which workflow, what happened, where to look. n8n calls this workflow by itself, once for
// each run that fails; what has the same cause is told once a day.
import type { CodeNode, Item } from '../../code/n8n.mts';
import { causeOf, noteFailure, timeTextOf } from './outage.mts';
import type { Memory, Outage, TimeText } from './outage.mts';

/** What the Error Trigger gives: `execution` of a run that stopped, `trigger` of one that could not start. */
export interface FailedRun {
	readonly workflow?: { readonly name?: string };
	readonly execution?: {
		readonly url?: string;
		readonly error?: RunError;
		readonly lastNodeExecuted?: string;
	};
	readonly trigger?: { readonly error?: RunError };
}

interface RunError {
	readonly message?: string;
	readonly description?: string | null;
}

export interface Mail {
	readonly subject: string;
	readonly text: string;
}

/** The node with which the templates end a run that has something to tell: they see to it by themselves what is news. */
const MEANT = 'Alert';

export function run({
	$input,
	$now,
	DateTime,
	$getWorkflowStaticData,
}: CodeNode<unknown, FailedRun, Memory>): Array<Item<Mail>> {
	const timeText = timeTextOf({ $now, DateTime });
	const memory = $getWorkflowStaticData('global');
	const failed = $input.all().map(({ json }) => json);
	return failed.flatMap((json) => {
		const mail = news(json, { memory, nowMs: $now.toMillis(), timeText });
		return mail === undefined ? [] : [{ json: mail }];
	});
}

export interface NewsContext {
	readonly memory: Memory;
	readonly nowMs: number;
	readonly timeText: TimeText;
}

/** The mail, if it is news; changes the memory. */
export function news(
	failed: FailedRun,
	{ memory, nowMs, timeText }: NewsContext,
): Mail | undefined {
	if (failed.execution?.lastNodeExecuted === MEANT) return alertMail(failed);
	const workflow = nameOf(failed);
	const cause = causeOf(workflow, errorOf(failed).message ?? '');
	const { outages, outage, isNews } = noteFailure(memory.outages ?? {}, cause, workflow, nowMs);
	memory.outages = outages;
	return isNews ? alertMail(failed, outageLines(outage, timeText)) : undefined;
}

/** `more` stands before the lines that everybody gets. */
export function alertMail(failed: FailedRun, more: readonly string[] = []): Mail {
	const { message: what = 'No details are known.', description } = errorOf(failed);
	const [firstLine = ''] = what.split('\n');
	const url = failed.execution?.url;
	const text = [
		`Workflow: ${failed.workflow?.name ?? '?'}`,
		'',
		what,
		description ?? '',
		'',
		url ? `Details: ${url}` : '',
		'',
		...more,
		'FR: une exécution automatique demande votre attention ; ce qui est comptabilisé reste comptabilisé, relancer est sans danger.',
		'NL: een automatische uitvoering vraagt uw aandacht; wat geboekt is, blijft geboekt, opnieuw starten kan geen kwaad.',
		'EN: an automatic run needs your attention; what is booked stays booked, starting again is safe.',
	];
	return {
		subject: `[Exact Online] ${nameOf(failed)}: ${firstLine.slice(0, 120)}`,
		text: text.join('\n'),
	};
}

function nameOf({ workflow }: FailedRun): string {
	return workflow?.name ?? 'A workflow';
}

function errorOf({ execution, trigger }: FailedRun): RunError {
	return execution?.error ?? trigger?.error ?? {};
}

/** What a person is to expect of further runs like this one. */
function outageLines({ service, runs, sinceMs, workflows }: Outage, timeText: TimeText): string[] {
	const soFar =
		runs > 1 ? [`Since ${timeText(sinceMs)}: ${runs} runs (${workflows.join(', ')})`, ''] : [];
	if (service === undefined) {
		return [
			...soFar,
			'FR: tant que la cause est la même, ce message ne revient qu’après un jour.',
			'NL: zolang de oorzaak dezelfde is, komt dit bericht pas na een dag terug.',
			'EN: as long as the cause is the same, this message comes again after a day only.',
			'',
		];
	}
	return [
		...soFar,
		`FR: tant que cela dure, ce message ne revient qu’après un jour, quel que soit le workflow ; un autre dit quand ${service} répond à nouveau.`,
		`NL: zolang dit duurt, komt dit bericht pas na een dag terug, welke workflow het ook is; een ander zegt wanneer ${service} weer antwoordt.`,
		`EN: as long as it lasts, this message comes again after a day only, whichever workflow it is; another one says when ${service} answers again.`,
		'',
	];
}
