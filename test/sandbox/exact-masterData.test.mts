import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { connect } from './exactClient.mts';
import type { Api } from './exactClient.mts';

let api: Api;
before(async () => {
	api = await connect();
});
beforeEach(() => {
	api.simulator.control.switches({
		localisedNames: true,
		paddedCodes: false,
		vatPercentage: 'fraction',
		forbiddenEndpoints: [],
	});
});
after(() => api.simulator.close());

const ACCOUNT = "financial/GLAccounts?$select=Code,Description&$filter=Code eq '704000'";
const BULK = 'bulk/Financial/GLAccounts?$select=ID,Code,Description';

async function nameOf704000(language?: string): Promise<unknown> {
	const headers: Record<string, string> =
		language === undefined ? {} : { CustomDescriptionLanguage: language };
	return (await api.get(ACCOUNT, headers)).rows[0]?.['Description'];
}

describe('names of ledger accounts', () => {
	it('come in the language of the request header', async () => {
		assert.equal(await nameOf704000('FR-BE'), "Main-d'œuvre");
		assert.equal(await nameOf704000('NL-BE'), 'Arbeidsloon');
	});

	it('are the usual ones without header, in an unknown language, or where there is no other', async () => {
		assert.equal(await nameOf704000(), 'Arbeidsloon');
		assert.equal(await nameOf704000('XX'), 'Arbeidsloon');
		const bulk = await api.get(BULK, { CustomDescriptionLanguage: 'NL-BE' });
		const office = bulk.rows.find((row) => row['Code'] === '612900');
		assert.equal(office?.['Description'], 'Fournitures de bureau');
	});

	it('stay as they are when the switch says so', async () => {
		api.simulator.control.switches({ localisedNames: false });
		assert.equal(await nameOf704000('FR-BE'), 'Arbeidsloon');
	});

	it('can be changed while another language is asked for, and are kept', async () => {
		const id = String(api.glAccount('612900')['ID']);
		const language = { CustomDescriptionLanguage: 'FR-BE' };
		const changed = { Description: 'Papeterie' };
		const answer = await api.put(`financial/GLAccounts(guid'${id}')`, changed, language);
		assert.equal(answer.status, 204);
		assert.equal(api.glAccount('612900')['Description'], 'Papeterie');
	});
});

describe('the whole chart', () => {
	it('comes in one page of bulk, and in eight of the plain list', async () => {
		const bulk = await api.get(BULK);
		assert.equal(bulk.rows.length, api.books.glAccounts.all().length);
		assert.doesNotMatch(bulk.text, /__next/);
		const plain = await api.get('financial/GLAccounts?$select=ID');
		assert.equal(plain.rows.length, 60);
		assert.match(plain.text, /__next/);
	});

	it('is refused on bulk without $select', async () => {
		const answer = await api.get('bulk/Financial/GLAccounts');
		assert.equal(answer.status, 400);
		assert.match(answer.error, /\$select/);
	});
});

describe('switches for master data', () => {
	it('pad the codes of accounts and journals', async () => {
		api.simulator.control.switches({ paddedCodes: true });
		const [journal] = (await api.get('financial/Journals?$select=Code&$top=1')).rows;
		assert.match(String(journal?.['Code']), /^ {15}\d{3}$/);
		// An unpadded code then finds nothing, as with relations.
		assert.deepEqual((await api.get(ACCOUNT)).rows, []);
	});

	it('give percentages of VAT as 21 instead of 0.21', async () => {
		const rate = async () =>
			(await api.get("vat/VATCodes?$select=Percentage&$filter=Code eq '4  '")).rows[0]?.[
				'Percentage'
			];
		assert.equal(await rate(), 0.21);
		api.simulator.control.switches({ vatPercentage: 'percent' });
		assert.equal(await rate(), 21);
	});

	it('take a right away, without a word about scopes', async () => {
		api.simulator.control.switches({ forbiddenEndpoints: ['financial/Journals'] });
		const refused = await api.get('financial/Journals?$select=Code');
		assert.equal(refused.status, 403);
		assert.doesNotMatch(refused.text, /scope/i);
		assert.equal((await api.get('vat/VATCodes?$select=Code')).status, 200);
	});
});
