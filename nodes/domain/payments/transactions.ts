/**
 * Who paid what of an invoice. Exact Online tells how much of an invoice is matched and since when. Which
 * line paid which invoice it tells only where the two belong to each other alone. So the settled amount is
 * the starting point; what is known to have settled it is allotted first, and the rest is looked for by date.
 * Whatever is found, the transactions add up to the settled amount.
 */
import type { InvoicePart, InvoiceTerms } from './invoiceTerms';
import { paidCents } from './invoiceTerms';
import { linesAgainst, linesOfDay, offsetOf, partnersOf, termsAgainst } from './sources';
import type { CustomerLedger, Source, TransactionKind } from './sources';

export interface Transaction {
	/** The same in every reading. */
	readonly externalId: string;
	readonly kind: TransactionKind;
	/** Cents; positive when it lowers what is open. */
	readonly cents: number;
	/** ISO date. */
	readonly date: string;
	readonly journal?: string;
	readonly entryNumber?: number;
	readonly description?: string;
}

export interface Explanation {
	readonly transactions: readonly Transaction[];
	/** Parts that nothing explains which was read so far. */
	readonly guesses: readonly Guess[];
	/** True when a payment may include a discount, which only its ledger line tells. */
	readonly wantsDiscount: boolean;
}

export interface Guess {
	readonly isMoney: boolean;
	/** ISO dates on which its counterpart may be booked. */
	readonly dates: readonly string[];
}

/** A matched part, and how much of it is still unexplained. */
interface Rest {
	readonly part: Pick<InvoicePart, 'endDate' | 'paymentDate'>;
	leftCents: number;
	/** True once money was allotted to it. */
	hasMoney: boolean;
}

/** A source, and how much of it went to this invoice. */
interface Share {
	readonly source: Source;
	readonly cents: number;
}

/** The transactions of an invoice, oldest first. What has no date gets `today` (ISO). */
export function explainPaid(
	invoice: InvoiceTerms,
	ledger: CustomerLedger,
	today: string,
): Explanation {
	const rests = restsOf(invoice);
	const known = termsAgainst(invoice, ledger);
	const sum = known.reduce((cents, one) => cents + one.cents, 0);
	const shares: Share[] = [];
	if (sum === paidCents(invoice)) {
		shares.push(...known.map((source) => ({ source, cents: source.cents })));
		for (const rest of rests) rest.leftCents = 0;
	} else {
		shares.push(...takeKnown(rests, known, true));
		shares.push(...takeKnown(rests, unused(linesAgainst(invoice, ledger), known), false));
	}
	const guesses: Guess[] = [];
	for (const rest of rests.filter(({ leftCents: left }) => left > 0)) {
		const partner = partnerOf(invoice, rest, ledger);
		shares.push(partner ?? lookFor(invoice, rest, ledger));
		if (!partner) guesses.push(guessOf(rest));
	}
	const discounts = invoice.parts.reduce(
		(cents, { isMatched, discountCents: discount }) => cents + (isMatched ? discount : 0),
		0,
	);
	const named = withDiscounts(shares, discounts);
	return {
		transactions: merged(named, invoice, today),
		guesses,
		wantsDiscount: discounts > 0 && !named.some(isDiscount),
	};
}

/** The matched parts, and one without dates for what is paid beyond them. */
function restsOf(invoice: InvoiceTerms): Rest[] {
	const rests = invoice.parts
		.filter(({ isMatched }) => isMatched)
		.map((part) => ({ part, leftCents: part.cents, hasMoney: false }));
	const missing = paidCents(invoice) - rests.reduce((sum, { leftCents }) => sum + leftCents, 0);
	const none = { endDate: undefined, paymentDate: undefined };
	return [...rests, { part: none, leftCents: missing, hasMoney: false }];
}

/**
 * Allots sources to the parts settled on their day first, then to whatever is left. Money goes to parts
 * that money settled; only a certain amount may go elsewhere when there is no such part.
 */
function takeKnown(
	rests: readonly Rest[],
	sources: readonly Source[],
	isCertain: boolean,
): Share[] {
	const shares: Share[] = [];
	const leftOf = new Map(sources.map((source) => [source, source.cents]));
	const pass = (fits: (rest: Rest, source: Source) => boolean): void => {
		for (const source of sources) {
			for (const rest of rests.filter((one) => fits(one, source))) {
				const available = leftOf.get(source) ?? 0;
				const cents = Math.min(rest.leftCents, available);
				// The rest of a line may simply be on account, so it does not explain a fraction of another part.
				const isRemnant = !isCertain && available < source.cents && available < rest.leftCents;
				if (cents <= 0 || isRemnant) continue;
				rest.leftCents -= cents;
				rest.hasMoney ||= source.kind === 'PAYMENT';
				leftOf.set(source, available - cents);
				shares.push({ source, cents });
			}
		}
	};
	const hasNoDates = rests.every(({ part }) => part.paymentDate === undefined);
	const isOfKind = ({ part }: Rest, { kind }: Source): boolean =>
		kind !== 'PAYMENT' || part.paymentDate !== undefined || hasNoDates;
	const isOfDay = (rest: Rest, source: Source): boolean =>
		isOfKind(rest, source) &&
		source.date !== undefined &&
		(rest.part.paymentDate === source.date || rest.part.endDate === source.date);
	const isEqual = (rest: Rest, source: Source): boolean =>
		isOfDay(rest, source) && rest.leftCents === source.cents;
	// A booking would fit a part that money settled as well.
	pass((rest, source) => rest.part.paymentDate === undefined && isEqual(rest, source));
	pass(isEqual);
	// A match ends on the later of two days: what settled an invoice before its date shows another one.
	const isOfSort = ({ part }: Rest, { kind }: Source): boolean =>
		(kind === 'PAYMENT') === (part.paymentDate !== undefined);
	if (isCertain) pass((rest, source) => isOfSort(rest, source) && rest.leftCents === source.cents);
	// A certain amount fits into one part; a line may be larger than its share in this invoice.
	const isWhole = ({ leftCents: left }: Rest, { cents }: Source): boolean =>
		isCertain ? left >= cents : left <= cents;
	pass((rest, source) => isOfDay(rest, source) && isWhole(rest, source));
	pass(isOfDay);
	pass(isOfKind);
	if (isCertain) pass(() => true);
	return shares;
}

