// Everything odd that the simulator imitates on purpose, with the public source it rests on. What
// no source settles is a switch (options.mts) whose default is the likelier behaviour.
import type { Quirk } from './quirk.mts';
import { PAYMENT_QUIRKS } from './quirksOfPayments.mts';

const picqer = (...issues: number[]) =>
	`picqer/exact-php-client issue ${issues.map((issue) => String(issue)).join(', ')}`;
const NANGO = 'recorded answers in NangoHQ/integration-templates, integrations/exact-online';
const PI = 'Pi-Systems/exact-online, entities of the reference pages, 2025-07';

export const QUIRKS: readonly Quirk[] = [
	// OAuth
	{
		what: 'expires_in is a string ("600")',
		evidence: 'yusufkaracaburun/emeq-exact-api, OAUTH.postman_collection.json',
		confidence: 'certain',
	},
	{
		what: 'a refresh token works once; a second use is a 401 "Old refresh token used."',
		evidence: picqer(300, 549, 606, 640, 644),
		confidence: 'certain',
	},
	{
		what: 'a refresh before 570 s is refused with 400 access_denied and a Reason header; the refresh token stays good',
		evidence: 'websmurf/laravel-exact-online issue 31',
		confidence: 'certain',
	},
	{
		what: 'a refresh token ends after 30 days: 400 invalid_request',
		evidence:
			'help pages of Exact on OAuth; TimPelgrim/exactonline-mcp; websmurf/laravel-exact-online issue 23',
		confidence: 'certain',
	},
	{
		what: 'an unknown refresh token: 400 invalid_grant "… invalid or empty chainId"',
		evidence: picqer(471),
		confidence: 'certain',
	},
	{
		what: 'a second consent of the same user and app ends the connection of the first',
		evidence: `help pages of Exact, quoted in public in 2026; help 101000381087 of EenvoudigFactureren; ${picqer(471)}`,
		confidence: 'likely',
		switch: 'newConsentEndsOldChain',
	},
	{
		what: 'client id and secret are read from the form body only; wrong ones: 400 invalid_request',
		evidence: `picqer/exact-php-client Connection.php; ${picqer(553)}`,
		confidence: 'certain',
	},
	{
		what: '200 token calls a day; the refusal itself (429) is our guess',
		evidence: 'forums.invantive.com topics 1025, 1040, 3507',
		confidence: 'likely',
		switch: 'tokenCallsPerDay',
	},
	{
		what: 'current/Me names the division last opened in the browser, not the one to book in',
		evidence: picqer(214, 563),
		confidence: 'certain',
		switch: 'currentDivision',
	},
	{
		what: 'a division out of reach is a 403; a missing scope is a 403 that names it',
		evidence: `yusufkaracaburun/emeq-hub, scope audit; ${picqer(659, 509, 453)}`,
		confidence: 'certain',
		switch: 'missingScopes',
	},
	// Limits
	{
		what: '60 calls a minute and 5,000 a day for each app and division; resets in epoch milliseconds',
		evidence: picqer(521, 609),
		confidence: 'certain',
		switch: 'minutelyLimit',
	},
	{
		what: 'a 429 has an empty body and only the headers of the limit that was hit',
		evidence: picqer(528, 646),
		confidence: 'certain',
	},
	{
		what: 'ten answers of 400, 401, 403 or 404 on an endpoint within an hour block it for an hour, longer when calls go on',
		evidence: 'help page of Exact on API limits; forums.invantive.com topics 1336, 1040, 3507',
		confidence: 'certain',
		switch: 'errorLimit',
	},
	{
		what: 'a blocked call gets a bare 429; a page of HTML with 403 was seen after bursts of DELETE',
		evidence: 'no source for the 429; yusufkaracaburun/emeq-hub for the page',
		confidence: 'guess',
		switch: 'blockAnswer',
	},
	// OData
	{
		what: 'a list whose $top fits one page is a bare array, every other one has results',
		evidence: NANGO,
		confidence: 'certain',
	},
	{
		what: '$top caps the total: page one of $top=100 has 60 rows and its __next carries $top=40',
		evidence: `${NANGO}; ${picqer(587)}`,
		confidence: 'certain',
	},
	{
		what: '$inlinecount answers the count as a string',
		evidence: 'leapforce-libraries/go_exactonline_new, GetCount',
		confidence: 'certain',
	},
	{
		what: 'bulk resources refuse a list without $select',
		evidence: picqer(315, 556),
		confidence: 'certain',
		switch: 'requireSelect',
	},
	{
		what: 'lists with a sync feed may refuse a request without $filter',
		evidence: `${picqer(591)}; not enforced in the answers recorded by nango`,
		confidence: 'certain',
		switch: 'requireFilter',
	},
	{
		what: 'substringof is a 501, and so are all functions but trim, startswith and indexof',
		evidence: 'exactonline/exactonline-api-ruby-client issue 9; for tolower and the rest a guess',
		confidence: 'likely',
	},
	{
		what: 'a filter on a field that does not support it is a 400',
		evidence: picqer(500),
		confidence: 'certain',
	},
	{
		what: 'Accounts.Code is left-padded to 18, VAT codes and countries right-padded to 3; comparison is literal',
		evidence: `${NANGO}; justinholtweb/craft-exactly`,
		confidence: 'certain',
		switch: 'ignoreCase',
	},
	{
		what: 'a filter has at most 250 nodes',
		evidence: 'no limit is published; ossobv/exactonline sends 40 terms at once',
		confidence: 'guess',
		switch: 'maxFilterNodes',
	},
	{
		what: 'an address has at most 6,000 characters, counted encoded',
		evidence: 'help page of Exact on the restrictions of the REST API',
		confidence: 'certain',
		switch: 'maxUrlLength',
	},
	{
		what: 'without Accept: application/json the answer is Atom XML',
		evidence: 'justinholtweb/craft-exactly; hotgluexyz/tap-exact',
		confidence: 'certain',
	},
	{
		what: 'CustomDescriptionLanguage picks the language of the names of ledger accounts',
		evidence: 'Pi-Systems/exact-online, src/Entity/Financial/GLAccounts.php',
		confidence: 'likely',
		switch: 'localisedNames',
	},
	{
		what: 'codes of ledger accounts and journals come without padding',
		evidence: `${NANGO}, gl-accounts; relations and VAT codes are padded`,
		confidence: 'likely',
		switch: 'paddedCodes',
	},
	{
		what: 'the percentage of a VAT code is a fraction (0.21)',
		evidence: `${NANGO}, list-vat-codes: 0.2, 0.1, 0.055`,
		confidence: 'certain',
		switch: 'vatPercentage',
	},
	{
		what: 'a right that the user lacks is a 403 on that service alone, without a scope in its text',
		evidence: `${picqer(581)}; forums.invantive.com topic 718`,
		confidence: 'likely',
		switch: 'forbiddenEndpoints',
	},
	{
		what: 'a list may come empty for a user without the right to its records, instead of a 403',
		evidence: 'no source; rights of Exact work on menus and on records',
		confidence: 'guess',
		switch: 'blindEndpoints',
	},
	{
		what: 'entries can be looked up by their document',
		evidence: `${PI} marks the field as filterable; not tried in public`,
		confidence: 'guess',
		switch: 'refusedFilters',
	},
	// Writing
	{
		what: 'business validation is an HTTP 500 in the language of the user, several texts parted by CR LF',
		evidence: picqer(172, 249, 323, 325),
		confidence: 'certain',
		switch: 'language',
	},
	{
		what: 'a field that is unknown is a 400',
		evidence: picqer(39, 117),
		confidence: 'likely',
	},
	{
		what: 'a field that can only be read is dropped without a word: production apps send Type 21',
		evidence: 'arne-s/rmaport, 2026-06; openstudioproject/openstudio os_exact_online.py',
		confidence: 'likely',
		switch: 'readOnlyOnWrite',
	},
	{
		what: 'a text that is too long is refused',
		evidence: 'lengths from Invantive field lists; the reaction is unknown',
		confidence: 'guess',
		switch: 'longText',
	},
	{
		what: 'POST crm/Accounts answers only the ID unless Prefer: return=representation',
		evidence: `${NANGO}, create-customer; whether Prefer always helps is not said`,
		confidence: 'certain',
		switch: 'returnRepresentation',
	},
	{
		what: 'PeppolIdentifierType is a whole number; which one stands for which scheme is not published',
		evidence: `${PI}: "GLN, COC, etc"; a release note of Exact Globe+ (PU 507) names 0208, 0088 and 9925`,
		confidence: 'guess',
		switch: 'peppolIdentifier',
	},
	{
		what: 'a PUT is partial and answers 204; the model sent back whole is refused as existing data',
		evidence: picqer(323, 416, 600),
		confidence: 'certain',
	},
	{
		what: 'lines go in with a POST only, as an array',
		evidence: picqer(117, 277, 538),
		confidence: 'certain',
	},
	{
		what: 'dates with a zone are shifted to Belgian time; /Date(…)/ is refused on the way in',
		evidence: 'justinholtweb/craft-exactly',
		confidence: 'likely',
	},
	{
		what: 'amounts may come as text with a decimal point',
		evidence: 'ossobv/exactonline elements/invoice.py; openstudioproject/openstudio',
		confidence: 'certain',
	},
	// Documents
	{
		what: 'attachments: base64, no PUT, any type of file whose name has an ending',
		evidence: `${picqer(178)}; ${NANGO}, document-attachments: a .txt, 2026-06; help pages of Zenvoices name five types`,
		confidence: 'likely',
		switch: 'refusedFileTypes',
	},
	{
		what: 'a message holds 38 MB in Belgium and the Netherlands, 9.5 MB elsewhere; another page says 10 MB a POST',
		evidence:
			'support pages of Exact, "REST API - Restrictions" and "API limits"; Zenvoices sends 25 and 7 MB',
		confidence: 'certain',
		switch: 'maxAttachmentBytes',
	},
	{
		what: 'the answer to a larger one is a 500 with a text',
		evidence: 'no source',
		confidence: 'guess',
		switch: 'tooLargeStatus',
	},
	{
		what: 'FileSize is the size of the file in bytes',
		evidence: `${NANGO}, document-attachments: 4 for a file of 4 bytes`,
		confidence: 'likely',
	},
	{
		what: 'Attachment is null when read; the Url leads to the file',
		evidence: 'no source',
		confidence: 'guess',
	},
	// Sales entries
	{
		what: 'the customer must have status C: "Ongeldig: Factuur voor (Type)"',
		evidence: picqer(172),
		confidence: 'certain',
	},
	{
		what: 'the journal is named by its code; a GUID gets "Ongeldige referentie: Journals"',
		evidence: picqer(31),
		confidence: 'certain',
	},
	{
		what: 'receivable, payable and VAT accounts are refused: "Ongeldig: Grootboekrekeningtype"',
		evidence: picqer(121),
		confidence: 'certain',
	},
	{
		what: 'VAT is computed per line, so it can differ by a cent from the invoice',
		evidence: picqer(662),
		confidence: 'certain',
	},
	{
		what: 'VATAmountFC of a line is booked as sent',
		evidence: `${PI}, text on the field; no production code in public sends it on lines`,
		confidence: 'likely',
		switch: 'lineVat',
	},
	{
		what: 'no uniqueness on YourRef: the same invoice can be booked twice',
		evidence: 'yusufkaracaburun/emeq-exact-api ExactConnector; justinholtweb/craft-exactly',
		confidence: 'certain',
	},
	{
		what: 'an imposed InvoiceNumber or EntryNumber is taken over, a taken one silently replaced',
		evidence: `${picqer(176)} (taken over); ossobv/exactonline (a hint)`,
		confidence: 'guess',
		switch: 'imposedNumber',
	},
	{
		what: 'an own EntryID is kept, and a second POST with it is refused',
		evidence: `${PI}: EntryID may be set on POST; never tried in public`,
		confidence: 'guess',
		switch: 'ownEntryId',
	},
	{
		what: 'a negative total makes a credit note, Type 21',
		evidence: 'openstudioproject/openstudio os_exact_online.py sends negative amounts',
		confidence: 'likely',
		switch: 'negativeTotalType',
	},
	{
		what: 'an entry made through the API is open (20)',
		evidence: 'support article of PlanManager: entries appear as "to be processed"',
		confidence: 'likely',
		switch: 'newEntryStatus',
	},
	{
		what: 'PUT on a sales entry sets its document; some administrations refuse any PUT',
		evidence: picqer(268),
		confidence: 'likely',
		switch: 'putSalesEntry',
	},
	{
		what: 'processed entries and closed periods can not be changed or deleted',
		evidence: 'no source',
		confidence: 'guess',
	},
	{
		what: 'deleting the last line removes the entry',
		evidence: 'ossobv/exactonline elements/invoice.py',
		confidence: 'likely',
	},
	...PAYMENT_QUIRKS,
];
