/** The number is the reference: what is taken, what occurs twice, and what Exact Online makes of it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import {
	assertBookedOnce,
	books,
	customerIn,
	entryOf,
	exportItems,
	linesOf,
} from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, withPdf } from './support/samples.mts';

let world: ExactWorld;
let exactCustomer: { accountId: string };
before(async () => {
	world = await startExactWorld();
});
beforeEach(() => {
	world.reset();
	exactCustomer = { accountId: customerIn(world) };
});
after(async () => await world.close());

const IMPOSE = { options: { numberPolicy: 'impose' } };
const forgetCalls = () => world.exact.control.calls.reset();
const twice = (net: string, vat: string, gross: string) => ({
	lines: [{ description: 'Arbeidsloon', glAccount: '704000', vatCode: '21', net }],
	vatTotals: [{ vatCode: '21', base: net, vat }],
	totals: { net, vat, gross },
});

test('by default Exact Online numbers its entries itself and the number stands in Your Ref.', async () => {
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.notEqual(String(done.result['entryNumber']), one['number']);
	assert.deepEqual(done.codes, []);
	assertBookedOnce(world, one);
});

test('an imposed number becomes the number of the entry where Exact Online takes it over', async () => {
	world.exact.control.switches({ imposedNumber: 'honoured' });
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

	assert.deepEqual(done.codes, []);
	const entry = assertBookedOnce(world, one);
	assert.deepEqual(
		[String(entry['EntryNumber']), String(entry['InvoiceNumber']), entry['YourRef']],
		[one['number'], one['number'], one['number']],
	);
});

test('an imposed number that Exact Online replaces is reported as a remark', async () => {
	world.exact.control.switches({ imposedNumber: 'replaced' });
	const one = invoice({ exactCustomer });
	const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
	assert.deepEqual(done.codes, ['BOOKED_NUMBER_DIFFERS']);
	const entry = assertBookedOnce(world, one);
	assert.match(done.reasons[0].message, new RegExp(String(entry['EntryNumber'])));
});

test('an imposed number that Exact Online refuses as taken is told in its words, nothing is booked', async () => {
	world.exact.control.switches({ imposedNumber: 'refuseDuplicate' });
	const { one } = await heldByHand('typed by hand', OTHER_DOCUMENT);
	const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

	assert.deepEqual([done.outcome, done.codes], ['rejected', ['EXACT_REFUSED']]);
	assert.match(done.reasons[0].message, /Gegeven bestaat reeds/);
	assert.equal(world.entries(String(one['number'])).length, 0);
});

/** An invoice, and an entry that a person made under its number, with another "Your ref." or without. */
async function heldByHand(yourRef: string | null, over: () => Record<string, unknown>) {
	const one = invoice({ exactCustomer });
	const json = { ...one, ...over() };
	await exportItems(world, [withPdf(json)], { ...IMPOSE, includePdf: false });
	const entry = entryOf(world, one['number']);
	entry['YourRef'] = yourRef;
	forgetCalls();
	return { one, entry };
}

const THIS_INVOICE = () => ({});
const OTHER_TOTAL = () => twice('10.00', '2.10', '12.10');
const OTHER_DOCUMENT = () => ({
	...OTHER_TOTAL(),
	exactCustomer: { accountId: customerIn(world, 1) },
});

test('an imposed number of an entry made by hand without Your Ref. is that of the invoice: taken over', async () => {
	const { one, entry } = await heldByHand(null, THIS_INVOICE);
	const [planned] = await exportItems(world, [withPdf(one)], { ...IMPOSE, dryRun: true });
	const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

	for (const { codes, result, needsAttention } of [planned, done]) {
		assert.deepEqual([codes, needsAttention], [['YOUR_REF_MISSING'], false]);
		assert.deepEqual([result['number'], result['entryId']], [one['number'], entry['EntryID']]);
	}
	assert.equal(done.outcome, 'adopted');
	assert.equal(world.writes()['POST salesentry/SalesEntries'], undefined);
	assert.equal(entry['YourRef'], null);
});

const doubtful = {
	'without Your Ref., for the same customer with another total': [null, OTHER_TOTAL, /12\.10/],
	'with another Your Ref., and all else alike': ['Dossier 12', THIS_INVOICE, /"Dossier 12"/],
} as const;

