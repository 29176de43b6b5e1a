/** Nodes of PlanManager that several templates have in common. */
import { node } from './template.mts';
import type { TemplateNode } from './template.mts';

/** A list of PlanManager, read once. */
export function listNode(
	name: string,
	resource: string,
	position: readonly [number, number],
): TemplateNode {
	return node(
		'planManager',
		name,
		position,
		{ resource, operation: 'getAll', returnAll: true },
		{ executeOnce: true, alwaysOutputData: true },
	);
}

/** Codes of PlanManager's sales journals, from the node **Get journals**; JavaScript for an expression. */
export const SALES_CODES =
	"$('Get journals').all().map((item) => item.json).filter((journal) => ['SALES', 'SALES_CREDIT'].includes(journal.type)).map((journal) => journal.code)";

/** The codes as an expression by itself. */
export const SALES_JOURNALS = `={{ ${SALES_CODES} }}`;
