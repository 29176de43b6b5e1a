/** What the export templates have in common: the batches from claim to recorded result. */
import { DIVISION } from '../canvas/settings.mts';
import { chain, node, sticky, whenTrue } from '../canvas/template.mts';
import type { Link, Parameters, TemplateNode } from '../canvas/template.mts';

/**
 * PlanManager learns the results batch by batch. A hundred documents with PDF take some five minutes at
 * Exact Online's sixty calls a minute, and the reads of a batch stay few.
 */
const BATCH = 100;

/** Longer than the slowest batch, so that no other run takes its documents meanwhile. */
const LEASE_SECONDS = 3600;

/** Execution numbers start anew in every n8n; with the workflow's id they name one run in the world. */
const RUN_ID = "={{ $workflow.id + '-' + $execution.id }}";

/**
 * When Exact Online can't be reached, the documents are recorded with that reason and set free at once,
 * instead of staying claimed by a run that stopped. And what PlanManager refuses of one document never
 * stops the others.
 */
const GO_ON = { onError: 'continueRegularOutput' };

/**
 * The reasons of both Exact Online nodes. A link that PlanManager didn't take is told along with them: the
 * booking doesn't wait for it, and the next export finds the customer anew.
 */
const REASONS =
	"={{ [...($json.reasons ?? []), ...($json.error && !$json.customerLink ? [{ code: 'CUSTOMER_LINK_NOT_SAVED', severity: 'remark', message: 'PlanManager did not take the link of the customer. It said: ' + $json.error, hint: $json.errorHint, facts: { cause: $json.error } }] : [])] }}";

/** What to export, as expressions: journals, with or without PDF, and how PlanManager narrows it further. */
export interface ExportFilters {
	readonly journals: string;
	readonly includePdf: string;
	readonly narrower: Parameters;
}

export function exportNodes(
	{ journals, includePdf, narrower }: ExportFilters,
	{ x, y }: { readonly x: number; readonly y: number },
): TemplateNode[] {
	return [
		node(
			'planManager',
			'Claim next invoices',
			[x, y],
			{
				resource: 'invoice',
				operation: 'claim',
				runId: RUN_ID,
				limit: BATCH,
				leaseSeconds: LEASE_SECONDS,
				journals,
				filters: narrower,
			},
			{ executeOnce: true, alwaysOutputData: true },
		),
		node('if', 'Any left?', [x + 200, y], whenTrue('={{ !!$json.id }}')),
		node('if', 'With PDF?', [x + 400, y], whenTrue(includePdf)),
		node('planManager', 'Get PDF', [x + 600, y - 120], {
			resource: 'invoice',
			operation: 'getPdf',
		}),
		node('exactCustomer', 'Find or create customers', [x + 860, y], { division: DIVISION }, GO_ON),
		node(
			'planManager',
			'Remember customers',
			[x + 1080, y - 120],
			{ resource: 'customer', operation: 'link' },
			GO_ON,
		),
		node(
			'exactSalesEntry',
			'Book invoices',
			[x + 1280, y - 120],
			{
				division: DIVISION,
				vatMapping: 'json',
				vatList: "={{ $('Get VAT codes').all().map((item) => item.json) }}",
				includePdf,
				options: {
					creditJournals:
						"={{ $('Get journals').all().filter((item) => item.json.type === 'SALES_CREDIT').map((item) => item.json.code).join(',') }}",
				},
			},
			GO_ON,
		),
		node('merge', 'All of the batch', [x + 1520, y - 40], { numberInputs: 3 }),
		node(
			'planManager',
			'Record results',
			[x + 1740, y],
			{ resource: 'invoice', operation: 'recordExport', reasons: REASONS },
			GO_ON,
		),
		// A document without result is claimed again: without this the batches would never end.
		node(
			'if',
			'Any recorded?',
			[x + 1980, y],
			whenTrue('={{ $input.all().some((item) => item.json.recordedExport) }}'),
		),
		sticky(
			'Note batch',
			[x - 28, y - 300],
			[820, 460],
			`## Batches\nUp to ${BATCH} documents at a time are claimed, so that two runs never work on the same one. PlanManager learns the result of each batch before the next one starts.`,
			7,
		),
		sticky(
			'Note booking',
			[x + 800, y - 300],
			[1380, 460],
			'## Customers, then bookings\nWhat needs a person comes out of the second output and is recorded with its reason; it never stops the others. A result that PlanManager does not take is tried again with the next batch, as long as it takes others; what is left is named at the end.',
			7,
		),
	];
}

/** From the node before the first batch to the one after the last. */
export function exportLinks(before: string, then: string): Link[] {
	return [
		...chain(before, 'Claim next invoices', 'Any left?', 'With PDF?', 'Get PDF'),
		{ from: 'Any left?', output: 1, to: then },
		{ from: 'With PDF?', output: 1, to: 'Find or create customers' },
		...chain('Get PDF', 'Find or create customers', 'Remember customers', 'Book invoices'),
		{ from: 'Book invoices', to: 'All of the batch', input: 0 },
		{ from: 'Book invoices', output: 1, to: 'All of the batch', input: 1 },
		{ from: 'Find or create customers', output: 1, to: 'All of the batch', input: 2 },
		...chain('All of the batch', 'Record results', 'Any recorded?', 'Claim next invoices'),
		{ from: 'Any recorded?', output: 1, to: then },
	];
}

/** Everything that this run worked on, as PlanManager holds it: the truth for the last page. */
export function resultNode(x: number, y: number): TemplateNode {
	return node(
		'planManager',
		'Get results',
		[x, y],
		{
			resource: 'invoice',
			operation: 'getAll',
			returnAll: true,
			filters: { runId: RUN_ID },
		},
		{ executeOnce: true, alwaysOutputData: true },
	);
}
