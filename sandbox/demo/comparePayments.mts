// Holds what PlanManager says of payments against the matches in the books, invoice by invoice.
import { GARAGE_DIVISION } from '../exact/options.mts';
import type { EntryTruth } from '../exact/payments/truth.mts';
import type { ExactSimulator } from '../exact/server.mts';
import type { PlanManagerSimulator } from '../planmanager/server.mts';
import type { InvoiceView } from '../planmanager/store/invoices.mts';

type World = { exact: ExactSimulator; planManager: PlanManagerSimulator };

/** An exported document and what the books know of it. */
export type Exported = { invoice: InvoiceView; truth: EntryTruth };

/** Every document whose entry stands in the books, in PlanManager's order. */
export function exportedInvoices({ exact, planManager }: World): Exported[] {
	const truths = exact.control.truth(GARAGE_DIVISION);
	const byEntry = new Map(truths.map((truth) => [truth.entryId, truth]));
	return planManager.control.invoices().flatMap((invoice) => {
		const truth = byEntry.get(invoice.export.entryId ?? '');
		return truth === undefined ? [] : [{ invoice, truth }];
	});
}

/** True when paid and open are those of the books, to the cent; credit notes count up. */
export function isEqual({ invoice, truth }: Exported): boolean {
	const open = Math.abs(truth.open);
	const paid = Math.abs(truth.total) - open;
	return cents(invoice.payments.paid) === paid && cents(invoice.payments.open) === open;
}

/** What differs, in words. Empty when PlanManager is equal to the books. */
export function paymentDifferences(world: World): string[] {
	return exportedInvoices(world)
		.filter((exported) => !isEqual(exported))
		.map(({ invoice, truth }) => {
			const { paid, open } = invoice.payments;
			const [total, left] = [Math.abs(truth.total), Math.abs(truth.open)];
			return `${invoice.number}: ${paid} paid and ${open} open at PlanManager, ${euros(total - left)} and ${euros(left)} in the books`;
		});
}

function cents(text: string): number {
	return Math.round(Number(text) * 100);
}

function euros(amount: number): string {
	return (amount / 100).toFixed(2);
}
