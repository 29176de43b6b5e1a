/** Small words for writing n8n workflow templates in TypeScript. */

export type Parameters = Record<string, unknown>;

export interface TemplateNode {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly position: readonly [number, number];
	readonly parameters: Parameters;
	/** Of a Code node: the module that its code is made from, in the folder of the templates. */
	readonly source?: string;
	readonly [more: string]: unknown;
}

/** From a node's output (0 when not given) to a node's input (0 when not given). */
export interface Link {
	readonly from: string;
	readonly output?: number;
	readonly to: string;
	readonly input?: number;
}

export interface Template {
	readonly name: string;
	readonly nodes: readonly TemplateNode[];
	readonly links: readonly Link[];
	readonly settings?: Parameters;
}

const EXACT = 'n8n-nodes-exact-online-link';
const PLAN_MANAGER = 'n8n-nodes-planmanager';

/** Types and versions as n8n 2.33 and newer know them. */
const TYPES = {
	code: ['n8n-nodes-base.code', 2],
	emailSend: ['n8n-nodes-base.emailSend', 2.1],
	errorTrigger: ['n8n-nodes-base.errorTrigger', 1],
	exactConnection: [`${EXACT}.exactOnlineConnection`, 1],
	exactCustomer: [`${EXACT}.exactOnlineCustomer`, 1],
	exactGlAccount: [`${EXACT}.exactOnlineGlAccount`, 1],
	exactJournal: [`${EXACT}.exactOnlineJournal`, 1],
	exactPayment: [`${EXACT}.exactOnlinePayment`, 1],
	exactReconciliation: [`${EXACT}.exactOnlineReconciliation`, 1],
	exactSalesEntry: [`${EXACT}.exactOnlineSalesEntry`, 1],
	exactTrigger: [`${EXACT}.exactOnlineTrigger`, 1],
	exactVatCode: [`${EXACT}.exactOnlineVatCode`, 1],
	form: ['n8n-nodes-base.form', 2.5],
	formTrigger: ['n8n-nodes-base.formTrigger', 2.6],
	if: ['n8n-nodes-base.if', 2.3],
	merge: ['n8n-nodes-base.merge', 3.2],
	planManager: [`${PLAN_MANAGER}.planManager`, 1],
	respondToWebhook: ['n8n-nodes-base.respondToWebhook', 1.5],
	scheduleTrigger: ['n8n-nodes-base.scheduleTrigger', 1.4],
	set: ['n8n-nodes-base.set', 3.4],
	stickyNote: ['n8n-nodes-base.stickyNote', 1],
	stopAndError: ['n8n-nodes-base.stopAndError', 1],
	webhook: ['n8n-nodes-base.webhook', 2.1],
} as const;

export type NodeKind = keyof typeof TYPES;

/** A node at a place of the canvas. `more` holds settings beside the parameters, such as `executeOnce`. */
export function node(
	kind: NodeKind,
	name: string,
	position: readonly [number, number],
	parameters: Parameters,
	more: Parameters = {},
): TemplateNode {
	const [type, typeVersion] = TYPES[kind];
	return { id: idOf(name), name, type, typeVersion, position, parameters, ...more };
}

/** A Code node; `source` is the path of its module in the folder of the templates. */
export function codeNode(
	name: string,
	position: readonly [number, number],
	source: string,
): TemplateNode {
	return { ...node('code', name, position, {}), source };
}

/** Colour 7 is white; the overview of a template is yellow, which is n8n's default. */
export function sticky(
	name: string,
	position: readonly [number, number],
	size: readonly [number, number],
	content: string,
	color?: number,
): TemplateNode {
	const [width, height] = size;
	return node('stickyNote', name, position, {
		content,
		width,
		height,
		...(color === undefined ? {} : { color }),
	});
}

/** A chain of nodes, each connected with the next. */
export function chain(...names: readonly string[]): Link[] {
	return names.slice(1).map((to, index) => ({ from: names[index], to }));
}

/** A condition that is true when the expression is. */
export function whenTrue(expression: string): Parameters {
	return {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 3 },
			combinator: 'and',
			conditions: [
				{
					id: idOf(expression),
					leftValue: expression,
					rightValue: '',
					operator: { type: 'boolean', operation: 'true', singleValue: true },
				},
			],
		},
		looseTypeValidation: true,
		options: {},
	};
}

/** Ids inside a file only have to differ; made of the name, a rebuilt template changes nothing else. */
function idOf(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