for (const [what, [yourRef, over, words]] of Object.entries(doubtful)) {
	test(`an imposed number of an entry made by hand ${what}, is left to a person`, async () => {
		const { one } = await heldByHand(yourRef, over);
		const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

		assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
		assert.match(done.reasons[0].message, words);
		assert.deepEqual(world.writes(), {});
	});
}

for (const yourRef of [null, 'Dossier 12']) {
	test(`an imposed number of another document (Your Ref. ${yourRef}) is given up, with a remark`, async () => {
		const { one } = await heldByHand(yourRef, OTHER_DOCUMENT);
		const [done] = await exportItems(world, [withPdf(one)], IMPOSE);

		assert.deepEqual([done.outcome, done.codes], ['created', ['BOOKED_NUMBER_DIFFERS']]);
		assertBookedOnce(world, one);
	});
}

test('entry numbers are looked up where they are imposed and the number is not found otherwise', async () => {
	const one = invoice({ exactCustomer });
	const lookUps = async (parameters = {}) => {
		forgetCalls();
		await exportItems(world, [withPdf(one)], { ...parameters, dryRun: true });
		return world.calls()['GET salesentry/SalesEntries'];
	};
	assert.deepEqual([await lookUps(), await lookUps(IMPOSE)], [1, 2]);
	await exportItems(world, [withPdf(one)]);
	assert.equal(await lookUps(IMPOSE), 1);
});

test('a number that is not imposed may be anything that fits', async () => {
	const numbers = ['F/2026-0012', '0026', "d'été & 100%", 'n° 7', '26.00+1#?'];
	const all = numbers.map((number) => invoice({ exactCustomer, number }));
	const items = all.map((json) => withPdf(json));
	const done = await exportItems(world, items);
	assert.deepEqual(
		done.flatMap(({ codes }) => codes),
		[],
	);
	for (const one of all) assertBookedOnce(world, one);

	forgetCalls();
	const again = await exportItems(world, items);
	assert.deepEqual(new Set(again.map(({ outcome }) => outcome)), new Set(['adopted']));
	assert.deepEqual(world.writes(), {});
});

test('a number taken by another total is refused, and both totals are named', async () => {
	const first = invoice({ exactCustomer });
	await exportItems(world, [withPdf(first)]);
	forgetCalls();
	const other = { ...invoice({ exactCustomer, ...twice('10.00', '2.10', '12.10') }) };
	const [done] = await exportItems(world, [withPdf({ ...other, number: first['number'] })]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.match(done.reasons[0].message, /181\.50.*12\.10/);
	assert.deepEqual(world.writes(), {});
});

test('a number taken by another customer is refused', async () => {
	const first = invoice({ exactCustomer });
	await exportItems(world, [withPdf(first)]);
	forgetCalls();
	const accountId = customerIn(world, 1);
	const [done] = await exportItems(world, [withPdf({ ...first, exactCustomer: { accountId } })]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.deepEqual(world.writes(), {});
});

test('an entry in another currency is not the invoice, though the figures agree', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf({ ...one, currency: 'USD' })]);
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.match(done.reasons[0].message, /currency USD instead of EUR/);
	assert.deepEqual(world.writes(), {});
});

