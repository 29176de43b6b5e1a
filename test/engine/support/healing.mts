/** The promise of the export under faults: run it, heal, run it again, and every invoice stands once. */
import assert from 'node:assert/strict';
import type { FaultRule } from '../../../sandbox/core/faults.mts';
import { assertBookedOnce, customerIn, exportItems, runExport } from './booking.mts';
import type { NodeRun } from './engine.mts';
import type { ExactWorld } from './exact.mts';
import { invoice, PDF, withPdf } from './samples.mts';

/** Invoices of different customers, totals and types, each with a PDF of its own. */
export function mixedInvoices(world: ExactWorld, count: number): Array<Record<string, unknown>> {
	return Array.from({ length: count }, (_, index) => {
		const net = `${index + 1}.00`;
		const vat = (0.21 * (index + 1)).toFixed(2);
		const isCredit = index % 3 === 2;
		return invoice({
			exactCustomer: { accountId: customerIn(world, index % 4) },
			documentType: isCredit ? 'CREDIT_NOTE' : 'INVOICE',
			journal: isCredit ? '701' : '700',
			originalInvoiceNumber: isCredit ? '1' : undefined,
			lines: [{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net }],
			vatTotals: [{ vatCode: '21', base: net, vat }],
			totals: { net, vat, gross: (1.21 * (index + 1)).toFixed(2) },
		});
	});
}

export const pdfOf = (json: Record<string, unknown>): string => `${PDF}${String(json['number'])}`;

export const itemsOf = (invoices: ReadonlyArray<Record<string, unknown>>) =>
	invoices.map((json) => withPdf(json, pdfOf(json)));

/** Every invoice stands once, with its total, one document and its own PDF. */
export function assertAllBookedOnce(
	world: ExactWorld,
	invoices: ReadonlyArray<Record<string, unknown>>,
): void {
	for (const json of invoices) assertBookedOnce(world, json, pdfOf(json));
}

/** Never more than one entry, whatever became of the run. */
export function assertNoneTwice(
	world: ExactWorld,
	invoices: ReadonlyArray<Record<string, unknown>>,
): void {
	for (const { number } of invoices) {
		assert.ok(world.entries(String(number)).length <= 1, `${String(number)} stands twice`);
	}
}

/** Whatever is called rejected does not stand in the books. */
export function assertRejectedAreAbsent(world: ExactWorld, { outputs }: NodeRun): void {
	for (const { json } of outputs.flat()) {
		const { number, exactEntry } = json as { number: string; exactEntry: { outcome: string } };
		if (exactEntry.outcome !== 'rejected') continue;
		assert.deepEqual(world.entries(number), [], `${number} is called rejected`);
	}
}

/** A run under these faults, which is judged, then a healed run, after which all must stand once. */
export async function breakAndHeal(
	world: ExactWorld,
	faults: readonly FaultRule[],
	invoices: ReadonlyArray<Record<string, unknown>>,
	prepare: () => void = () => undefined,
): Promise<NodeRun> {
	const items = itemsOf(invoices);
	prepare();
	for (const rule of faults) world.exact.control.faults.add(rule);
	const broken = await runExport(world, items);
	const hits = world.exact.control.faults.list().reduce((sum, one) => sum + one.hits, 0);
	assert.ok(hits > 0, 'a fault did strike');
	assertNoneTwice(world, invoices);
	assertRejectedAreAbsent(world, broken);
	if (broken.error === undefined) {
		assert.equal(broken.outputs.flat().length, items.length, 'nothing is dropped');
	}

	world.exact.control.faults.clear();
	const healed = await exportItems(world, items);
	assert.deepEqual(
		healed.filter(({ needsAttention }) => needsAttention).flatMap(({ codes }) => codes),
		[],
	);
	assertAllBookedOnce(world, invoices);
	return broken;
}
