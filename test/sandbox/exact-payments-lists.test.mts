import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GARAGE_DIVISION as GARAGE } from '../../sandbox/exact/options.mts';
import { createTill, pick } from './exactTill.mts';

const till = createTill();
const { invoice, rows, terms, truth } = till;
const get = (path: string) => till.desk.api.get(encodeURI(path));
before(() => till.desk.open());
after(() => till.desk.close());
beforeEach(() => till.desk.tidy());

describe('cashflow/Receivables', () => {
	it('wants $select, and shows the record that the feed shows', async () => {
		await invoice('VF1', 100);
		assert.equal((await get('cashflow/Receivables')).status, 400);
		const [row] = await rows("cashflow/Receivables?$select=ID,AmountDC&$filter=YourRef eq 'VF1'");
		const [term] = await terms('VF1');
		assert.deepEqual([row?.['ID'], row?.['AmountDC']], [term?.['ID'], -100]);
	});

	it('lets three fields be changed and no other', async () => {
		await invoice('VF1', 100);
		const [term] = await terms('VF1');
		const path = `cashflow/Receivables(guid'${String(term?.['ID'])}')`;
		const put = (body: unknown) => till.desk.api.put(path, body);
		assert.equal((await put({ PaymentReference: '090933755493' })).status, 204);
		assert.equal((await put({ AmountDC: 0 })).status, 204);
		const [changed] = await terms('VF1');
		assert.equal(changed?.['AmountDC'], term?.['AmountDC']);
		assert.equal(changed?.['PaymentReference'], '090933755493');
		assert.ok(Number(changed?.['Timestamp']) > Number(term?.['Timestamp']));
	});

	it('has a bulk twin that filters on few fields', async () => {
		const entry = await invoice('VF1', 100);
		const bulk = 'bulk/Cashflow/Receivables?$select=YourRef&$filter=';
		const number = String(entry['InvoiceNumber']);
		assert.deepEqual(pick(await rows(`${bulk}InvoiceNumber eq ${number}`), 'YourRef'), [['VF1']]);
		const id = String(entry['EntryID']);
		assert.equal((await get(`${bulk}TransactionEntryID eq guid'${id}'`)).status, 400);
	});
});

describe('the list of receivables', () => {
	it('holds what is open and nothing else', async () => {
		await invoice('VF1', 100);
		await invoice('VF2', 200);
		till.payments.receive(GARAGE, { cents: 10_000, matches: [{ entry: 'VF1' }] });
		till.payments.receive(GARAGE, { cents: 5000, matches: [{ entry: 'VF2' }] });
		const listed = await rows('read/financial/ReceivablesList?$select=YourRef,Amount,JournalCode');
		assert.deepEqual(pick(listed, 'YourRef', 'Amount', 'JournalCode'), [['VF2', 150, '700']]);
		till.desk.switches({ receivablesListSign: 'negative' });
		const turned = await rows('read/financial/ReceivablesList?$select=Amount');
		assert.deepEqual(pick(turned, 'Amount'), [[-150]]);
	});

	it('names the invoice of a bank line that was imported with its reference, until a match is undone', async () => {
		await invoice('VF1', 100);
		const line = { cents: 10_000, account: 'CABINET RENSON', yourRef: 'VF1' };
		const { lineId } = till.payments.receive(GARAGE, line);
		const listed = async () => {
			const open = await rows('read/financial/ReceivablesList?$select=JournalCode,YourRef,Amount');
			return pick(open, 'JournalCode', 'YourRef', 'Amount').sort();
		};
		assert.deepEqual(await listed(), [
			['550', 'VF1', -100],
			['700', 'VF1', 100],
		]);
		till.payments.match(GARAGE, { line: lineId, matches: [{ entry: 'VF1' }] });
		assert.deepEqual(await listed(), []);
		till.payments.unmatch(GARAGE, { line: lineId });
		assert.deepEqual(await listed(), [
			['550', null, -100],
			['700', 'VF1', 100],
		]);
	});

	it('can be asked for one account', async () => {
		await invoice('VF1', 100);
		const other = till.desk.api.customer("TRAITEUR L'OLIVIER")['ID'];
		await invoice('VF2', 100, { Customer: other });
		const path = `read/financial/ReceivablesListByAccount?accountId=guid'${String(other)}'`;
		assert.deepEqual(pick(await rows(`${path}&$select=YourRef`), 'YourRef'), [['VF2']]);
		assert.equal((await get('read/financial/ReceivablesListByAccount')).status, 400);
	});

	it('refuses a filter when switched so', async () => {
		const path = "read/financial/ReceivablesList?$select=HID&$filter=YourRef eq 'VF1'";
		assert.equal((await get(path)).status, 200);
		till.desk.switches({ receivablesListFilter: 'refused' });
		assert.equal((await get(path)).status, 400);
	});
});

