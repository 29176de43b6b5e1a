// Where the sources are uncertain, the simulator can behave either way. The default is what the
// evidence makes likeliest; facts/ says where each came from.

export type Switches = {
	/** The consent page approves by itself. */
	autoApprove: boolean;
	/** Language of error texts. */
	language: 'nl-BE' | 'fr-BE' | 'en';
	/** $select is mandatory on every list, not only on those that need it. */
	requireSelect: boolean;
	/** Lists that have a sync feed refuse a request without $filter. */
	requireFilter: boolean;
	/** String comparison in $filter ignores case, as a database collation may do. */
	ignoreCase: boolean;
	/** VATAmountFC of a line in a POST: booked as sent, or computed from the rate all the same. */
	lineVat: 'taken' | 'ignored';
	/** What a field that can only be read does in a POST or PUT. */
	readOnlyOnWrite: 'refuse' | 'ignore';
	/** What a text longer than its field does. */
	longText: 'refuse' | 'cut';
	/** PeppolIdentifier and PeppolIdentifierType of an account: kept as sent, or refused. */
	peppolIdentifier: 'accepted' | 'refused';
	/** `Prefer: return=representation` fills the answer to a POST; otherwise it holds the key alone. */
	returnRepresentation: boolean;
	/** An InvoiceNumber or EntryNumber sent with a sales entry. `honoured`: a taken one is replaced. */
	imposedNumber: 'honoured' | 'replaced' | 'refuseDuplicate';
	/** An EntryID sent with a sales entry. `honoured`: a second POST with it is refused. */
	ownEntryId: 'honoured' | 'ignored';
	/** Type of an entry whose total is negative. */
	negativeTotalType: 20 | 21;
	/** Status of an entry made through the API. */
	newEntryStatus: 20 | 50;
	/** PUT on a sales entry. */
	putSalesEntry: 'accepted' | 'refused';
	/** A new consent ends the chain of refresh tokens of an earlier one. */
	newConsentEndsOldChain: boolean;
	/** Endings of file names ("xml") that are refused as attachment. */
	refusedFileTypes: string[];
	maxAttachmentBytes: number;
	/** Status of the answer to a larger one: 500 with a text, or 400, 404 or 413. */
	tooLargeStatus: number;
	/** Division that current/Me names: the one last opened in the browser. */
	currentDivision: number;
	/** Scopes the app lacks ("Organization documents"): 403 on their endpoints. */
	missingScopes: string[];
	/**
	 * Endpoints the user has no right to ("read/financial/JournalStatusList"), or one method of them
	 * ("DELETE documents/DocumentAttachments"): a bare 403.
	 */
	forbiddenEndpoints: string[];
	/** Endpoints whose lists show this user no rows, for lack of a right ("salesentry/SalesEntries"). */
	blindEndpoints: string[];
	/** What such a list looks like. */
	blindAnswer: 'emptyList' | 'nullResults';
	/** Fields that no filter may name ("salesentry/SalesEntries Document"): a 400. */
	refusedFilters: string[];
	/** Names of ledger accounts follow the request header CustomDescriptionLanguage. */
	localisedNames: boolean;
	/** Codes of ledger accounts and journals are padded with spaces, as those of relations are. */
	paddedCodes: boolean;
	/** VATCodes.Percentage: 0.21 or 21. */
	vatPercentage: 'fraction' | 'percent';
	/** Calls per minute and per day, for each app and division. */
	minutelyLimit: number;
	dailyLimit: number;
	/** Length of Exact's "minute"; shorten it so that tests and benches don't wait. */
	minuteMs: number;
	/** Answers of 400, 401, 403 or 404 per endpoint and hour before it is blocked. */
	errorLimit: number;
	/** What a call to a blocked endpoint gets. */
	blockAnswer: 'bare429' | 'webPage403';
	/** Calls of the token endpoint per day. */
	tokenCallsPerDay: number;
	/** Minutes that a block lasts after the last call. */
	blockMinutes: number;
	/** Whether cashflow/Receivables demands $select. */
	receivablesSelect: 'required' | 'optional';
	/** A number in JSON where a field holds text. */
	numberForText: 'refused' | 'taken';
	/** What becomes of the Document of a POST of a sales entry: its, or only a PUT sets it. */
	postedDocument: 'kept' | 'dropped';
	/**
	 * Fields that are dropped without a word though the reference lets them be written, by the last
	 * part of their type: "SalesEntryLine AmountFC".
	 */
	droppedFields: string[];
	/** A sales entry posted without a document: has none, or Exact makes one. */
	ownDocument: 'none' | 'made';
	/** Attachments sent within the POST of a document. */
	nestedAttachments: 'refused' | 'taken' | 'ignored';
	/** Order of the rows of a sync feed. */
	feedOrder: 'rising' | 'shuffled';
	/** Sign of an open invoice's AmountDC/FC in Receivables and PaymentTerms. */
	termSign: 'negative' | 'positive';
	/** Sign of what a customer owes in ReceivablesList. */
	receivablesListSign: 'negative' | 'positive';
	/** What a later split or an un-matching does to the records of a term. */
	termChange: 'recreate' | 'update';
	/** Sign of money received on bank and cash lines: positive, or as in the ledger (negative). */
	bankLineSign: 'received' | 'ledger';
	/** A bank movement for several invoices: one line in the entry, or one for each. */
	bankLineForMany: 'one' | 'perInvoice';
	/**
	 * Where a discount or difference accepted while matching is booked: an own entry of type 83, within
	 * the bank line (a discount), or as further lines of the bank entry.
	 */
	discountBooking: 'ownEntry' | 'bankLine' | 'bankEntry';
	/** Type of those further lines in TransactionLines: that of their entry, or payment difference. */
	besideType: 40 | 83;
	/** $filter on ReceivablesList. */
	receivablesListFilter: 'accepted' | 'refused';
	/** Rows per page of the sync feeds; shorten it so that a test needs no thousand rows. */
	syncPageSize: number;
	/** Webhook callbacks over http on this machine; the real service wants https. */
	loopbackCallbacks: boolean;
	/** Host names that a callback may have, those of the app's redirect URI; empty = any. */
	callbackHosts: string[];
	/** Time from a change to its delivery, in ms of the simulator's clock. */
	webhookDelayMs: number;
	/** Action of an event for something new. */
	webhookCreateAction: 'Update' | 'Create';
	/** Content with \u0027 for an apostrophe: the hash is over these bytes, not over their meaning. */
	webhookEscapes: boolean;
	/** `sparse`: a delivery names topic, app and division only, the division as text. */
	webhookContent: 'full' | 'sparse';
	/** Shares (0..1) of events that are lost, delivered twice, or overtaken by later ones. */
	webhookLoss: number;
	webhookDuplicates: number;
	webhookReordering: number;
	/** Draws for the three shares; the same seed draws the same. */
	webhookSeed: number;
	/** Nodes a $filter expression may have. */
	maxFilterNodes: number;
	/** Characters of path and query. */
	maxUrlLength: number;
};

