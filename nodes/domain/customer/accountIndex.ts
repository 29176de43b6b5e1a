/** Accounts of Exact Online, found by id, by VAT number or by name without reading all of them. */
import type { ExactAccount } from './customer';
import { nameKey } from './customerName';
import { normaliseVatNumber } from './vatNumber';

export interface AccountIndex {
	readonly byId: Map<string, ExactAccount>;
	/** Ids by normalised VAT number. */
	readonly byVatNumber: Map<string, Set<string>>;
	/** Ids by name key. */
	readonly byName: Map<string, Set<string>>;
	/** Postcodes and cities, as `placeOf` writes them, that hold more accounts than could be read. */
	readonly unreadPlaces: ReadonlySet<string>;
}

/** An index of the accounts; one that is listed twice counts once. */
export function indexAccounts(
	accounts: readonly ExactAccount[],
	unreadPlaces: ReadonlySet<string> = new Set(),
): AccountIndex {
	const byId = new Map<string, ExactAccount>();
	const index = { byId, byVatNumber: new Map(), byName: new Map(), unreadPlaces };
	for (const account of accounts) putAccount(index, account);
	return index;
}

/** Adds an account, or replaces the one with its id. */
export function putAccount(index: AccountIndex, account: ExactAccount): void {
	const id = idKey(account.id);
	const previous = index.byId.get(id);
	if (previous) {
		index.byName.get(nameKey(previous.name))?.delete(id);
		index.byVatNumber.get(vatKey(previous))?.delete(id);
	}
	index.byId.set(id, account);
	addTo(index.byName, nameKey(account.name), id);
	addTo(index.byVatNumber, vatKey(account), id);
}

/** GUIDs come in either case, sometimes in braces. */
export function accountById(index: AccountIndex, id: string): ExactAccount | undefined {
	return index.byId.get(idKey(id));
}

export function accountsByVatNumber(index: AccountIndex, normalised: string): ExactAccount[] {
	return found(index, index.byVatNumber.get(normalised));
}

export function accountsByName(index: AccountIndex, name: string): ExactAccount[] {
	return found(index, index.byName.get(nameKey(name)));
}

/** The account's VAT number without notation; '' when it has none. */
export function vatKey(account: ExactAccount): string {
	return normaliseVatNumber(account.vatNumber, account.country || 'BE') ?? '';
}

function idKey(id: string): string {
	return id.replace(/[{}\s]/g, '').toLowerCase();
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
	const ids = map.get(key);
	if (ids) ids.add(id);
	else map.set(key, new Set([id]));
}

function found(index: AccountIndex, ids: ReadonlySet<string> = new Set()): ExactAccount[] {
	return [...ids].flatMap((id) => index.byId.get(id) ?? []);
}
