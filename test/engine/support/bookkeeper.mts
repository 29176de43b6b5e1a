/** Somebody who books and matches money at random: what the books refuse is left alone. */
import type { PaymentControl } from '../../../sandbox/exact/payments/control.mts';
import type { Random } from '../../../sandbox/planmanager/seed/random.mts';

/** An entry that may be paid. */
export interface Payable {
	/** Its *Your ref.* */
	readonly number: string;
	/** Matching is done within the account of a customer. */
	readonly customer: string;
	readonly isCredit: boolean;
}

export interface Bookkeeper {
	/** What there is to be paid; more may be added. */
	readonly entries: Payable[];
	/** Does one thing about one of the entries. */
	move: () => void;
}

/** A bookkeeper of a division, whose moves are drawn. */
export function newBookkeeper(
	payments: PaymentControl,
	division: number,
	random: Random,
): Bookkeeper {
	const entries: Payable[] = [];
	const received: string[] = [];
	const day = () => `2026-11-${String(random.integer(1, 9)).padStart(2, '0')}`;
	/** All that is open, a part of it, or some cents too much. */
	const cents = (number: string) => {
		const truth = payments.truth(division).find(({ yourRef }) => yourRef === number);
		const open = Math.max(Math.abs(truth?.open ?? 0), 1);
		return random.chance(0.4) ? open : random.integer(1, open + 500);
	};
	const receive = (line: Parameters<PaymentControl['receive']>[1]) =>
		received.push(payments.receive(division, line).lineId);

	const move = (): void => {
		if (entries.length === 0) return;
		const about = random.pick(entries);
		const entry = about.number;
		const own = entries.filter(({ customer }) => customer === about.customer);
		const [invoices, credits] = [false, true].map((isCredit) =>
			own.filter((one) => one.isCredit === isCredit),
		) as [Payable[], Payable[]];
		const line = received.length === 0 ? '' : random.pick(received);
		const date = day();
		const moves: ReadonlyArray<() => unknown> = [
			() => receive({ cents: cents(entry), date, matches: [{ entry }] }),
			// One payment for several invoices.
			() => {
				const matches = invoices.map(({ number }) => ({
					entry: number,
					cents: random.integer(1, 400),
				}));
				const sum = matches.reduce((total, match) => total + match.cents, 0);
				payments.receive(division, { cents: sum, date, matches });
			},
			// Money that nobody knows what to do with, and that is matched later.
			() => receive({ cents: random.integer(100, 9_000), date, matchByReference: false }),
			() => payments.match(division, { line, matches: [{ entry }] }),
			() => payments.setOff(division, { entry, creditNote: random.pick(credits).number }),
			() => payments.refund(division, { creditNote: entry, cents: cents(entry), date }),
			() => payments.difference(division, { entry, cents: random.integer(1, 5), date }),
			() => payments.discount(division, { entry, cents: random.integer(10, 60), date }),
			() => payments.writeOff(division, { entry, cents: random.integer(1, 500), date }),
			() => payments.unmatch(division, { entry }),
			() => payments.unmatch(division, { line }),
			() => payments.reverse(division, { line, date }),
			() => payments.collect(division, { entry, status: random.pick([20, 40]) }),
			() => payments.touchTerms(division, { entry }),
		];
		tryTo(random.pick(moves));
	};
	return { entries, move };
}

function tryTo(act: () => unknown): void {
	try {
		act();
	} catch {
		return;
	}
}

/** How the service does things about which the sources are uncertain: each way now and then. */
export function drawnSwitches(random: Random): Record<string, unknown> {
	return {
		termSign: random.pick(['negative', 'positive']),
		termChange: random.pick(['recreate', 'update']),
		bankLineForMany: random.pick(['one', 'perInvoice']),
		discountBooking: random.pick(['bankEntry', 'ownEntry', 'bankLine']),
		besideType: random.pick([40, 83]),
	};
}
