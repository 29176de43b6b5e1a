import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { connect, isRecord } from './exactClient.mts';
import type { Answer, Api, WireRow } from './exactClient.mts';

const NOWHERE = '00000000-0000-0000-0000-000000000000';
// The books are fixed: 2026 is open from July on.
const START = Date.UTC(2026, 10, 10, 9, 0, 0);

let api: Api;
before(async () => {
	api = await connect({ errorLimit: 1_000_000, minutelyLimit: 1_000_000, start: START });
});
after(() => api.simulator.close());
beforeEach(() => {
	api.simulator.reset();
	api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
});

const gl = (code: string) => api.glAccount(code)['ID'];
const line = (changes: WireRow = {}): WireRow => ({
	GLAccount: gl('704000'),
	AmountFC: 100,
	VATCode: '4',
	...changes,
});
const entry = (changes: WireRow = {}): WireRow => ({
	Customer: api.customer('CABINET RENSON')['ID'],
	Journal: '700',
	EntryDate: '2026-10-15',
	YourRef: 'VF2026-0001',
	SalesEntryLines: [line()],
	...changes,
});
const book = (changes: WireRow = {}) => api.post('salesentry/SalesEntries', entry(changes));
const bookLines = (...lines: WireRow[]) => book({ SalesEntryLines: lines });
const at = (answer: Answer) => `salesentry/SalesEntries(guid'${String(answer.row['EntryID'])}')`;
const linesOf = async (answer: Answer): Promise<WireRow[]> => {
	const filter = `EntryID eq guid'${String(answer.row['EntryID'])}'`;
	return (await api.get(`salesentry/SalesEntryLines?$orderby=LineNumber&$filter=${filter}`)).rows;
};
const amounts = (row: WireRow) => [row['AmountFC'], row['VATAmountFC']];
const switches = (changes: Record<string, unknown>) => api.simulator.control.switches(changes);

describe('a sales entry', () => {
	it('stands open in the journal with number, totals and due date', async () => {
		const { status, row } = await book({ PaymentCondition: '30' });
		assert.equal(status, 201);
		assert.deepEqual(amounts(row), [121, 21]);
		assert.deepEqual([row['Status'], row['Type']], [20, 20]);
		assert.equal(row['EntryNumber'], 267000001);
		assert.equal(row['InvoiceNumber'], row['EntryNumber']);
		assert.deepEqual([row['ReportingYear'], row['ReportingPeriod']], [2026, 10]);
		assert.equal(row['DueDate'], `/Date(${Date.UTC(2026, 10, 14)})/`);
		assert.deepEqual(
			[row['CustomerName'], row['JournalDescription']],
			['CABINET RENSON', 'Ventes carrosserie'],
		);
	});

	it('has deferred lines unless they are expanded', async () => {
		const made = await book();
		const plain = await api.get(at(made));
		assert.ok(
			isRecord(plain.row['SalesEntryLines']) && '__deferred' in plain.row['SalesEntryLines'],
		);
		const { row } = await api.get(
			`${at(made)}?$select=YourRef,SalesEntryLines/AmountFC&$expand=SalesEntryLines`,
		);
		const lines = row['SalesEntryLines'];
		assert.ok(isRecord(lines) && Array.isArray(lines['results']));
		assert.deepEqual(
			lines['results'].map((one: WireRow) => one['AmountFC']),
			[100],
		);
	});

	it('leads from the deferred address to its lines', async () => {
		const made = await book();
		const { rows } = await api.get(`${at(made)}/SalesEntryLines?$select=VATCode,GLAccountCode`);
		assert.deepEqual(
			rows.map((row) => [row['VATCode'], row['GLAccountCode']]),
			[['4  ', '704000']],
		);
	});

	it('is found by its reference, which need not be unique', async () => {
		await book();
		assert.equal((await book()).status, 201);
		const found = await api.get(
			"salesentry/SalesEntries?$select=EntryNumber&$filter=YourRef eq 'VF2026-0001' and Journal eq '700'",
		);
		assert.deepEqual(found.rows.map((row) => row['EntryNumber']).sort(), [267000001, 267000002]);
	});

	it('numbers each journal apart', async () => {
		await book();
		assert.equal((await book({ Journal: '710' })).row['EntryNumber'], 267100001);
	});

	it('takes today and the currency of the books when they are left out', async () => {
		const { EntryDate: _date, ...undated } = entry();
		const { row } = await api.post('salesentry/SalesEntries', undated);
		assert.equal(row['EntryDate'], `/Date(${Date.UTC(2026, 10, 10)})/`);
		assert.equal(row['Currency'], 'EUR');
	});

	it('turns foreign money into euros', async () => {
		const { row } = await book({ Currency: 'USD' });
		assert.deepEqual([row['AmountFC'], row['AmountDC']], [121, 108.9]);
	});

	it('may start processed when switched so', async () => {
		switches({ newEntryStatus: 50 });
		assert.equal((await book()).row['Status'], 50);
	});
});

