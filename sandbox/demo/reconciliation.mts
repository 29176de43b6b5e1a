// Compares both programs by the form, as a person in the garage does, in French, and judges what it found: the
// garage has some differences on purpose, and there must be no other.
import type { FormAnswers } from '../runtime/n8n/formPage.mts';
import type { FormPage } from '../runtime/n8n/forms.mts';
import { listExecutions, nextExecution } from '../runtime/n8n/executions.mts';
import type { Workflow } from '../runtime/n8n/workflows.mts';
import { PDF_REASONS, TYPED_BY_HAND } from './compare.mts';
import { fillIn } from './setupForms.mts';
import type { World } from './world.mts';

export const COMPARE_PATH = 'compare-with-exact';

/** Days as ISO dates, both inclusive. */
export type Days = { from: string; to: string };

export type ReconciliationFigures = {
	/** Documents that are the same on both sides. */
	inOrder: number;
	/** Differences that the garage has on purpose. */
	planted: number;
	/** All others. */
	differences: number;
};

type Difference = { reason: { code: string }; about: { number: string } };

/** All sales journals on these days; gives the last page. */
export async function compareByForm(n8nUrl: string, days: Days): Promise<FormPage> {
	return await fillIn(n8nUrl, COMPARE_PATH, compareAnswers(days));
}

/** What is filled in on the second page of the form. */
export function compareAnswers({ from, to }: Days): FormAnswers {
	return {
		Période: 'Entre deux dates',
		'Date facture de': from,
		'Date facture jusqu’à': to,
		Journaux: ['Sélectionner tous'],
	};
}

/** Compares the days of all exported documents; the workflow must be published. */
export async function compareBoth(
	world: World,
	{ id: workflowId }: Workflow,
): Promise<ReconciliationFigures & { problems: string[] }> {
	const known = await listExecutions(world.session, { workflowId });
	await compareByForm(world.n8n.baseUrl, exportedDays(world));
	const run = await nextExecution(world.session, workflowId, known);
	const [{ json }] = run.itemsOf('Result');
	const { differences, counts } = json as {
		differences: Difference[];
		counts: { agrees: number };
	};
	const found = differences.map(({ reason, about }) => `${reason.code} ${about.number}`);
	const planted = plantedDifferences(world);
	const unplanted = found.filter((name) => !planted.includes(name));
	const missed = planted.filter((name) => !found.includes(name));
	return {
		inOrder: counts.agrees,
		planted: found.length - unplanted.length,
		differences: unplanted.length,
		problems: [
			...unplanted.map((name) => `The comparison found ${name}, which is none`),
			...missed.map((name) => `The comparison did not find ${name}`),
		],
	};
}

function exportedDays({ planManager }: World): Days {
	const dates = planManager.control
		.invoices()
		.filter((invoice) => invoice.export.status === 'EXPORTED')
		.map(({ date }) => date)
		.toSorted();
	return { from: dates[0] ?? '', to: dates.at(-1) ?? '' };
}

/** What the accountant typed in, and PDFs of the garage that can't be attached. */
function plantedDifferences({ planManager }: World): string[] {
	const withoutPdf = planManager.control.invoices().filter(({ pdf, export: result }) => {
		const codes = (result.reasons ?? []).map(({ code }) => code);
		const isAttached = !codes.some((code) => PDF_REASONS.includes(code));
		return result.status === 'EXPORTED' && pdf.available && !isAttached;
	});
	return [
		...TYPED_BY_HAND.map((number) => `UNKNOWN_IN_SOURCE ${number}`),
		...withoutPdf.map(({ number }) => `PDF_MISSING_IN_EXACT ${number}`),
	];
}
