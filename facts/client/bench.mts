// Where the writing facts work: one journal, one ledger account, a customer of their own. What is
// made is marked and remembered, and removed in the end, last made first.
import { textOf } from './answer.mts';
import type { Answer, Row } from './answer.mts';
import { AtRest } from './budget.mts';
import { one, Refused, rowsOf } from './service.mts';
import type { Service } from './service.mts';

export type Made = { endpoint: string; id: string };

export type Bench = {
	/** Stands in everything that is made. At most 20 characters. */
	mark: string;
	/** Code of the journal. */
	journal: string;
	/** GUID of a revenue account without conditions. */
	glAccount: string;
	/** Code of a VAT code for sales that excludes VAT, and its rate as a fraction. */
	vat: { code: string; rate: number };
	/** Today's date in the books. */
	date: string;
	/** A reference that nothing has yet, at most 30 characters. */
	reference: () => string;
	/** GUID of the customer of this run, made when first asked for. */
	customer: () => Promise<string>;
	/** A POST of a record that goes again in the end; `values` over those that are always there. */
	entry: (values?: Row, lines?: readonly Row[]) => Promise<Answer>;
	document: (values?: Row) => Promise<Answer>;
	attachment: (document: unknown, fileName: string, content: Buffer) => Promise<Answer>;
	account: (values?: Row) => Promise<Answer>;
	/** Deletes it now; it isn't removed again in the end when that worked. */
	remove: (endpoint: string, id: unknown) => Promise<Answer>;
	/** Remembers what was made in another way. */
	keep: (endpoint: string, id: unknown) => void;
	/** Removes all that is left, and answers what could not be removed. */
	clear: () => Promise<Made[]>;
	/** What is in the books now. */
	made: () => readonly Made[];
};

export const ENTRIES = 'salesentry/SalesEntries';
export const DOCUMENTS = 'documents/Documents';
export const ATTACHMENTS = 'documents/DocumentAttachments';
export const ACCOUNTS = 'crm/Accounts';
const KEYS: Record<string, string> = { [ENTRIES]: 'EntryID' };

export type BenchPlan = Pick<Bench, 'mark' | 'journal' | 'glAccount' | 'vat' | 'date'>;

/** Sales journals that can be booked in. */
export async function openJournals(service: Service): Promise<readonly Row[]> {
	const journals = await rowsOf(service, 'financial/Journals', {
		$select: 'Code,Description,Type,IsBlocked',
		$filter: 'Type eq 20',
	});
	return journals.filter((row) => row['IsBlocked'] !== true);
}

/** What to book with in a journal. @throws Error when the administration lacks it. */
export async function planBench(
	service: Service,
	journal: string,
	mark: string,
): Promise<BenchPlan> {
	const accounts = await rowsOf(service, 'financial/GLAccounts', {
		$select: 'ID,Type,IsBlocked,UseCostcenter,UseCostunit',
		$filter: 'Type eq 110',
	});
	const account = accounts.find(
		(row) => row['IsBlocked'] !== true && row['UseCostcenter'] !== 1 && row['UseCostunit'] !== 1,
	);
	const me = await service.me();
	const codes = await rowsOf(service, 'vat/VATCodes', {
		$select: 'Code,Type,Percentage,IsBlocked,VATTransactionType',
	});
	const code = codes
		.filter((row) => row['Type'] === 'E' && row['VATTransactionType'] === 'S')
		.filter((row) => row['IsBlocked'] !== true)
		.sort((one, other) => Number(other['Percentage']) - Number(one['Percentage']))[0];
	if (!account || !code) throw new Error('There is no revenue account or VAT code to book with.');
	const percentage = Number(code['Percentage']);
	return {
		mark,
		journal,
		glAccount: textOf(account, 'ID'),
		// A service that tells percents is told from one that tells fractions by the size.
		vat: {
			code: textOf(code, 'Code').trim(),
			rate: percentage > 1 ? percentage / 100 : percentage,
		},
		// Exact's day, not that of this machine.
		date: new Date(me.headers.get('Date') ?? service.time.now()).toISOString().slice(0, 10),
	};
}

/** `left` = what an earlier run made and left behind. `onMade` is told of every change. */
export function createBench(
	service: Service,
	plan: BenchPlan,
	left: readonly Made[] = [],
	onMade: (made: readonly Made[]) => void = () => undefined,
): Bench {
	let made: Made[] = [...left];
	let count = 0;
	let customer: string | undefined;
	const change = (next: Made[]) => {
		made = next;
		onMade(made);
	};
	const keep = (endpoint: string, id: unknown) => change([...made, { endpoint, id: String(id) }]);
	const forget = (endpoint: string, id: unknown) =>
		change(made.filter((record) => record.endpoint !== endpoint || record.id !== String(id)));
	const add = async (endpoint: string, body: Row): Promise<Answer> => {
		const answer = await service.post(endpoint, body);
		const id = textOf(answer.row, KEYS[endpoint] ?? 'ID');
		if (answer.status === 201 && id !== '') keep(endpoint, id);
		return answer;
	};
	const remove = async (endpoint: string, id: unknown): Promise<Answer> => {
		const answer = await service.remove(one(endpoint, id));
		if (answer.status === 204 || answer.status === 404) forget(endpoint, id);
		return answer;
	};
	const bench: Bench = {
		...plan,
		reference: () => `${plan.mark}-${(count += 1)}`,
		async customer() {
			customer ??= textOf((await bench.account()).row, 'ID');
			if (customer === '') throw new Refused(ACCOUNTS, 0);
			return customer;
		},
		entry: async (values = {}, lines = [{ AmountFC: 12.34 }]) =>
			await add(ENTRIES, {
				Customer: await bench.customer(),
				Journal: plan.journal,
				EntryDate: plan.date,
				YourRef: bench.reference(),
				Description: plan.mark,
				...values,
				SalesEntryLines: lines.map((line) => ({
					GLAccount: plan.glAccount,
					VATCode: plan.vat.code,
					Description: plan.mark,
					...line,
				})),
			}),
		document: (values = {}) => add(DOCUMENTS, { Subject: bench.reference(), Type: 10, ...values }),
		attachment: (document, fileName, content) =>
			add(ATTACHMENTS, {
				Document: document,
				FileName: fileName,
				Attachment: content.toString('base64'),
			}),
		account: (values = {}) => add(ACCOUNTS, { Name: bench.reference(), Status: 'C', ...values }),
		remove,
		keep,
		async clear() {
			for (const { endpoint, id } of made.toReversed()) {
				try {
					await remove(endpoint, id);
				} catch (error) {
					// An endpoint at rest: what is there is named, and removed when the trial goes on.
					if (!(error instanceof AtRest)) throw error;
				}
			}
			return made;
		},
		made: () => made,
	};
	return bench;
}