function unused(sources: readonly Source[], used: readonly Source[]): Source[] {
	return sources.filter(({ lineId }) => !used.some((one) => one.lineId === lineId));
}

/** True for a part that money settled and to which none was allotted yet. */
function isMoney({ part, hasMoney }: Rest): boolean {
	return part.paymentDate !== undefined && !hasMoney;
}

function guessOf(rest: Rest): Guess {
	const { paymentDate, endDate } = rest.part;
	return { isMoney: isMoney(rest), dates: [paymentDate ?? [], endDate ?? []].flat() };
}

/** The credit note that the part was set off against; for a credit note, the invoice. */
function partnerOf(invoice: InvoiceTerms, rest: Rest, ledger: CustomerLedger): Share | undefined {
	if (isMoney(rest)) return undefined;
	const found = theOne(partnersOf(invoice, rest.part.endDate, ledger), rest.leftCents);
	return found && { source: found, cents: rest.leftCents };
}

/** The one line that can have settled the part; without it, only that it is settled. */
function lookFor(invoice: InvoiceTerms, rest: Rest, ledger: CustomerLedger): Share {
	const { paymentDate, endDate } = rest.part;
	const ofMoney = isMoney(rest);
	const day = { date: ofMoney ? paymentDate : endDate, isMoney: ofMoney };
	const candidates = [ofMoney ? [] : offsetOf(invoice, ledger), linesOfDay(invoice, day, ledger)];
	for (const sources of candidates) {
		const found = theOne(sources, rest.leftCents);
		if (found) return { source: found, cents: rest.leftCents };
	}
	const otherwise: TransactionKind = invoice.isCreditNote ? 'CREDIT_MATCH' : 'MANUAL';
	const source: Source = {
		lineId: '',
		kind: ofMoney ? 'PAYMENT' : otherwise,
		cents: rest.leftCents,
		discountCents: 0,
		date: paymentDate ?? endDate,
		journal: '',
		entryNumber: undefined,
		description: '',
	};
	return { source, cents: rest.leftCents };
}

/** Of two lines that fit equally well neither is named: none is better than a wrong one. */
function theOne(sources: readonly Source[], cents: number): Source | undefined {
	const exact = sources.filter((source) => source.cents === cents);
	const enough = sources.filter((source) => source.cents >= cents);
	if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
	return enough.length === 1 ? enough[0] : undefined;
}

interface Named extends Share {
	readonly kind: TransactionKind;
}

/**
 * Tells discounts from differences and money. A booking of type 83 as large as the invoice's discount is
 * that discount. Part of a payment counts as discount only when its line says so: a term may name a
 * discount that was offered but not taken.
 */
function withDiscounts(shares: readonly Share[], discounts: number): Named[] {
	const told = shares
		.filter(({ source }) => source.kind === 'DISCOUNT')
		.reduce((sum, { cents }) => sum + cents, 0);
	// An invoice whose terms name no discount leaves it to the lines.
	let left = discounts === 0 && told === 0 ? Infinity : discounts - told;
	const named = shares.map((share): Named => {
		const { kind } = share.source;
		const isTaken = kind === 'DIFFERENCE' && share.cents === left;
		if (isTaken) left = 0;
		return { ...share, kind: isTaken ? 'DISCOUNT' : kind };
	});
	return named.flatMap((share): Named[] => {
		const cents = Math.min(share.source.discountCents, left);
		if (share.kind !== 'PAYMENT' || cents <= 0 || cents >= share.cents) return [share];
		left -= cents;
		return [
			{ ...share, cents: share.cents - cents },
			{ ...share, kind: 'DISCOUNT', cents },
		];
	});
}

function isDiscount({ kind }: Named): boolean {
	return kind === 'DISCOUNT';
}

/** One transaction per line and kind, however often the line was matched with the invoice. */
function merged(shares: readonly Named[], invoice: InvoiceTerms, today: string): Transaction[] {
	const byId = new Map<string, Transaction>();
	for (const { source, cents, kind } of shares) {
		const { lineId, journal, entryNumber, description } = source;
		const date = source.date ?? invoice.date ?? today;
		const isPartOfLine = source.kind === 'PAYMENT' && kind === 'DISCOUNT';
		const line = lineId === '' ? `${invoice.entryId}:${date}:${kind}` : lineId;
		const externalId = isPartOfLine ? `${line}:discount` : line;
		byId.set(externalId, {
			externalId,
			kind,
			cents: (byId.get(externalId)?.cents ?? 0) + cents,
			date,
			...(journal === '' ? {} : { journal }),
			entryNumber,
			...(description === '' ? {} : { description }),
		});
	}
	return [...byId.values()].sort(
		(one, other) =>
			one.date.localeCompare(other.date) || one.externalId.localeCompare(other.externalId),
	);
}
