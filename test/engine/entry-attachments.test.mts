/** PDFs and further files: what reaches the books, and what happens when one is not usable. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import {
	assertBookedOnce,
	customerIn,
	entryOf,
	exportItems,
	filesOf,
	runExport,
} from './support/booking.mts';
import type { ExportItem } from './support/booking.mts';
import { binaryOf } from './support/engine.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { invoice, PDF, withPdf } from './support/samples.mts';

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

const UBL = '<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl"/>';
const nameOf = ({ FileName }: Record<string, unknown>) => FileName;
/** An invoice with these binary fields. */
const withFiles = (
	binary: ExportItem['binary'],
): ExportItem & { json: Record<string, unknown> } => ({
	json: invoice({ exactCustomer }),
	binary,
});

test('further files go into the same document, each byte for byte', async () => {
	const item = withFiles({
		data: binaryOf(PDF, 'factuur.pdf'),
		ubl: binaryOf(UBL, 'factuur.xml', 'application/xml'),
		photo: binaryOf(Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x80]), 'schade.JPG', 'image/jpeg'),
	});
	const [done] = await exportItems(world, [item], {
		options: { furtherProperties: 'ubl, photo,absent' },
	});

	assert.deepEqual([done.codes, done.result['pdf']], [[], 'attached']);
	const document = entryOf(world, item.json['number'])['Document'];
	assert.deepEqual(world.attachments(document).map(nameOf), [
		'factuur.pdf',
		'factuur.xml',
		'schade.JPG',
	]);
	assert.deepEqual(filesOf(world, document), [PDF, UBL, '\xff\xd8\xff\x00\x80']);
});

test('the PDF may stand in another binary field', async () => {
	const item = withFiles({ invoicePdf: binaryOf(PDF, 'x.pdf') });
	await exportItems(world, [item], { pdfProperty: 'invoicePdf' });

	assertBookedOnce(world, item.json);
});

const namedOtherwise = {
	'no name': [undefined, (number: string) => `${number}.pdf`],
	'a name without ending': ['factuur 12', () => 'factuur 12.pdf'],
	'a name with a path': ['C:\\temp\\facturen/12.pdf', () => '12.pdf'],
	'a name of 300 characters': [`${'é'.repeat(300)}.pdf`, () => `${'é'.repeat(96)}.pdf`],
} as const;

for (const [what, [fileName, expected]] of Object.entries(namedOtherwise)) {
	test(`a PDF with ${what} is attached under a name that Exact Online shows`, async () => {
		const item = withFiles({ data: { ...binaryOf(PDF, ''), fileName } });
		const [done] = await exportItems(world, [item]);

		assert.deepEqual(done.codes, []);
		const { Document } = assertBookedOnce(world, item.json);
		assert.deepEqual(world.attachments(Document).map(nameOf), [
			expected(String(item.json['number'])),
		]);
	});
}

test('two files of one name are both attached', async () => {
	const item = withFiles({
		data: binaryOf(PDF, 'file.pdf'),
		terms: binaryOf('%PDF-1.4 terms', 'file.pdf'),
	});
	const parameters = { options: { furtherProperties: 'terms' } };
	await exportItems(world, [item], parameters);
	const [again] = await exportItems(world, [item], parameters);

	const { Document } = entryOf(world, item.json['number']);
	assert.deepEqual(world.attachments(Document).map(nameOf), ['file.pdf', 'file (2).pdf']);
	assert.equal(again.result['pdf'], 'alreadyThere');
});

const noPdf = {
	PDF_MISSING: () => undefined,
	PDF_INVALID: () => ({ data: binaryOf('<html>Not found</html>', 'factuur.pdf') }),
	PDF_TOO_LARGE: () => ({ data: binaryOf(`${PDF}${' '.repeat(1_000_001)}`, 'factuur.pdf') }),
};

test('a PDF that the source refused is told with what the source said', async () => {
	const item = withFiles(undefined);
	const pdfMessage = 'The archive is being moved.';
	const [done] = await exportItems(world, [{ ...item, json: { ...item.json, pdfMessage } }]);

	assert.equal(done.outcome, 'created');
	assert.match(done.reasons[0].message, /no PDF to send along.*"The archive is being moved\."/);
});

