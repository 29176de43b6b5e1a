/**
 * A bookkeeping in little: items on customers' accounts, cut into terms, matched in sets. It keeps the
 * feed of terms by row version and the deletions, as Exact Online does, and knows the truth by itself.
 * Where sources differ (sign of a term, whether a later change renews the records, whether a bank term
 * carries the reference) it can do either.
 */
export interface Conventions {
	/** An open invoice is negative in the terms. */
	readonly isNegative: boolean;
	/** A later change of a split term makes new records. */
	readonly renews: boolean;
	/** A bank term that is matched with one invoice carries its reference. */
	readonly refers: boolean;
}

interface Part {
	termId: string;
	cents: number;
	setId?: string;
	version: number;
}

interface Item {
	readonly lineId: string;
	readonly entryId: string;
	readonly type: number;
	readonly account: string;
	readonly journal: string;
	readonly number: number;
	/** Signed: debit positive. */
	readonly cents: number;
	readonly day: number;
	readonly discount: number;
	status: 20 | 40;
	parts: Part[];
	matches: Match[];
}

interface Match {
	readonly id: string;
	/** Debit item, credit item, cents. */
	readonly pairs: ReadonlyArray<readonly [Item, Item, number]>;
}

export type WireRow = Record<string, unknown>;

export interface Truth {
	readonly total: number;
	readonly open: number;
	readonly inCollection: number;
	/** What money settled. */
	readonly money: number;
}

const SALES = [20, 21];
const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 9, 1);

export class PaymentBooks {
	readonly items: Item[] = [];

	readonly matches: Match[] = [];

	readonly deleted: Array<{ version: number; id: string; type: number }> = [];

	day = 0;

	private version = 40;

	private last = 0;

	constructor(private readonly conventions: Conventions) {}

	/** Adds an item on the account of a customer. */
	add(type: number, customer: number, cents: number, discount = 0): Item {
		const item: Item = {
			lineId: this.guid(),
			entryId: this.guid(),
			type,
			account: `00000000-0000-4000-9000-00000000000${customer}`,
			journal: SALES.includes(type) ? '700' : type === 40 ? '550' : '900',
			number: this.last,
			cents,
			day: this.day,
			discount,
			status: 20,
			parts: [],
			matches: [],
		};
		item.parts.push({ termId: this.guid(), cents, version: this.nextVersion() });
		this.items.push(item);
		return item;
	}

	openOf(item: Item): number {
		return sum(item.parts.filter(({ setId }) => setId === undefined).map(({ cents }) => cents));
	}

	match(pairs: Match['pairs']): void {
		const used = pairs.filter(([, , cents]) => cents > 0);
		if (used.length === 0) return;
		const set = { id: this.guid(), pairs: used };
		this.matches.push(set);
		for (const item of itemsOf(set)) {
			item.matches.push(set);
			const cents = sum(used.filter((pair) => pair.includes(item)).map(([, , one]) => one));
			this.take(item, cents * Math.sign(item.cents), set.id);
		}
	}

	unmatch(set: Match): void {
		this.matches.splice(this.matches.indexOf(set), 1);
		for (const item of itemsOf(set)) {
			item.matches.splice(item.matches.indexOf(set), 1);
			for (const part of item.parts.filter(({ setId }) => setId === set.id)) {
				delete part.setId;
				part.version = this.nextVersion();
			}
			if (this.conventions.renews) this.renew(item);
		}
	}

	/** Takes an entry that is no invoice out, with its matches. */
	remove(item: Item): void {
		for (const set of [...item.matches]) this.unmatch(set);
		for (const { termId } of item.parts) this.noteDeleted(termId, 10);
		this.noteDeleted(item.lineId, 1);
		this.items.splice(this.items.indexOf(item), 1);
	}

	/** New row versions without a change, or with another status. */
	touch(item: Item, status = item.status): void {
		item.status = status;
		for (const part of item.parts) part.version = this.nextVersion();
	}

	invoices(): Item[] {
		return this.items.filter(({ type }) => SALES.includes(type));
	}

	truthOf(item: Item): Truth {
		const size = Math.sign(item.cents);
		const open = this.openOf(item) * size + 0;
		const money = item.matches.flatMap(({ pairs }) =>
			pairs.filter((pair) => pair.includes(item) && pair.some((one) => isMoney(one))),
		);
		return {
			total: Math.abs(item.cents),
			open,
			inCollection: item.status === 40 ? open : 0,
			money: sum(money.map(([, , cents]) => cents)),
		};
	}

