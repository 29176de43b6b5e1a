/** The ordinary months of the garage, September to 20 November 2026: nothing wrong with any. */
import type { Customer } from '../types.mts';
import type { CustomerBook } from './customers.mts';
import { addDays } from './documents.mts';
import type { Draft } from './documents.mts';
import { counterLines, line, rentalLines, repairLines, sundryLines } from './lines.mts';
import type { Random } from './random.mts';

const FIRST_DAY = '2026-09-01';
const LAST_DAY = '2026-11-20';
const DAYS = 80;

const CATEGORY_OF = {
	PRIVATE: 'PARTICULIER',
	COMPANY: 'FLOTTE',
	INSURER: 'ASSURANCE',
	LEASING: 'FLOTTE',
} as const;

const SITES = { LIEGE: { sales: '700', credit: '701' }, NAMUR: { sales: '710', credit: '711' } };

/** Sales invoices of both sites and the sundry journals, `count` of them. */
export function salesDrafts(random: Random, book: CustomerBook, count: number): Draft[] {
	const drafts: Draft[] = [];
	const belgian = book.ordinary.filter((customer) => customer.address?.country === 'BE');
	const foreign = book.ordinary.filter((customer) => customer.address?.country !== 'BE');
	for (let index = 0; index < count; index += 1) {
		// Each customer comes once before anybody comes twice.
		const customer = belgian[index] ?? random.pick(belgian);
		drafts.push(index % 12 === 11 ? sundry(random, customer) : repair(random, customer));
	}
	return [
		...drafts,
		...specialRates(random, belgian),
		...foreign.map((one) => acrossBorder(random, one)),
	];
}

/** Credit notes on some of the sales, the whole or one line of it, never before the invoice. */
export function creditDrafts(random: Random, sales: readonly Draft[], count: number): Draft[] {
	const candidates = sales.filter((draft) => draft.date <= '2026-11-05');
	const step = Math.max(1, Math.floor(candidates.length / count));
	return candidates
		.filter((_, index) => index % step === 0)
		.slice(0, count)
		.map((original, index) => creditNote(random, original, index % 2 === 0));
}

/** A credit note that takes an invoice back: all of it, or its first line. */
export function creditNote(random: Random, original: Draft, whole: boolean): Draft {
	const date = weekday(addDays(original.date, random.integer(2, 14)));
	return {
		...original,
		journal: creditJournalOf(original),
		documentType: 'CREDIT_NOTE',
		date,
		lines: whole ? original.lines : original.lines.slice(0, 1),
		original,
	};
}

/** A repair for one customer at one of the two sites. */
export function repair(random: Random, customer: Customer, site?: 'LIEGE' | 'NAMUR'): Draft {
	const place = site ?? siteOf(customer, random);
	const language = customer.language === 'nl' ? 'nl' : 'fr';
	const rental = random.chance(0.1);
	return {
		journal: SITES[place].sales,
		documentType: 'INVOICE',
		site: place,
		category: rental ? 'LOCATION' : CATEGORY_OF[customer.type],
		customer,
		date: anyWeekday(random),
		lines: rental ? rentalLines(random, language, '21') : repairLines(random, language, '21'),
		dossier: plate(random),
	};
}

function sundry(random: Random, customer: Customer): Draft {
	const language = customer.language === 'nl' ? 'nl' : 'fr';
	const counter = random.chance(0.5);
	return {
		...repair(random, customer),
		journal: counter ? '730' : '720',
		category: 'DIVERS',
		lines: counter ? counterLines(random, language, '21') : sundryLines(random, language, '21'),
	};
}

// Beside 21 %: repairs of cars adapted for disabled persons at 6 %, tyres of farm machines at
// 12 %, and disbursements for the customer without VAT.
function specialRates(random: Random, customers: readonly Customer[]): Draft[] {
	const privatePersons = customers.filter((customer) => customer.type === 'PRIVATE');
	const companies = customers.filter((customer) => customer.type === 'COMPANY');
	const adapted = [0, 1].map(() => repair(random, random.pick(privatePersons)));
	const disbursed = [0, 1].map(() => repair(random, random.pick(privatePersons)));
	const tyres = repair(random, random.pick(companies));
	return [
		...adapted.map((draft) => ({ ...draft, lines: repairLines(random, 'fr', '6') })),
		{
			...tyres,
			category: 'DIVERS',
			lines: [line('PARTS', '705000', 'Pneu agricole 480/70 R34', '12', 200, 68_450)],
		},
		...disbursed.map((draft) => ({
			...draft,
			lines: [...draft.lines, disbursement()],
		})),
		{ ...repair(random, random.pick(privatePersons)), category: 'DIVERS', lines: [disbursement()] },
	];
}

/** A sum laid out for the customer: no VAT on it. */
export function disbursement(): Draft['lines'][number] {
	return line('MISC', '704900', 'Débours: redevance contrôle technique', '0', 100, 5_180);
}

function acrossBorder(random: Random, customer: Customer): Draft {
	return { ...repair(random, customer, 'LIEGE'), lines: repairLines(random, 'fr', 'IC') };
}

function creditJournalOf(original: Draft): string {
	if (original.journal === '720' || original.journal === '730') return '721';
	return original.site === 'NAMUR' ? SITES.NAMUR.credit : SITES.LIEGE.credit;
}

function siteOf(customer: Customer, random: Random): 'LIEGE' | 'NAMUR' {
	const nearNamur = customer.address?.postcode.startsWith('5') === true;
	return random.chance(nearNamur ? 0.95 : 0.2) ? 'NAMUR' : 'LIEGE';
}

function anyWeekday(random: Random): string {
	return weekday(addDays(FIRST_DAY, random.integer(0, DAYS)));
}

/** The day itself, or the Friday before a week-end; never after the last day of the seed. */
function weekday(date: string): string {
	const capped = date > LAST_DAY ? LAST_DAY : date;
	const day = new Date(`${capped}T00:00:00Z`).getUTCDay();
	return addDays(capped, day === 6 ? -1 : day === 0 ? -2 : 0);
}

function plate(random: Random): string {
	const letter = (): string => String.fromCharCode(65 + random.integer(0, 25));
	return `${random.pick(['1', '2'])}-${letter()}${letter()}${letter()}-${random.integer(100, 999)}`;
}
