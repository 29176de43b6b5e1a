import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { WireRow } from './exactClient.mts';
import { createDesk } from './exactDesk.mts';

const NOWHERE = '00000000-0000-0000-0000-000000000000';

const desk = createDesk();
const { book, bookLines, gl, line, switches } = desk;
before(() => desk.open());
after(() => desk.close());
beforeEach(() => desk.tidy());

describe('a sales entry is refused', () => {
	const cases: Array<[string, () => WireRow, string]> = [
		['without customer', () => ({ Customer: null }), 'Verplicht: Factuur voor'],
		['for nobody', () => ({ Customer: NOWHERE }), 'Ongeldige referentie: Factuur voor'],
		[
			'for an account that is no customer',
			() => ({ Customer: desk.api.customer('Laurence Mottet')['ID'] }),
			'Ongeldig: Factuur voor (Type)',
		],
		[
			'for a blocked customer',
			() => ({ Customer: desk.api.customer('Carrelages Vandamme SPRL')['ID'] }),
			'Ongeldig: Factuur voor (Geblokkeerd)',
		],
		[
			'with the GUID of a journal',
			() => ({ Journal: desk.api.books.journals.where('Code', '700')[0]?.['ID'] }),
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
			assert.equal(desk.api.books.entries.all().length, 0);
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