	terms(): WireRow[] {
		const rows = this.items.flatMap((item) => item.parts.map((part) => this.termRow(item, part)));
		return rows.sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp));
	}

	lines(): WireRow[] {
		return this.items.map((item) => {
			const reference = this.referenceOf(item, item.matches);
			return {
				ID: item.lineId,
				EntryID: item.entryId,
				Type: item.type,
				Account: item.account,
				AmountFC: item.cents / 100,
				PaymentDiscountAmount: item.discount / 100,
				JournalCode: item.journal,
				EntryNumber: item.number,
				InvoiceNumber: reference,
				YourRef: reference === null ? null : `F${reference}`,
				Date: dateOf(item.day),
				Description: null,
				OffsetID: item.type === 40 ? null : (this.others(item)[0]?.lineId ?? null),
			};
		});
	}

	private termRow(item: Item, part: Part): WireRow {
		const sets = item.matches.filter(({ id }) => id === part.setId);
		const others = sets.flatMap(({ pairs }) => counterparts(pairs, item));
		const money = others.filter(isMoney).map(({ day }) => day);
		const isReferring = SALES.includes(item.type) || this.conventions.refers;
		const reference = isReferring ? this.referenceOf(item, sets) : null;
		const discounts = others.filter((other) => other.discount > 0);
		const isSales = SALES.includes(item.type);
		return {
			Timestamp: String(part.version),
			LineType: 20,
			ID: part.termId,
			TransactionID: item.lineId,
			TransactionEntryID: item.entryId,
			TransactionType: item.type,
			Status: part.setId === undefined ? item.status : 50,
			IsFullyPaid: part.setId !== undefined,
			Account: item.account,
			GLAccount: '00000000-0000-4000-8000-000000000400',
			AmountFC: (this.conventions.isNegative ? -part.cents : part.cents) / 100,
			TransactionAmountFC: item.cents / 100,
			AmountDiscountFC: isSales ? sum(discounts.map(({ discount }) => discount)) / 100 : 0,
			Currency: 'EUR',
			Journal: item.journal,
			EntryNumber: item.number,
			InvoiceNumber: reference,
			YourRef: reference === null ? null : `F${reference}`,
			Description: null,
			EntryDate: dateOf(item.day),
			EndDate: others.length === 0 ? null : dateOf(latest([item, ...others])),
			LastPaymentDate: money.length === 0 ? null : dateOf(Math.max(...money)),
		};
	}

	/** An invoice's own number; otherwise that of the only invoice that it is matched with. */
	private referenceOf(item: Item, sets: readonly Match[]): number | null {
		if (SALES.includes(item.type)) return item.number;
		const others = sets.flatMap(({ pairs }) => counterparts(pairs, item));
		const numbers = new Set(
			others.filter(({ type }) => SALES.includes(type)).map(({ number }) => number),
		);
		return numbers.size === 1 ? [...numbers][0] : null;
	}

	private others(item: Item): Item[] {
		return item.matches.flatMap(({ pairs }) => counterparts(pairs, item));
	}

	private take(item: Item, cents: number, setId: string): void {
		const wasSplit = item.parts.length > 1;
		let left = Math.abs(cents);
		for (const part of [...item.parts].filter((one) => one.setId === undefined)) {
			const taken = Math.min(left, Math.abs(part.cents)) * Math.sign(part.cents);
			if (taken === 0) continue;
			left -= Math.abs(taken);
			part.version = this.nextVersion();
			if (taken === part.cents) {
				part.setId = setId;
				continue;
			}
			part.cents -= taken;
			const version = this.nextVersion();
			item.parts.push({ termId: this.guid(), cents: taken, setId, version });
		}
		if (left > 0) throw new Error('More is matched than is open');
		if (wasSplit && this.conventions.renews) this.renew(item);
	}

	private renew(item: Item): void {
		const bySet = new Map<string | undefined, number>();
		for (const { termId, setId, cents } of item.parts) {
			this.noteDeleted(termId, 10);
			bySet.set(setId, (bySet.get(setId) ?? 0) + cents);
		}
		item.parts = [...bySet].map(([setId, cents]) => ({
			termId: this.guid(),
			cents,
			...(setId === undefined ? {} : { setId }),
			version: this.nextVersion(),
		}));
	}

	private noteDeleted(id: string, type: number): void {
		this.deleted.push({ version: this.nextVersion(), id, type });
	}

	private nextVersion(): number {
		this.version += 3;
		return this.version;
	}

	private guid(): string {
		this.last += 1;
		return `10000000-0000-4000-8000-${String(this.last).padStart(12, '0')}`;
	}
}

function itemsOf({ pairs }: Match): Item[] {
	return [...new Set(pairs.flatMap(([debit, credit]) => [debit, credit]))];
}

function counterparts(pairs: Match['pairs'], item: Item): Item[] {
	return pairs.flatMap(([debit, credit]) => {
		if (debit === item) return [credit];
		return credit === item ? [debit] : [];
	});
}

function isMoney(one: Item | number): boolean {
	return typeof one === 'object' && one.type === 40;
}

function latest(items: readonly Item[]): number {
	return Math.max(...items.map(({ day }) => day));
}

function dateOf(day: number): string {
	return `/Date(${START_MS + day * DAY_MS})/`;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
