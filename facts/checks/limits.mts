import type { Answer } from '../client/answer.mts';
import type { Service } from '../client/service.mts';
import { differs, holds, tell, untold } from '../fact.mts';
import type { Position, Verdict } from '../fact.mts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export async function figures(service: Service): Promise<Verdict> {
	const { headers } = await anyAnswer(service);
	const minutelyLimit = Number(headers.get('X-RateLimit-Minutely-Limit'));
	const dailyLimit = Number(headers.get('X-RateLimit-Limit'));
	if (minutelyLimit === 0 || dailyLimit === 0) return untold('no limits are told');
	const position: Position = {
		...(minutelyLimit === 60 ? {} : { minutelyLimit }),
		...(dailyLimit === 5000 ? {} : { dailyLimit }),
	};
	if (Object.keys(position).length === 0) return holds;
	return differs(`${minutelyLimit} calls a minute and ${dailyLimit} a day`, position);
}

export async function resets(service: Service): Promise<Verdict> {
	const { headers } = await anyAnswer(service);
	const now = Date.parse(headers.get('Date') ?? '');
	const minute = Number(headers.get('X-RateLimit-Minutely-Reset')) - now;
	const day = Number(headers.get('X-RateLimit-Reset')) - now;
	// The Date header has whole seconds.
	const isSo = minute > -1000 && minute <= MINUTE_MS + 1000 && day > -1000 && day <= DAY_MS + 1000;
	return tell(isSo, `a minute ends in ${minute} ms and a day in ${day} ms`);
}

async function anyAnswer(service: Service): Promise<Answer> {
	return await service.get('cashflow/PaymentConditions', { $select: 'ID', $top: '1' });
}

/** A function that the link doesn't call, without the parameter that it wants. */
const IDLE = 'read/financial/ReceivablesListByAccount';
const ENOUGH = 12;

/** Provoked once for all facts about a block. */
const provoked = new WeakMap<Service, Promise<{ after: number; answer: Answer }>>();

async function block(service: Service): Promise<{ after: number; answer: Answer }> {
	const known = provoked.get(service) ?? provoke(service);
	provoked.set(service, known);
	return await known;
}

async function provoke(service: Service): Promise<{ after: number; answer: Answer }> {
	let answer = await ask(service);
	let after = 0;
	while (after < ENOUGH && answer.status === 400) {
		after += 1;
		answer = await ask(service);
	}
	return { after, answer };
}

async function ask(service: Service): Promise<Answer> {
	return await service.provoke(`${service.division}/${IDLE}`);
}

export async function blockedAfterTen(service: Service): Promise<Verdict> {
	const { after } = await block(service);
	return tell(after === 10, after === ENOUGH ? 'twelve refusals block nothing' : `${after} block`);
}

export async function blockAnswer(service: Service): Promise<Verdict> {
	const { after, answer } = await block(service);
	if (after === ENOUGH) return untold('there is no block');
	const isBare = answer.status === 429 && answer.text === '';
	if (isBare && answer.headers.get('X-RateLimit-Minutely-Reset') === null) return holds;
	const form = answer.text.trimStart().startsWith('<') ? 'a page' : 'a text';
	return differs(`${answer.status} with ${answer.text === '' ? 'nothing' : form}`);
}

export async function blockLength(service: Service): Promise<Verdict> {
	const { after } = await block(service);
	if (after === ENOUGH) return untold('there is no block');
	await service.time.wait(60 * MINUTE_MS + 1000);
	const { status } = await ask(service);
	return tell(status === 400, `after an hour it gets ${status}`);
}
