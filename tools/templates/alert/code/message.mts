// The message for a person: which workflow, what happened, where to look. n8n calls this workflow by itself.
import type { CodeNode, Item } from '../../code/n8n.mts';

/** What the Error Trigger gives: `execution` of a run that stopped, `trigger` of one that could not start. */
export interface FailedRun {
	readonly workflow?: { readonly name?: string };
	readonly execution?: { readonly url?: string; readonly error?: RunError };
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

export function run({ $input }: CodeNode<unknown, FailedRun>): Array<Item<Mail>> {
	return [{ json: alertMail($input.first().json) }];
}

export function alertMail({ workflow, execution, trigger }: FailedRun): Mail {
	const error = execution?.error ?? trigger?.error;
	const what = error?.message ?? 'No details are known.';
	const [firstLine = ''] = what.split('\n');
	const text = [
		`Workflow: ${workflow?.name ?? '?'}`,
		'',
		what,
		error?.description ?? '',
		'',
		execution?.url ? `Details: ${execution.url}` : '',
		'',
		'FR: une exécution automatique demande votre attention ; ce qui est comptabilisé reste comptabilisé, relancer est sans danger.',
		'NL: een automatische uitvoering vraagt uw aandacht; wat geboekt is, blijft geboekt, opnieuw starten kan geen kwaad.',
		'EN: an automatic run needs your attention; what is booked stays booked, starting again is safe.',
	];
	return {
		subject: `[Exact Online] ${workflow?.name ?? 'A workflow'}: ${firstLine.slice(0, 120)}`,
		text: text.join('\n'),
	};
}