for (const [code, binary] of Object.entries(noPdf)) {
	const options = { maxMegabytes: 1 };

	test(`${code}: the document is booked without PDF, and the remark says why`, async () => {
		const item = withFiles(binary());
		const [done] = await exportItems(world, [item], { options });

		assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
		assert.deepEqual(done.codes, [code]);
		assert.equal(done.result['pdf'], 'notAttached');
		assert.equal(entryOf(world, item.json['number'])['Document'], null);
		assert.deepEqual(world.writes(), { 'POST salesentry/SalesEntries': 1 });
	});

	test(`${code}: the document is held back when no entry may stand without PDF`, async () => {
		const item = withFiles(binary());
		const [done] = await exportItems(world, [item], {
			options: { ...options, withoutPdf: 'hold' },
		});

		assert.deepEqual([done.outcome, done.needsAttention], ['refused', true]);
		assert.deepEqual(done.codes, [code]);
		assert.deepEqual(world.writes(), {});
	});

	test(`${code}: once there is a PDF, the next run adds it to the entry that stands`, async () => {
		const item = withFiles(binary());
		await exportItems(world, [item], { options });
		const [done] = await exportItems(world, [withPdf(item.json)], { options });

		assert.deepEqual([done.outcome, done.result['pdf']], ['adopted', 'attached']);
		assertBookedOnce(world, item.json);
	});
}

const gone: Record<string, NonNullable<ExportItem['binary']>[string]> = {
	'that n8n no longer keeps': {
		...binaryOf('', 'factuur.pdf'),
		data: 'filesystem-v2',
		id: 'filesystem-v2:workflows/1/executions/1/binary_data/gone',
	},
	'without content': binaryOf('', 'factuur.pdf'),
};

for (const [what, file] of Object.entries(gone)) {
	test(`a PDF ${what} does not stop the run: booked, with a remark`, async () => {
		const good = withPdf(invoice({ exactCustomer }));
		const bad = withFiles({ data: file });
		const [first, second] = await exportItems(world, [bad, good]);

		assert.deepEqual([first.outcome, second.outcome], ['created', 'created']);
		assert.match(first.codes.join(), /^PDF_(MISSING|INVALID)$/);
		assertBookedOnce(world, good.json);
		assert.equal(entryOf(world, bad.json['number'])['Document'], null);
	});
}

test('further files are attached whatever their type', async () => {
	const item = withFiles({
		data: binaryOf(PDF, 'factuur.pdf'),
		notes: binaryOf('Contrat', 'notes.docx'),
		log: binaryOf('12:00', 'rapport.txt', 'text/plain'),
	});
	const [done] = await exportItems(world, [item], { options: { furtherProperties: 'notes,log' } });

	assert.deepEqual([done.outcome, done.codes], ['created', []]);
	const { Document } = entryOf(world, item.json['number']);
	assert.deepEqual(filesOf(world, Document), [PDF, 'Contrat', '12:00']);
});

const WITH_UBL = { options: { furtherProperties: 'ubl' } };
type Refused = [string, () => void, INodeParameters, string[], string];
const refusals: Refused[] = [
	[
		'the PDF',
		() => world.exact.control.switches({ maxAttachmentBytes: 10 }),
		{},
		['PDF_REFUSED'],
		'notAttached',
	],
	[
		'a further file',
		() => world.exact.control.switches({ refusedFileTypes: ['xml'] }),
		WITH_UBL,
		['FILE_NOT_ATTACHED'],
		'attached',
	],
	[
		'both',
		() => world.exact.control.switches({ maxAttachmentBytes: 10 }),
		WITH_UBL,
		['PDF_REFUSED', 'FILE_NOT_ATTACHED'],
		'notAttached',
	],
	[
		'the PDF and not a small further file',
		() => world.exact.control.switches({ maxAttachmentBytes: UBL.length }),
		WITH_UBL,
		['PDF_REFUSED'],
		'notAttached',
	],
];

for (const [what, refuse, parameters, codes, pdf] of refusals) {
	test(`Exact Online refuses ${what}: the document is booked and its words are told`, async () => {
		refuse();
		const item = withFiles({
			data: binaryOf(`${PDF}${' '.repeat(UBL.length)}`, 'factuur.pdf'),
			ubl: binaryOf(UBL, 'factuur.xml', 'application/xml'),
		});
		const [done] = await exportItems(world, [item], parameters);

		assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
		assert.deepEqual([done.codes, done.result['pdf']], [codes, pdf]);
		assert.match(done.reasons[0].message, /Ongeldig: Bestand/);
		assert.equal(entryOf(world, item.json['number'])['AmountFC'], 181.5);
	});
}

