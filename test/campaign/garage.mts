/**
 * A garage drawn from a seed: whom it invoices, what the books know of them, and its documents. Names and
 * addresses differ by more than chance, so that the judge can tell parties apart.
 */
import { enterpriseNumber } from '../../sandbox/planmanager/seed/belgium.mts';
import { contentOf, numberDrafts } from '../../sandbox/planmanager/seed/documents.mts';
import type { Draft } from '../../sandbox/planmanager/seed/documents.mts';
import { creditNote, repair } from '../../sandbox/planmanager/seed/drafts.mts';
import {
	CATEGORIES,
	GL_ACCOUNTS,
	JOURNALS,
	SITES,
	VAT_CODES,
} from '../../sandbox/planmanager/seed/garage.mts';
import type { Random } from '../../sandbox/planmanager/seed/random.mts';
import type { Customer, InvoiceContent, Seed } from '../../sandbox/planmanager/types.mts';

/** What the accountant wrote of a customer. */
export interface Account {
	readonly id: string;
	readonly name: string;
	readonly line1: string;
	readonly postcode: string;
	readonly city: string;
	readonly vatNumber: string | null;
}

/** Somebody whom the garage invoices, by one customer record or two, and whom the books may know. */
export interface Party {
	readonly customers: readonly [Customer, ...Customer[]];
	/** The account that stands in Exact Online before the story begins. */
	readonly account?: Account;
	/** A person and his company share name and address: asking a person which is which is no failing. */
	readonly mayAsk: boolean;
}

export interface Document {
	readonly content: InvoiceContent;
	readonly party: Party;
	/** A ledger account is missing until the garage corrects it. */
	readonly isFlawed: boolean;
}

export interface Garage {
	readonly parties: readonly Party[];
	readonly documents: readonly Document[];
}

/** What PlanManager starts from. PDFs are small and differ. */
export function seedOf({ parties, documents }: Garage): Seed {
	return {
		sites: SITES,
		categories: CATEGORIES,
		journals: JOURNALS.filter(({ type }) => type !== 'PURCHASE'),
		glAccounts: GL_ACCOUNTS,
		vatCodes: VAT_CODES,
		customers: parties.flatMap(({ customers }) => customers),
		documents: documents.map(({ content }) => ({ content, pdf: { kind: 'sample', bytes: 2_000 } })),
		plantedDefects: [],
	};
}

const FIRST_NAMES = ['Amandine', 'Benoît', 'Carine', 'Denis', 'Élise', 'Frank', 'Greet', 'Hugo'];
const LAST_NAMES = [
	'Lejeune',
	'Van den Bosch',
	'Dumont',
	'Peeters',
	'D’Hondt',
	'Maréchal',
	'Claes',
];
const STREETS = ['Rue des Vignes', 'Avenue Louise', 'Kerkstraat', 'Place du Marché', 'Steenweg'];
const PLACES = [
	['4000', 'Liège'],
	['5000', 'Namur'],
	['9000', 'Gent'],
] as const;

export function partiesOf(random: Random, count: number): Party[] {
	const parties: Party[] = [];
	while (parties.length < count) {
		const place = parties.length + 1;
		const person = personOf(random, place);
		if (random.chance(0.12)) {
			// A person and his company at one address are two customers.
			const company = companyFrom(person, place + 50);
			parties.push(partyOf(random, person, true), partyOf(random, company, true));
		} else {
			const customer = random.chance(0.5) ? person : companyFrom(person, place);
			parties.push(partyOf(random, customer, false));
		}
	}
	return parties;
}

function personOf(random: Random, place: number): Customer {
	const [postcode, city] = random.pick(PLACES);
	return {
		id: `cust-${place}`,
		code: `C${place}`,
		type: 'PRIVATE',
		name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)} ${romanOf(place)}`,
		address: { line1: `${random.pick(STREETS)} ${place * 7}`, postcode, city, country: 'BE' },
		language: 'fr',
		exactLinks: [],
	};
}

function romanOf(place: number): string {
	return ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf'][place % 9] ?? '';
}

function companyFrom(person: Customer, place: number): Customer {
	const number = enterpriseNumber(4_000_000 + place * 7_919);
	return {
		...person,
		id: `cust-${place}-co`,
		code: `C${place}`,
		type: 'COMPANY',
		name: `${person.name} SRL`,
		vatNumber: `BE${number}`,
		enterpriseNumber: number,
	};
}

function partyOf(random: Random, customer: Customer, mayAsk: boolean): Party {
	const twin: Customer = {
		...customer,
		id: `${customer.id}-twin`,
		name: customer.name.toUpperCase(),
	};
	const customers: Party['customers'] =
		!mayAsk && random.chance(0.25) ? [customer, twin] : [customer];
	return random.chance(0.4)
		? { customers, mayAsk, account: accountFor(customer) }
		: { customers, mayAsk };
}

/** The account of a customer, in the accountant's capitals. */
export function accountFor({ id, name, address, vatNumber }: Customer): Account {
	return {
		id: `00000000-0000-4000-9000-${id.replace(/\D/g, '').padStart(12, '0')}`,
		name: name.toUpperCase(),
		line1: address?.line1.toUpperCase() ?? '',
		postcode: address?.postcode ?? '',
		city: address?.city.toUpperCase() ?? '',
		vatNumber: vatNumber ?? null,
	};
}

export function documentsOf(random: Random, parties: readonly Party[], count: number): Document[] {
	const drafts: Array<{ draft: Draft; party: Party; isFlawed: boolean }> = [];
	for (let index = 0; index < count; index += 1) {
		const party = random.pick(parties);
		const draft = repair(random, random.pick(party.customers));
		const isFlawed = random.chance(0.1);
		drafts.push({ draft, party, isFlawed });
		if (random.chance(0.15)) {
			drafts.push({ draft: creditNote(random, draft, random.chance(0.5)), party, isFlawed: false });
		}
	}
	const numbers = numberDrafts(
		drafts.map(({ draft }) => draft),
		4,
	);
	return drafts.map(({ draft, party, isFlawed }) => {
		const content = contentOf(draft, numbers);
		return { party, isFlawed, content: isFlawed ? withoutAccount(content) : content };
	});
}

/** Account `glAccount` of its first line is null. */
function withoutAccount(content: InvoiceContent): InvoiceContent {
	const lines = content.lines.map((line, index) =>
		index === 0 ? { ...line, glAccount: null } : line,
	);
	return { ...content, lines };
}

/** What the garage does about a document whose ledger account is missing. */
export function corrected(content: InvoiceContent): InvoiceContent {
	const lines = content.lines.map((line) => ({ ...line, glAccount: line.glAccount ?? '704000' }));
	return { ...content, lines };
}

/** The first line goes to another ledger account: the total stays. */
export function withOtherAccount(content: InvoiceContent): InvoiceContent {
	const lines = content.lines.map((line, index) =>
		index === 0 ? { ...line, glAccount: '704900' } : line,
	);
	return { ...content, lines };
}
