// What every call passes before a resource sees it: token, error velocity, division, rate limits,
// scope. The order decides what a bad call costs.
import type { Clock } from '../../core/clock.mts';
import type { SandboxContext } from '../../core/intercept.mts';
import type { Tokens } from '../oauth/tokens.mts';
import { CLIENT_ID } from '../options.mts';
import type { Switches } from '../options.mts';
import { Problem } from '../problem.mts';
import { ENTITIES } from '../schema.mts';
import type { Target } from './address.mts';
import type { ErrorVelocity } from './errorVelocity.mts';
import type { Limits } from './limits.mts';
import type { Headers } from './reply.mts';

export type Gate = {
	clock: Clock;
	switches: Switches;
	tokens: Tokens;
	limits: Limits;
	errorVelocity: ErrorVelocity;
	hasDivision: (division: number) => boolean;
};

/** Key under which errors of a call count: app, division and endpoint, whatever the verb. */
export function velocityKey(target: Target): string {
	return `${CLIENT_ID} ${target.division ?? ''} ${target.endpoint}`;
}

/**
 * Lets a call in and returns the rate-limit headers of its answer. Throws the Problem otherwise.
 * `charge` receives the headers as soon as the call has been counted, so that a later refusal
 * carries them too.
 */
export function enter(
	context: SandboxContext,
	target: Target,
	gate: Gate,
	charge: (headers: Headers) => void,
): void {
	const now = gate.clock.now();
	checkToken(context, gate);
	if (gate.errorVelocity.isBlocked(velocityKey(target), now)) throw block(gate.switches);
	const { division } = target;
	// current/Me is outside the counters: headers were seen on division calls only.
	if (division !== undefined) {
		if (!gate.hasDivision(division)) {
			throw new Problem(403, 'Forbidden - User division is not within division scope', {
				headers: { Reason: 'User division is not within division scope' },
			});
		}
		const { allowed, headers } = gate.limits.take(CLIENT_ID, division, now);
		// The body of a 429 is empty (picqer/exact-php-client issue 528).
		if (!allowed) throw new Problem(429, 'Rate limit', { headers, bare: true });
		charge(headers);
	}
	checkScope(context, target, gate.switches);
}

// The page is that of the network in front of Exact (yusufkaracaburun/emeq-hub, bursts of DELETE).
function block({ blockAnswer }: Switches): Problem {
	if (blockAnswer === 'bare429') return new Problem(429, 'Error velocity', { bare: true });
	const page = '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY>Reference #18</BODY></HTML>';
	return new Problem(403, 'Error velocity', { page });
}

/** Whether the token names an app at all; errors of strangers can't be counted for anyone. */
export function isKnownApp(context: SandboxContext, { tokens }: Gate): boolean {
	return tokenState(context, tokens) !== 'unknown';
}

function tokenState(context: SandboxContext, tokens: Tokens): ReturnType<Tokens['check']> {
	const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
	return scheme?.toLowerCase() === 'bearer' && token ? tokens.check(token) : 'unknown';
}

// An expired token: 401, and it counts for the error velocity.
function checkToken(context: SandboxContext, { tokens }: Gate): void {
	const state = tokenState(context, tokens);
	if (state === 'valid') return;
	const reason = state === 'expired' ? 'Access token expired' : 'Unauthorized';
	throw new Problem(401, reason, { headers: { Reason: reason } });
}

// "Forbidden - Application Scope Violated. Cannot read 'organization.administration' scope."
// (yusufkaracaburun/emeq-hub, scope audit).
function checkScope(context: SandboxContext, target: Target, switches: Switches): void {
	// A right that the user lacks says no more than this (picqer/exact-php-client issue 581).
	const names = [target.endpoint, `${context.req.method} ${target.endpoint}`];
	if (names.some((name) => switches.forbiddenEndpoints.includes(name))) {
		throw new Problem(403, 'Forbidden');
	}
	const scope = ENTITIES[target.endpoint]?.scope;
	if (!scope || !switches.missingScopes.includes(scope)) return;
	const verb = context.req.method === 'GET' ? 'read' : 'manage';
	const name = scope.toLowerCase().replace(' ', '.');
	const text = `Forbidden - Application Scope Violated. Cannot ${verb} '${name}' scope.`;
	throw new Problem(403, text, { headers: { Reason: text } });
}
