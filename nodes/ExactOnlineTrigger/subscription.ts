/**
 * The life of the subscriptions. Exact Online keeps one for each app, division and topic, whoever made
 * it. n8n tries a failing activation five times, each counted by Exact Online, so the list is looked at
 * first and a topic that is taken costs no refusal. Where this node subscribed is kept in its static
 * data. Which subscriptions it has there is always asked anew: runs that go on during a change write the
 * static data back as it was when they started.
 */
import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { createExactClient } from '../exact/client';
import type { ExactClient } from '../exact/client';
import { toNodeApiError } from '../exact/nodeError';
import {
	createSubscription,
	isTaken,
	listSubscriptions,
	removeSubscription,
} from '../exact/webhookSubscriptions';
import type { ExactSubscription } from '../exact/webhookSubscriptions';
import { callbackUrlOf, isSameSite } from './callback';
import { replacesOthers, watchedDivision, watchedTopics } from './fields';
import { NOTHING_CHANGED, putBack, whatChanged } from './putBack';

/** What the static data of the node holds. */
interface Own {
	readonly division: number;
	/** The address is the node's alone: n8n makes it of an id that no other node has. */
	readonly callbackUrl: string;
}

interface Wish {
	readonly client: ExactClient;
	readonly callbackUrl: string;
	readonly topics: readonly string[];
	/** Everything that the app has in the division. */
	readonly standing: readonly ExactSubscription[];
}

/** True when every topic is subscribed to with this node's address: then it is taken as its own. */
export async function subscriptionsExist(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async () => {
		const { standing, topics, callbackUrl, client } = await wishOf(context);
		const own = standing.filter((one) => one.callbackUrl === callbackUrl);
		const isComplete =
			own.length === topics.length &&
			topics.every((topic) => own.some((one) => one.topic === topic));
		if (isComplete) remember(context, { division: client.division, callbackUrl });
		return isComplete;
	});
}

/** Subscribes to every topic, or to none. Throws what n8n shows to the user. */
export async function subscribe(context: IHookFunctions): Promise<boolean> {
	return await explained(context, async () => {
		const wish = await wishOf(context);
		const { client, callbackUrl, topics, standing } = wish;
		const own = standing.filter((one) => one.callbackUrl === callbackUrl);
		const others = standing.filter(
			(one) => one.callbackUrl !== callbackUrl && topics.includes(one.topic),
		);
		const [taken] = others;
		if (taken && !replacesOthers(context)) {
			const there = others.filter((one) => one.callbackUrl === taken.callbackUrl);
			const names = there.map(({ topic }) => topic).sort();
			throw takenBy(context, names, taken.callbackUrl, NOTHING_CHANGED);
		}
		const kept = own.filter(({ topic }) => topics.includes(topic));
		await createMissing(context, wish, kept, others);
		remember(context, { division: client.division, callbackUrl });
		// A topic at this address that is no longer asked for is a left-over.
		const leftOvers = own.filter(({ topic }) => !topics.includes(topic));
		for (const one of leftOvers) await removeSubscription(client, one.id);
		return true;
	});
}

/**
 * Removes what this node made and nothing else; what is gone already counts as removed. What was made at
 * another site is left alone: this n8n may be a copy of one that still runs there.
 */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	const data = context.getWorkflowStaticData('node');
	const own = ownOf(context);
	if (own === undefined || !isSameSite(context, own.callbackUrl)) return true;
	return await explained(context, async () => {
		const client = await createExactClient(context, own.division);
		for (const one of await listSubscriptions(client)) {
			if (one.callbackUrl === own.callbackUrl) await removeSubscription(client, one.id);
		}
		delete data.subscriptions;
		delete data.seen;
		return true;
	});
}

async function wishOf(context: IHookFunctions): Promise<Wish> {
	const topics = watchedTopics(context);
	const division = watchedDivision(context);
	const callbackUrl = await callbackUrlOf(context);
	const client = await createExactClient(context, division);
	return { client, callbackUrl, topics, standing: await listSubscriptions(client) };
}

