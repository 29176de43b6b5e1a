import { createAccount, findAccountsByNames } from '../../../nodes/exact/accounts';
import {
	getCurrentDivision,
	getDivision,
	getUser,
	listDivisions,
} from '../../../nodes/exact/divisions';
import {
	attachmentLimits,
	createAttachment,
	findAttachments,
	findDocumentsBySubject,
} from '../../../nodes/exact/documents';
import { ExactError, ExactOutcomeUnknown } from '../../../nodes/exact/errors';
import { findGlAccounts, listGlAccounts } from '../../../nodes/exact/glAccounts';
import { listJournals } from '../../../nodes/exact/journals';
import { listJournalStatuses, listPeriods } from '../../../nodes/exact/periods';
import {
	createSalesEntry,
	findSalesEntriesByYourRef,
	setSalesEntryDocument,
} from '../../../nodes/exact/salesEntries';
import { listVatCodes } from '../../../nodes/exact/vatCodes';
import { listSubscriptions } from '../../../nodes/exact/webhookSubscriptions';
import {
	connectionLoss,
	DIVISION,
	ENTRY_ID,
	failureOf,
	FakeExact,
	refusal,
	rows,
} from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const entryRow = {
	EntryID: ENTRY_ID.toUpperCase(),
	EntryNumber: 26700001,
	InvoiceNumber: 26700001,
	YourRef: 'F2026-0042',
	Journal: '70 ',
	Customer: ENTRY_ID,
	CustomerName: 'Jean Dupont',
	EntryDate: '/Date(1773100800000)/',
	AmountFC: 1210.55,
	VATAmountFC: 210.1,
	Currency: 'EUR',
	Status: 20,
	Type: 20,
	Document: null,
};

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('divisions', () => {
	it('the current one is read without a division in the address', async () => {
		exact.answers(rows({ CurrentDivision: 124132 }));
		await expect(getCurrentDivision(exact.context)).resolves.toBe(124132);
		expect(exact.log).toEqual(['GET current/Me?$select=CurrentDivision&$top=1']);
	});

	it('all that the user can reach are listed', async () => {
		exact.answers(
			rows({
				Code: 124132,
				Description: 'Garage Piret',
				CustomerName: 'Piret',
				Country: 'BE ',
				Currency: 'EUR',
				Current: true,
			}),
		);
		await expect(listDivisions(await exact.client())).resolves.toEqual([
			{
				code: 124132,
				description: 'Garage Piret',
				customerName: 'Piret',
				country: 'BE',
				currency: 'EUR',
				current: true,
			},
		]);
	});
});

describe('master data', () => {
	it('journals come with trimmed codes, whatever their type', async () => {
		const journal = {
			ID: ENTRY_ID,
			Description: 'Ventes',
			Type: 20,
			IsBlocked: false,
		};
		exact.answers(rows({ ...journal, Code: ' 70' }));
		const found = await listJournals(await exact.client());
		expect(found).toEqual([
			{
				id: ENTRY_ID,
				code: '70',
				description: 'Ventes',
				type: 20,
				isBlocked: false,
			},
		]);
	});

	it('ledger accounts are looked up by number in batches, with what cost centres they ask for', async () => {
		const codes = Array.from({ length: 70 }, (_, index) => String(700000 + index));
		exact.answers(rows({ ID: ENTRY_ID, Code: '700000', Type: 110, UseCostcenter: 1 }), rows());
		const [account] = await findGlAccounts(await exact.client(), codes);
		expect(account).toMatchObject({ code: '700000', type: 110, useCostCenter: 1, useCostUnit: 0 });
		expect(exact.sent).toHaveLength(2);
		expect(exact.log[0]).toContain("$filter=(Code eq '700000' or Code eq '700001' or");
	});

	it.each([
		[0.21, 0.21],
		[21, 0.21],
		['0.06', 0.06],
		[6, 0.06],
		[1, 0.01],
		[0, 0],
		[null, 0],
	])('a VAT percentage of %p is the fraction %p', async (percentage, rate) => {
		exact.answers(rows({ Code: '2  ', Type: 'E', Percentage: percentage, Charged: false }));
		const [vatCode] = await listVatCodes(await exact.client());
		expect(vatCode.rate).toBeCloseTo(rate, 10);
		expect(vatCode.code).toBe('2');
	});

	it('financial periods have both days as plain dates', async () => {
		exact.answers(
			rows({
				FinYear: 2026,
				FinPeriod: 3,
				StartDate: '/Date(1772323200000)/',
				EndDate: '/Date(1774915200000)/',
			}),
		);
		const periods = await listPeriods(await exact.client(), '2026-03-01', '2026-03-31');
		expect(periods).toEqual([{ year: 2026, period: 3, start: '2026-03-01', end: '2026-03-31' }]);
		expect(exact.log[0]).toContain(
			"EndDate ge datetime'2026-03-01' and StartDate le datetime'2026-03-31'",
		);
	});
});

