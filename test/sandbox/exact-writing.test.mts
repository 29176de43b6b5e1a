import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect } from './exactClient.mts';
import type { Api } from './exactClient.mts';

const WHOLE = { Prefer: 'return=representation' };
const PDF = Buffer.from('%PDF-1.7 test').toString('base64');

let api: Api;
before(async () => {
	api = await connect({ errorLimit: 1_000_000, minutelyLimit: 1_000_000 });
});
after(() => api.simulator.close());
beforeEach(() => {
	api.simulator.reset();
	api.headers['Authorization'] = `Bearer ${api.simulator.control.issueTokens().access_token}`;
});

const accountAt = (id: unknown) => `crm/Accounts(guid'${String(id)}')`;

describe('customers', () => {
	it('are made with 201, a Location, and nothing but their ID', async () => {
		const answer = await api.post('crm/Accounts', { Name: 'Dupuis', Status: 'C', City: 'Huy' });
		assert.equal(answer.status, 201);
		assert.match(answer.row['ID'] as string, /^[0-9a-f-]{36}$/);
		assert.equal(answer.row['Name'], null);
		assert.ok(answer.headers.get('location')?.endsWith(accountAt(answer.row['ID'])));
	});

	it('come back whole with Prefer: return=representation, code and country padded', async () => {
		const body = { Name: 'Dupuis', Status: 'C', Country: 'BE' };
		const { row } = await api.post('crm/Accounts', body, WHOLE);
		assert.equal(row['Name'], 'Dupuis');
		assert.equal(row['IsSales'], true);
		assert.equal(row['Country'], 'BE ');
		assert.match(String(row['Code']), /^ {14}\d{4}$/);
	});

	it('need a name', async () => {
		const answer = await api.post('crm/Accounts', { Status: 'C' });
		assert.deepEqual([answer.status, answer.error], [500, 'Verplicht: Naam']);
	});

	it('refuse a code that is in use', async () => {
		const answer = await api.post('crm/Accounts', { Name: 'Twice', Code: '1001' });
		assert.deepEqual([answer.status, answer.error], [500, 'Gegeven bestaat reeds.']);
	});

	it('say what is wrong in French too', async () => {
		api.simulator.control.switches({ language: 'fr-BE' });
		assert.equal((await api.post('crm/Accounts', {})).error, 'Obligatoire : Nom');
	});

	it('are changed in part, with an empty 204', async () => {
		const { ID: id, City: city } = api.customer('Pharmacie du Perron');
		const answer = await api.put(accountAt(id), { Email: 'perron@example.org' });
		assert.deepEqual([answer.status, answer.text], [204, '']);
		const { row } = await api.get(`${accountAt(id)}?$select=Email,City`);
		assert.deepEqual([row['Email'], row['City']], ['perron@example.org', city]);
	});

	it('take a PUT with their own key, and refuse one with their code, even unchanged', async () => {
		const { ID: id, Code: code } = api.customer('Pharmacie du Perron');
		assert.equal((await api.put(accountAt(id), { ID: id, Phone: '04 1' })).status, 204);
		const answer = await api.put(accountAt(id), { Code: code, Phone: '04 2' });
		assert.deepEqual([answer.status, answer.error], [500, 'Gegeven bestaat reeds.']);
	});

	it('can be deleted only while nothing uses them', async () => {
		const { ID: id } = api.customer('Pharmacie du Perron');
		await api.post('documents/Documents', { Subject: 'x', Type: 10, Account: id });
		assert.equal((await api.remove(accountAt(id))).status, 500);
		const fresh = await api.post('crm/Accounts', { Name: 'Unused' });
		assert.equal((await api.remove(accountAt(fresh.row['ID']))).status, 204);
	});

	const refusals: Array<[string, unknown, number]> = [
		['an unknown field', { Name: 'x', Nmae: 'x' }, 400],
		['a number for a string', { Name: 5 }, 400],
		['a string for a boolean', { Name: 'x', Blocked: 'true' }, 400],
		['a string for a whole number', { Name: 'x', InvoicingMethod: '2' }, 400],
		['a GUID of the wrong form', { Name: 'x', Parent: 'nobody' }, 400],
		['a list instead of an object', [{ Name: 'x' }], 400],
		['text that is no JSON', '{"Name":', 400],
		['a status that does not exist', { Name: 'x', Status: 'Z' }, 500],
		['a country that does not exist', { Name: 'x', Country: 'XX' }, 500],
		['a payment condition that does not exist', { Name: 'x', PaymentConditionSales: '99' }, 500],
		['a name of more than 50 characters', { Name: 'x'.repeat(51) }, 500],
	];
	for (const [what, body, status] of refusals) {
		it(`refuse ${what}`, async () => {
			const before = api.books.accounts.all().length;
			assert.equal((await api.post('crm/Accounts', body)).status, status);
			assert.equal(api.books.accounts.all().length, before);
		});
	}

	it('drop a field that can only be read, or refuse it when switched so', async () => {
		const body = { Name: 'x', IsSales: true };
		assert.equal((await api.post('crm/Accounts', body, WHOLE)).row['IsSales'], false);
		api.simulator.control.switches({ readOnlyOnWrite: 'refuse' });
		assert.equal((await api.post('crm/Accounts', body)).status, 400);
	});

	it('may have long names cut when switched so', async () => {
		api.simulator.control.switches({ longText: 'cut' });
		const { row } = await api.post('crm/Accounts', { Name: 'x'.repeat(60) }, WHOLE);
		assert.equal(row['Name'], 'x'.repeat(50));
	});

	it('are only read as JSON', async () => {
		const answer = await api.post('crm/Accounts', 'Name=x', { 'Content-Type': 'text/plain' });
		assert.equal(answer.status, 415);
	});
});

