import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { startClient } from './planmanager-client.mts';
import type { Client } from './planmanager-client.mts';

describe('The accounting screen as a page', () => {
	let client: Client;
	afterEach(async () => await client.simulator.close());

	const page = async (path: string, init?: RequestInit): Promise<string> =>
		await (await fetch(`${client.simulator.url}${path}`, init)).text();
	const rowsIn = (text: string): number => [...text.matchAll(/name="id" value=/g)].length;

	it('shows every document at first, in French, and the same in Dutch and English', async () => {
		client = await startClient();
		const count = client.simulator.control.invoices().length;
		const french = await page('/');
		assert.equal(rowsIn(french), count);
		assert.match(french, /Sélectionner Tous/);
		assert.match(await page('/?lang=nl'), /Alles selecteren/);
		assert.match(await page('/?lang=en'), /Select all/);
	});

	it('filters by journal, site and status, and asks for a journal when none is ticked', async () => {
		client = await startClient();
		const credits = await client.ids('journal=711&site=NAMUR');
		assert.equal(rowsIn(await page('/?asked=1&journal=711&site=NAMUR')), credits.length);
		assert.equal(rowsIn(await page('/?asked=1&journal=711&status=EXPORTED')), 0);
		assert.match(await page('/?asked=1'), /Choisissez au moins un journal/);
	});

	it('shows why an invoice was refused and what to do, in the language of the screen', async () => {
		client = await startClient();
		const [id = ''] = await client.ids('journal=711');
		const reason = {
			code: 'PERIOD_CLOSED',
			severity: 'blocking',
			message: 'The period 2026-10 is closed.',
			hint: 'Ask the <accountant> to open it.',
			facts: { period: '<2026-10>', total: 'gross', stated: '1234.50', date: '2026-10-31' },
		};
		const unheard = { ...reason, code: 'UNHEARD_OF', message: 'Something new.' };
		await client.call('PUT', `/invoices/${id}/export`, {
			status: 'FAILED',
			outcome: 'refused',
			runId: 'run-a',
			division: 1,
			reasons: [reason, unheard],
		});
		const text = await page('/?asked=1&journal=711');
		assert.match(text, /PERIOD_CLOSED/);
		assert.match(
			text,
			/Période clôturée · Période\s: &lt;2026-10&gt; · Total TVAC · Indiqué\s: 1\s234,50 · Date\s: 31\/10\/2026</,
		);
		assert.match(text, /<b>À faire :<\/b> Demandez au comptable/);
		assert.match(text, /Something new\./);
		assert.match(await page('/?lang=nl&asked=1&journal=711'), /Periode: &lt;2026-10&gt;/);
		const english = await page('/?lang=en&asked=1&journal=711');
		assert.match(english, /The period 2026-10 is closed\./);
		assert.match(english, /Ask the &lt;accountant&gt; to open it\./);
	});

	it('resets what is ticked and says what it refused', async () => {
		client = await startClient();
		const [first = '', second = ''] = await client.ids('journal=711');
		for (const [index, id] of [first, second].entries()) {
			await client.call('PUT', `/invoices/${id}/export`, {
				status: 'EXPORTED',
				outcome: 'created',
				runId: 'run-a',
				division: 1,
				entryId: `${index}1111111-2222-3333-4444-555555555555`,
			});
		}
		client.simulator.control.setProcessed([second]);
		const body = new URLSearchParams([
			['id', first],
			['id', second],
		]);
		const text = await page('/reset?asked=1&journal=711', { method: 'POST', body });
		assert.match(text, /le comptable a traité l’écriture/);
		const statuses = (await client.invoices(`ids=${first},${second}`)).map(
			(invoice) => invoice.export.status,
		);
		assert.deepEqual(statuses.sort(), ['EXPORTED', 'NOT_EXPORTED']);
	});

	it('never lets text of a document become markup', async () => {
		client = await startClient({ seed: 'hell' });
		const text = await page('/');
		assert.ok(!text.includes('<b onclick'));
		assert.ok(!text.includes('<script>document.title'));
		assert.match(text, /&lt;script&gt;document\.title/);
	});

	it('opens the PDF, and says when there is none', async () => {
		client = await startClient();
		const planted = new Map(
			client.simulator.control.plantedDefects().map((each) => [each.code, each.invoiceId]),
		);
		const [id = ''] = await client.ids('journal=711');
		assert.match(await page(`/pdf/${id}`), /^%PDF-/);
		const url = `${client.simulator.url}/pdf/${planted.get('PDF_MISSING')}`;
		assert.equal((await fetch(url)).status, 404);
	});

	it('serves the planted defects to whoever checks the result', async () => {
		client = await startClient();
		const served: unknown = JSON.parse(await page('/_sandbox/planted'));
		assert.deepEqual(served, client.simulator.control.plantedDefects());
	});
});
