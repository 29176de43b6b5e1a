import { textOf } from '../client/answer.mts';
import type { Service } from '../client/service.mts';
import { differs, tell, untold } from '../fact.mts';
import type { Verdict } from '../fact.mts';

/** An early renewal is refused and costs nothing: the tokens at hand stay good. */
export async function tokenLife({ connection }: Service): Promise<Verdict> {
	const life = connection.expiresIn();
	if (life !== '600') return differs(`expires_in is ${JSON.stringify(life)}`);
	const early = await connection.renew();
	return tell(/not expired/.test(early.text), `an early renewal gets ${early.status}`);
}

export async function secondConsent(service: Service): Promise<Verdict> {
	if (!service.secondConsent) return untold('nobody gives consent a second time');
	await service.secondConsent();
	const answer = await service.connection.renew();
	// Too early to renew: so the first connection is still known.
	if (/not expired/.test(answer.text)) return differs('the first connection lives on');
	return tell(answer.status === 400 || answer.status === 401, `its renewal gets ${answer.status}`);
}

export async function currentDivision(service: Service): Promise<Verdict> {
	const current = (await service.me()).row;
	const shown = textOf(rowOf(current), 'CurrentDivision');
	if (shown === String(service.division)) return untold('the browser has this very division open');
	return tell(shown !== '', 'no division is named');
}

/** Division 1 is nobody's. */
export async function strangeDivision(service: Service): Promise<Verdict> {
	const { status } = await service.provoke('1/crm/Accounts?$select=ID&$top=1');
	return tell(status === 403, `a division out of reach gets ${status}`);
}

export async function emptyAccept(service: Service): Promise<Verdict> {
	const answer = await service.get('cashflow/PaymentConditions', ONE, { Accept: '*/*' });
	return tell(answer.text.trimStart().startsWith('<'), 'JSON comes without being asked for');
}

const ONE = { $select: 'ID', $top: '1' };

function rowOf(row: Record<string, unknown>): Record<string, unknown> {
	const { results } = row;
	return Array.isArray(results) ? (results[0] as Record<string, unknown>) : row;
}