describe('VAT', () => {
	it('is computed per line, so that it can differ from the invoice by a cent', async () => {
		const thirds = [line({ AmountFC: 0.33 }), line({ AmountFC: 0.33 }), line({ AmountFC: 0.34 })];
		const { row } = await bookLines(...thirds.map((one) => ({ ...one, VATCode: '3' })));
		assert.deepEqual(amounts(row), [1.12, 0.12]);
		const half = await bookLines(line({ AmountFC: 0.5 }), line({ AmountFC: 0.5 }));
		// 21 % of 0.50 is 0.105: twice 0.11, where the invoice has 0.21.
		assert.deepEqual(amounts(half.row), [1.22, 0.22]);
	});

	it('follows the amount that a line sends', async () => {
		const { row } = await bookLines(line({ VATAmountFC: 20.99 }), line({ VATAmountFC: '21.01' }));
		assert.deepEqual(amounts(row), [242, 42]);
	});

	it('follows the amount that the header sends', async () => {
		const made = await book({
			VATAmountFC: 0.21,
			SalesEntryLines: [line({ AmountFC: 0.5 }), line({ AmountFC: 0.5 })],
		});
		assert.deepEqual(amounts(made.row), [1.21, 0.21]);
		assert.deepEqual(
			(await linesOf(made)).map((one) => one['VATAmountFC']),
			[0.11, 0.1],
		);
	});

	it('is inside the amount with an inclusive code', async () => {
		const made = await bookLines(line({ AmountFC: 121, VATCode: 'I4' }));
		assert.deepEqual(amounts(made.row), [121, 21]);
		assert.deepEqual((await linesOf(made)).map(amounts), [[100, 21]]);
	});

	it('is nothing for base-only codes and without a code', async () => {
		const { VATCode: _code, ...without } = line();
		const { row } = await bookLines(line({ VATCode: '0' }), line({ VATCode: 'VN ' }), without);
		assert.deepEqual(amounts(row), [300, 0]);
	});

	it('takes a code padded or not, and amounts as text', async () => {
		const { row } = await bookLines(line({ VATCode: '4  ', AmountFC: '10.00' }));
		assert.deepEqual(amounts(row), [12.1, 2.1]);
	});
});

describe('a negative total', () => {
	const credit = () => book({ Journal: '701', SalesEntryLines: [line({ AmountFC: -100 })] });

	it('makes a credit note', async () => {
		const { row } = await credit();
		assert.deepEqual([...amounts(row), row['Type']], [-121, -21, 21]);
	});

	it('stays a sales entry when switched so', async () => {
		switches({ negativeTotalType: 20 });
		assert.equal((await credit()).row['Type'], 20);
	});

	it('can not be forced by sending the type', async () => {
		assert.equal((await book({ Type: 21 })).status, 400);
	});
});

describe('an imposed number', () => {
	const imposed = () => book({ InvoiceNumber: 26000123, EntryNumber: 26000123 });

	it('is taken over, and a taken one is replaced without a word', async () => {
		assert.equal((await imposed()).row['EntryNumber'], 26000123);
		assert.equal((await imposed()).row['EntryNumber'], 267000001);
	});

	it('counts when only InvoiceNumber is sent', async () => {
		assert.equal((await book({ InvoiceNumber: 77 })).row['EntryNumber'], 77);
	});

	it('is replaced without a word when switched so', async () => {
		switches({ imposedNumber: 'replaced' });
		assert.equal((await imposed()).row['EntryNumber'], 267000001);
	});

	it('is refused when taken, when switched so', async () => {
		switches({ imposedNumber: 'refuseDuplicate' });
		await imposed();
		const second = await imposed();
		assert.deepEqual([second.status, second.error], [500, 'Gegeven bestaat reeds.']);
		assert.equal(api.books.entries.all().length, 1);
	});
});

describe('an own EntryID', () => {
	const EntryID = '11111111-2222-4333-8444-555555555555';

	it('is kept, and a second POST with it is refused', async () => {
		assert.equal((await book({ EntryID })).row['EntryID'], EntryID);
		const second = await book({ EntryID });
		assert.deepEqual([second.status, second.error], [500, 'Gegeven bestaat reeds.']);
		assert.equal(api.books.entries.all().length, 1);
	});

	it('is ignored when switched so', async () => {
		switches({ ownEntryId: 'ignored' });
		assert.notEqual((await book({ EntryID })).row['EntryID'], EntryID);
		assert.equal((await book({ EntryID })).status, 201);
	});
});

