/** Input as it should never be: each item ends in a reason or in a correct booking, and nothing throws. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertBookedOnce, customerIn, entryOf, exportItems, linesOf } from './support/booking.mts';
import { startExactWorld } from './support/exact.mts';
import type { ExactWorld } from './support/exact.mts';
import { customer, invoice, PDF, withPdf } from './support/samples.mts';
import { accounts, upsert } from './support/upsert.mts';

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

const HTML = `<script>alert("1")</script> & <b>'Dupont'</b>`;
const LONG = 'Société '.repeat(40).trim();
const EMOJI = '🚗 Garage 👩‍🔧 Léa 🇧🇪';

const names: Record<string, [given: string, held: string]> = {
	'HTML and quotes': [HTML, HTML.slice(0, 50)],
	'300 characters': [LONG, LONG.slice(0, 50).trim()],
	emoji: [EMOJI, EMOJI],
	'line breaks, tabs and blanks': ['  Dupont\r\n\r\n\tet   fils ', 'Dupont et fils'],
	'a quote': ["L'Été d'Ouffet", "L'Été d'Ouffet"],
	'a percent sign and a plus': ['100% Auto + Co', '100% Auto + Co'],
	'OData in it': ["x' or Name ne 'x", "x' or Name ne 'x"],
	'characters that cannot be sent': ['Broken \ud83d name\u0000', 'Broken \ufffd name'],
	'right-to-left marks': ['\u202eevil\u202c', 'evil'],
};

for (const [what, [name, held]] of Object.entries(names)) {
	test(`a name with ${what} makes one customer, who is found again by it`, async () => {
		const before = accounts(world).length;
		const [one] = await upsert(world, [customer({ name })]);
		const [again] = await upsert(world, [customer({ name })]);

		const row = accounts(world).find(({ ID }) => ID === one.result['accountId']);
		assert.equal(row?.['Name'], held);
		assert.equal(one.outcome, 'created');
		assert.deepEqual([again.outcome, again.result['accountId']], ['adopted', row['ID']]);
		assert.equal(accounts(world).length, before + 1);
	});
}

const endless = 'Wallonie '.repeat(600).trim();
const endlessPlaces: Record<string, object> = {
	postcode: { postcode: endless, city: 'Liège' },
	city: { postcode: '', city: endless },
	'street and city': { line1: `${endless} 5`, postcode: '4000', city: endless },
};

for (const [what, place] of Object.entries(endlessPlaces)) {
	test(`a ${what} of thousands of characters makes one customer, and the next one too`, async () => {
		const address = { line1: 'Quai 1', country: 'BE', ...place };
		const both = [customer({ address }), customer({ id: 'c-2', name: 'Next One' })];
		const made = await upsert(world, both);
		const again = await upsert(world, both);

		const kindsOf = (all: typeof made) => all.map(({ outcome }) => outcome);
		assert.deepEqual(kindsOf(made), ['created', 'created']);
		assert.deepEqual(kindsOf(again), ['adopted', 'adopted']);
	});
}

test('a postcode, a box and a street that quote each other find the right house', async () => {
	const address = {
		line1: "Rue de l'Oie % 5' & 6",
		postcode: "40'00",
		city: 'Liège',
		country: 'BE',
	};
	await upsert(world, [customer({ address })]);
	const [again] = await upsert(world, [customer({ address })]);

	assert.equal(again.outcome, 'adopted');
});

const noCustomers: Record<string, unknown> = {
	'no customer at all': undefined,
	null: null,
	'a text': 'Dupont',
	'a list': [],
	'an empty object': {},
	'objects for fields': { name: { first: 'A' }, address: { line1: ['x'], postcode: {} } },
	'an unknown country': customer({
		address: { line1: 'A 1', postcode: '1', city: 'B', country: 'Atlantis' },
	}),
};

for (const [what, given] of Object.entries(noCustomers)) {
	test(`a customer that is ${what} ends in a reason, without a call`, async () => {
		const [one] = await upsert(world, [given as object]);

		assert.deepEqual([one.outcome, one.needsAttention], ['refused', true]);
		assert.ok(one.codes.length > 0);
		assert.deepEqual(world.calls(), {});
	});
}

const texts: Record<string, string> = { HTML, '300 characters': LONG, emoji: EMOJI.repeat(5) };

for (const [what, text] of Object.entries(texts)) {
	test(`texts with ${what} are booked, cut to what the books hold`, async () => {
		const one = invoice({
			exactCustomer,
			customer: customer({ name: text }),
			lines: [{ description: text, glAccount: '704000', vatCode: '21', net: '150.00' }],
		});
		const [done] = await exportItems(world, [withPdf(one)]);

		const entry = assertBookedOnce(world, one);
		assert.deepEqual([done.outcome, done.needsAttention], ['created', false]);
		const held = [entry['Description'], world.lines(entry['EntryID'])[0]['Description']];
		for (const kept of held) {
			assert.ok(String(kept).length <= 60);
			assert.ok(text.startsWith(String(kept).split(' - 1-ABC')[0]));
		}
	});
}

test('a ledger account of thousands of characters is not in Exact, and the next invoice is booked', async () => {
	const good = invoice({ exactCustomer });
	const lines = [{ description: 'x', glAccount: '7'.repeat(20_000), vatCode: '21', net: '150.00' }];
	const [first, second] = await exportItems(world, [
		withPdf(invoice({ exactCustomer, lines })),
		withPdf(good),
	]);

	assert.deepEqual(first.codes, ['GL_ACCOUNT_NOT_IN_EXACT']);
	assert.equal(second.outcome, 'created');
	assertBookedOnce(world, good);
});

const amounts: Record<string, [net: unknown, vat: unknown, gross: unknown]> = {
	'Belgian notation': ['1.234,56', '259,26', '1.493,82'],
	'English notation': ['1,234.56', '259.26', '1,493.82'],
	'euro signs and narrow spaces': ['€ 1\u202f234,56', '259,26 €', 'EUR 1 493,82'],
	numbers: [1234.56, 259.26, 1493.82],
	'numbers with the noise of floats': [1234.5600000000002, 259.26, 1493.8199999999999],
	'database decimals': ['1234.5600', '259.2600', '1493.8200'],
};

for (const [what, [net, vat, gross]] of Object.entries(amounts)) {
	test(`amounts in ${what} are booked to the cent`, async () => {
		const one = invoice({
			exactCustomer,
			lines: [{ description: 'x', glAccount: 704000, vatCode: 21, net }],
			vatTotals: [{ vatCode: 21, base: net, vat }],
			totals: { net, vat, gross },
		});
		await exportItems(world, [withPdf(one)]);

		const entry = entryOf(world, one['number']);
		assert.deepEqual([entry['AmountFC'], entry['VATAmountFC']], [1493.82, 259.26]);
	});
}

test('amounts that can be read in two ways are refused and named', async () => {
	for (const gross of ['1.234', '1,234', '12.3.4', '1e3', '٣', Number.NaN, true, {}, []]) {
		const one = invoice({ exactCustomer, totals: { gross } });
		const [done] = await exportItems(world, [withPdf(one)]);
		assert.deepEqual(done.codes, ['AMOUNT_INVALID'], JSON.stringify(gross));
	}
	assert.deepEqual(world.writes(), {});
});

test('lines that cancel out and an invoice of zero are booked with their lines', async () => {
	const line = { description: 'x', vatCode: '21' };
	const zero = invoice({
		exactCustomer,
		lines: [
			{ ...line, glAccount: '704000', net: '80.00' },
			{ ...line, glAccount: '704009', net: '-80.00' },
			{},
			{ description: '  ', glAccount: '', net: '' },
		],
		vatTotals: [{ vatCode: '21', base: '0.00', vat: '0.00' }],
		totals: { net: '0.00', vat: '0.00', gross: '0.00' },
	});
	const nothing = invoice({
		exactCustomer,
		lines: [{ ...line, glAccount: '704000', net: '0' }],
		vatTotals: [],
		totals: { gross: 0 },
	});
	const done = await exportItems(world, [withPdf(zero), withPdf(nothing)]);

	assert.deepEqual(
		done.map(({ codes }) => codes),
		[[], []],
	);
	assert.deepEqual(linesOf(world, assertBookedOnce(world, zero)), [
		['704000', 80, 0, '4'],
		['704009', -80, 0, '4'],
	]);
	assert.deepEqual(linesOf(world, assertBookedOnce(world, nothing)), [['704000', 0, 0, '4']]);
});

test('a PDF of 10 MB arrives byte for byte', async () => {
	const pdf = Buffer.alloc(10_000_000, 'x');
	pdf.write('%PDF-1.7\n', 0);
	const one = invoice({ exactCustomer });
	await exportItems(world, [withPdf(one, pdf)]);

	assertBookedOnce(world, one, pdf);
});

const junk: Record<string, unknown> = {
	'an empty object': {},
	'nothing but nulls': Object.fromEntries(Object.keys(invoice()).map((key) => [key, null])),
	'nothing but objects': Object.fromEntries(Object.keys(invoice()).map((key) => [key, {}])),
	'nothing but lists': Object.fromEntries(Object.keys(invoice()).map((key) => [key, [[]]])),
	'nothing but texts': Object.fromEntries(Object.keys(invoice()).map((key) => [key, '<x>'])),
	'lines of junk': invoice({ lines: [null, 1, 'x', [], { net: {} }, { glAccount: [] }] }),
	'VAT totals of junk': invoice({ vatTotals: [null, { vatCode: {}, base: [], vat: 'x' }] }),
	'a broken JSON text': invoice({ lines: '[{"net": 1,', vatTotals: '{' }),
	'a number that is an object': invoice({ number: { value: 12 } }),
	prototypes: invoice({ journal: '__proto__', lines: [{ glAccount: 'constructor', net: 1 }] }),
};

for (const [what, json] of Object.entries(junk)) {
	test(`an invoice that is ${what} ends in reasons, and the next one is booked`, async () => {
		const good = invoice({ exactCustomer });
		const bad = { json: json as object, binary: withPdf(good).binary };
		const [first, second] = await exportItems(world, [bad, withPdf(good)]);

		assert.deepEqual([first.outcome, first.needsAttention], ['refused', true]);
		for (const { message, hint } of first.reasons) {
			assert.doesNotMatch(`${message} ${hint}`, /undefined|\bnull\b|NaN|\[object/);
		}
		assert.equal(second.outcome, 'created');
		assertBookedOnce(world, good, PDF);
		assert.equal(world.writes()['POST salesentry/SalesEntries'], 1);
	});
}