describe('the closed state of journals', () => {
	it('is read per journal, year and period', async () => {
		exact.answers(rows({ Journal: '70 ', Year: 2026, Period: 1, Status: 1 }));
		const statuses = await listJournalStatuses(await exact.client(), [2026]);
		expect(statuses).toEqual([{ journal: '70', year: 2026, period: 1, closed: true }]);
		expect(exact.log[0]).toContain('$filter=Year eq 2026');
	});

	it.each([400, 403, 404, 500])(
		'is unknown, not an obstacle, when Exact answers %i',
		async (status) => {
			exact.answers(refusal(status, 'Not available for this app'));
			await expect(listJournalStatuses(await exact.client(), [2026])).resolves.toBeUndefined();
		},
	);

	it('is an obstacle when Exact Online can’t be reached', async () => {
		exact.answers(...Array.from({ length: 4 }, () => connectionLoss('ECONNRESET')));
		await failureOf(listJournalStatuses(await exact.client(), [2026]), ExactError);
	});
});

describe('accounts', () => {
	it('come with trimmed code and country', async () => {
		exact.answers(
			rows({ ID: ENTRY_ID, Code: '              1234', Name: 'Piret', Country: 'BE ' }),
		);
		const [account] = await findAccountsByNames(await exact.client(), ['Piret']);
		expect(account).toMatchObject({ code: '1234', country: 'BE', name: 'Piret', email: '' });
	});

	it('that were just created are known by ID, though the other fields may be empty', async () => {
		exact.answers({ status: 201, body: { d: { ID: ENTRY_ID, Code: null, Name: null } } });
		const account = await createAccount(await exact.client(), { Name: 'Piret', Status: 'C' });
		expect(account).toMatchObject({ id: ENTRY_ID, name: '' });
	});
});

describe('sales entries', () => {
	it('are found by number, with a quote in it doubled', async () => {
		exact.answers(rows(entryRow));
		const [entry] = await findSalesEntriesByYourRef(await exact.client(), ["F'42"]);
		expect(entry).toEqual({
			entryId: ENTRY_ID,
			entryNumber: 26700001,
			invoiceNumber: 26700001,
			yourRef: 'F2026-0042',
			journal: '70',
			customer: ENTRY_ID,
			customerName: 'Jean Dupont',
			entryDate: '2026-03-10',
			totalCents: 121055,
			vatCents: 21010,
			currency: 'EUR',
			status: 20,
			type: 20,
			document: undefined,
		});
		expect(exact.log[0]).toContain("$filter=YourRef eq 'F''42'");
	});

	it('cost no call when there is nothing to look for', async () => {
		await expect(findSalesEntriesByYourRef(await exact.client(), [])).resolves.toEqual([]);
		expect(exact.sent).toHaveLength(0);
	});

	it('that are booked are returned as booked, without a further read', async () => {
		exact.answers({ status: 201, body: { d: entryRow } });
		const entry = await createSalesEntry(await exact.client(), { YourRef: 'F2026-0042' });
		expect(entry.entryNumber).toBe(26700001);
		expect(exact.sent).toHaveLength(1);
	});

	it('are read back when the answer holds the key only', async () => {
		exact.answers(
			{ status: 201, body: { d: { EntryID: ENTRY_ID, AmountFC: null } } },
			rows(entryRow),
		);
		const entry = await createSalesEntry(await exact.client(), {});
		expect(entry.totalCents).toBe(121055);
		expect(exact.log[1]).toContain(`EntryID eq guid'${ENTRY_ID}'`);
	});

	it('that are booked but can’t be read back are never reported as not booked', async () => {
		exact.answers({ status: 201, body: { d: { EntryID: ENTRY_ID } } }, refusal(403, 'Forbidden'));
		await failureOf(createSalesEntry(await exact.client(), {}), ExactOutcomeUnknown);
	});

	it('get their document by a partial update', async () => {
		exact.answers({ status: 204 });
		await setSalesEntryDocument(await exact.client(), ENTRY_ID, ENTRY_ID);
		expect(exact.log).toEqual([`PUT ${DIVISION}/salesentry/SalesEntries(guid'${ENTRY_ID}')`]);
		expect(exact.sent[0].body).toEqual({ Document: ENTRY_ID });
	});
});