describe('a sales entry is refused', () => {
	const cases: Array<[string, () => WireRow, string]> = [
		['without customer', () => ({ Customer: null }), 'Verplicht: Factuur voor'],
		['for nobody', () => ({ Customer: NOWHERE }), 'Ongeldige referentie: Factuur voor'],
		[
			'for an account that is no customer',
			() => ({ Customer: api.customer('Laurence Mottet')['ID'] }),
			'Ongeldig: Factuur voor (Type)',
		],
		[
			'for a blocked customer',
			() => ({ Customer: api.customer('Carrelages Vandamme SPRL')['ID'] }),
			'Ongeldig: Factuur voor (Geblokkeerd)',
		],
		[
			'with the GUID of a journal',
			() => ({ Journal: api.books.journals.where('Code', '700')[0]?.['ID'] }),
			'Ongeldige referentie: Journals',
		],
		['in a purchase journal', () => ({ Journal: '600' }), 'Ongeldig: Dagboek (Type)'],
		['in a blocked journal', () => ({ Journal: '719' }), 'Ongeldig: Dagboek (Geblokkeerd)'],
		['without lines', () => ({ SalesEntryLines: [] }), 'Verplicht: Boekingsregels'],
		['in a year without books', () => ({ EntryDate: '2019-07-12' }), 'Verplicht: Boekjaar'],
		['in a closed period', () => ({ EntryDate: '2026-06-30' }), 'Ongeldig: Periode (Afgesloten)'],
		[
			'in a closed period that is named',
			() => ({ ReportingYear: 2026, ReportingPeriod: 5 }),
			'Ongeldig: Periode (Afgesloten)',
		],
		['in an unknown currency', () => ({ Currency: 'XXX' }), 'Ongeldige referentie: Valuta'],
		[
			'with a document that does not exist',
			() => ({ Document: NOWHERE }),
			'Ongeldige referentie: Document',
		],
		[
			'with an unknown payment condition',
			() => ({ PaymentCondition: '99' }),
			'Ongeldige referentie: Betalingsconditie',
		],
		[
			'with a reference beyond 30 characters',
			() => ({ YourRef: 'x'.repeat(31) }),
			'Maximumlengte overschreden: YourRef',
		],
		[
			'with a description beyond 60 characters',
			() => ({ Description: 'x'.repeat(61) }),
			'Maximumlengte overschreden: Description',
		],
	];
	const lineCases: Array<[string, () => WireRow, string]> = [
		['without ledger account', () => ({ GLAccount: null }), 'Verplicht: Grootboekrekening'],
		[
			'with an unknown ledger account',
			() => ({ GLAccount: NOWHERE }),
			'Ongeldige referentie: Grootboekrekening',
		],
		[
			'with a blocked ledger account',
			() => ({ GLAccount: gl('704950') }),
			'Ongeldig: Grootboekrekening (Geblokkeerd)',
		],
		[
			'with the receivables account',
			() => ({ GLAccount: gl('400000') }),
			'Ongeldig: Grootboekrekeningtype',
		],
		[
			'with the VAT account',
			() => ({ GLAccount: gl('451000') }),
			'Ongeldig: Grootboekrekeningtype',
		],
		['without amount', () => ({ AmountFC: null }), 'Verplicht: Bedrag'],
		['with an unknown VAT code', () => ({ VATCode: '9' }), 'Ongeldige referentie: Btw-code'],
		['with a blocked VAT code', () => ({ VATCode: 'B4' }), 'Ongeldig: Btw-code (Geblokkeerd)'],
		['with a VAT code for purchases', () => ({ VATCode: 'A4' }), 'Ongeldig: Btw-code (Type)'],
		['with a VAT percentage of nothing', () => ({ VATPercentage: 0 }), 'Ongeldig: Btw-percentage'],
		[
			'without the cost centre that the account wants',
			() => ({ GLAccount: gl('704960') }),
			'Verplicht: Kostenplaats',
		],
		[
			'with an unknown cost centre',
			() => ({ CostCenter: 'MONS' }),
			'Ongeldige referentie: Kostenplaats',
		],
	];
	const all = [
		...cases,
		...lineCases.map(([what, changes, text]): [string, () => WireRow, string] => [
			what,
			() => ({ SalesEntryLines: [line(changes())] }),
			text,
		]),
	];
	for (const [what, changes, text] of all) {
		it(what, async () => {
			const answer = await book(changes());
			assert.deepEqual([answer.status, answer.error], [500, text]);
			assert.equal(api.books.entries.all().length, 0);
		});
	}

	it('with everything that is wrong at once', async () => {
		const answer = await book({ Journal: '600', SalesEntryLines: [line({ VATCode: '9' })] });
		assert.equal(answer.error, 'Ongeldig: Dagboek (Type)\r\nOngeldige referentie: Btw-code');
	});

	it('as a bad stream when the lines are no array, or not objects', async () => {
		for (const lines of [{ results: [line()] }, ['x'], 'x']) {
			const answer = await book({ SalesEntryLines: lines });
			assert.equal(answer.status, 400);
			assert.match(answer.error, /^Error processing request stream/);
		}
	});

	it('for an unknown field on a line, or an amount with a comma', async () => {
		assert.equal((await bookLines(line({ Amount: 1 }))).status, 400);
		assert.equal((await bookLines(line({ AmountFC: '1,5' }))).status, 400);
	});

	it('no more once a description may be cut', async () => {
		switches({ longText: 'cut' });
		const { row } = await book({ Description: 'x'.repeat(61) });
		assert.equal(row['Description'], 'x'.repeat(60));
		assert.equal((await book({ YourRef: 'x'.repeat(31) })).status, 500);
	});
});

