// The message for a person: which workflow, what happened, where to look. n8n calls this workflow by itself.
const { workflow = {}, execution = {}, trigger } = $input.first().json;
const error = execution.error ?? trigger?.error ?? {};
const what = error.message ?? 'No details are known.';
const subject = `[Exact Online] ${workflow.name ?? 'A workflow'}: ${what.split('\n')[0].slice(0, 120)}`;
const text = [
	`Workflow: ${workflow.name ?? '?'}`,
	'',
	what,
	error.description ?? '',
	'',
	execution.url ? `Details: ${execution.url}` : '',
	'',
	'FR: une exécution automatique demande votre attention ; ce qui est comptabilisé reste comptabilisé, relancer est sans danger.',
	'NL: een automatische uitvoering vraagt uw aandacht; wat geboekt is, blijft geboekt, opnieuw starten kan geen kwaad.',
	'EN: an automatic run needs your attention; what is booked stays booked, starting again is safe.',
].join('\n');
return [{ json: { subject, text } }];
