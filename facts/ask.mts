import type { Bench } from './client/bench.mts';
import { AtRest } from './client/budget.mts';
import { Refused } from './client/service.mts';
import type { Service } from './client/service.mts';
import { untold } from './fact.mts';
import type { AskedFact, Verdict } from './fact.mts';

/** Asks one fact. What it rests on being refused, or a limit, leaves it untold; nothing else does. */
export async function ask(fact: AskedFact, service: Service, bench: Bench): Promise<Verdict> {
	try {
		return fact.kind === 'writing' ? await fact.check(service, bench) : await fact.check(service);
	} catch (error) {
		if (error instanceof AtRest || error instanceof Refused) return untold(error.message);
		throw error;
	}
}
