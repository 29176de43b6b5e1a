/** How the whole batch is booked: VAT mapping, PDF, and the options of the node. */
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { NumbersRestart } from '../domain/entry/numberSeries';
import type { LineGrouping } from '../domain/entry/entryBody';
import type { PlanSettings } from '../domain/entry/salesEntryPlan';
import type { VatMapping, VatMappingRule } from '../domain/books/vatMapping';
import { givenRecords, givenText } from '../domain/values/given';
import { attachmentLimits } from '../exact/documents';
import type { AttachmentSettings } from '../host/attachment';
import { readList } from '../host/list';

export interface ExportSettings {
	readonly plan: PlanSettings;
	readonly vatMapping: VatMapping;
	/** Undefined when no PDF is wanted. */
	readonly attachments?: Omit<AttachmentSettings, 'maxBytes'> & {
		/** Undefined: what is usual on the site of the administration. */
		readonly maxBytes?: number;
	};
	readonly dryRun: boolean;
}

/** Shown when the option is added; without it the country of the credential decides. */
const SHOWN_MAX_MEGABYTES = 25;

const BYTES_PER_MEGABYTE = 1_000_000;

export const settingsFields: INodeProperties[] = [
	{
		displayName: 'VAT Codes',
		name: 'vatMapping',
		type: 'options',
		noDataExpression: true,
		default: 'table',
		description: 'How the VAT codes of the lines are translated into those of Exact Online',
		options: [
			{
				name: 'From a Table',
				value: 'table',
				description: 'Each code is listed below',
			},
			{
				name: 'From the Source',
				value: 'json',
				description:
					'The source provides the list, as the PlanManager node does (VAT Code: Get Many)',
			},
			{
				name: 'Same as in Exact Online',
				value: 'same',
				description: 'The lines already carry codes of Exact Online',
			},
		],
	},
	{
		displayName: 'VAT Code Table',
		name: 'vatTable',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add VAT Code',
		default: {},
		displayOptions: { show: { vatMapping: ['table'] } },
		options: [
			{
				displayName: 'VAT Code',
				name: 'codes',
				values: [
					{
						displayName: 'Code in the Source',
						name: 'code',
						type: 'string',
						default: '',
						placeholder: 'e.g. 21',
					},
					{
						displayName: 'Code in Exact Online',
						name: 'exactVatCode',
						type: 'string',
						default: '',
						placeholder: 'e.g. 4',
						description: 'A sales code whose type is Exclusive, or one without VAT',
					},
					{
						displayName: 'Only in Journal',
						name: 'journal',
						type: 'string',
						default: '',
						placeholder: 'e.g. 700',
						description: 'Leave empty for every journal. A row for the journal wins.',
					},
				],
			},
		],
	},
	{
		displayName: 'VAT Code List',
		name: 'vatList',
		type: 'json',
		default: "={{ $('Get VAT codes').all().map((item) => item.json) }}",
		displayOptions: { show: { vatMapping: ['json'] } },
		description:
			'List of {code, mappings: [{journal, exactVatCode}]}, as the operation VAT Code: Get Many of the PlanManager node returns it',
	},
	{
		displayName: 'Include PDF',
		name: 'includePdf',
		type: 'boolean',
		default: true,
		description: "Whether to attach the document's PDF to the booking",
	},
	{
		displayName: 'PDF Binary Field',
		name: 'pdfProperty',
		type: 'string',
		default: 'data',
		displayOptions: { show: { includePdf: [true] } },
		hint: 'The name of the input binary field that holds the PDF',
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only show what would be booked, with the exact content that would be sent. Exact Online is read, nothing is written.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Credit Note Journals',
				name: 'creditJournals',
				type: 'string',
				default: '',
				placeholder: 'e.g. 701,711',
				description:
					'Codes of the journals meant for credit notes. A credit note in another journal, or an invoice in one of these, is booked and reported.',
			},
			{
				displayName: 'Further Files',
				name: 'furtherProperties',
				type: 'string',
				default: '',
				placeholder: 'e.g. ubl,photo',
				description: 'Names of further binary fields to attach beside the PDF, separated by commas',
			},
			{
				displayName: 'Group Lines',
				name: 'grouping',
				type: 'options',
				default: 'accountAndVat',
				description: 'Which lines the entry gets',
				options: [
					{
						name: 'By Account, VAT Code and Cost Centre',
						value: 'accountAndVat',
						description: 'Few lines, as an accountant likes them',
					},
					{
						name: 'Not at All',
						value: 'none',
						description: 'Each line of the document stays a line with its own text',
					},
				],
			},
			{
				displayName: 'Largest File (MB)',
				name: 'maxMegabytes',
				type: 'number',
				default: SHOWN_MAX_MEGABYTES,
				typeOptions: { minValue: 1, maxValue: 100 },
				description:
					'A larger file is not sent, and reported instead. Without this option: 25 in Belgium and the Netherlands, 7 elsewhere.',
			},
			{
				displayName: 'Number Policy',
				name: 'numberPolicy',
				type: 'options',
				default: 'yourRef',
				description: 'Where the number of the document is put',
				options: [
					{
						name: 'Your Ref. Only',
						value: 'yourRef',
						description: 'Exact Online numbers its entries itself',
					},
					{
						name: 'Your Ref. and Entry Number',
						value: 'impose',
						description:
							'Exact Online is asked to use the number for its entry too; it must be numeric. Another number is reported.',
					},
				],
			},
			{
				displayName: 'Numbers Start Again',
				name: 'numbersRestart',
				type: 'options',
				default: 'never',
				description:
					'When the source gives a number anew. An entry of another year then counts as another document, unless customer and total agree and the dates lie within a month.',
				options: [
					{
						name: 'Each Calendar Year',
						value: 'calendarYear',
					},
					{
						name: 'Each Financial Year',
						value: 'financialYear',
						description: 'By the financial years of Exact Online',
					},
					{
						name: 'Never',
						value: 'never',
						description: 'A number that stands in Exact Online is taken, whatever its year',
					},
				],
			},
			{
				displayName: 'When the PDF Is Missing or Unusable',
				name: 'withoutPdf',
				type: 'options',
				default: 'book',
				description: 'What happens to a document whose PDF is missing, too large or not a PDF',
				options: [
					{
						name: 'Book Without PDF',
						value: 'book',
						description: 'The booking is made and the PDF reported; a later run attaches it',
					},
					{
						name: 'Hold Back',
						value: 'hold',
						description: 'The document is not booked and goes to Needs Attention',
					},
				],
			},
		],
	},
];

