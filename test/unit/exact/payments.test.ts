import { readDeletedTerms } from '../../../nodes/exact/deleted';
import { getMoveDate } from '../../../nodes/exact/divisions';
import { findGlAccountTypes } from '../../../nodes/exact/glAccounts';
import {
	FEED_START,
	findSalesTermsByEndDate,
	findTermsByInvoiceNumber,
	findTermsByLine,
	readTermFeed,
} from '../../../nodes/exact/paymentTerms';
import { listOpenItems } from '../../../nodes/exact/receivables';
import { findSalesEntriesById } from '../../../nodes/exact/salesEntries';
import { findEntryLines, findReceivableLines } from '../../../nodes/exact/transactionLines';
import { ENTRY_ID, FakeExact, rows } from './fakeExact';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const termRow = {
	Timestamp: '9007199254740993',
	Modified: '/Date(1760918459000)/',
	LineType: 20,
	ID: ENTRY_ID.toUpperCase(),
	TransactionID: ENTRY_ID,
	TransactionEntryID: ENTRY_ID,
	TransactionType: 20,
	Status: 50,
	IsFullyPaid: true,
	Account: ENTRY_ID,
	GLAccount: ENTRY_ID,
	AmountFC: -1210.5500000001,
	AmountDC: -1000,
	TransactionAmountFC: 1210.55,
	TransactionAmountDC: 1000,
	AmountDiscountFC: null,
	Currency: 'EUR',
	Journal: '700 ',
	EntryNumber: 26700001,
	InvoiceNumber: 26700001,
	YourRef: 'F1',
	Description: null,
	EntryDate: '/Date(1760486400000)/',
	EndDate: '/Date(1760918400000)/',
	LastPaymentDate: null,
};

let exact: FakeExact;

