import { sleep } from 'n8n-workflow';

import { FakePlanManager, lineBreaks, refusal } from './fakePlanManager';
import { runNode } from './runNode';
import { invoice } from './samples';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.fn(),
}));

const getPdf = { resource: 'invoice', operation: 'getPdf' };
const content = '%PDF-1.7 the invoice';

let planManager: FakePlanManager;
beforeEach(async () => {
	planManager = await FakePlanManager.start();
});
afterEach(async () => await planManager.close());

function pdf(headers: Record<string, string> = {}) {
	return { body: content, headers: { 'content-type': 'application/pdf', ...headers }, raw: true };
}

const noPdf = refusal(404, 'PDF_MISSING', 'Invoice inv-1 has no PDF.');

describe('Get PDF', () => {
	it('adds the file to the item of its invoice', async () => {
		planManager.on('GET /invoices/inv-1/pdf', pdf());

		const { items } = await runNode(planManager, getPdf, [invoice()]);

		expect(items).toHaveLength(1);
		expect(items[0].json).toEqual({ ...invoice(), pdfMissing: false });
		expect(items[0].pairedItem).toEqual({ item: 0 });
		expect(items[0].binary?.data).toMatchObject({
			data: btoa(content),
			fileName: '20260123.pdf',
			mimeType: 'application/pdf',
		});
	});

	it('keeps the files that the item has already', async () => {
		planManager.on('GET /invoices/inv-1/pdf', pdf());
		const photo = { data: btoa('photo'), mimeType: 'image/jpeg' };

		const { items } = await runNode(planManager, { ...getPdf, binaryPropertyName: 'pdf' }, [
			{ json: invoice(), binary: { photo } },
		]);

		expect(Object.keys(items[0].binary ?? {})).toEqual(['photo', 'pdf']);
	});

	it.each([
		['attachment; filename="F 2026-123.pdf"', 'F 2026-123.pdf'],
		[
			`attachment; filename="x.pdf"; filename*=UTF-8''Facture%20%C3%A9l%C3%A9.pdf`,
			'Facture élé.pdf',
		],
		['attachment; filename=123', '123.pdf'],
		['attachment; filename="..\\\\..\\\\etc/pass:wd.pdf"', 'passwd.pdf'],
		['attachment', '20260123.pdf'],
	])('names the file by the header %s', async (disposition, expected) => {
		planManager.on('GET /invoices/inv-1/pdf', pdf({ 'content-disposition': disposition }));

		const { items } = await runNode(planManager, getPdf, [invoice()]);

		expect(items[0].binary?.data.fileName).toBe(expected);
	});

	it('names the file as the user wishes', async () => {
		planManager.on('GET /invoices/inv-1/pdf', pdf({ 'content-disposition': 'filename="x.pdf"' }));

		const options = { fileName: '={{ $json.journal }}-{{ $json.number }}' };
		const { items } = await runNode(planManager, { ...getPdf, options }, [invoice()]);

		expect(items[0].binary?.data.fileName).toBe('700-20260123.pdf');
	});

	it('lets an invoice without PDF go on, marked as such', async () => {
		planManager.on('GET /invoices/inv-1/pdf', noPdf);
		planManager.on('GET /invoices/inv-2/pdf', pdf());

		const { items } = await runNode(planManager, getPdf, [invoice(), invoice({ id: 'inv-2' })]);

		expect(
			items.map(({ json, binary }) => [json.id, json.pdfMissing, binary === undefined]),
		).toEqual([
			['inv-1', true, true],
			['inv-2', false, false],
		]);
	});

	it('stops on an invoice without PDF where the user wants that', async () => {
		planManager.on('GET /invoices/inv-1/pdf', noPdf);

		const options = { continueWithoutPdf: false };
		const { error } = await runNode(planManager, { ...getPdf, options }, [invoice()]);

		expect(error?.message).toBe('PlanManager has no PDF of invoice inv-1');
	});

	it.each([
		[500, 'INTERNAL', 'Something went wrong on our side.'],
		[404, 'NOT_FOUND', 'No invoice inv-1.'],
		[410, 'GONE', 'The PDF was archived.'],
	])(
		'lets one invoice go on whose PDF is refused with %s, with what was said',
		async (...refused) => {
			planManager.on('GET /invoices/inv-1/pdf', { ...refusal(...refused), raw: true });
			planManager.on('GET /invoices/inv-2/pdf', pdf());
			const photo = { data: btoa('photo'), mimeType: 'image/jpeg' };

			const { items, error } = await runNode(planManager, getPdf, [
				{ json: invoice(), binary: { photo } },
				invoice({ id: 'inv-2' }),
			]);

			expect(error).toBeUndefined();
			expect(items[0]).toMatchObject({
				json: { ...invoice(), pdfMissing: true, pdfMessage: refused[2] },
				binary: { photo },
			});
			expect(items[1].json.pdfMissing).toBe(false);
		},
	);

	it.each([
		[401, 'UNAUTHORIZED'],
		[403, 'FORBIDDEN'],
	])('stops at %s, which says nothing about one PDF', async (status, code) => {
		planManager.on('GET /invoices/inv-1/pdf', { ...refusal(status, code, 'No.'), raw: true });

		const { error } = await runNode(planManager, getPdf, [invoice(), invoice({ id: 'inv-2' })]);

		expect(error?.message).toBe('No.');
		expect(planManager.log).toHaveLength(1);
	});

	it('stops on a refused PDF where the user wants that, with what PlanManager said', async () => {
		planManager.on('GET /invoices/inv-1/pdf', refusal(404, 'NOT_FOUND', 'No invoice inv-1.'));

		const options = { continueWithoutPdf: false };
		const { error } = await runNode(planManager, { ...getPdf, options }, [invoice()]);

		expect(error?.message).toBe('No invoice inv-1.');
	});

	it('asks for the file again when PlanManager is busy or the line breaks, even half-way', async () => {
		const busy = refusal(503, 'UNAVAILABLE', 'Busy.');
		const half = { ...pdf({ 'content-length': '20' }), body: '%PDF', breaks: 'halfway' as const };
		planManager.on('GET /invoices/inv-1/pdf', lineBreaks, busy, half, pdf());

		const { items } = await runNode(planManager, getPdf, [invoice()]);

		expect(items[0].binary?.data.data).toBe(btoa(content));
		expect(jest.mocked(sleep)).toHaveBeenCalledTimes(3);
	});

	it('makes no call for an item without an invoice', async () => {
		const { error } = await runNode(planManager, getPdf, [{ number: '20260123' }]);

		expect(error?.message).toBe('Invoice ID is empty');
		expect(planManager.log).toEqual([]);
	});
});
