/**
 * Runs of one process take turns, but another worker, or another n8n, may make the same customers at the
 * same moment: both looked and found nothing. So after accounts were made, those of their postcodes that
 * are as new are read once. Of twins the one that was made first is used: whoever made the later one sees
 * the earlier, so all runs come to the same. The other is told and left alone.
 */
import { usableVatNumber } from '../domain/customer/accountBody';
import { indexAccounts } from '../domain/customer/accountIndex';
import type { AccountIndex } from '../domain/customer/accountIndex';
import { placeOf } from '../domain/customer/address';
import type { PlannedCustomer } from '../domain/customer/customerMatch';
import { accountsOf } from '../domain/customer/customerPlan';
import { createdTwice } from '../domain/customer/customerReasons';
import { findAccountsByIds, findAccountsMadeSince } from '../exact/accounts';
import type { ExactClient } from '../exact/client';
import { asError, isExactFailure } from '../exact/errors';
import { noteAccount } from './memory';
import type { CustomerOutcome } from './outcome';

/**
 * How far back an account counts as made at the same moment: the hour for which another run may remember
 * that there was none, and as much for the zone of Exact Online's clock, which is not known.
 */
const SAME_MOMENT_MS = 4 * 3_600_000;

/** Puts right the outcomes of customers that were created. Never throws what Exact Online does: they stand. */
export async function settleTwins(
	client: ExactClient,
	planned: readonly PlannedCustomer[],
	outcomes: Map<number, CustomerOutcome>,
): Promise<void> {
	const created = [...outcomes].filter(([, { outcome }]) => outcome === 'created');
	if (created.length === 0) return;
	try {
		const customers = created.map(([index]) => planned[index]);
		const unnumbered = created.flatMap(([, { result }]) =>
			result.accountCode === '' && result.accountId !== undefined ? [result.accountId] : [],
		);
		const index = await readNewest(client, customers, unnumbered);
		for (const [position, outcome] of created) {
			const final = settled(planned[position], outcome, index);
			const used = index.byId.get(final.result.accountId ?? '');
			if (used !== undefined) noteAccount(client, used);
			outcomes.set(position, final);
		}
	} catch (error) {
		if (!isExactFailure(error)) throw asError(error);
	}
}

/** The newest accounts of the customers' places, and those whose number creating did not tell. */
async function readNewest(
	client: ExactClient,
	customers: readonly PlannedCustomer[],
	unnumbered: readonly string[],
): Promise<AccountIndex> {
	const nowMs = Date.parse(client.answeredAt() ?? '') || Date.now();
	const since = new Date(nowMs - SAME_MOMENT_MS).toISOString().slice(0, 19);
	const places = customers.map(({ customer }) => placeOf(customer));
	const accounts = [];
	for (const field of ['Postcode', 'City'] as const) {
		const texts = places.filter((place) => place.field === field).flatMap((place) => place.texts);
		accounts.push(...(await findAccountsMadeSince(client, field, texts, since)));
	}
	const known = new Set(accounts.map(({ id }) => id));
	accounts.push(
		...(await findAccountsByIds(
			client,
			unnumbered.filter((id) => !known.has(id)),
		)),
	);
	return indexAccounts(accounts);
}

function settled(
	{ customer }: PlannedCustomer,
	outcome: CustomerOutcome,
	index: AccountIndex,
): CustomerOutcome {
	const { result, reasons } = outcome;
	const mine = index.byId.get(result.accountId ?? '');
	const twins = accountsOf(customer, index).filter(({ blocked }) => !blocked);
	const [first, ...others] = twins;
	const numbered = mine === undefined ? result : { ...result, accountCode: mine.code };
	if (others.length === 0) return { ...outcome, result: numbered };
	const told = [...reasons, createdTwice(customer, twins)];
	if (first.id === result.accountId) return { ...outcome, result: numbered, reasons: told };
	const matchedBy = usableVatNumber(customer) === undefined ? 'nameAndAddress' : 'vatNumber';
	const { id: accountId, code: accountCode, name: accountName } = first;
	return {
		outcome: 'adopted',
		result: { ...result, accountId, accountCode, accountName, matchedBy },
		reasons: told,
	};
}
