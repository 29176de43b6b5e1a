import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createPdfDrawer } from '../../sandbox/planmanager/pdf/drawer.mts';
import { benchSeed } from '../../sandbox/planmanager/seed/benchSeed.mts';
import { garageSeed } from '../../sandbox/planmanager/seed/garageSeed.mts';
import { hellSeed } from '../../sandbox/planmanager/seed/hellSeed.mts';
import type { InvoiceContent, Seed } from '../../sandbox/planmanager/types.mts';

const REASONS = `NUMBER_MISSING NUMBER_TAKEN_OTHER JOURNAL_MISSING JOURNAL_NOT_IN_EXACT
	JOURNAL_BLOCKED PURCHASE_JOURNAL CREDIT_IN_SALES_JOURNAL LINE_WITHOUT_GL_ACCOUNT
	GL_ACCOUNT_NOT_IN_EXACT GL_ACCOUNT_BLOCKED GL_ACCOUNT_WRONG_TYPE COST_CENTER_REQUIRED
	VAT_CODE_UNMAPPED VAT_CODE_NOT_IN_EXACT VAT_CODE_INCLUSIVE VAT_CODE_BLOCKED VAT_TOTAL_DIFFERS
	TOTALS_DIFFER CUSTOMER_WITHOUT_ADDRESS CUSTOMER_AMBIGUOUS CUSTOMER_BLOCKED PERIOD_MISSING
	PERIOD_CLOSED DATE_INVALID PDF_MISSING PDF_INVALID PDF_TOO_LARGE PAYMENT_REFERENCE_INVALID
	CREDIT_NOTE_WITHOUT_INVOICE PAYLOAD_CHANGED`.split(/\s+/);

const toCents = (text: string): number => Math.round(Number(text) * 100);
const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);

/** What is wrong with the amounts of a document, if anything. */
function amountFaults(content: InvoiceContent): string[] {
	const { totals, vatTotals, lines } = content;
	const net = toCents(totals.net);
	const checks: [string, boolean][] = [
		['lines make the net', sum(lines.map((line) => toCents(line.net))) === net],
		['bases make the net', sum(vatTotals.map((total) => toCents(total.base))) === net],
		[
			'codes make the VAT',
			sum(vatTotals.map((total) => toCents(total.vat))) === toCents(totals.vat),
		],
		['net and VAT make the gross', net + toCents(totals.vat) === toCents(totals.gross)],
		...vatTotals.map((total): [string, boolean] => [
			`VAT of ${total.vatCode} is base times rate`,
			Math.abs((toCents(total.base) * Number(total.rate)) / 100 - toCents(total.vat)) <= 0.5,
		]),
		...lines.map((line): [string, boolean] => [
			`${line.description} is quantity times price`,
			Math.abs(Number(line.quantity) * toCents(line.unitPrice) - toCents(line.net)) <= 0.5001,
		]),
	];
	return checks.filter(([, holds]) => !holds).map(([name]) => name);
}

function good(seed: Seed): InvoiceContent[] {
	const planted = new Set(seed.plantedDefects.map((defect) => defect.invoiceId));
	return seed.documents
		.map((document) => document.content)
		.filter((content) => !planted.has(content.id));
}