test('a further file that is refused holds nothing back, also when no entry may stand without PDF', async () => {
	world.exact.control.switches({ refusedFileTypes: ['xml'] });
	const item = withFiles({
		data: binaryOf(PDF, 'factuur.pdf'),
		ubl: binaryOf(UBL, 'factuur.xml', 'application/xml'),
		photo: binaryOf(`${PDF}${' '.repeat(1_500_000)}`, 'schade.jpg', 'image/jpeg'),
	});
	const options = { furtherProperties: 'ubl,photo', maxMegabytes: 1, withoutPdf: 'hold' };
	const [done] = await exportItems(world, [item], { options });

	assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
	assert.deepEqual(done.codes, ['FILE_NOT_ATTACHED', 'FILE_NOT_ATTACHED']);
	assert.match(done.reasons[0].message, /takes 1\.5 MB, more than the 1\.0 MB/);
	assertBookedOnce(world, item.json);
});

test('a further file that is a PDF does not pass for the PDF of the document', async () => {
	const terms = { terms: binaryOf('%PDF-1.4 terms', 'terms.pdf') };
	const item = withFiles(terms);
	const parameters = { options: { furtherProperties: 'terms' } };
	const [first] = await exportItems(world, [item], parameters);
	assert.deepEqual([first.codes, first.result['pdf']], [['PDF_MISSING'], 'notAttached']);

	const whole = { ...item, binary: { data: binaryOf(PDF, 'factuur.pdf'), ...terms } };
	const [second] = await exportItems(world, [whole], parameters);
	assert.deepEqual([second.outcome, second.result['pdf']], ['adopted', 'attached']);
	const { Document } = entryOf(world, item.json['number']);
	assert.deepEqual(filesOf(world, Document), ['%PDF-1.4 terms', PDF]);
});

test('Exact Online refuses the file and no entry may stand without: nothing is booked', async () => {
	world.exact.control.switches({ maxAttachmentBytes: 10 });
	const item = withFiles({ data: binaryOf(PDF, 'factuur.pdf') });
	const [done] = await exportItems(world, [item], { options: { withoutPdf: 'hold' } });

	assert.deepEqual([done.outcome, done.needsAttention], ['rejected', true]);
	assert.deepEqual(done.codes, ['PDF_REFUSED']);
	assert.equal(world.writes()['POST salesentry/SalesEntries'], undefined);
});

test('without the right to documents the node says so before anything is booked', async () => {
	world.exact.control.switches({ missingScopes: ['Organization documents'] });
	const { error } = await runExport(world, [withPdf(invoice({ exactCustomer }))]);

	assert.match(String(error?.message), /does not allow/);
	assert.match(String(error?.description), /scope/);
	assert.equal(world.writes()['POST salesentry/SalesEntries'], undefined);
});

/** Larger than one of the two limits that Exact Online's pages name, and smaller than the other. */
const LARGE = `${PDF}${' '.repeat(10_100_000)}`;
const refusalsOfLarge: Record<string, () => void> = {
	'in its words': () => undefined,
	'with a status alone': () => world.exact.control.switches({ tooLargeStatus: 413 }),
	'as if something went wrong there': () =>
		world.exact.control.faults.add({
			name: 'status500',
			method: 'POST',
			path: 'documents/DocumentAttachments',
		}),
};

for (const [how, refuse] of Object.entries(refusalsOfLarge)) {
	test(`a large PDF that Exact Online refuses ${how} is called too large, with both limits`, async () => {
		world.exact.control.switches({ maxAttachmentBytes: 10_000_000 });
		refuse();
		const item = withFiles({ data: binaryOf(LARGE, 'factuur.pdf') });
		const [done] = await exportItems(world, [item]);

		assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
		assert.deepEqual([done.codes, done.result['pdf']], [['PDF_TOO_LARGE'], 'notAttached']);
		assert.match(done.reasons[0].message, /10\.1 MB.*10\.0 MB a file.*38\.0 MB a message/);
		if (how === 'in its words') assert.match(done.reasons[0].message, /Bestandsgrootte/);
	});
}

test('a large further file that Exact Online refuses is called too large as well', async () => {
	world.exact.control.switches({ maxAttachmentBytes: 10_000_000 });
	const item = withFiles({ data: binaryOf(PDF, 'a.pdf'), photo: binaryOf(LARGE, 'schade.jpg') });
	const [done] = await exportItems(world, [item], { options: { furtherProperties: 'photo' } });

	assert.deepEqual([done.codes, done.result['pdf']], [['FILE_NOT_ATTACHED'], 'attached']);
	assert.match(done.reasons[0].message, /10\.1 MB.*10\.0 MB a file.*38\.0 MB a message/);
});