export const GARAGE_DIVISION = 3114772;
export const OTHER_DIVISION = 3114801;

export const DEFAULT_SWITCHES: Readonly<Switches> = {
	autoApprove: false,
	language: 'nl-BE',
	requireSelect: false,
	requireFilter: false,
	ignoreCase: false,
	lineVat: 'taken',
	readOnlyOnWrite: 'ignore',
	longText: 'refuse',
	peppolIdentifier: 'accepted',
	returnRepresentation: true,
	imposedNumber: 'honoured',
	ownEntryId: 'honoured',
	negativeTotalType: 21,
	newEntryStatus: 20,
	putSalesEntry: 'accepted',
	newConsentEndsOldChain: true,
	refusedFileTypes: [],
	maxAttachmentBytes: 25_000_000,
	tooLargeStatus: 500,
	currentDivision: OTHER_DIVISION,
	missingScopes: [],
	forbiddenEndpoints: [],
	blindEndpoints: [],
	blindAnswer: 'emptyList',
	refusedFilters: [],
	localisedNames: true,
	paddedCodes: false,
	vatPercentage: 'fraction',
	minutelyLimit: 60,
	dailyLimit: 5000,
	minuteMs: 60_000,
	errorLimit: 10,
	blockAnswer: 'bare429',
	tokenCallsPerDay: 200,
	blockMinutes: 60,
	receivablesSelect: 'required',
	numberForText: 'refused',
	postedDocument: 'kept',
	droppedFields: [],
	ownDocument: 'none',
	nestedAttachments: 'refused',
	feedOrder: 'rising',
	termSign: 'negative',
	receivablesListSign: 'positive',
	termChange: 'recreate',
	bankLineSign: 'received',
	bankLineForMany: 'one',
	discountBooking: 'bankEntry',
	besideType: 40,
	receivablesListFilter: 'accepted',
	syncPageSize: 1000,
	loopbackCallbacks: true,
	callbackHosts: [],
	webhookDelayMs: 0,
	webhookCreateAction: 'Update',
	webhookEscapes: false,
	webhookContent: 'full',
	webhookLoss: 0,
	webhookDuplicates: 0,
	webhookReordering: 0,
	webhookSeed: 1,
	maxFilterNodes: 250,
	maxUrlLength: 6000,
};

/** The app as it is registered in the simulator's App Center. */
export const CLIENT_ID = '6f7b5a1e-2c48-4d19-9b3a-7e5d0c814f26';
export const CLIENT_SECRET = 'sandbox-Secret-0000';
export const WEBHOOK_SECRET = 'sandbox-Webhook-Secret-0000';

/** Copies known switches from untrusted input. Throws on an unknown name or a wrong type. */
export function applySwitches(target: Switches, changes: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(changes)) {
		if (!(name in DEFAULT_SWITCHES)) throw new Error(`Unknown switch: ${name}`);
		const known = DEFAULT_SWITCHES[name as keyof Switches];
		if (typeof known !== typeof value || Array.isArray(known) !== Array.isArray(value)) {
			throw new Error(`Switch ${name} needs a ${Array.isArray(known) ? 'list' : typeof known}`);
		}
		Object.assign(target, { [name]: value });
	}
}