describe('The seeded garage', () => {
	const seed = garageSeed();

	it('is the same every time', () => {
		assert.deepEqual(garageSeed(), seed);
	});

	it('has some 150 documents of some 80 customers, over three months and two sites', () => {
		assert.ok(seed.documents.length >= 145 && seed.documents.length <= 160);
		assert.ok(seed.customers.length >= 78 && seed.customers.length <= 90);
		const dates = good(seed).map((content) => content.date);
		assert.ok(dates.every((date) => date >= '2026-09-01' && date <= '2026-11-20'));
		const sites = seed.documents.map((document) => document.content.site);
		for (const site of ['LIEGE', 'NAMUR']) {
			assert.ok(sites.filter((each) => each === site).length > 40);
		}
	});

	it('has amounts that add up to the cent in every good document', () => {
		for (const content of good(seed)) assert.deepEqual(amountFaults(content), [], content.id);
	});

	it('has documents where VAT per line would differ from VAT on the total', () => {
		const differing = good(seed).filter((content) => {
			const rates = new Map(content.vatTotals.map((total) => [total.vatCode, Number(total.rate)]));
			const perLine = content.lines.map((line) =>
				Math.round((toCents(line.net) * (rates.get(line.vatCode ?? '') ?? 0)) / 100),
			);
			return sum(perLine) !== toCents(content.totals.vat);
		});
		assert.ok(differing.length > 10);
	});

	it('numbers documents with at most nine digits, unique over all journals', () => {
		const numbers = seed.documents
			.map((document) => document.content.number)
			.filter((number) => number !== null);
		assert.ok(numbers.every((number) => /^\d{1,9}$/.test(number)));
		assert.equal(new Set(numbers).size, numbers.length);
	});

	it('has references and VAT numbers with right check digits', () => {
		for (const content of good(seed)) {
			const reference = content.paymentReference;
			if (reference === undefined) continue;
			assert.equal(Number(reference.slice(10)), Number(reference.slice(0, 10)) % 97 || 97);
		}
		for (const { vatNumber } of seed.customers) {
			if (!vatNumber?.startsWith('BE')) continue;
			assert.match(vatNumber, /^BE[01]\d{9}$/);
			assert.equal(Number(vatNumber.slice(10)), 97 - (Number(vatNumber.slice(2, 10)) % 97));
		}
	});

	it('ties each good credit note to an earlier invoice of the same customer', () => {
		const byNumber = new Map(good(seed).map((content) => [content.number, content]));
		const credits = good(seed).filter((content) => content.documentType === 'CREDIT_NOTE');
		assert.ok(credits.length >= 10);
		for (const credit of credits) {
			const original = byNumber.get(credit.originalInvoiceNumber ?? '');
			assert.ok(original, credit.id);
			assert.equal(original.customerId, credit.customerId);
			assert.ok(original.date <= credit.date);
			assert.ok(toCents(credit.totals.gross) > 0);
			const sold = new Set(original.lines.map((line) => JSON.stringify(line)));
			assert.ok(credit.lines.every((line) => sold.has(JSON.stringify(line))));
		}
	});

	it('bills the same site with its own pair of journals', () => {
		const pairs = new Map([
			['700', 'LIEGE'],
			['701', 'LIEGE'],
			['710', 'NAMUR'],
			['711', 'NAMUR'],
		]);
		for (const content of good(seed)) {
			const site = pairs.get(content.journal ?? '');
			if (site !== undefined) assert.equal(content.site, site, content.id);
		}
	});

	it('sells across the border without VAT, to customers with a VAT number of another country', () => {
		const customers = new Map(seed.customers.map((customer) => [customer.id, customer]));
		const across = good(seed).filter((content) =>
			content.vatTotals.some((total) => total.vatCode === 'IC'),
		);
		assert.ok(across.length >= 2);
		for (const content of across) {
			assert.equal(content.totals.vat, '0.00');
			assert.match(customers.get(content.customerId)?.vatNumber ?? '', /^(?!BE)[A-Z]{2}/);
		}
	});

	it('plants one defect for each reason that a document can carry', () => {
		const codes = seed.plantedDefects.map((defect) => defect.code);
		assert.deepEqual([...codes].sort(), [...REASONS].sort());
		assert.equal(new Set(seed.plantedDefects.map((defect) => defect.invoiceId)).size, codes.length);
	});

	it('plants amounts that differ only where the defect says so', () => {
		const contents = new Map(seed.documents.map(({ content }) => [content.id, content]));
		for (const defect of seed.plantedDefects) {
			const content = contents.get(defect.invoiceId);
			assert.ok(content);
			const faults = amountFaults(content);
			if (defect.code === 'TOTALS_DIFFER') assert.deepEqual(faults, ['lines make the net']);
			else if (defect.code === 'VAT_TOTAL_DIFFERS')
				assert.deepEqual(faults, ['VAT of 21 is base times rate']);
			else assert.deepEqual(faults, [], defect.code);
		}
	});

	it('agrees with the numbers that are taken in the books', () => {
		const file = new URL('../../sandbox/seed/taken-numbers.json', import.meta.url);
		const [taken] = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>[];
		const planted = seed.plantedDefects.find((defect) => defect.code === 'NUMBER_TAKEN_OTHER');
		const content = seed.documents.find(
			(document) => document.content.id === planted?.invoiceId,
		)?.content;
		assert.equal(taken?.['number'], content?.number);
		assert.equal(taken?.['journal'], content?.journal);
		assert.notEqual(taken?.['total'], content?.totals.gross);
	});
});

describe('The other seeds', () => {
	it('make as many good documents and customers as a measurement asks for', () => {
		const seed = benchSeed({ invoices: 200, customers: 80, knownCustomers: 40, pdfBytes: 50_000 });
		assert.equal(seed.documents.length, 200);
		assert.equal(new Set(seed.documents.map(({ content }) => content.customerId)).size, 80);
		for (const { content } of seed.documents) assert.deepEqual(amountFaults(content), []);
		assert.throws(() => benchSeed({ invoices: 1, customers: 99, knownCustomers: 99 }));
	});

	it('bring documents from hell, each odd in its own way', () => {
		const seed = hellSeed();
		assert.ok(seed.documents.length > 35);
		const longest = Math.max(...seed.customers.map((customer) => customer.name.length));
		assert.equal(longest, 300);
	});

	it('fill PDFs up to the size asked for, and give no two alike', async () => {
		const drawer = createPdfDrawer();
		const row = (id: string): { id: string; pdf: string } => ({
			id,
			pdf: JSON.stringify({ kind: 'sample', bytes: 1_000_000 }),
		});
		const [first, second] = [await drawer.bytesFor(row('a')), await drawer.bytesFor(row('b'))];
		assert.equal(first?.length, 1_000_000);
		assert.equal(first.subarray(0, 5).toString(), '%PDF-');
		assert.equal(first.subarray(-6).toString().trim(), '%%EOF');
		assert.notDeepEqual(first, second);
	});
});