test('the same number in another journal is another document, unless all else is the same', async () => {
	const first = invoice({ exactCustomer });
	await exportItems(world, [withPdf(first)]);
	const inNamur = { ...first, journal: '710' };
	const [moved] = await exportItems(world, [withPdf(inNamur)]);
	assert.deepEqual([moved.outcome, moved.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);

	const [other] = await exportItems(world, [
		withPdf({ ...inNamur, ...twice('10.00', '2.10', '12.10') }),
	]);
	assert.equal(other.outcome, 'created');
});

/** Books the invoice, then gives its entry another date, as a person can. */
async function bookedOn(date: number): Promise<Record<string, unknown>> {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	entryOf(world, one['number'])['EntryDate'] = date;
	forgetCalls();
	return one;
}

test('an entry of another date in the same year is adopted, and both dates are told', async () => {
	const one = await bookedOn(Date.UTC(2026, 9, 31));
	const [planned] = await exportItems(world, [withPdf(one)], { dryRun: true });
	const [done] = await exportItems(world, [withPdf(one)]);

	for (const { codes, needsAttention, reasons } of [planned, done]) {
		assert.deepEqual([codes, needsAttention], [['BOOKED_DATE_DIFFERS'], false]);
		assert.match(reasons[0].message, /2026-10-31.*2026-10-15/);
	}
	assert.equal(done.outcome, 'adopted');
	assert.deepEqual(world.writes(), {});
});

test('numbers that start again: the entry of another financial year is another document', async () => {
	const one = await bookedOn(Date.UTC(2025, 9, 15));
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.match(done.reasons[0].message, /2025-10-15 instead of 2026-10-15/);
	assert.deepEqual(world.writes(), {});
});

for (const numbersRestart of ['calendarYear', 'financialYear']) {
	test(`numbers that start again each ${numbersRestart}: the entry of another year is no obstacle`, async () => {
		const one = await bookedOn(Date.UTC(2025, 9, 15));
		const options = { numbersRestart };
		const [done] = await exportItems(world, [withPdf(one)], { options });
		const [again] = await exportItems(world, [withPdf(one)], { options });

		assert.deepEqual([done.outcome, done.codes], ['created', []]);
		assert.deepEqual([again.outcome, again.codes], ['adopted', []]);
		assert.equal(again.result['entryId'], done.result['entryId']);
		assert.equal(world.entries(String(one['number'])).length, 2);
	});
}

test('numbers that start again: an entry of the same year with other content still takes the number', async () => {
	const one = await bookedOn(Date.UTC(2026, 8, 15));
	const other = { ...one, ...OTHER_TOTAL() };
	const options = { numbersRestart: 'calendarYear' };
	const [done] = await exportItems(world, [withPdf(other)], { options });

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
});

test('an invoice that stands in the books twice is left to a person, with both entries named', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const entry = entryOf(world, one['number']);
	const double = { ...entry, EntryID: '10000000-2000-4000-8000-300000000000', EntryNumber: 4711 };
	books(world).entries.add(double);
	forgetCalls();
	const [done] = await exportItems(world, [withPdf(one)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['ALREADY_BOOKED_TWICE']]);
	for (const number of [String(entry['EntryNumber']), '4711']) {
		assert.match(done.reasons[0].message, new RegExp(`\\b${number}\\b`));
	}
	assert.deepEqual(world.writes(), {});
});

test('the same invoice twice in one batch is booked once, and both items get its entry', async () => {
	const one = invoice({ exactCustomer });
	const done = await exportItems(world, [withPdf(one), withPdf(one)]);

	assertBookedOnce(world, one);
	assert.deepEqual(done[0].result, done[1].result);
	assert.deepEqual(
		done.map(({ outcome, needsAttention }) => [outcome, needsAttention]),
		[
			['created', false],
			['created', false],
		],
	);
});

test('two different documents with one number in a batch are both refused', async () => {
	const one = invoice({ exactCustomer });
	const other = { ...one, ...twice('10.00', '2.10', '12.10') };
	const done = await exportItems(world, [withPdf(one), withPdf(other)]);

	for (const { codes, outcome } of done) {
		assert.deepEqual([outcome, codes], ['refused', ['DUPLICATE_IN_BATCH']]);
	}
	assert.deepEqual(world.writes(), {});
});

test('of two different documents with one number, the one that stands is taken over, the other refused', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)]);
	const other = { ...one, ...twice('10.00', '2.10', '12.10') };
	forgetCalls();
	const [wrong, right, again] = await exportItems(
		world,
		[other, one, one].map((json) => withPdf(json)),
	);

	assert.deepEqual(
		[wrong, right, again].map(({ outcome, codes }) => [outcome, codes]),
		[
			['refused', ['NUMBER_TAKEN_OTHER', 'DUPLICATE_IN_BATCH']],
			['adopted', []],
			['adopted', []],
		],
	);
	assert.deepEqual(right.result, again.result);
	assert.doesNotMatch(wrong.reasons[1].hint, /[Nn]one of them was booked/);
	assert.deepEqual(world.writes(), {});
});

test('of an entry that stands, its PDF is attached once though the document is there twice', async () => {
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one)], { includePdf: false });
	await exportItems(world, [withPdf(one), withPdf(one)]);

	assertBookedOnce(world, one);
});