/** Reads the settings of the batch. Throws a NodeOperationError for a VAT code list that can't be read. */
export function readSettings(context: IExecuteFunctions): ExportSettings {
	const options = context.getNodeParameter('options', 0, {}) as Record<string, unknown>;
	const includePdf = context.getNodeParameter('includePdf', 0, true) as boolean;
	const creditJournals = readList(options.creditJournals) ?? [];
	return {
		plan: {
			creditJournals,
			grouping: options.grouping === 'none' ? 'none' : ('accountAndVat' satisfies LineGrouping),
			imposeNumber: options.numberPolicy === 'impose',
			numbersRestart: readRestart(options.numbersRestart),
			withoutPdf: options.withoutPdf === 'hold' ? 'hold' : 'book',
		},
		vatMapping: readVatMapping(context),
		attachments: includePdf
			? {
					pdfProperty: context.getNodeParameter('pdfProperty', 0, 'data') as string,
					furtherProperties: readList(options.furtherProperties) ?? [],
					...(options.maxMegabytes === undefined
						? {}
						: { maxBytes: Number(options.maxMegabytes) * BYTES_PER_MEGABYTE }),
				}
			: undefined,
		dryRun: context.getNodeParameter('dryRun', 0, false) as boolean,
	};
}

/** Which files are attached on the site with this base URL; undefined when none are wanted. */
export function attachmentSettings(
	{ attachments }: Pick<ExportSettings, 'attachments'>,
	baseUrl: string,
): AttachmentSettings | undefined {
	return attachments && { maxBytes: attachmentLimits(baseUrl).usualBytes, ...attachments };
}

function readRestart(value: unknown): NumbersRestart {
	return value === 'calendarYear' || value === 'financialYear' ? value : 'never';
}

function readVatMapping(context: IExecuteFunctions): VatMapping {
	const kind = context.getNodeParameter('vatMapping', 0) as string;
	if (kind === 'same') return { kind: 'sameCodes' };
	const rules =
		kind === 'json'
			? rulesFromList(context)
			: rulesFromTable(context.getNodeParameter('vatTable.codes', 0, []));
	// A row without a code in Exact Online maps nothing: the VAT code then counts as unmapped.
	return { kind: 'rules', rules: rules.filter((one) => one.exactVatCode !== '') };
}

function rulesFromTable(rows: unknown): VatMappingRule[] {
	return (givenRecords(rows) ?? []).map((row) => rule(row.code, row));
}

function rulesFromList(context: IExecuteFunctions): VatMappingRule[] {
	const list = givenRecords(context.getNodeParameter('vatList', 0, []));
	if (list === undefined) {
		throw new NodeOperationError(context.getNode(), 'The VAT Code List is not a list', {
			description:
				'Give a list of {code, mappings: [{journal, exactVatCode}]}, such as the items of VAT Code: Get Many of the PlanManager node.',
		});
	}
	return list.flatMap((row) =>
		(givenRecords(row.mappings) ?? []).map((mapping) => rule(row.code, mapping)),
	);
}

function rule(code: unknown, row: Readonly<Record<string, unknown>>): VatMappingRule {
	const journal = givenText(row.journal);
	return {
		code: givenText(code),
		journal: journal === '' ? undefined : journal,
		exactVatCode: givenText(row.exactVatCode),
	};
}
