/**
 * Holds the payments that PlanManager shows against the matches in the books. Shares no code with the nodes:
 * what the lists and feeds of the API say does not count.
 */
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import type { EntryTruth } from '../../sandbox/exact/payments/truth.mts';
import type { PaymentState } from '../../sandbox/planmanager/store/payments.mts';
import { cents, paymentsOf } from './books.mts';
import type { World } from './books.mts';
import type { History } from './history.mts';
import type { Fault } from './judge.mts';

/** All documents whose payments are not as in the books; empty when all is well. */
export async function judgePayments({ documents }: History, world: World): Promise<Fault[]> {
	const truths = world.exact.control.payments.truth(GARAGE_DIVISION);
	const faults: Fault[] = [];
	for (const { content } of documents) {
		const truth = truths.find(({ yourRef }) => yourRef === content.number);
		if (truth === undefined) throw new Error(`${String(content.number)} is not booked`);
		const told = wordsOf(await paymentsOf(world, content.id));
		const due = wordsOfTruth(truth);
		if (told !== due) {
			const what = `${String(content.number)}: PlanManager says ${told}, the books ${due}`;
			faults.push({ count: 'paymentsUntrue', what });
		}
	}
	return faults;
}

/** Total, paid and open, and what settled it by day and kind: all of a credit note counts up as well. */
function wordsOf({ total, paid, open, transactions }: PaymentState): string {
	const settled = transactions.map(({ date, kind, amount }) => ({
		what: `${date} ${kind}`,
		cents: cents(amount),
	}));
	return words([total, paid, open].map(cents), settled);
}

function wordsOfTruth({ total, open, transactions }: EntryTruth): string {
	const sign = total < 0 ? -1 : 1;
	const settled = transactions.map((one) => ({
		what: `${one.date} ${one.kind}`,
		cents: sign * one.cents,
	}));
	return words([sign * total, sign * (total - open), sign * open], settled);
}

function words(
	[total, paid, open]: readonly number[],
	settled: ReadonlyArray<{ readonly what: string; readonly cents: number }>,
): string {
	const sums = new Map<string, number>();
	for (const one of settled) sums.set(one.what, (sums.get(one.what) ?? 0) + one.cents);
	const lines = [...sums].filter(([, sum]) => sum !== 0).map(([what, sum]) => `${what} ${sum}`);
	return `total ${total} paid ${paid} open ${open} (${lines.toSorted().join(', ')})`;
}