/** Exports the invoice; gives it as the source offers it again after a reset, with these changes. */
async function resetAfterExport(over: Record<string, unknown> = {}) {
	const one = invoice({ exactCustomer });
	const [first] = await exportItems(world, [withPdf(one)]);
	forgetCalls();
	const { payloadHash, entryNumber } = first.result;
	const changed: Record<string, unknown> = { ...one, ...over, export: { payloadHash } };
	return { one, changed, entryNumber };
}

/** As the accountant removes an open entry in Exact Online; its document stays. */
function removeEntry(number: unknown): void {
	const { EntryID } = entryOf(world, number);
	for (const line of world.lines(EntryID)) books(world).entryLines.remove(line['ID']);
	books(world).entries.remove(EntryID);
}

const CORRECTED = {
	lines: [{ description: 'Arbeidsloon', glAccount: '705700', vatCode: '21', net: '150.00' }],
};

for (const [what, over] of Object.entries({
	'another total': twice('10.00', '2.10', '12.10'),
	'another ledger account': CORRECTED,
	'another journal and total': { journal: '710', ...twice('10.00', '2.10', '12.10') },
})) {
	test(`an invoice that was exported and has ${what} since asks for a credit note while its entry stands`, async () => {
		const { changed, entryNumber } = await resetAfterExport(over);
		const [done] = await exportItems(world, [withPdf(changed)]);

		assert.deepEqual([done.outcome, done.codes], ['refused', ['PAYLOAD_CHANGED']]);
		assert.match(done.reasons[0].message, new RegExp(`entry ${String(entryNumber)} stands`));
		assert.match(done.reasons[0].hint, /credit note/);
		assert.deepEqual(world.writes(), {});
	});
}

test('a corrected invoice whose entry the accountant removed is booked as it is now, with a remark', async () => {
	const { changed } = await resetAfterExport(CORRECTED);
	removeEntry(changed['number']);
	const [done] = await exportItems(world, [withPdf(changed)]);

	assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
	assert.deepEqual(done.codes, ['BOOKED_ANEW']);
	assert.deepEqual(linesOf(world, assertBookedOnce(world, changed)), [['705700', 150, 31.5, '4']]);
});

test('a corrected invoice that was booked anew without a word is taken over by the next export', async () => {
	const { changed } = await resetAfterExport(CORRECTED);
	removeEntry(changed['number']);
	await exportItems(world, [withPdf(changed)]);
	forgetCalls();

	// The source still holds the hash of the first export: the run broke off before it was told.
	const [done] = await exportItems(world, [withPdf(changed)]);
	assert.deepEqual([done.outcome, done.codes], ['adopted', []]);
	assert.deepEqual(world.writes(), {});
	assert.equal(world.calls()['GET salesentry/SalesEntryLines'], 1);
});

test('a corrected invoice whose number another customer has is not booked a second time', async () => {
	const { changed } = await resetAfterExport(CORRECTED);
	entryOf(world, changed['number'])['Customer'] = customerIn(world, 1);
	const [done] = await exportItems(world, [withPdf(changed)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['NUMBER_TAKEN_OTHER']]);
	assert.deepEqual(world.writes(), {});
});

test('an invoice that got another number after its export is not booked beside its entry', async () => {
	const { changed } = await resetAfterExport({ number: '26990001' });
	const [done] = await exportItems(world, [withPdf(changed)]);

	assert.deepEqual([done.outcome, done.codes], ['refused', ['PAYLOAD_CHANGED']]);
	assert.match(done.reasons[0].message, /perhaps its number too/);
	assert.deepEqual(world.writes(), {});
});

test('the order of its lines alone is no change of an invoice', async () => {
	const { one, changed } = await resetAfterExport();
	const lines = [...(one['lines'] as object[])].reverse();
	const [done] = await exportItems(world, [withPdf({ ...changed, lines })]);

	assert.deepEqual([done.outcome, done.codes], ['adopted', []]);
	assert.deepEqual(world.writes(), {});
});

test('an unchanged invoice comes back after a reset and is adopted', async () => {
	const one = invoice({ exactCustomer });
	const [first] = await exportItems(world, [withPdf(one)]);
	const { payloadHash } = first.result;
	const [done] = await exportItems(world, [withPdf({ ...one, export: { payloadHash } })]);

	assert.equal(done.outcome, 'adopted');
	assertBookedOnce(world, one);
});
