/**
 * Holds the books and PlanManager against the story. Shares no code with the nodes: what the nodes say of
 * themselves does not count, only what stands in the two simulators.
 */
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { Row } from '../../sandbox/exact/store.mts';
import type { InvoiceView } from '../../sandbox/planmanager/store/invoices.mts';
import type { InvoiceContent } from '../../sandbox/planmanager/types.mts';
import { booksOf, cents, entriesOf, exportsTold, pdfOf, sha256 } from './books.mts';
import type { World } from './books.mts';
import type { Party } from './garage.mts';
import type { Played } from './play.mts';
import type { Story } from './story.mts';

/** What can be wrong in the end. */
export const COUNTS = [
	'lost',
	'doubled',
	'centDifferences',
	'wrongCustomer',
	'doubleCustomers',
	'pdfMissing',
	'pdfDoubled',
	'planManagerUntrue',
	'paymentsUntrue',
] as const;

export type Count = (typeof COUNTS)[number];

export interface Fault {
	readonly count: Count;
	readonly what: string;
}

/** All that is not as it should be; empty when all is well. */
export async function judgeExport(story: Story, played: Played, world: World): Promise<Fault[]> {
	const faults: Fault[] = [];
	const views = new Map(world.planManager.control.invoices().map((view) => [view.id, view]));
	const accounts = new Map<Party, Set<string>>();
	for (const { content, party } of story.documents) {
		const view = views.get(content.id);
		const wanted = played.wanted.get(content.id);
		if (view === undefined || wanted === undefined) throw new Error(`No document ${content.id}`);
		const report = (count: Count, what: string) =>
			faults.push({ count, what: `${content.number ?? content.id}: ${what}` });
		const entries = entriesOf(world, content.number);
		if (entries.length > 1) report('doubled', `stands ${entries.length} times`);
		const entry = entries[0];
		const isChangedLater = played.changedLater.has(content.id);
		judgeTruth(view, entry, isChangedLater, report);
		if (entry === undefined) continue;
		judgeAmounts(entry, wanted, world, report);
		const account = String(entry['Customer']);
		accounts.set(party, (accounts.get(party) ?? new Set()).add(account));
		if (!belongs(account, party, world)) report('wrongCustomer', `is booked on ${account}`);
		// A file that its first run could not attach comes with an export, which the change forbids.
		if (!isChangedLater) await judgePdf(entry, view, world, report);
	}
	for (const [party, used] of accounts) {
		if (used.size > 1) {
			const what = `${party.customers[0]?.name ?? ''} is booked on ${used.size} accounts`;
			faults.push({ count: 'doubleCustomers', what });
		}
	}
	return [...faults, ...(await doubleAccounts(story, world))];
}

type Report = (count: Count, what: string) => void;

/** PlanManager says what stands in the books, and why not where nothing does. */
function judgeTruth(
	view: InvoiceView,
	entry: Row | undefined,
	isChangedLater: boolean,
	report: Report,
): void {
	const { status, entryId, division } = view.export;
	const codes = (view.export.reasons ?? []).map(({ code }) => code);
	if (entry === undefined) {
		if (status === 'EXPORTED') report('planManagerUntrue', 'counts as exported and is not booked');
		report('lost', `is not booked: ${status} ${codes.join()}`);
		return;
	}
	if (isChangedLater) {
		const isTold = status === 'FAILED' && codes.includes('PAYLOAD_CHANGED');
		if (!isTold && status !== 'EXPORTED') {
			report('planManagerUntrue', `was changed later: ${status} ${codes.join()}`);
		}
		return;
	}
	if (status === 'EXPORTED' && entryId === entry['EntryID'] && division === GARAGE_DIVISION) return;
	report('planManagerUntrue', `is booked, and PlanManager says ${status} ${codes.join()}`);
}

/** Total and VAT to the cent, and each ledger account with what its lines add up to. */
function judgeAmounts(entry: Row, wanted: InvoiceContent, world: World, report: Report): void {
	const sign = wanted.documentType === 'CREDIT_NOTE' ? -1 : 1;
	const told = [cents(entry['AmountFC']), cents(entry['VATAmountFC'])];
	const due = [sign * cents(wanted.totals.gross), sign * cents(wanted.totals.vat)];
	if (told.join() !== due.join()) {
		report('centDifferences', `has ${told.join()} instead of ${due.join()}`);
	}
	const books = booksOf(world);
	const booked = new Map<string, number>();
	for (const line of books.entryLines.where('EntryID', entry['EntryID'] ?? null)) {
		const code = String(books.glAccounts.get(line['GLAccount'])?.['Code']).trim();
		booked.set(code, (booked.get(code) ?? 0) + cents(line['AmountFC']));
	}
	for (const { glAccount, net } of wanted.lines) {
		const code = String(glAccount);
		booked.set(code, (booked.get(code) ?? 0) - sign * cents(net));
	}
	const off = [...booked].filter(([, difference]) => difference !== 0);
	if (off.length > 0) report('centDifferences', `has other amounts on ${off.join(' ')}`);
}

/** The account of the party itself, or one that was made with its name. */
function belongs(accountId: string, party: Party, world: World): boolean {
	if (party.account !== undefined) return accountId === party.account.id;
	const name = String(booksOf(world).accounts.get(accountId)?.['Name']).toLowerCase();
	return party.customers.some((customer) => customer.name.toLowerCase() === name);
}

/** One document with one file, the garage's own, and the entry leads to it. */
async function judgePdf(
	entry: Row,
	view: InvoiceView,
	world: World,
	report: Report,
): Promise<void> {
	const books = booksOf(world);
	const documents = books.documents
		.all()
		.filter((row) => row['Type'] === 10 && String(row['Subject']).startsWith(`${view.number} `));
	const files = documents.flatMap((row) => books.attachments.where('Document', row['ID'] ?? null));
	if (files.length > 1) report('pdfDoubled', `has ${files.length} files`);
	const file = files.find((row) => row['Document'] === entry['Document']);
	const bytes =
		file === undefined
			? undefined
			: world.exact.control.attachment(GARAGE_DIVISION, String(file['ID']));
	if (bytes === undefined) {
		report('pdfMissing', 'its entry leads to no file');
		return;
	}
	if (sha256(bytes) !== sha256(await pdfOf(world, view.id))) {
		report('pdfMissing', 'its file is not the PDF of the garage');
	}
}

/**
 * Accounts that were made for one party more than once, used or not. Claims keep the records of customers
 * apart, so of somebody with two records two runs may make one each: that is to be told
 * (`CUSTOMER_CREATED_TWICE`), and the spare account left unused.
 */
async function doubleAccounts(story: Story, world: World): Promise<Fault[]> {
	const accounts = booksOf(world).accounts.all();
	const faults: Fault[] = [];
	for (const party of story.parties) {
		const names = new Set(party.customers.map(({ name }) => name.toLowerCase()));
		const own = accounts.filter((row) => names.has(String(row['Name']).toLowerCase()));
		const mayBeTwo = party.customers.length > 1 && own.length === 2;
		if (own.length <= 1 || (mayBeTwo && (await isTold(story, party, world)))) continue;
		const what = `${own.length} accounts for ${[...names].join()}`;
		faults.push({ count: 'doubleCustomers', what });
	}
	return faults;
}

async function isTold({ documents }: Story, party: Party, world: World): Promise<boolean> {
	for (const { content } of documents.filter((one) => one.party === party)) {
		const told = await exportsTold(world, content.id);
		if (told.some((detail) => detail.includes('CUSTOMER_CREATED_TWICE'))) return true;
	}
	return false;
}
