import { datesInDoubt } from '../../../../nodes/domain/entry/existingEntry';
import { payloadHash } from '../../../../nodes/domain/invoice/payloadHash';
import { reason } from '../../../../nodes/domain/reasons/reasons';
import { planSalesEntries } from '../../../../nodes/domain/entry/salesEntryPlan';
import type { PlanSettings } from '../../../../nodes/domain/entry/salesEntryPlan';
import type { SalesEntryStep } from '../../../../nodes/domain/entry/salesEntryStep';
import { books, entry, invoice, planInput, settings } from '../../support/invoices';

const OTHER_CUSTOMER = '3a5b1c7e-0000-4000-8000-000000000002';
const LINE = { description: 'Arbeidsloon', glAccount: '704000', vatCode: '21' };

const plan = (inputs = [planInput()], entries = [] as Array<ReturnType<typeof entry>>, more = {}) =>
	planSalesEntries(inputs, books(), entries, { ...settings, ...more });

const codesOf = (step: SalesEntryStep) =>
	(step.action === 'refuse' ? step.reasons : step.remarks).map((one) => one.code);

describe('the plan for a batch', () => {
	it('creates the entry of a document whose number is not in the books', () => {
		const [step] = plan();
		expect(step).toMatchObject({ action: 'create', entry: { YourRef: '26700001' }, remarks: [] });
	});

	it('adopts the entry that stands under the number with the same customer and total', () => {
		const [step] = plan([planInput()], [entry()]);
		expect(step).toMatchObject({ action: 'adopt', existing: { entryNumber: 26700017 } });
	});

	it.each([
		['another total', entry({ totalCents: 18151 }), 'total'],
		['another customer', entry({ customer: OTHER_CUSTOMER }), 'customer'],
	])('refuses a number that stands in the journal with %s', (_, existing, field) => {
		const [step] = plan([planInput()], [existing]);
		expect(codesOf(step)).toEqual(['NUMBER_TAKEN_OTHER']);
		expect(step.action === 'refuse' && step.reasons[0].message).toContain(field);
	});

	it('adopts the entry of another date within the financial year', () => {
		const [step] = plan([planInput()], [entry({ entryDate: '2026-11-02' })]);
		expect(step).toMatchObject({ action: 'adopt', existing: { entryDate: '2026-11-02' } });
	});

	const yearBefore = { year: 2025, period: 10, start: '2025-10-01', end: '2025-10-31' };
	it.each([
		['of the year before', '2025-10-15', [yearBefore]],
		['of a year that is not known', '2025-10-15', []],
		['without a date', '', []],
	])('refuses a number that starts again: the entry %s is not this document', (_, date, more) => {
		const known = books({ periods: [...books().periods, ...more] });
		const stands = [entry({ entryDate: date })];
		const [step] = planSalesEntries([planInput()], known, stands, settings);
		expect(codesOf(step)).toEqual(['NUMBER_TAKEN_OTHER']);
		expect(step.action === 'refuse' && step.reasons[0].message).toContain(
			`date ${date || 'unknown'} instead of 2026-10-15`,
		);
	});

	it.each([
		['USD', 'refuse'],
		['EUR', 'adopt'],
		['', 'adopt'],
	])('holds the currency of an entry (%p) against that of the invoice', (currency, action) => {
		expect(plan([planInput()], [entry({ currency })])[0].action).toBe(action);
	});

	it('knows the entry of its own year among those of other years', () => {
		const older = entry({ entryId: 'e', entryNumber: 9, entryDate: '2025-10-15' });
		expect(plan([planInput()], [older, entry()])[0]).toMatchObject({
			action: 'adopt',
			existing: { entryNumber: 26700017 },
		});
	});

	it('asks for the financial years that decide, and for no others', () => {
		const drafts = [planInput().parsed.draft];
		const dates = ['2025-10-15', '2026-10-15'].map((entryDate) => entry({ entryDate }));
		const other = entry({ entryDate: '2019-01-01', totalCents: 1 });
		expect(datesInDoubt(drafts, [...dates, other], settings)).toEqual(['2025-10-15']);
	});

	it('refuses a document that stands in another journal already', () => {
		expect(codesOf(plan([planInput()], [entry({ journal: '701' })])[0])).toEqual([
			'NUMBER_TAKEN_OTHER',
		]);
	});

	it('is not held back by the same number on another document in another journal', () => {
		const [step] = plan([planInput()], [entry({ journal: '701', totalCents: 4000 })]);
		expect(step.action).toBe('create');
	});

	it('refuses to choose when the books hold the document twice', () => {
		const twice = [
			entry(),
			entry({ entryId: 'e0000000-0000-4000-8000-000000000002', entryNumber: 9 }),
		];
		expect(codesOf(plan([planInput()], twice)[0])).toEqual(['ALREADY_BOOKED_TWICE']);
	});

	it('compares a credit note with its sign turned', () => {
		const input = planInput({
			documentType: 'CREDIT_NOTE',
			journal: '701',
			originalInvoiceNumber: '1',
		});
		const [step] = plan(
			[input],
			[entry({ journal: '701', totalCents: -18150, vatCents: -3150, type: 21 })],
		);
		expect(step.action).toBe('adopt');
	});

	const BEFORE = payloadHash(invoice({ date: '2026-10-14' }));
	it.each([
		['as it was', entry()],
		['for another total', entry({ totalCents: 1 })],
		['in another journal', entry({ journal: '701', totalCents: 1, entryDate: '2026-01-01' })],
	])('refuses a document that changed since its export while its entry stands, %s', (_, stands) => {
		const [step] = plan([planInput({ exportedHash: BEFORE })], [stands]);
		expect(codesOf(step)).toEqual(['PAYLOAD_CHANGED']);
		expect(step.action === 'refuse' && step.reasons[0].facts).toMatchObject({
			entryNumber: '26700017',
		});
	});

	it.each([
		['nothing', []],
		['another customer in another journal', [entry({ journal: '701', customer: OTHER_CUSTOMER })]],
	])('books a document that changed since its export anew when its number has %s', (_, stands) => {
		const [step] = plan([planInput({ exportedHash: BEFORE })], stands);
		expect(step).toMatchObject({
			action: 'create',
			remarks: [{ code: 'BOOKED_ANEW', facts: { number: '26700001' } }],
		});
	});

	it.each([
		['under another number', payloadHash(invoice({ number: '26700000' }))],
		['by a version that does not tell the number', 'a'.repeat(64)],
	])(
		'refuses a document that was exported %s: its entry cannot be looked up',
		(_, exportedHash) => {
			expect(codesOf(plan([planInput({ exportedHash })])[0])).toEqual(['PAYLOAD_CHANGED']);
		},
	);

	it.each([
		['of this version', payloadHash(invoice())],
		['of an earlier version', '57399c77867721141bcc682c5e75af9799bbb97084c65af471def74f4a21ea7a'],
	])('takes an unchanged document with a hash %s up again after a reset', (_, exportedHash) => {
		expect(plan([planInput({ exportedHash })], [entry()])[0].action).toBe('adopt');
		expect(plan([planInput({ exportedHash })])[0]).toMatchObject({ action: 'create', remarks: [] });
	});

	it('books a document with an unusable PDF and says so, or holds it back when told to', () => {
		const input = { ...planInput(), fileReasons: [reason('PDF_MISSING', { invoice: '26700001' })] };
		expect(plan([input])[0]).toMatchObject({
			action: 'create',
			remarks: [{ code: 'PDF_MISSING', severity: 'remark' }],
		});
		expect(plan([input], [], { withoutPdf: 'hold' })[0]).toMatchObject({
			action: 'refuse',
			reasons: [{ code: 'PDF_MISSING', severity: 'blocking' }],
		});
	});

	it.each([
		['26-001', 'NUMBER_NOT_NUMERIC'],
		['2147483648', 'NUMBER_NOT_NUMERIC'],
		['0026', 'NUMBER_NOT_NUMERIC'],
		['12e3', 'NUMBER_NOT_NUMERIC'],
	])('refuses to impose the number %s', (number, code) => {
		expect(codesOf(plan([planInput({ number })], [], { imposeNumber: true })[0])).toEqual([code]);
		expect(plan([planInput({ number })])[0].action).toBe('create');
	});

	it.each(['26700001', '1', '2147483647'])('can impose the number %s', (number) => {
		expect(plan([planInput({ number })], [], { imposeNumber: true })[0].action).toBe('create');
	});

	it('has nothing to impose on a document without number', () => {
		const [step] = plan([planInput({ number: '' })], [], { imposeNumber: true });
		expect(codesOf(step)).toEqual(['NUMBER_MISSING']);
	});

	it('refuses a document whose own figures disagree, also when an entry stands', () => {
		expect(codesOf(plan([planInput({ net: '150.01' })], [entry()])[0])).toEqual([
			'TOTALS_DIFFER',
			'TOTALS_DIFFER',
		]);
	});

	it('adopts an entry whatever would hinder booking it now, and keeps the remarks', () => {
		const parsed = {
			documentType: 'CREDIT_NOTE',
			originalInvoiceNumber: '1',
			date: '2026-09-10',
			paymentReference: '123',
		};
		const stands = entry({ totalCents: -18150, type: 21, entryDate: '2026-09-10' });
		const input = { ...planInput(parsed), fileReasons: [reason('PDF_MISSING', {})] };
		const [step] = plan([input], [stands], { withoutPdf: 'hold' });
		expect(step.action).toBe('adopt');
		expect(codesOf(step)).toEqual([
			'PAYMENT_REFERENCE_INVALID',
			'CREDIT_IN_SALES_JOURNAL',
			'PDF_MISSING',
		]);
		const severities = step.action === 'adopt' ? step.remarks.map((one) => one.severity) : [];
		expect(new Set(severities)).toEqual(new Set(['remark']));
	});

	it('books a document that lacks a further file also when it needs its PDF', () => {
		const lacking = reason('FILE_NOT_ATTACHED', { fileName: 'ubl.xml', cause: 'gone' });
		const input = { ...planInput(), fileReasons: [lacking] };
		expect(plan([input], [], { withoutPdf: 'hold' })[0]).toMatchObject({
			action: 'create',
			remarks: [{ code: 'FILE_NOT_ATTACHED', severity: 'remark' }],
		});
	});

	it('books a document that stands twice in the batch once', () => {
		const steps = plan([planInput(), planInput({ number: '26700002' }), planInput()]);
		expect(steps.map((step) => step.action)).toEqual(['create', 'create', 'repeat']);
		expect(steps[2]).toMatchObject({ of: 0 });
	});

	it('refuses a document that stands twice in the batch twice, for its own reasons', () => {
		const steps = plan([planInput({ journal: '799' }), planInput({ journal: '799' })]);
		expect(steps.map(codesOf)).toEqual([['JOURNAL_NOT_IN_EXACT'], ['JOURNAL_NOT_IN_EXACT']]);
	});

	it.each([
		['number', 'NUMBER_MISSING'],
		['journal', 'JOURNAL_MISSING'],
	])('does not hold documents without %s against each other', (field, code) => {
		const without = planInput({ [field]: '' });
		const steps = plan([without, planInput({ [field]: '', date: '2026-10-16' }), planInput()]);
		expect(steps.map(codesOf)).toEqual([[code], [code], []]);
	});

	it('calls no documents duplicates that have no number', () => {
		const other = planInput({ number: '', accountId: OTHER_CUSTOMER });
		const steps = plan([planInput({ number: '' }), other]);
		expect(steps.map(codesOf)).toEqual([['NUMBER_MISSING'], ['NUMBER_MISSING']]);
	});

	it('calls no documents one, in two journals, of which it cannot be read whose or how much they are', () => {
		for (const unread of [{ accountId: '' }, { vat: 'much' }]) {
			const elsewhere = planInput({ journal: '701', ...unread });
			for (const one of [planInput(unread), planInput()]) {
				expect(plan([one, elsewhere]).flatMap(codesOf)).not.toContain('DUPLICATE_IN_BATCH');
			}
		}
	});

	it('names the journals of one document in two, and no other', () => {
		const inBatch = ['700', '701', ''].map((journal) => planInput({ journal }));
		const [step] = plan(inBatch);
		expect(step).toMatchObject({ reasons: [{ facts: { journals: '700, 701' } }] });
	});

	it('adopts nothing for a document whose own figures do not add up', () => {
		const [step] = plan([planInput({ vat: '31.49' })], [entry()]);
		expect(step.action).toBe('refuse');
		expect(step).not.toHaveProperty('hash');
	});

	it('names the number of two different documents', () => {
		const [step] = plan([planInput(), planInput({ date: '2026-10-16' })]);
		expect(step).toMatchObject({ reasons: [{ facts: { number: '26700001' } }] });
	});

	it('books none of two different documents with one number', () => {
		const other = planInput({ date: '2026-10-16' });
		const steps = plan([planInput(), other]);
		expect(steps.map(codesOf)).toEqual([['DUPLICATE_IN_BATCH'], ['DUPLICATE_IN_BATCH']]);
	});

	it('books none of two documents with one number for two customers', () => {
		const steps = plan([planInput(), planInput({ accountId: OTHER_CUSTOMER })]);
		expect(steps.map(codesOf)).toEqual([['DUPLICATE_IN_BATCH'], ['DUPLICATE_IN_BATCH']]);
	});

	it('books none of two documents that are one but for their journal', () => {
		const steps = plan([planInput(), planInput({ number: '2' }), planInput({ journal: '701' })]);
		expect(steps.map(codesOf)).toEqual([['DUPLICATE_IN_BATCH'], [], ['DUPLICATE_IN_BATCH']]);
		expect(steps[0].action === 'refuse' && steps[0].reasons[0].message).toContain(
			'in journals "700" and "701"',
		);
	});

	it.each([
		['date', { date: '2026-10-16' }],
		['customer', { accountId: OTHER_CUSTOMER }],
		[
			'total',
			{
				net: '150.01',
				gross: '181.51',
				lines: [{ ...LINE, net: '150.01' }],
				vatTotals: [{ vatCode: '21', base: '150.01', vat: '31.50' }],
			},
		],
	])('books one number in two journals when the %s differs', (_, over) => {
		const other = planInput({ journal: '701', ...over });
		expect(plan([planInput(), other]).map((step) => step.action)).toEqual(['create', 'create']);
	});

	it('adopts the entry that stands when the batch has the document for another journal too', () => {
		const steps = plan([planInput({ journal: '701' }), planInput()], [entry()]);
		expect(steps.map((step) => step.action)).toEqual(['refuse', 'adopt']);
		expect(codesOf(steps[0])).toContain('NUMBER_TAKEN_OTHER');
	});

	it('adopts the entry that stands, and refuses only the other document with its number', () => {
		const other = planInput({ date: '2026-10-16', gross: '181.51', vat: '31.51', vatTotals: [] });
		const steps = plan([other, planInput(), planInput()], [entry()]);
		expect(steps.map((step) => step.action)).toEqual(['refuse', 'adopt', 'repeat']);
		expect(steps[2]).toMatchObject({ of: 1 });
		expect(codesOf(steps[0])).toEqual(['NUMBER_TAKEN_OTHER', 'DUPLICATE_IN_BATCH']);
	});

	it('adopts nothing when a third document with the number is to be created', () => {
		const other = planInput({ lines: [{ ...LINE, glAccount: '705000', net: '150.00' }] });
		const third = planInput({ date: '2026-10-16', gross: '181.51', vat: '31.51', vatTotals: [] });
		const steps = plan([planInput(), other, third], [entry()]);
		expect(steps.map((step) => step.action)).toEqual(['refuse', 'refuse', 'refuse']);
	});

	it('books one number of two years when numbers start again each year', () => {
		const before = planInput({ date: '2025-10-15' });
		const periods = [
			...books().periods,
			{ year: 2025, period: 10, start: '2025-10-01', end: '2025-10-31' },
		];
		const planned = (numbersRestart: PlanSettings['numbersRestart']) =>
			planSalesEntries([before, planInput()], books({ periods }), [], {
				...settings,
				numbersRestart,
			}).map((step) => step.action);
		expect(planned('calendarYear')).toEqual(['create', 'create']);
		expect(planned('financialYear')).toEqual(['create', 'create']);
		expect(planned('never')).toEqual(['refuse', 'refuse']);
	});

	it('says of an adopted entry that it has no reference, and only then', () => {
		const nameless = entry({ yourRef: '', entryNumber: 26700001 });
		const [step] = plan([planInput()], [nameless], { imposeNumber: true });
		expect(step).toMatchObject({
			action: 'adopt',
			remarks: [
				{ code: 'YOUR_REF_MISSING', facts: { number: '26700001', entryNumber: '26700001' } },
			],
		});
		expect(plan([planInput()], [entry()])[0]).toMatchObject({ action: 'adopt', remarks: [] });
	});

	it('names a number that cannot be imposed', () => {
		const [step] = plan([planInput({ number: 'F-12' })], [], { imposeNumber: true });
		expect(step).toMatchObject({
			reasons: [{ code: 'NUMBER_NOT_NUMERIC', facts: { number: 'F-12' } }],
		});
		expect(plan([planInput()], [], { imposeNumber: true })[0]).toMatchObject({ remarks: [] });
	});

	it('adopts nothing for two different documents that could both be the entry that stands', () => {
		const other = planInput({ lines: [{ ...LINE, glAccount: '705000', net: '150.00' }] });
		const steps = plan([planInput(), other], [entry()]);
		expect(steps.map(codesOf)).toEqual([['DUPLICATE_IN_BATCH'], ['DUPLICATE_IN_BATCH']]);
	});

	it('refuses VAT of a code that no line bears, and nothing stops the others', () => {
		const stray = planInput({
			vatTotals: [
				{ vatCode: '21', rate: '21', base: '150.00', vat: '31.50' },
				{ vatCode: '6', rate: '6', base: '0.00', vat: '0.01' },
			],
			vat: '31.51',
			gross: '181.51',
		});
		const steps = plan([stray, planInput({ number: '26700002' })]);
		expect(codesOf(steps[0])).toContain('VAT_TOTAL_DIFFERS');
		expect(steps[1].action).toBe('create');
	});

	it('takes half an emoji in a number for a character that can be sent', () => {
		const [step] = plan([planInput({ number: '267\ud83d' })]);
		expect(step).toMatchObject({ action: 'create', entry: { YourRef: '267\ufffd' } });
	});

	it('gives each document a step of its own, in order, and the others are not held back', () => {
		const steps = plan([
			planInput({ number: '1', journal: '799' }),
			planInput({ number: '2' }),
			planInput({ number: '3', date: '2026-09-10' }),
		]);
		expect(steps.map((step) => step.action)).toEqual(['refuse', 'create', 'refuse']);
	});

	it('names everything that is wrong with a document at once', () => {
		const [step] = plan([planInput({ journal: '799', date: '2031-01-01', gross: '181.49' })]);
		expect(codesOf(step)).toEqual(['TOTALS_DIFFER', 'JOURNAL_NOT_IN_EXACT', 'PERIOD_MISSING']);
	});
});
