// What the operations of control take. Amounts are whole cents in the currency of the entry,
// days are ISO dates. An entry is named by its EntryID or by its YourRef, a customer by ID or name.
import { z } from 'zod';

const cents = z.number().int();
const positive = cents.positive();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const toMatch = z
	.object({
		entry: z.string(),
		/** Money for this entry; absent = what is open, as far as the money goes. */
		cents: positive.optional(),
		/** Discount taken beside the money. */
		discountCents: positive.optional(),
		/** Written off as payment difference beside the money; negative when too much came. */
		differenceCents: cents.refine((value) => value !== 0).optional(),
	})
	.strict();

export const statementLine = z
	.object({
		/** Positive = received. */
		cents: cents,
		date: date.optional(),
		/** Customer whose account it is booked on; absent = that of the entry it pays, if any. */
		account: z.string().optional(),
		/** Who paid, as the bank says: an insurer pays for the owner of the car. */
		payer: z.string().optional(),
		communication: z.string().optional(),
		/** Reference of an invoice that the line is imported with; it keeps it while it is open. */
		yourRef: z.string().optional(),
		/** Match at once by structured reference (default), or leave it for later (false). */
		matchByReference: z.boolean().optional(),
		matches: z.array(toMatch).optional(),
	})
	.strict();

export const statement = z
	.object({
		/** Bank (default) or cash journal. */
		journal: z.string().default('550'),
		date: date.optional(),
		/** Euros for one unit of the invoices' currency; absent = the rate of the currency table. */
		rate: z.number().positive().optional(),
		lines: z.array(statementLine).min(1),
	})
	.strict();

export const later = z.object({ line: z.string(), matches: z.array(toMatch).min(1) }).strict();

export const setOff = z
	.object({ creditNote: z.string(), entry: z.string(), cents: positive.optional() })
	.strict();

/** Of a sales entry, or of what is left of a received line (`line`); absent cents = all of it. */
export const correction = z
	.object({
		entry: z.string().optional(),
		line: z.string().optional(),
		cents: positive.optional(),
		date: date.optional(),
	})
	.strict();

export const refund = z
	.object({
		cents: positive,
		journal: z.string().default('550'),
		date: date.optional(),
		/** A credit note that is paid out, or … */
		creditNote: z.string().optional(),
		/** … a received line that was too much. */
		line: z.string().optional(),
	})
	.strict();

export const reversal = z
	.object({ line: z.string(), journal: z.string().default('550'), date: date.optional() })
	.strict();

export const undo = z
	.object({ set: z.string().optional(), entry: z.string().optional(), line: z.string().optional() })
	.strict();

export const collection = z
	.object({ entry: z.string(), status: z.union([z.literal(20), z.literal(30), z.literal(40)]) })
	.strict();

export const oneEntry = z.object({ entry: z.string() }).strict();

export const supplierTerm = z.object({ yourRef: z.string(), cents: positive }).strict();

export type ToMatch = z.infer<typeof toMatch>;
export type StatementLine = z.infer<typeof statementLine>;
