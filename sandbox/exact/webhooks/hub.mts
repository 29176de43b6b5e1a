// Events go out to whoever subscribed: late, lost, doubled or overtaken when a switch or a test
// wants it so. The real service promises neither arrival nor order.
import type { Clock } from '../../core/clock.mts';
import { seededRandom } from '../../core/faults.mts';
import { CLIENT_ID, WEBHOOK_SECRET } from '../options.mts';
import type { Switches } from '../options.mts';
import type { ChangeAction } from '../resources/resource.mts';
import type { Books, Row } from '../store.mts';
import { forge } from './forge.mts';
import type { Forged, Forgery } from './forge.mts';
import { bodyOf, contentOf } from './message.mts';
import { createQueue } from './queue.mts';
import type { Delivery } from './queue.mts';
import { send } from './send.mts';

export type Webhooks = {
	/** Called by whatever changes the books. */
	emit: (books: Books, topic: string, key: string, action: ChangeAction) => void;
	/** The empty POST that a callback must answer with 200 or 201; resolves to the status. */
	validate: (callbackUrl: string) => Promise<number>;
	control: WebhookControl;
	reset: () => void;
	close: () => void;
};

export type WebhookControl = {
	/** Subscriptions of a division, those of other apps too. */
	subscriptions: (division: number) => readonly Row[];
	/** Every delivery with its attempts, oldest first. */
	deliveries: () => readonly Delivery[];
	/** Every empty validation POST, with the status that it got. */
	validations: () => ReadonlyArray<{ callbackUrl: string; status: number }>;
	/** The next n events never leave. */
	loseNext: (count: number) => void;
	/** The next n events are sent twice. */
	duplicateNext: (count: number) => void;
	/** Keeps new events back until `release`, which sends them in order or the last one first. */
	hold: () => void;
	release: (options?: { reverse?: boolean }) => Promise<void>;
	/** Sends what is due now and resolves when that is done. */
	flush: () => Promise<void>;
	/** Posts a delivery that Exact never made; resolves to what was sent and the status it got. */
	forge: (forgery: Forgery) => Promise<Forged>;
	/** Takes a subscription away behind its owner's back; false when there is none. */
	dropSubscription: (division: number, topic: string) => boolean;
};

type Parts = {
	clock: Clock;
	switches: Switches;
	books: ReadonlyMap<number, Books>;
	siteUrl: () => string;
};

// Enough for the events after it to arrive first, short enough to wait for.
const OVERTAKEN_MS = 1500;

/** The webhooks of a simulator. Close it, or its timers live on. */
export function createWebhooks(parts: Parts): Webhooks {
	const { clock, switches, books } = parts;
	const subscriptions = (division: number) => books.get(division)?.subscriptions.all() ?? [];
	const queue = createQueue(clock, (delivery) =>
		subscriptions(delivery.division).some((row) => row['ID'] === delivery.subscriptionId),
	);
	const validations: Array<{ callbackUrl: string; status: number }> = [];
	let random = seededRandom(switches.webhookSeed);
	let toLose = 0;
	let toDouble = 0;
	let isHolding = false;

	const post = (division: number, row: Row, topic: string, key: string, action: string) => {
		const now = clock.now();
		const facts = { topic, key, action, division, clientId: CLIENT_ID, at: now };
		const content = contentOf({ ...facts, siteUrl: parts.siteUrl() }, switches);
		const isLost = toLose > 0 || random() < switches.webhookLoss;
		const isDoubled = toDouble > 0 || random() < switches.webhookDuplicates;
		const isLate = random() < switches.webhookReordering;
		if (toLose > 0) toLose -= 1;
		else if (toDouble > 0) toDouble -= 1;
		const delivery = {
			subscriptionId: String(row['ID']),
			callbackUrl: String(row['CallbackURL']),
			division,
			topic,
			action,
			key,
			body: bodyOf(content, WEBHOOK_SECRET),
			status: isLost ? ('lost' as const) : isHolding ? ('held' as const) : ('waiting' as const),
			createdAt: now,
			dueAt: now + switches.webhookDelayMs + (isLate ? OVERTAKEN_MS : 0),
		};
		queue.add(delivery);
		if (isDoubled && !isLost) queue.add(delivery);
	};

	return {
		emit(book, topic, key, action) {
			const named = action === 'Create' ? switches.webhookCreateAction : action;
			for (const row of book.subscriptions.all()) {
				if (row['Topic'] !== topic || row['ClientID'] !== CLIENT_ID) continue;
				post(book.division, row, topic, key, named);
			}
		},
		async validate(callbackUrl) {
			const status = await send(callbackUrl, '');
			validations.push({ callbackUrl, status });
			return status;
		},
		control: {
			subscriptions,
			deliveries: queue.list,
			validations: () => validations,
			loseNext: (count) => void (toLose = count),
			duplicateNext: (count) => void (toDouble = count),
			hold: () => void (isHolding = true),
			async release({ reverse = false } = {}) {
				isHolding = false;
				const held = queue.list().filter(({ status }) => status === 'held');
				const ordered = reverse ? held.toReversed() : held;
				const now = clock.now();
				ordered.forEach((delivery, index) => {
					// One due after the other: the queue goes by these moments.
					Object.assign(delivery, { status: 'waiting', dueAt: now - ordered.length + index });
				});
				await queue.flush();
			},
			flush: queue.flush,
			forge: (forgery) =>
				forge(forgery, {
					last: queue.list().findLast(({ topic }) => topic === forgery.topic),
					subscription: subscriptions(forgery.division).find(
						(row) => row['Topic'] === forgery.topic,
					),
					now: clock.now(),
					siteUrl: parts.siteUrl(),
				}),
			dropSubscription(division, topic) {
				const row = subscriptions(division).find((one) => one['Topic'] === topic);
				if (row) books.get(division)?.subscriptions.remove(row['ID'] ?? null);
				return row !== undefined;
			},
		},
		reset() {
			queue.reset();
			validations.length = 0;
			random = seededRandom(switches.webhookSeed);
			toLose = 0;
			toDouble = 0;
			isHolding = false;
		},
		close: queue.close,
	};
}
