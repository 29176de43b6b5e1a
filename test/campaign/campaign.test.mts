/** A short campaign, and that its judges notice what is wrong. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { GARAGE_DIVISION } from '../../sandbox/exact/options.mts';
import { startExactSimulator } from '../../sandbox/exact/server.mts';
import type { Row } from '../../sandbox/exact/store.mts';
import { booksOf, entriesOf, resetInvoices } from './books.mts';
import type { World } from './books.mts';
import { runCampaign } from './campaign.mts';
import { playHistory, tellHistory } from './history.mts';
import { COUNTS, judgeExport } from './judge.mts';
import type { Count } from './judge.mts';
import { judgePayments } from './judgePayments.mts';
import { playExport } from './play.mts';
import type { Played } from './play.mts';
import { Stage } from './stage.mts';
import type { Hands } from './stage.mts';
import { tellExport } from './story.mts';
import { Workers } from './workers.mts';

let hands: Hands;
before(async () => {
	hands = { exact: await startExactSimulator({ takenNumbers: false }), workers: new Workers() };
});
after(async () => {
	await hands.workers.close();
	await hands.exact.close();
});

test('exports, payments and pairs of runs under trouble end with nothing wrong', async () => {
	const said: string[] = [];
	const wish = { exports: 120, histories: 12, pairs: 4, seed: 1 };
	const result = await runCampaign({ ...wish, say: (text) => said.push(text) });
	const wrong = COUNTS.filter((name) => result[name] > 0);
	assert.deepEqual(wrong, [], said.join('\n'));
	assert.ok(result.exports >= wish.exports && result.kills > 0);
	assert.deepEqual([result.histories, result.pairs], [wish.histories, wish.pairs]);
});

/** Without trouble: what people do and the calm end are left. */
const STORY = { ...tellExport(1), documents: tellExport(1).documents.slice(0, 2), acts: [] };

/** The entry of the first document, and its file, to be spoilt. */
interface Spoilt {
	readonly world: World;
	readonly id: string;
	readonly entry: Row;
	readonly file: Row;
}

const copyOf = (row: Row, key: string): Row => ({
	...row,
	[key]: '00000000-0000-4000-8000-000000000000',
});

const SPOILS: ReadonlyArray<[Count, string, (spoilt: Spoilt) => unknown]> = [
	[
		'lost',
		'an entry that is gone',
		({ world, entry }) => booksOf(world).entries.remove(entry['EntryID'] ?? null),
	],
	[
		'doubled',
		'a second entry',
		({ world, entry }) => booksOf(world).entries.add(copyOf(entry, 'EntryID')),
	],
	[
		'centDifferences',
		'a total that is a cent off',
		({ entry }) => (entry['AmountFC'] = Number(entry['AmountFC']) + 0.01),
	],
	[
		'wrongCustomer',
		'the account of somebody else',
		({ world, entry }) => {
			const other = booksOf(world).accounts.find((row) => row['ID'] !== entry['Customer']);
			entry['Customer'] = other?.['ID'] ?? null;
		},
	],
	[
		'doubleCustomers',
		'a second account of a customer',
		({ world, entry }) => {
			const account = booksOf(world).accounts.get(entry['Customer']) ?? {};
			booksOf(world).accounts.add(copyOf(account, 'ID'));
		},
	],
	[
		'pdfMissing',
		'a file that is gone',
		({ world, file }) => booksOf(world).attachments.remove(file['ID'] ?? null),
	],
	[
		'pdfDoubled',
		'a second file',
		({ world, file }) => booksOf(world).attachments.add(copyOf(file, 'ID')),
	],
	[
		'planManagerUntrue',
		'a document that does not count as exported',
		async ({ world, id }) => await resetInvoices(world, [id]),
	],
];

for (const [count, what, spoil] of SPOILS) {
	test(`the judge of exports counts ${what} as ${count}`, async (t) => {
		const stage = await Stage.open(STORY, hands);
		t.after(async () => await stage.close());
		const played: Played = await playExport(STORY, stage);
		const { world } = stage;
		assert.deepEqual(await judgeExport(STORY, played, world), []);
		const { id, number } = STORY.documents[0]?.content ?? {};
		const [entry] = entriesOf(world, number ?? null);
		assert.ok(entry && id);
		const [file] = booksOf(world).attachments.where('Document', entry['Document'] ?? null);
		assert.ok(file);
		await spoil({ world, id, entry, file });
		const counts = (await judgeExport(STORY, played, world)).map((fault) => fault.count);
		assert.ok(counts.includes(count), counts.join());
	});
}

test('the judge of payments counts money that PlanManager does not know', async (t) => {
	const history = tellHistory(1);
	const stage = await Stage.open(history, hands, history.switches);
	t.after(async () => await stage.close());
	await playHistory(history, stage);
	assert.deepEqual(await judgePayments(history, stage.world), []);
	const invoice = history.documents.find(({ content }) => content.documentType === 'INVOICE');
	const matches = [{ entry: invoice?.content.number ?? '' }];
	stage.world.exact.control.payments.unmatch(GARAGE_DIVISION, matches[0] ?? {});
	stage.world.exact.control.payments.receive(GARAGE_DIVISION, { cents: 123, matches });
	const [fault] = await judgePayments(history, stage.world);
	assert.equal(fault?.count, 'paymentsUntrue');
	assert.match(fault?.what ?? '', /PAYMENT 123/);
});
