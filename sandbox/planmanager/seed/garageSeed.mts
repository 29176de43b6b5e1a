/** The garage as people try it: about 150 documents, one planted defect per reason. */
import type { PlantedDefect, Seed, SeedDocument } from '../types.mts';
import { customerBook } from './customers.mts';
import { plantedDrafts } from './defects.mts';
import { contentOf, numberDrafts } from './documents.mts';
import type { Draft } from './documents.mts';
import { creditDrafts, salesDrafts } from './drafts.mts';
import {
	CATEGORIES,
	GL_ACCOUNTS,
	GL_ACCOUNTS_IN_TROUBLE,
	JOURNALS,
	JOURNAL_WITHOUT_COUNTERPART,
	SITES,
	VAT_CODES,
	VAT_CODES_IN_TROUBLE,
} from './garage.mts';
import { seededChoices } from './random.mts';

const RANDOM_SEED = 1425;
const SALES = 98;
const CREDIT_NOTES = 14;
const SEQUENCE_DIGITS = 3;

/** Builds the garage; the same in every run. */
export function garageSeed(): Seed {
	const random = seededChoices(RANDOM_SEED);
	const book = customerBook();
	const sales = salesDrafts(random, book, SALES);
	const credits = creditDrafts(random, sales, CREDIT_NOTES);
	const planted = plantedDrafts(random, book, sales);
	const drafts = [...sales, ...credits, ...planted];
	const numbers = numberDrafts(drafts, SEQUENCE_DIGITS);
	const documents = new Map(drafts.map((draft) => [draft, documentOf(draft, numbers)]));
	return {
		sites: SITES,
		categories: CATEGORIES,
		journals: [...JOURNALS, JOURNAL_WITHOUT_COUNTERPART],
		glAccounts: [...GL_ACCOUNTS, ...GL_ACCOUNTS_IN_TROUBLE],
		vatCodes: [...VAT_CODES, ...VAT_CODES_IN_TROUBLE],
		customers: book.all,
		documents: [...documents.values()],
		plantedDefects: [...documents].flatMap(([draft, document]) => defectOf(draft, document)),
	};
}

function documentOf(draft: Draft, numbers: ReadonlyMap<Draft, string>): SeedDocument {
	const content = contentOf(draft, numbers);
	const { change, pdf, resetAfter } = draft.plant ?? {};
	return {
		content: change === undefined ? content : change(content),
		pdf: pdf ?? { kind: 'drawn' },
		...(resetAfter === undefined ? {} : { resetAfter }),
	};
}

function defectOf(draft: Draft, document: SeedDocument): PlantedDefect[] {
	if (draft.plant === undefined) return [];
	const { id, number } = document.content;
	return [{ invoiceId: id, number, code: draft.plant.code, booked: draft.plant.booked }];
}
