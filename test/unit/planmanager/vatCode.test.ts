import { FakePlanManager, refusal } from './fakePlanManager';
import { runNode } from './runNode';

const map = { resource: 'vatCode', operation: 'map' };
const perJournal = [{ exactVatCode: '4' }, { journal: '720', exactVatCode: '4A' }];

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

function mapped(code: string, mappings: object[], applied = true) {
	return {
		body: { applied, vatCode: { code, rate: '21.00', regime: 'DOMESTIC', mappings } },
	};
}

describe('Map VAT codes', () => {
	it('sets the list that the item carries', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', perJournal));
		const item = { code: '21', rate: '21.00', mappings: perJournal };

		const { items } = await runNode(planManager, map, [item]);

		expect(planManager.calls[0].body).toEqual({ mappings: perJournal });
		const vatMapping = { code: '21', mappings: perJournal, applied: true };
		expect(items).toEqual([{ json: { ...item, vatMapping }, pairedItem: { item: 0 } }]);
	});

	it('says when PlanManager had this list already', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', perJournal, false));

		const { items } = await runNode(planManager, map, [{ code: '21', mappings: perJournal }]);

		expect(items[0].json.vatMapping).toMatchObject({ applied: false });
	});

	it('sets the list of the table, where All Journals is a mapping without journal', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', perJournal));
		const mapping = [{ journal: '*', exactVatCode: '={{ $json.exact }}' }, perJournal[1]];
		const parameters = { ...map, mappingsFrom: 'table', mappingTable: { mapping } };

		await runNode(planManager, parameters, [{ code: 21, exact: 4 }]);

		expect(planManager.calls[0].body).toEqual({ mappings: perJournal });
	});

	it('takes JSON text and leaves out fields that PlanManager does not keep', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', perJournal));
		const mappings = JSON.stringify(perJournal.map((entry) => ({ ...entry, rate: '21.00' })));

		await runNode(planManager, map, [{ code: '21', mappings }]);

		expect(planManager.calls[0].body).toEqual({ mappings: perJournal });
	});

	it('takes all mappings away only when the list is there and empty', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', []));

		await runNode(planManager, map, [{ code: '21', mappings: [] }]);

		expect(planManager.calls[0].body).toEqual({ mappings: [] });
	});

	it.each([
		['no list', {}, {}, 'There is no list of mappings in this item'],
		['text that is no list', { mappings: '4' }, {}, 'There is no list of mappings in this item'],
		['an empty table', {}, { mappingsFrom: 'table' }, 'There is no list of mappings in this item'],
		[
			'a mapping without VAT code',
			{ mappings: [perJournal[0], { journal: '720', exactVatCode: '' }] },
			{},
			'Mapping 2 has no VAT code of Exact Online',
		],
	])('changes nothing on %s', async (_what, item, parameters, message) => {
		const { error } = await runNode(planManager, { ...map, ...parameters }, [
			{ code: '21', ...item },
		]);

		expect(error?.message).toBe(message);
		expect(planManager.log).toEqual([]);
	});

	it('maps a code once for several items with the same list, and refuses a second list', async () => {
		planManager.on('PUT /vat-codes/21/mappings', mapped('21', perJournal));
		const given = [perJournal, perJournal, [perJournal[0]]].map((mappings) => ({
			code: '21',
			mappings,
		}));

		const { items } = await runNode(planManager, map, given, { onError: 'continueRegularOutput' });

		expect(items[1].json.vatMapping).toMatchObject({ applied: false });
		expect(items[2].json.error).toBe('Two items bring different mappings for VAT code 21');
	});

	it('maps the other codes when PlanManager refuses one', async () => {
		const refused = refusal(422, 'MAPPING_REPEATED', 'There are two mappings for journal 720.');
		planManager.on('PUT /vat-codes/21/mappings', refused);
		planManager.on('PUT /vat-codes/6/mappings', mapped('6', [{ exactVatCode: '2' }]));

		const { error } = await runNode(planManager, map, [
			{ code: '21', mappings: [perJournal[1], perJournal[1]] },
			{ code: '6', mappings: [{ exactVatCode: '2' }] },
		]);

		expect(planManager.log).toEqual(['PUT /vat-codes/21/mappings', 'PUT /vat-codes/6/mappings']);
		expect(error?.message).toBe('There are two mappings for journal 720.');
	});
});
