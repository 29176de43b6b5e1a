// A random history of payments in the books, the same one for the same seed.
import { seededRandom } from '../../../sandbox/core/faults.mts';
import type { Control } from '../../../sandbox/exact/control.mts';
import { GARAGE_DIVISION } from '../../../sandbox/exact/options.mts';
import type { EntryTruth } from '../../../sandbox/exact/payments/truth.mts';

/** Pays in full and in part, one line for several, writes off, takes discounts and undoes matches. */
export function playHistory(
	{ payments, truth }: Pick<Control, 'payments' | 'truth'>,
	{ seed, operations }: { seed: number; operations: number },
): void {
	const random = seededRandom(seed);
	const oneOf = <T,>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
	const entries = (wanted: (entry: EntryTruth) => boolean) =>
		truth(GARAGE_DIVISION).filter((entry) => entry.total > 0 && wanted(entry));
	const part = (cents: number): number => Math.max(1, Math.floor(cents * random()));
	const receive = (matches: Array<{ entry: string; cents: number }>): void => {
		const cents = matches.reduce((sum, match) => sum + match.cents, 0);
		payments.receive(GARAGE_DIVISION, { cents, matches });
	};

	for (let step = 0; step < operations; step += 1) {
		const open = entries((entry) => entry.open > 0);
		const touched = entries((entry) => entry.open < entry.total);
		const kind = Math.floor(random() * 6);
		if (kind === 0 && touched.length > 0) {
			payments.unmatch(GARAGE_DIVISION, { entry: oneOf(touched).entryId });
		} else if (open.length > 0) {
			const { entryId: entry, open: left } = oneOf(open);
			if (kind === 1) receive([{ entry, cents: left }]);
			else if (kind === 2) payments.writeOff(GARAGE_DIVISION, { entry, cents: part(left) });
			else if (kind === 3) payments.discount(GARAGE_DIVISION, { entry, cents: part(left) });
			else receive([{ entry, cents: part(left) }]);
		}
	}
}