/**
 * Makes what is missing, in the place of `others` where they have the topic; free topics come first, so
 * that an address that Exact Online does not take costs nobody a subscription. When one is refused, those
 * made before it are removed again and those removed are put back.
 */
async function createMissing(
	context: IHookFunctions,
	{ client, callbackUrl, topics }: Wish,
	kept: readonly ExactSubscription[],
	others: readonly ExactSubscription[],
): Promise<void> {
	const missing = topics.filter((topic) => !kept.some((own) => own.topic === topic));
	const holdersOf = (topic: string) => others.filter((one) => one.topic === topic);
	const removed: ExactSubscription[] = [];
	for (const topic of missing.sort(
		(one, other) => holdersOf(one).length - holdersOf(other).length,
	)) {
		try {
			for (const one of holdersOf(topic)) {
				// Noted before: when the answer is lost it may be gone.
				removed.push(one);
				await removeSubscription(client, one.id);
			}
			await createSubscription(client, topic, callbackUrl);
		} catch (error) {
			await takeBack(client, callbackUrl, kept);
			const changes = whatChanged(removed, await putBack(client, removed));
			if (isTaken(error)) throw takenBy(context, [topic], undefined, changes);
			throw removed.length === 0 ? error : withChanges(context, error, changes);
		}
	}
}

/**
 * Removes what stands at this address but for what stood there before: also a subscription whose answer
 * was lost. What can't be removed now is adopted or removed by the next attempt.
 */
async function takeBack(
	client: ExactClient,
	callbackUrl: string,
	kept: readonly ExactSubscription[],
): Promise<void> {
	try {
		for (const one of await listSubscriptions(client)) {
			const wasThere = kept.some(({ id }) => id === one.id);
			if (one.callbackUrl === callbackUrl && !wasThere) await removeSubscription(client, one.id);
		}
	} catch {
		// The refusal that led here says more to the user than this one.
		return;
	}
}

/** The refusal as n8n shows it, with what it left behind. */
function withChanges(context: IHookFunctions, error: unknown, changes: string): Error {
	const failure = toNodeApiError(context.getNode(), error);
	failure.description = [failure.description, changes].filter(Boolean).join(' ');
	return failure;
}

function ownOf(context: IHookFunctions): Own | undefined {
	return context.getWorkflowStaticData('node').subscriptions as unknown as Own | undefined;
}

function remember(context: IHookFunctions, own: Own): void {
	context.getWorkflowStaticData('node').subscriptions = own as unknown as IDataObject;
}

function takenBy(
	context: IHookFunctions,
	topics: readonly string[],
	callbackUrl: string | undefined,
	changes: string,
): NodeApiError {
	const isFormer = callbackUrl !== undefined && ownOf(context)?.callbackUrl === callbackUrl;
	const owner = callbackUrl ?? 'an address that Exact Online does not show';
	const whose = isFormer ? ', the address that this node had before' : '';
	const message = `Events of ${topics.join(', ')} in this division go to ${owner} already${whose}`;
	const description = `Exact Online allows one subscription for each app, division and topic. ${wayOut(context, isFormer)} ${changes}`;
	return new NodeApiError(context.getNode(), { message }, { message, description });
}

function wayOut(context: IHookFunctions, isFormer: boolean): string {
	if (context.getActivationMode() === 'manual') {
		return 'A published workflow has it. Unpublish that workflow while you test, or test with pinned data.';
	}
	return isFormer
		? 'If this n8n has moved, switch on Replace Other Subscriptions. If it is a copy of one that still runs there, do not: that one would get no events any more. Give the copy an app or a division of its own.'
		: 'Let one trigger start both workflows. If nobody uses that address any more, switch on Replace Other Subscriptions.';
}

async function explained<Result>(
	context: IHookFunctions,
	act: () => Promise<Result>,
): Promise<Result> {
	try {
		return await act();
	} catch (error) {
		throw toNodeApiError(context.getNode(), error);
	}
}
