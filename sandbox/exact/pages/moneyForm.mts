// What the forms on an entry's page do: the same operations that tests use.
import type { PaymentControl } from '../payments/control.mts';

export type Filled = Record<string, unknown>;

/** Carries a filled-in form out. Throws when an amount can't be read or the books don't allow it. */
export function carryOut(
	form: Filled,
	division: number,
	entry: string,
	payments: PaymentControl,
): void {
	const field = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
	const what = field('what');
	if (what === 'unmatch') return void payments.unmatch(division, { set: field('set') });
	const cents = readCents(field('amount'));
	const when = field('date') === '' ? {} : { date: field('date') };
	if (what === 'setOff') {
		const invoice = field('invoice');
		return void payments.setOff(division, { creditNote: entry, entry: invoice, cents });
	}
	if (what === 'refund')
		return void payments.refund(division, { creditNote: entry, cents, ...when });
	if (what === 'discount') return void payments.discount(division, { entry, cents, ...when });
	if (what === 'difference') return void payments.difference(division, { entry, cents, ...when });
	if (what === 'writeOff') return void payments.writeOff(division, { entry, cents, ...when });
	// More than what is open stays on the customer's account.
	const open = payments.truth(division).find(({ entryId }) => entryId === entry)?.open ?? 0;
	payments.receive(division, {
		journal: what === 'cash' ? '570' : '550',
		cents,
		...when,
		payer: field('payer'),
		matches: [{ entry, cents: Math.min(cents, open) }],
	});
}

function readCents(amount: string): number {
	if (!/^\d{1,9}([.,]\d{1,2})?$/.test(amount)) throw new Error(`Not an amount: ${amount}`);
	return Math.round(Number(amount.replace(',', '.')) * 100);
}
