// Oddities of receivables, feeds and webhooks. See quirks.mts.
import type { Quirk } from './quirk.mts';

const PI = 'Pi-Systems/exact-online, entities of the reference pages, 2025-07';
const IWEB = 'iwebdevnl/exact-online-ai-connect, pages on matching';
const TIM = 'TimPelgrim/exactonline-mcp, tried live 2025-12';
const EMEQ = 'yusufkaracaburun/emeq-exact-api, webhooks.md';
const HOOKDECK = 'hookdeck/webhook-skills pull request 152, tried live';
const JNP = 'JNPDrops/jnp-matching, operations, run live October 2026';
const DOEN = 'a production link of doen.team, 2026';
const DEMO = 'exactonline/exactonline-api-dotnet-sync-demo';
const SUPPORT = 'answer of Exact’s support on payment status, 2024 (scribd 741980851)';

export const PAYMENT_QUIRKS: readonly Quirk[] = [
	// Terms
	{
		what: 'an entry is a receivable as soon as it is booked, processed or not',
		evidence: 'justinholtweb/craft-exactly: sales entries book at once',
		confidence: 'likely',
	},
	{
		what: 'an open invoice has a negative AmountDC; TransactionAmountDC keeps the sign of the booking',
		evidence: `${JNP}; ${TIM}; ${IWEB}, one page of which says positive`,
		confidence: 'certain',
		switch: 'termSign',
	},
	{
		what: 'a part payment splits a term in a matched one (50) and an open one (20) of the same TransactionEntryID',
		evidence: `${PI}, Receivables; ${IWEB}`,
		confidence: 'certain',
	},
	{
		what: 'the first split leaves the record open with a smaller amount and adds a matched one with another EntryID',
		evidence: `${PI} says that EntryID groups terms; which part keeps the record is not said`,
		confidence: 'guess',
	},
	{
		what: 'a later split or an un-matching deletes the records and makes new ones; or it raises their row version',
		evidence: `${JNP}: an invoice is open with its full amount again; of the records nothing is published`,
		confidence: 'guess',
		switch: 'termChange',
	},
	{
		what: 'a PUT of Customer or PaymentCondition gives the receivable another ID and EntryID; TransactionID and TransactionEntryID stay',
		evidence: `${JNP}, for the customer; for the condition it is our reading`,
		confidence: 'likely',
	},
	{
		what: 'bank and cash lines on a customer are terms too; matched with one invoice they take its YourRef, with several none',
		evidence: `${PI}, PaymentTerms; ${JNP}`,
		confidence: 'certain',
	},
	{
		what: 'an open bank line keeps the reference that it was imported with; undoing a match clears it',
		evidence: `${JNP}, STRICT_ORDER_MATCHING.md`,
		confidence: 'likely',
	},
	{
		what: 'who paid which of several invoices with one bank line is not told by REST',
		evidence:
			'exactonline/exactonline-api-dotnet-client issue 102; omniboost/go-exactonline-xml MatchSets',
		confidence: 'certain',
		switch: 'bankLineForMany',
	},
	{
		what: 'IsFullyPaid stands on each matched part; LastPaymentDate is midnight UTC of the day of money, not of a set-off',
		evidence: `${DOEN}, for the notation; ${JNP}, that an open one has none; that a set-off leaves it empty is a guess`,
		confidence: 'guess',
	},
	{
		what: 'a term handed to the bank for collection has status 40 and is open until it is matched',
		evidence: `${PI}, Receivables`,
		confidence: 'likely',
	},
	{
		what: 'a PUT on Receivables takes Description, PaymentMethod and PaymentReference only',
		evidence: PI,
		confidence: 'certain',
	},
	{
		what: 'bulk/Cashflow/Receivables filters on 14 fields, TransactionEntryID not among them; cashflow/Receivables takes that one',
		evidence: `${PI}; ${JNP}, for the second`,
		confidence: 'certain',
	},
	// Lists and feeds
	{
		what: 'ReceivablesList holds open items only, a row for each open term; what isn’t listed is settled',
		evidence: SUPPORT,
		confidence: 'certain',
	},
	{
		what: 'its Amount is positive for what a customer owes, negative for credits and money that isn’t matched',
		evidence: `${JNP}, which checks it before it writes; ${IWEB} says the opposite`,
		confidence: 'certain',
		switch: 'receivablesListSign',
	},
	{
		what: 'it takes a $filter; one source says that it does not',
		evidence: `${JNP}; ossobv/exactonline; against it picqer/exact-php-client issue 503`,
		confidence: 'certain',
		switch: 'receivablesListFilter',
	},
	{
		what: 'sync feeds filter on Timestamp only, give 1,000 rows a page and ignore $top and $orderby',
		evidence: 'hotgluexyz/tap-exact; picqer/exact-php-client issue 587',
		confidence: 'certain',
		switch: 'syncPageSize',
	},
	{
		what: 'Timestamp is a row version beyond 32 bits, sent as text, and may rise without a visible change',
		evidence: 'picqer/exact-php-client issues 587, 689',
		confidence: 'likely',
	},
	{
		what: 'rows of a feed come in the order of their row versions',
		evidence: `no text says so; two products save the last row version of a page; ${DEMO} relies on neither order nor uniqueness`,
		confidence: 'likely',
	},
	{
		what: 'Modified of a row in the feed is the moment of its last change',
		evidence: 'field name only',
		confidence: 'guess',
	},
	{
		what: 'sync/Deleted tells deleted terms (10) and others for two months; it takes EntityType in the filter',
		evidence:
			'exactonline/exactonline-api-dotnet-sync-demo for the filter; yusufkaracaburun/emeq-exact-api; forums.invantive.com topic 1069',
		confidence: 'likely',
	},
	{
		what: 'after a division moved (DivisionMoveDate) or was linked with HR (DivisionHRLinkUnlinkDate) row versions start again; that they are lower then is a guess',
		evidence: `${PI}, text of the sync resources; Exact’s help pages, quoted in public in 2026`,
		confidence: 'certain',
	},
	{
		what: 'the feed holds suppliers’ terms (LineType 22) beside customers’ (20)',
		evidence: `${PI}; a production link of doen.team`,
		confidence: 'certain',
	},
	// Ledger
	{
		what: 'debit is positive in TransactionLines; a receipt on a customer is negative there and positive on its bank line',
		evidence: `${IWEB}; ${JNP}`,
		confidence: 'certain',
		switch: 'bankLineSign',
	},
	{
		what: 'the bank account has a line of its own for each movement, with the customer and the reference of the other one',
		evidence: JNP,
		confidence: 'certain',
	},
	{
		what: 'OffsetID on a sales line leads to what it was matched with; on a bank line only to the bank account’s line',
		evidence: IWEB,
		confidence: 'likely',
	},
	{
		what: 'a difference accepted while matching is two more lines of the bank entry, on the customer’s account and on that of differences, which name the invoice',
		evidence: `${JNP}, strict_order_matching.py; that a discount is booked so as well is a guess, as are the other two shapes`,
		confidence: 'likely',
		switch: 'discountBooking',
	},
	{
		what: 'those lines have the type of their entry (40), or that of a payment difference (83)',
		evidence: 'no source; type 83 is a payment difference in GLTransactionTypes',
		confidence: 'guess',
		switch: 'besideType',
	},
	{
		what: 'differences that Exact books for a match go when the match is undone',
		evidence: `${JNP} reads that their sum is zero again; for exchange differences (82) no source`,
		confidence: 'likely',
	},
	{
		what: 'matched entries can’t be deleted through the API, nor change their customer or lines; others take a PUT',
		evidence: `${JNP} changes the customer of open ones; of matched ones no source`,
		confidence: 'guess',
	},
	// Webhooks
	{
		what: 'a callback must answer an empty POST with 200 or 201 while the subscription is made',
		evidence: `${HOOKDECK}; ${EMEQ}`,
		confidence: 'certain',
	},
	{
		what: 'one subscription for each app, division and topic; a second is a 500 "Data already exists"',
		evidence: 'yusufkaracaburun/emeq-hub; forums.invantive.com topic 287',
		confidence: 'certain',
	},
	{
		what: 'a callback needs https and the domain of the app’s redirect URI',
		evidence: `${EMEQ}; forums.invantive.com topic 4541`,
		confidence: 'likely',
		switch: 'callbackHosts',
	},
	{
		what: 'http on this machine is taken, so that the sandbox works without certificates',
		evidence: 'not so at the real service',
		confidence: 'certain',
		switch: 'loopbackCallbacks',
	},
	{
		what: 'HashCode in the body is upper-case hex HMAC-SHA256 over the raw bytes of Content',
		evidence: `picqer/exact-php-client Authenticatable.php; ${HOOKDECK}`,
		confidence: 'certain',
		switch: 'webhookEscapes',
	},
	{
		what: 'a delivery may lack key, action, address and moment, and have its division as text',
		evidence: 'no source; those recorded are whole',
		confidence: 'guess',
		switch: 'webhookContent',
	},
	{
		what: 'a list of subscriptions does not tell the app: ClientID is null',
		evidence: 'an answer recorded in Belgium in 2019',
		confidence: 'certain',
	},
	{
		what: 'new rows are reported as Update',
		evidence: `${EMEQ}; older reference pages say Create`,
		confidence: 'likely',
		switch: 'webhookCreateAction',
	},
	{
		what: 'a delivery that gets neither 200 nor 201 comes again after 2ⁿ minutes, ten times',
		evidence: EMEQ,
		confidence: 'likely',
	},
	{
		what: 'neither arrival nor order is promised, and repeats happen',
		evidence: 'forums.invantive.com topics 281, 349, 4541',
		confidence: 'likely',
		switch: 'webhookLoss',
	},
	{
		what: 'nothing is sent for matching and un-matching: no topic exists for it',
		evidence:
			'list of topics in yusufkaracaburun/emeq-hub; that SalesEntries stays silent is a guess',
		confidence: 'likely',
	},
	{
		what: 'WebhookSubscriptions can’t be changed with PUT',
		evidence: 'exactonline/exactonline-api-dotnet-client pull request 63; the reference lists PUT',
		confidence: 'likely',
	},
];
