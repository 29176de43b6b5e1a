// Deliveries wait here until they are due on the simulator's clock. A refused one comes again
// after 2, 4, 8 … 1,024 minutes, ten times, and is dropped then (yusufkaracaburun/emeq-exact-api).
import type { Clock } from '../../core/clock.mts';
import { isReceived, send } from './send.mts';

export type DeliveryStatus = 'waiting' | 'held' | 'delivered' | 'lost' | 'dropped' | 'unsubscribed';

export type Delivery = {
	id: number;
	subscriptionId: string;
	callbackUrl: string;
	division: number;
	topic: string;
	action: string;
	key: string;
	body: string;
	status: DeliveryStatus;
	/** Milliseconds since the epoch, on the simulator's clock. */
	createdAt: number;
	dueAt: number;
	/** Status of each answer, 0 = none. */
	attempts: Array<{ at: number; status: number }>;
};

export type Queue = {
	add: (delivery: Omit<Delivery, 'id' | 'attempts'>) => Delivery;
	list: () => readonly Delivery[];
	/** Sends what is due and resolves when nothing due is left. */
	flush: () => Promise<void>;
	reset: () => void;
	close: () => void;
};

const MINUTE_MS = 60_000;
const MAX_RETRIES = 10;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `isWanted` says at the moment of sending whether the subscription still stands. */
export function createQueue(clock: Clock, isWanted: (delivery: Delivery) => boolean): Queue {
	let deliveries: Delivery[] = [];
	let lastId = 0;
	let running: Promise<void> | undefined;
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;

	const due = () =>
		deliveries
			.filter(({ status, dueAt }) => status === 'waiting' && dueAt <= clock.now())
			.sort((one, other) => one.dueAt - other.dueAt || one.id - other.id)[0];

	const sendAll = async () => {
		for (let next = due(); next && !isClosed; next = due()) await attempt(next);
	};

	const attempt = async (delivery: Delivery) => {
		if (!isWanted(delivery)) {
			delivery.status = 'unsubscribed';
			return;
		}
		const status = await send(delivery.callbackUrl, delivery.body);
		delivery.attempts.push({ at: clock.now(), status });
		const { length: tries } = delivery.attempts;
		if (isReceived(status)) delivery.status = 'delivered';
		else if (tries > MAX_RETRIES) delivery.status = 'dropped';
		else delivery.dueAt = clock.now() + 2 ** tries * MINUTE_MS;
	};

	const flush = async (): Promise<void> => {
		// One sender at a time; what became due meanwhile is sent by the next round.
		while (running) await running;
		if (!due()) {
			wind();
			return;
		}
		running = sendAll().finally(() => {
			running = undefined;
		});
		await running;
		await flush();
	};

	const wind = () => {
		clearTimeout(timer);
		const waiting = deliveries.filter(({ status }) => status === 'waiting');
		if (waiting.length === 0 || isClosed) return;
		const next = Math.min(...waiting.map(({ dueAt }) => dueAt));
		const delay = Math.min(Math.max(0, next - clock.now()), LONGEST_TIMER_MS);
		timer = setTimeout(() => void flush(), delay).unref();
	};

	clock.onMove(() => void flush());
	return {
		add(delivery) {
			lastId += 1;
			const added: Delivery = { ...delivery, id: lastId, attempts: [] };
			deliveries.push(added);
			wind();
			return added;
		},
		list: () => deliveries,
		flush,
		reset() {
			deliveries = [];
			clearTimeout(timer);
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
		},
	};
}