describe('documents', () => {
	it('are found by their exact subject', async () => {
		exact.answers(rows({ ID: ENTRY_ID, Subject: 'F1', Account: ENTRY_ID, Type: 10 }));
		const [document] = await findDocumentsBySubject(await exact.client(), ['F1']);
		expect(document).toMatchObject({ id: ENTRY_ID, subject: 'F1', account: ENTRY_ID, type: 10 });
	});

	it.each([
		[5, 5],
		['5', 5],
		[0, 0],
		[null, undefined],
		[undefined, undefined],
	])('tell the size of a file (%p) as %p bytes', async (FileSize, bytes) => {
		exact.answers(rows({ ID: ENTRY_ID, Document: ENTRY_ID, FileName: 'F1.pdf', FileSize }));
		await expect(findAttachments(await exact.client(), [ENTRY_ID])).resolves.toEqual([
			{ id: ENTRY_ID, document: ENTRY_ID, fileName: 'F1.pdf', bytes },
		]);
	});

	it.each([
		['https://start.exactonline.be', 25, 38],
		['https://start.exactonline.nl', 25, 38],
		['https://start.exactonline.fr', 7, 9.5],
		['https://start.exactonline.co.uk', 7, 9.5],
		['https://start.exactonline.com', 7, 9.5],
		['https://START.EXACTONLINE.DE/', 7, 9.5],
		['https://exact.garage.be/proxy', 25, 38],
		['http://127.0.0.1:4101', 25, 38],
	])('have files on %s of %d MB at most, in a message of %d', (baseUrl, usual, message) => {
		const { usualBytes, messageBytes, fileBytes } = attachmentLimits(baseUrl);
		expect([usualBytes, messageBytes, fileBytes]).toEqual([usual * 1e6, message * 1e6, 1e7]);
	});

	it('get a file without asking for the file back', async () => {
		exact.answers({ status: 201, body: { d: { ID: ENTRY_ID } } });
		const attachment = { document: ENTRY_ID, fileName: 'F1.pdf', content: Buffer.from('%PDF-') };
		await expect(createAttachment(await exact.client(), attachment)).resolves.toEqual({
			id: ENTRY_ID,
		});
		expect(exact.sent[0].headers).not.toHaveProperty('Prefer');
		expect(JSON.parse(exact.sent[0].body as string)).toEqual({
			Document: ENTRY_ID,
			FileName: 'F1.pdf',
			Attachment: 'JVBERi0=',
		});
	});
});

describe('the whole chart of accounts', () => {
	const row = { ID: ENTRY_ID, Code: ' 704000', Description: 'Arbeidsloon', Type: 110 };

	it('is read in bulk, with the fields it needs, and padding taken off', async () => {
		exact.answers(rows(row));
		const [account] = await listGlAccounts(await exact.client());
		expect(account).toMatchObject({ id: ENTRY_ID, code: '704000', type: 110, isBlocked: false });
		expect(exact.log).toEqual([
			`GET ${DIVISION}/bulk/Financial/GLAccounts?$select=ID,Code,Description,Type,IsBlocked,UseCostcenter,UseCostunit`,
		]);
		expect(exact.sent[0].headers).not.toHaveProperty('CustomDescriptionLanguage');
	});

	it('asks for the language on every page', async () => {
		const next = `https://start.exactonline.be/api/v1/${DIVISION}/bulk/Financial/GLAccounts?$skiptoken=x`;
		exact.answers({ body: { d: { results: [row], __next: next } } }, rows(row));
		await expect(listGlAccounts(await exact.client(), 'FR-BE')).resolves.toHaveLength(2);
		for (const { headers } of exact.sent) {
			expect(headers).toMatchObject({
				Accept: 'application/json',
				CustomDescriptionLanguage: 'FR-BE',
			});
		}
	});
});

describe('the connection', () => {
	it('tells who its user is, without a division in the address', async () => {
		exact.answers(rows({ FullName: 'Sophie Meuse', LanguageCode: 'fr-BE', CurrentDivision: 1 }));
		await expect(getUser(exact.context)).resolves.toEqual({
			name: 'Sophie Meuse',
			language: 'fr-BE',
			currentDivision: 1,
		});
		expect(exact.log[0]).toMatch(/^GET current\/Me\?/);
	});

	it('asks for its own division alone, however many the user can reach', async () => {
		exact.answers(rows());
		await expect(getDivision(await exact.client())).resolves.toBeUndefined();
		expect(exact.log[0]).toContain(`$filter=Code eq ${DIVISION}&$top=1`);
	});

	it('lists the webhook subscriptions of the app', async () => {
		exact.answers(
			rows({ ID: ENTRY_ID, Topic: 'BankEntries', CallbackURL: 'https://n8n.example.be/hook' }),
		);
		await expect(listSubscriptions(await exact.client())).resolves.toEqual([
			{ id: ENTRY_ID, topic: 'BankEntries', callbackUrl: 'https://n8n.example.be/hook' },
		]);
	});
});