describe('documents', () => {
	const newDocument = async () =>
		String((await api.post('documents/Documents', { Subject: 'VF1', Type: 10 })).row['ID']);
	const attach = (document: string, fileName = 'VF1.pdf', attachment = PDF) =>
		api.post('documents/DocumentAttachments', {
			Document: document,
			FileName: fileName,
			Attachment: attachment,
		});

	it('come back filled, without Prefer', async () => {
		const { ID: account, Name: name } = api.customer('CABINET RENSON');
		const body = { Subject: 'VF1', Type: 10, Account: account, DocumentDate: '2026-10-31' };
		const { status, row } = await api.post('documents/Documents', body);
		assert.equal(status, 201);
		assert.deepEqual(
			[row['Subject'], row['AccountName'], row['DocumentDate']],
			['VF1', name, `/Date(${Date.UTC(2026, 9, 31)})/`],
		);
	});

	it('need a subject and a type that can be made', async () => {
		const empty = await api.post('documents/Documents', {});
		assert.equal(empty.error, 'Verplicht: Onderwerp\r\nVerplicht: Type');
		const wrong = await api.post('documents/Documents', { Subject: 'x', Type: 11 });
		assert.deepEqual([wrong.status, wrong.error], [500, 'Ongeldige referentie: Type']);
	});

	it('refuse an account that does not exist', async () => {
		const account = '00000000-0000-0000-0000-000000000000';
		const answer = await api.post('documents/Documents', {
			Subject: 'x',
			Type: 10,
			Account: account,
		});
		assert.equal(answer.error, 'Ongeldige referentie: Relatie');
	});

	it('shift a date with a zone, so that its day may move', async () => {
		const dateOf = async (text: string) => {
			const body = { Subject: 'x', Type: 10, DocumentDate: text };
			return (await api.post('documents/Documents', body)).row['DocumentDate'];
		};
		assert.equal(await dateOf('2026-10-31T00:00:00'), `/Date(${Date.UTC(2026, 9, 31)})/`);
		assert.equal(await dateOf('2026-10-30T23:30:00Z'), `/Date(${Date.UTC(2026, 9, 31)})/`);
		assert.equal(await dateOf('2026-10-31T00:00:00+05:00'), `/Date(${Date.UTC(2026, 9, 30)})/`);
	});

	it('refuse /Date(…)/ and days that do not exist', async () => {
		for (const text of ['/Date(1790000000000)/', '2026-02-31', '31/10/2026']) {
			const body = { Subject: 'x', Type: 10, DocumentDate: text };
			assert.equal((await api.post('documents/Documents', body)).status, 400);
		}
	});

	it('carry attachments, byte for byte', async () => {
		const document = await newDocument();
		const { status, row } = await attach(document);
		assert.equal(status, 201);
		assert.equal(row['FileSize'], 13);
		const found = await api.get(
			`documents/DocumentAttachments?$select=ID,FileName&$filter=Document eq guid'${document}'`,
		);
		assert.deepEqual(
			found.rows.map((file) => file['FileName']),
			['VF1.pdf'],
		);
		const file = await fetch(String(row['Url']));
		assert.equal(file.headers.get('content-type'), 'application/pdf');
		assert.equal(await file.text(), '%PDF-1.7 test');
	});

	it('refuse an attachment that is no base64, or has a data URI in front', async () => {
		const document = await newDocument();
		for (const text of ['%%%%', PDF.slice(1), `data:application/pdf;base64,${PDF}`]) {
			const answer = await attach(document, 'VF1.pdf', text);
			assert.equal(answer.status, 400);
			assert.match(answer.error, /Byte\[\]/);
		}
	});

	it('refuse names without ending and unknown documents', async () => {
		const document = await newDocument();
		assert.equal((await attach(document, 'VF1')).error, 'Ongeldig: Bestandsnaam');
		const nowhere = await attach('00000000-0000-0000-0000-000000000000');
		assert.equal(nowhere.error, 'Ongeldige referentie: Document');
	});

	it('take files of any type unless switched otherwise', async () => {
		const document = await newDocument();
		assert.equal((await attach(document, 'VF1.xml')).status, 201);
		assert.equal((await attach(document, 'VF1.txt')).status, 201);
		api.simulator.control.switches({ refusedFileTypes: ['xml'] });
		assert.equal((await attach(document, 'VF1.xml')).status, 500);
		assert.equal((await attach(document, 'VF1.txt')).status, 201);
	});

	it('say how many bytes an attachment has', async () => {
		const document = await newDocument();
		const { row } = await attach(document);
		const path = `documents/DocumentAttachments(guid'${String(row['ID'])}')`;
		assert.equal((await api.get(path)).row['FileSize'], Buffer.from(PDF, 'base64').length);
	});

	it('refuse an attachment beyond the limit, with a text or with a status alone', async () => {
		api.simulator.control.switches({ maxAttachmentBytes: 12 });
		assert.equal((await attach(await newDocument())).error, 'Ongeldig: Bestandsgrootte');
		api.simulator.control.switches({ tooLargeStatus: 413 });
		const { status, error } = await attach(await newDocument());
		assert.deepEqual([status, error], [413, '']);
	});

	it('have attachments that can be deleted but not changed', async () => {
		const { row } = await attach(await newDocument());
		const path = `documents/DocumentAttachments(guid'${String(row['ID'])}')`;
		assert.equal((await api.put(path, { FileName: 'x.pdf' })).status, 405);
		assert.equal((await api.remove(path)).status, 204);
		assert.equal((await api.get(path)).status, 404);
	});

	it('take their attachments with them when deleted', async () => {
		const document = await newDocument();
		await attach(document);
		assert.equal((await api.remove(`documents/Documents(guid'${document}')`)).status, 204);
		assert.equal(api.books.attachments.all().length, 0);
	});
});
