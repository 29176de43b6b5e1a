// What tests and the demo may do behind the scenes, in the process or over /_sandbox/.
import type { Hono } from 'hono';
import type { CallLog } from '../core/calls.mts';
import type { Clock } from '../core/clock.mts';
import type { Faults } from '../core/faults.mts';
import type { SandboxEnv } from '../core/intercept.mts';
import type { Sandbox } from '../core/sandbox.mts';
import type { Blobs } from './blobs.mts';
import { settle } from './booking/settle.mts';
import type { TokenPair, Tokens } from './oauth/tokens.mts';
import { applySwitches } from './options.mts';
import type { Switches } from './options.mts';
import { createPaymentControl } from './payments/control.mts';
import type { PaymentControl } from './payments/control.mts';
import type { EntryTruth } from './payments/truth.mts';
import type { Work } from './resources/resource.mts';
import type { Books, Row } from './store.mts';
import type { WebhookControl } from './webhooks/hub.mts';

export type Control = {
	clock: Clock;
	calls: CallLog;
	faults: Faults;
	/** Reads or, given changes, sets switches. Throws on an unknown one. */
	switches: (changes?: Record<string, unknown>) => Switches;
	/** A token pair without the consent page. */
	issueTokens: () => TokenPair;
	/** Every access token is expired from now on. */
	expireAccessTokens: () => void;
	/** Every refresh token counts as used, as after a lost answer. */
	spendRefreshTokens: () => void;
	/** The accountant processes an entry (Status 50); false when there is no such entry. */
	processEntry: (division: number, entryId: string) => boolean;
	/** Closes (true) or opens a period for a journal; false when there is no such period. */
	closePeriod: (
		division: number,
		journal: string,
		year: number,
		period: number,
		closed: boolean,
	) => boolean;
	/** Bytes of an attachment by its ID. */
	attachment: (division: number, id: string) => Buffer | undefined;
	/** Bank statements, matching and all that follows, and the truth about every entry. */
	payments: PaymentControl;
	webhooks: WebhookControl;
	/** What became of every sales entry of a division, from the matches themselves. */
	truth: (division: number) => EntryTruth[];
};

type Parts = {
	sandbox: Sandbox;
	tokens: Tokens;
	switches: Switches;
	books: ReadonlyMap<number, Books>;
	blobs: Blobs;
	workFor: (books: Books) => Work;
	webhooks: WebhookControl;
};

export function createControl(parts: Parts): Control {
	const { sandbox, tokens, switches, blobs, workFor } = parts;
	const { clock, calls, faults } = sandbox;
	const payments = createPaymentControl((division) => {
		const books = parts.books.get(division);
		if (!books) throw new Error(`No books of division ${division}`);
		return workFor(books);
	});
	return {
		clock,
		calls,
		faults,
		switches(changes = {}) {
			applySwitches(switches, changes);
			return { ...switches };
		},
		issueTokens: tokens.issue,
		expireAccessTokens: tokens.expireAccess,
		spendRefreshTokens: tokens.spendRefresh,
		processEntry(division, entryId) {
			const books = parts.books.get(division);
			const entry = books?.entries.get(entryId);
			if (!books || !entry) return false;
			const work = workFor(books);
			settle(Object.assign(entry, { Status: 50 }), work);
			work.emit('SalesEntries', String(entry['EntryID']), 'Update');
			return true;
		},
		closePeriod(division, journal, year, period, closed) {
			const row = parts.books
				.get(division)
				?.periodStatus.find(
					(status) =>
						status['Journal'] === journal && status['Year'] === year && status['Period'] === period,
				);
			if (!row) return false;
			Object.assign(row, {
				Status: closed ? 1 : 0,
				StatusDescription: closed ? 'Afgesloten' : 'Open',
			});
			return true;
		},
		attachment(division, id) {
			const sha256 = parts.books.get(division)?.attachments.get(id)?.['sha256'];
			return typeof sha256 === 'string' ? blobs.get(sha256) : undefined;
		},
		payments,
		truth: payments.truth,
		webhooks: parts.webhooks,
	};
}

/** POST bodies: switches {name: value}; process {division, entryId}; period {division, journal, …}. */
export function controlExtras(app: Hono<SandboxEnv>, control: Control): void {
	app.get('/_sandbox/switches', (c) => c.json(control.switches()));
	app.post('/_sandbox/switches', async (c) => {
		try {
			return c.json(control.switches(await c.req.json<Record<string, unknown>>()));
		} catch (error) {
			return c.json({ problem: error instanceof Error ? error.message : 'Bad input' }, 400);
		}
	});
	app.post('/_sandbox/oauth/tokens', (c) => c.json(control.issueTokens()));
	app.post('/_sandbox/oauth/expire-access', (c) => {
		control.expireAccessTokens();
		return c.json({ done: true });
	});
	app.post('/_sandbox/oauth/spend-refresh', (c) => {
		control.spendRefreshTokens();
		return c.json({ done: true });
	});
	app.post('/_sandbox/process', async (c) => {
		const { division, entryId } = await c.req.json<{ division: number; entryId: string }>();
		return c.json({ done: control.processEntry(division, entryId) });
	});
	app.post('/_sandbox/period', async (c) => {
		const { division, journal, year, period, closed } = await c.req.json<{
			division: number;
			journal: string;
			year: number;
			period: number;
			closed: boolean;
		}>();
		return c.json({ done: control.closePeriod(division, journal, year, period, closed) });
	});
}

/** What the books hold that can change through the API; master data is left out. */
export function stateOf(books: ReadonlyMap<number, Books>): unknown {
	const divisions = [...books].map(([division, book]): [string, unknown] => [
		String(division),
		{
			accounts: book.accounts.all().map(withoutNulls),
			documents: book.documents.all().map(withoutNulls),
			attachments: book.attachments.all().map(withoutNulls),
			salesEntries: book.entries.all().map((entry) => ({
				...withoutNulls(entry),
				lines: book.entryLines.where('EntryID', entry['EntryID'] ?? null).map(withoutNulls),
			})),
		},
	]);
	return { divisions: Object.fromEntries(divisions) };
}

function withoutNulls(row: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