beforeEach(() => {
	exact = new FakeExact();
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** The filter of each request. */
const filters = (): string[] => exact.log.map((line) => line.replace(/^.*\$filter=/, ''));

describe('the feed of payment terms', () => {
	it('is read from a row version on, and says how far it went', async () => {
		exact.answers(
			rows({ ...termRow, Timestamp: 77 }, termRow, { ...termRow, Timestamp: null, LineType: 22 }),
		);
		const feed = await readTermFeed(await exact.client(), FEED_START);
		expect(filters()).toEqual(['Timestamp gt 1L']);
		expect(exact.log[0]).toContain('GET 3114772/sync/Cashflow/PaymentTerms?$select=Timestamp,');
		expect(feed.cursor).toBe('9007199254740993');
		expect(feed.changes).toEqual([
			{ version: '77', modified: '2025-10-20' },
			{ version: '9007199254740993', modified: '2025-10-20' },
		]);
		expect(feed.terms.map(({ isReceivable }) => isReceivable)).toEqual([true, true, false]);
		expect(feed.terms[0]).toEqual({
			id: ENTRY_ID,
			lineId: ENTRY_ID,
			entryId: ENTRY_ID,
			type: 20,
			isReceivable: true,
			status: 50,
			isFullyPaid: true,
			account: ENTRY_ID,
			glAccount: ENTRY_ID,
			amountCents: -121_055,
			totalCents: 121_055,
			discountCents: 0,
			currency: 'EUR',
			journal: '700',
			entryNumber: 26700001,
			invoiceNumber: 26700001,
			yourRef: 'F1',
			description: '',
			date: '2025-10-15',
			endDate: '2025-10-20',
			paymentDate: undefined,
		});
	});

	it('stays where it was when nothing changed', async () => {
		exact.answers(rows());
		await expect(readTermFeed(await exact.client(), '42')).resolves.toEqual({
			terms: [],
			cursor: '42',
			changes: [],
			isWhole: true,
		});
	});

	/** Two hundred pages of one row, each of which says that there is another. */
	const manyPages = (versionOf: (page: number) => number) =>
		Array.from({ length: 200 }, (_, page) => ({
			body: {
				d: {
					results: [{ ...termRow, Timestamp: versionOf(page) }],
					__next:
						'https://start.exactonline.be/api/v1/3114772/sync/Cashflow/PaymentTerms?$skiptoken=x',
				},
			},
		}));

	it('hands over two hundred pages and where to go on from, when there are more', async () => {
		exact.answers(...manyPages((page) => 10 + page));
		const feed = await readTermFeed(await exact.client(), FEED_START);
		expect(feed).toMatchObject({ cursor: '209', isWhole: false });
		expect(feed.terms).toHaveLength(200);
	});

	it('does not guess where to go on from when the rows do not come in order', async () => {
		exact.answers(...manyPages((page) => 1_000 - page));
		const reading = readTermFeed(await exact.client(), FEED_START);
		await expect(reading).rejects.toThrow('do not come in order');
	});

	it('asks which terms were deleted, and for no other kind of record', async () => {
		exact.answers(rows({ Timestamp: 8, EntityKey: ENTRY_ID.toUpperCase() }));
		const deleted = await readDeletedTerms(await exact.client(), '7');
		expect([...deleted]).toEqual([ENTRY_ID]);
		expect(filters()).toEqual(['Timestamp gt 7L and EntityType eq 10']);
		const [{ url }] = exact.sent;
		expect(url).toContain('/sync/Deleted?$select=Timestamp%2CEntityKey&');
	});

	it('starts again when the division moved: its date is read as it is written', async () => {
		exact.answers(rows({ Code: 3114772, DivisionMoveDate: '/Date(1760486400000)/' }), rows());
		const client = await exact.client();
		await expect(getMoveDate(client)).resolves.toBe('/Date(1760486400000)/');
		await expect(getMoveDate(client)).resolves.toBe('');
	});

	it('starts again when the division was linked with HR or unlinked, moved or not', async () => {
		const texts: string[] = [];
		for (const [DivisionMoveDate, DivisionHRLinkUnlinkDate] of [
			[null, null],
			[null, '/Date(1)/'],
			['/Date(1)/', null],
			['/Date(1)/', '/Date(1)/'],
			['/Date(1)/', '/Date(2)/'],
		]) {
			exact.answers(rows({ Code: 3114772, DivisionMoveDate, DivisionHRLinkUnlinkDate }));
			texts.push(await getMoveDate(await exact.client()));
		}
		expect(new Set(texts).size).toBe(5);
	});
});

describe('terms and lines of given invoices', () => {
	it('come sixty invoices a call', async () => {
		exact.answers(rows(termRow), rows());
		const numbers = Array.from({ length: 90 }, (_, index) => 26700001 + index);
		await expect(findTermsByInvoiceNumber(await exact.client(), numbers)).resolves.toHaveLength(1);
		expect(filters().map((filter) => filter.split(' or ').length)).toEqual([60, 30]);
	});

	it('are asked for by line when there is no number, and not at all when there is nothing', async () => {
		exact.answers(rows(termRow));
		const client = await exact.client();
		await findTermsByLine(client, [ENTRY_ID]);
		await findTermsByLine(client, []);
		expect(filters()).toEqual([`TransactionID eq guid'${ENTRY_ID}'`]);
	});

	it('what was settled on some days is one call, money left out', async () => {
		exact.answers(rows(termRow));
		await findSalesTermsByEndDate(await exact.client(), ['2026-10-20', '2026-10-21']);
		expect(filters()).toEqual([
			"(TransactionType eq 20 or TransactionType eq 21) and (EndDate eq datetime'2026-10-20' or EndDate eq datetime'2026-10-21')",
		]);
	});

	it('lines come by number and by date in one call, on receivables accounts', async () => {
		exact.answers(rows());
		await findReceivableLines(await exact.client(), {
			glAccounts: [ENTRY_ID],
			invoiceNumbers: [1, 2],
			dates: ['2026-10-20'],
			isStretch: false,
		});
		expect(filters()).toEqual([
			`GLAccount eq guid'${ENTRY_ID}' and (InvoiceNumber eq 1 or InvoiceNumber eq 2 or Date eq datetime'2026-10-20')`,
		]);
	});

	it('many days are one stretch, and a line that is found twice comes once', async () => {
		const line = { ID: ENTRY_ID, EntryID: ENTRY_ID, Type: 40, AmountFC: -10, Date: null };
		exact.answers(rows(line), rows(line));
		const found = await findReceivableLines(await exact.client(), {
			glAccounts: [],
			invoiceNumbers: Array.from({ length: 70 }, (_, index) => index),
			dates: ['2026-01-01', '2026-10-20'],
			isStretch: true,
		});
		expect(found).toHaveLength(1);
		expect(filters()[1]).toMatch(
			/or \(Date ge datetime'2026-01-01' and Date le datetime'2026-10-20'\)\)$/,
		);
	});

	it('all lines of bank entries come, whatever account they stand on', async () => {
		exact.answers(
			rows({ ID: ENTRY_ID, EntryID: ENTRY_ID, Type: 40, GLAccount: ENTRY_ID.toUpperCase() }),
		);
		const [line] = await findEntryLines(await exact.client(), [ENTRY_ID]);
		expect(filters()).toEqual([`EntryID eq guid'${ENTRY_ID}'`]);
		expect(line.glAccount).toBe(ENTRY_ID);
	});

	it('the types of ledger accounts are found by their GUID, and nothing is asked for none', async () => {
		exact.answers(rows({ ID: ENTRY_ID.toUpperCase(), Type: 12 }));
		const client = await exact.client();
		expect([...(await findGlAccountTypes(client, [ENTRY_ID]))]).toEqual([[ENTRY_ID, 12]]);
		expect(filters()).toEqual([`ID eq guid'${ENTRY_ID}'`]);
		expect([...(await findGlAccountTypes(client, []))]).toEqual([]);
		expect(exact.log).toHaveLength(1);
	});

	it('entries are found by their GUID', async () => {
		exact.answers(rows({ EntryID: ENTRY_ID.toUpperCase() }));
		const [entry] = await findSalesEntriesById(await exact.client(), [ENTRY_ID]);
		expect(entry.entryId).toBe(ENTRY_ID);
	});
});

it('open items have no sign, whichever the list gives them', async () => {
	const row = { JournalCode: '700', EntryNumber: 1, InvoiceNumber: null, YourRef: 'F1' };
	exact.answers(rows({ ...row, Amount: -12.5 }, { ...row, Amount: 7.25 }));
	const items = await listOpenItems(await exact.client());
	expect(items.map(({ openCents: open }) => open)).toEqual([1250, 725]);
	expect(exact.log[0]).not.toContain('$filter');
});

describe('the moment of an answer', () => {
	it('is that of Exact Online’s clock, and goes on with ours when it says none', async () => {
		exact.answers({ ...rows(), headers: { date: 'Tue, 10 Mar 2026 09:59:58 GMT' } }, rows());
		const client = await exact.client();
		expect(client.answeredAt()).toBeUndefined();
		await listOpenItems(client);
		expect(client.answeredAt()).toBe('2026-03-10T09:59:58.000Z');
		await listOpenItems(client);
		expect(client.answeredAt()).toBe('2026-03-10T09:59:58.001Z');
	});
});
