/** Any number of good documents, for measuring: nothing planted, PDFs of a given size. */
import type { Customer, PdfSource, Seed } from '../types.mts';
import { customerBook, customerFrom } from './customers.mts';
import type { CustomerBook } from './customers.mts';
import { contentOf, numberDrafts } from './documents.mts';
import { repair } from './drafts.mts';
import { CATEGORIES, GL_ACCOUNTS, JOURNALS, SITES, VAT_CODES } from './garage.mts';
import { seededChoices } from './random.mts';

const RANDOM_SEED = 200;
const SEQUENCE_DIGITS = 4;
const MOST_DOCUMENTS = 9_000;

export type BenchOptions = {
	readonly invoices: number;
	/** How many customers these invoices are for. */
	readonly customers: number;
	/** How many of them stand in Exact Online already. */
	readonly knownCustomers: number;
	/** Size of every PDF, plain pages then; absent: each drawn as an invoice, a few kilobytes. */
	readonly pdfBytes?: number;
};

/** Builds the documents. Throws when more known customers are asked for than there are. */
export function benchSeed(options: BenchOptions): Seed {
	if (options.invoices > MOST_DOCUMENTS) throw new Error(`At most ${MOST_DOCUMENTS} invoices.`);
	const random = seededChoices(RANDOM_SEED);
	const customers = benchCustomers(customerBook(), options);
	const drafts = Array.from({ length: options.invoices }, (_, index) => {
		const customer = customers[index % customers.length];
		if (customer === undefined) throw new Error('At least one customer is needed.');
		return repair(random, customer);
	});
	const numbers = numberDrafts(drafts, SEQUENCE_DIGITS);
	const pdf: PdfSource =
		options.pdfBytes === undefined
			? { kind: 'drawn' }
			: { kind: 'sample', bytes: options.pdfBytes };
	return {
		sites: SITES,
		categories: CATEGORIES,
		journals: JOURNALS,
		glAccounts: GL_ACCOUNTS,
		vatCodes: VAT_CODES,
		customers,
		documents: drafts.map((draft) => ({ content: contentOf(draft, numbers), pdf })),
		plantedDefects: [],
	};
}

function benchCustomers(book: CustomerBook, options: BenchOptions): readonly Customer[] {
	const { recognised } = book;
	if (options.knownCustomers > recognised.length) {
		throw new Error(`Only ${recognised.length} customers stand in both worlds.`);
	}
	const known = recognised.slice(0, options.knownCustomers);
	const fresh = Array.from({ length: options.customers - known.length }, (_, index) =>
		customerFrom(
			{
				type: 'PRIVATE',
				name: `Personne Nouvelle ${index + 1}`,
				line1: `Rue de l’Essai ${index + 1}`,
				postcode: index % 2 === 0 ? '4000' : '5000',
				city: index % 2 === 0 ? 'Liège' : 'Namur',
			},
			9_000 + index,
		),
	);
	return [...known, ...fresh];
}