describe('changing a sales entry', () => {
	const document = async () =>
		(await api.post('documents/Documents', { Subject: 'VF1', Type: 10 })).row['ID'];

	it('sets its document and leaves the rest alone', async () => {
		const made = await book();
		const id = await document();
		assert.equal((await api.put(at(made), { Document: id })).status, 204);
		const { row } = await api.get(at(made));
		assert.deepEqual(
			[row['Document'], row['DocumentSubject'], ...amounts(row)],
			[id, 'VF1', 121, 21],
		);
	});

	it('is refused altogether when switched so', async () => {
		switches({ putSalesEntry: 'refused' });
		assert.equal((await api.put(at(await book()), { Document: await document() })).status, 405);
	});

	it('can not bring lines, nor the whole model', async () => {
		const made = await book();
		const withLines = await api.put(at(made), { SalesEntryLines: [line()] });
		assert.equal(withLines.status, 400);
		assert.match(withLines.error, /Binding to new entities/);
		const whole = await api.put(at(made), { EntryID: made.row['EntryID'], YourRef: 'x' });
		assert.equal(whole.status, 500);
	});

	it('is refused once it is processed or its period is closed', async () => {
		const processed = await book();
		api.simulator.control.processEntry(GARAGE_DIVISION, String(processed.row['EntryID']));
		const closed = await book();
		assert.equal((await api.put(at(processed), { YourRef: 'x' })).status, 500);
		assert.equal((await api.remove(at(processed))).status, 500);
		api.simulator.control.closePeriod(GARAGE_DIVISION, '700', 2026, 10, true);
		assert.equal((await api.put(at(closed), { YourRef: 'x' })).status, 500);
		assert.equal((await api.remove(at(closed))).status, 500);
	});

	it('goes line by line, and the totals follow', async () => {
		const made = await book();
		const EntryID = made.row['EntryID'];
		const added = await api.post('salesentry/SalesEntryLines', {
			EntryID,
			...line({ AmountFC: 50 }),
		});
		assert.equal(added.row['LineNumber'], 2);
		const path = `salesentry/SalesEntryLines(guid'${String(added.row['ID'])}')`;
		assert.equal((await api.put(path, { AmountFC: 10 })).status, 204);
		assert.deepEqual(amounts((await api.get(at(made))).row), [133.1, 23.1]);
		await api.remove(path);
		assert.deepEqual(amounts((await api.get(at(made))).row), [121, 21]);
	});

	it('removes it with its last line', async () => {
		const made = await book();
		const [only] = await linesOf(made);
		await api.remove(`salesentry/SalesEntryLines(guid'${String(only?.['ID'])}')`);
		assert.equal((await api.get(at(made))).status, 404);
	});

	it('deletes it with its lines', async () => {
		const made = await book();
		assert.equal((await api.remove(at(made))).status, 204);
		assert.equal(api.books.entryLines.all().length, 0);
	});
});

describe('an answer that is lost', () => {
	it('leaves the entry booked', async () => {
		api.simulator.control.faults.add({ name: 'dropReply', path: 'salesentry/SalesEntries' });
		await assert.rejects(book());
		assert.equal(api.books.entries.all().length, 1);
	});

	it('leaves nothing when the request itself was lost', async () => {
		api.simulator.control.faults.add({ name: 'dropRequest', path: 'salesentry/SalesEntries' });
		await assert.rejects(book());
		assert.equal(api.books.entries.all().length, 0);
	});
});
