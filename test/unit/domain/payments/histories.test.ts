/**
 * Random histories of a bookkeeping and of what reaches a program that follows it: payments, splits,
 * un-matching, set-offs, deletions; events that are lost, doubled or overtaken, runs that stop halfway.
 * After one sweep the program has what the books have, to the cent.
 */
import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { PaymentState } from '../../../../nodes/domain/payments/state';
import { getChanges } from '../../../../nodes/ExactOnlinePayment/changes';
import type { Reading } from '../../../../nodes/ExactOnlinePayment/readStates';
import { PaymentBooks } from '../../support/paymentBooks';
import { PaymentDesk, runContext } from '../../support/paymentDesk';

const HISTORIES = 1500;

/** One bank line for all that a customer has open. */
const LINE_FOR_MANY = 5;

type Step = readonly [action: number, one: number, other: number, cents: number];

const step: fc.Arbitrary<Step> = fc.tuple(
	fc.integer({ min: 0, max: 15 }),
	fc.nat(50),
	fc.nat(50),
	fc.integer({ min: 1, max: 9_999 }),
);
const conventions = fc.record({
	isNegative: fc.boolean(),
	renews: fc.boolean(),
	refers: fc.boolean(),
	/** Some lines pay several invoices at once. */
	paysMany: fc.boolean(),
});

/** Whoever records states, and only ever replaces one by a state that isn't older. */
class Program {
	readonly states = new Map<string, { readonly asOf: string; readonly state: PaymentState }>();

	/** Readings that are on their way. */
	pending: Reading[] = [];

	private memory: IDataObject = {};

	constructor(private readonly desk: PaymentDesk) {}

	async read(repeatHours = 0): Promise<Reading> {
		const context = runContext(this.memory, { startFrom: 'beginning', repeatHours });
		const reading = await getChanges(context, this.desk.client);
		this.memory = JSON.parse(JSON.stringify(this.memory)) as IDataObject;
		return reading;
	}

	record({ asOf, states }: Reading): void {
		for (const state of states) {
			const known = this.states.get(state.entryId);
			if (known === undefined || known.asOf <= asOf)
				this.states.set(state.entryId, { asOf, state });
		}
	}
}

async function play(desk: PaymentDesk, program: Program, [action, one, other, cents]: Step) {
	const { books } = desk;
	const invoices = books.invoices().filter(({ cents: total }) => total > 0);
	const credits = books.invoices().filter(({ cents: total }) => total < 0);
	const invoice = invoices[one % Math.max(invoices.length, 1)];
	desk.nowMs += (other % 3) * 1000;
	books.day += one % 4 === 0 ? 1 : 0;
	switch (action) {
		case 0:
		case 1:
			books.add(20, one % 3, cents);
			break;
		case 2:
			books.add(21, one % 3, -cents);
			break;
		case 3:
		case 4: {
			if (invoice === undefined) break;
			// May be too little, or too much: then some of it stays on the account.
			const bank = books.add(40, Number(invoice.account.slice(-1)), -cents);
			books.match([[invoice, bank, Math.min(cents, books.openOf(invoice))]]);
			break;
		}
		case LINE_FOR_MANY: {
			if (invoice === undefined) break;
			const own = invoices.filter(({ account }) => account === invoice.account);
			const open = own.reduce((sum, item) => sum + books.openOf(item), 0);
			if (open === 0) break;
			const bank = books.add(40, Number(invoice.account.slice(-1)), -open);
			books.match(own.map((item) => [item, bank, books.openOf(item)] as const));
			break;
		}
		case 6: {
			const credit = credits[other % Math.max(credits.length, 1)];
			if (invoice === undefined || credit?.account !== invoice.account) break;
			const both = Math.min(books.openOf(invoice), -books.openOf(credit));
			books.match([[invoice, credit, both]]);
			break;
		}
		case 7: {
			if (invoice === undefined) break;
			const customer = Number(invoice.account.slice(-1));
			const small = Math.min(books.openOf(invoice), 1 + (cents % 50));
			const rest = books.openOf(invoice) - small;
			if (small === 0) break;
			const type = other % 2 === 0 ? 83 : 90;
			const correction = books.add(
				type,
				customer,
				-small,
				one % 2 === 0 && type === 83 ? small : 0,
			);
			const bank = rest > 0 ? books.add(40, customer, -rest) : undefined;
			books.match([
				[invoice, correction, small],
				...(bank ? [[invoice, bank, rest] as const] : []),
			]);
			break;
		}
		case 8:
		case 9: {
			const set = books.matches[other % Math.max(books.matches.length, 1)];
			if (set) books.unmatch(set);
			break;
		}
		case 10: {
			const others = books.items.filter(({ type }) => ![20, 21].includes(type));
			const item = others[other % Math.max(others.length, 1)];
			if (item) books.remove(item);
			break;
		}
		case 11:
			if (invoice) books.touch(invoice, other % 2 === 0 ? 40 : 20);
			break;
		case 12: {
			const credit = credits[other % Math.max(credits.length, 1)];
			const open = credit === undefined ? 0 : -books.openOf(credit);
			if (credit === undefined || open === 0) break;
			const back = books.add(40, Number(credit.account.slice(-1)), open);
			books.match([[back, credit, open]]);
			break;
		}
		// An event comes, and its run records what it read.
		case 13:
			program.record(await program.read());
			break;
		// A run reads now and records later, after others.
		case 14:
			program.pending.push(await program.read(one % 2));
			break;
		// A run stops after reading, or what was pending arrives the wrong way round.
		default:
			if (one % 2 === 0) await program.read();
			for (const reading of program.pending.reverse()) program.record(reading);
			program.pending = [];
	}
}

it(`after one sweep ${HISTORIES} random histories end as the books do`, async () => {
	await fc.assert(
		fc.asyncProperty(
			conventions,
			fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }),
			async (choice, steps) => {
				const books = new PaymentBooks(choice);
				const desk = new PaymentDesk(books, Date.UTC(2026, 10, 10));
				const program = new Program(desk);
				// The sweep is a node of its own, with a place of its own in the feed.
				const sweep = new Program(desk);
				const half = Math.floor(steps.length / 2);
				for (const [index, one] of steps.entries()) {
					if (index === half) await sweep.read(24);
					const isLeftOut = one[0] === LINE_FOR_MANY && !choice.paysMany;
					if (!isLeftOut) await play(desk, program, one);
				}
				for (const reading of program.pending) program.record(reading);
				program.record(await sweep.read(24));

				for (const item of books.invoices()) {
					const truth = books.truthOf(item);
					const found = program.states.get(item.entryId)?.state;
					expect(found).toMatchObject({
						totalCents: truth.total,
						openCents: truth.open,
						paidCents: truth.total - truth.open,
						inCollectionCents: truth.inCollection,
					});
					const transactions = found?.transactions ?? [];
					const sumOf = (isWanted: (kind: string) => boolean) =>
						transactions
							.filter(({ kind }) => isWanted(kind))
							.reduce((sum, { cents }) => sum + cents, 0);
					expect(sumOf(() => true)).toBe(truth.total - truth.open);
					const money = sumOf((kind) => kind === 'PAYMENT' || kind === 'REVERSAL');
					// Where lines carry no reference, two bookings of one day may be taken for each other.
					const isTold = choice.refers && !choice.paysMany;
					expect(isTold ? money : truth.money).toBe(truth.money);
					const ids = transactions.map(({ externalId }) => externalId);
					expect(new Set(ids).size).toBe(ids.length);
				}
			},
		),
		{ numRuns: HISTORIES, endOnFailure: true },
	);
}, 120_000);
