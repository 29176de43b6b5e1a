/** Which rules are changed to see whether a test notices, and which tests should. */
export interface Room {
	readonly name: string;
	/** Patterns of the sources. */
	readonly sources: readonly string[];
	/** Folder of the unit tests that hold these rules; other rooms' tests don't count. */
	readonly tests: string;
	/** Kinds of change that are not made, as Stryker calls them. */
	readonly without?: readonly string[];
}

function domain(name: string): Room {
	return {
		name: `domain/${name}`,
		sources: [`nodes/domain/${name}/*.ts`],
		tests: `test/unit/domain/${name}`,
	};
}

/** Words for people: the tests ask for whole sentences with the facts in them, not for each word. */
const REASON_TEXTS =
	'nodes/domain/reasons/{account,amount,customer,document,journal,number,payment,reconciliation,service,wording}.ts';
const CHECK_TEXTS = 'nodes/domain/connection/{bookLines,serviceLines}.ts';

/**
 * Pure rules. What calls Exact Online, PlanManager or n8n is held by the engine tests, which run on the
 * build and so can't notice a change made here.
 */
export const ROOMS: readonly Room[] = [
	domain('values'),
	domain('books'),
	domain('invoice'),
	domain('masterData'),
	{ ...domain('reasons'), sources: ['nodes/domain/reasons/*.ts', `!${REASON_TEXTS}`] },
	{
		...domain('reasons'),
		name: 'domain/reasons, texts',
		sources: [REASON_TEXTS],
		without: ['StringLiteral'],
	},
	{ ...domain('connection'), sources: ['nodes/domain/connection/*.ts', `!${CHECK_TEXTS}`] },
	domain('payments'),
	domain('entry'),
	domain('reconciliation'),
	domain('customer'),
	{
		name: 'exact',
		sources: [
			'nodes/exact/{address,baseUrl,deleted,envelope,errorBudget,errors,explain,failure}.ts',
			'nodes/exact/{jsonBytes,mandatoryFilter,odata,rateBudget,redact,retryDelay,row}.ts',
		],
		tests: 'test/unit/exact',
	},
	{
		name: 'trigger',
		sources: ['nodes/ExactOnlineTrigger/{delivery,seen,signature}.ts'],
		tests: 'test/unit/trigger',
	},
	{
		name: 'planmanager',
		sources: [
			'planmanager/nodes/PlanManager/{baseUrl,data,dates,exportResult,failures,fileName}.ts',
			'planmanager/nodes/PlanManager/{invoiceFilter,invoiceLookup,money,namedLists}.ts',
			'planmanager/nodes/PlanManager/{paymentState,vatMappings}.ts',
		],
		tests: 'test/unit/planmanager',
	},
];