describe('bank, cash and general journal entries', () => {
	const receivables = () => till.desk.gl('400000');
	const customer = () => till.desk.api.customer('CABINET RENSON')['ID'];
	const line = (changes = {}) => ({
		GLAccount: receivables(),
		Account: customer(),
		AmountFC: 100,
		Date: '2026-11-02',
		Description: 'Virement',
		...changes,
	});

	it('can be made through the API; money received is positive there, credit in the ledger', async () => {
		await invoice('VF1', 100);
		const made = await till.desk.api.post('financialtransaction/BankEntries', {
			JournalCode: '550',
			BankEntryLines: [line()],
		});
		assert.equal(made.status, 201);
		assert.deepEqual([made.row['OpeningBalanceFC'], made.row['ClosingBalanceFC']], [0, 100]);
		const path = `financialtransaction/BankEntries(guid'${String(made.row['EntryID'])}')`;
		const read = await get(`${path}?$expand=BankEntryLines`);
		const lines = (read.row['BankEntryLines'] as { results: Array<Record<string, unknown>> })
			.results;
		assert.deepEqual(pick(lines, 'AmountFC', 'AccountName'), [[100, 'CABINET RENSON']]);
		const id = String(made.row['EntryID']);
		const ledger = await rows(
			`financialtransaction/TransactionLines?$filter=EntryID eq guid'${id}'` +
				'&$orderby=LineNumber&$select=LineNumber,GLAccountCode,AmountDC,Type',
		);
		assert.deepEqual(pick(ledger, 'LineNumber', 'GLAccountCode', 'AmountDC', 'Type'), [
			[0, '550000', 100, 40],
			[1, '400000', -100, 40],
		]);
		till.payments.match(GARAGE, { line: String(lines[0]?.['ID']), matches: [{ entry: 'VF1' }] });
		assert.equal(truth('VF1').paid, 10_000);
	});

	it('show and take the ledger’s sign when switched so', async () => {
		till.desk.switches({ bankLineSign: 'ledger' });
		const made = await till.desk.api.post('financialtransaction/BankEntries', {
			JournalCode: '550',
			BankEntryLines: [line({ AmountFC: -100 })],
		});
		assert.equal(made.row['ClosingBalanceFC'], 100);
		const lines = await rows('financialtransaction/BankEntryLines?$select=AmountFC');
		assert.deepEqual(pick(lines, 'AmountFC'), [[-100]]);
	});

	it('are refused in a journal of another kind, out of balance, or without account', async () => {
		const post = async (endpoint: string, body: unknown) =>
			(await till.desk.api.post(endpoint, body)).status;
		const bank = 'financialtransaction/BankEntries';
		assert.equal(await post(bank, { JournalCode: '700', BankEntryLines: [line()] }), 500);
		assert.equal(await post(bank, { JournalCode: '550', BankEntryLines: [] }), 500);
		const nameless = line({ Account: null });
		assert.equal(await post(bank, { JournalCode: '550', BankEntryLines: [nameless] }), 500);
		const general = { JournalCode: '900', GeneralJournalEntryLines: [line()] };
		assert.equal(await post('generaljournalentry/GeneralJournalEntries', general), 500);
		const cash = { JournalCode: '570', CashEntryLines: [line()] };
		assert.equal(await post('financialtransaction/CashEntries', cash), 201);
	});

	it('can be deleted while nothing of them is matched, and never changed', async () => {
		await invoice('VF1', 100);
		const { entryId, setId } = till.payments.receive(GARAGE, {
			cents: 10_000,
			matches: [{ entry: 'VF1' }],
		});
		const path = `financialtransaction/BankEntries(guid'${entryId}')`;
		assert.equal((await till.desk.api.put(path, { FinancialYear: 2026 })).status, 405);
		assert.equal((await till.desk.api.remove(path)).status, 500);
		till.payments.unmatch(GARAGE, { set: setId ?? '' });
		assert.equal((await till.desk.api.remove(path)).status, 204);
		assert.deepEqual(pick(await till.feed(), 'TransactionType', 'Status'), [[20, 20]]);
	});
});

describe('a matched sales entry', () => {
	it('keeps its customer and lines, but takes a document', async () => {
		const entry = await invoice('VF1', 100);
		till.payments.receive(GARAGE, { cents: 5000, matches: [{ entry: 'VF1' }] });
		const path = `salesentry/SalesEntries(guid'${String(entry['EntryID'])}')`;
		const other = till.desk.api.customer("TRAITEUR L'OLIVIER")['ID'];
		assert.equal((await till.desk.api.put(path, { Customer: other })).status, 500);
		assert.equal((await till.desk.api.remove(path)).status, 500);
		const document = await till.desk.api.post('documents/Documents', { Subject: 'VF1', Type: 10 });
		const put = await till.desk.api.put(path, { Document: document.row['ID'] });
		assert.equal(put.status, 204);
		assert.deepEqual(pick(await terms('VF1'), 'DocumentSubject'), [['VF1'], ['VF1']]);
	});
});

describe('the feed of ledger accounts', () => {
	it('shows an account again after it was changed', async () => {
		const path = 'sync/Financial/GLAccounts?$select=Code,Timestamp&$filter=Timestamp gt ';
		const all = await rows(`${path}1L`);
		const seen = String(all.at(-1)?.['Timestamp']);
		assert.ok(all.length > 400);
		const id = String(till.desk.gl('704000'));
		await till.desk.api.put(`financial/GLAccounts(guid'${id}')`, { Description: 'Travail' });
		assert.deepEqual(pick(await rows(`${path}${seen}L`), 'Code'), [['704000']]);
	});
});
