import { ExactError, ExactOutcomeUnknown } from '../../../nodes/exact/errors';
import type { ExactErrorDetails } from '../../../nodes/exact/errors';
import { failureReason, unknownReason } from '../../../nodes/host/failure';

const failure = (details: Partial<ExactErrorDetails>): ExactError =>
	new ExactError({ kind: 'refused', message: 'What happened', hint: 'What to do', ...details });

describe('what a failing call means for a record', () => {
	it.each<[string, Partial<ExactErrorDetails>, string]>([
		['a refusal of the data', { exactMessage: 'Verplicht: Naam' }, 'EXACT_REFUSED'],
		['a missing right', { kind: 'forbidden' }, 'EXACT_REFUSED'],
		['a record that is gone', { kind: 'notFound' }, 'EXACT_REFUSED'],
		['what was refused before', { kind: 'blocked', exactMessage: 'Forbidden' }, 'EXACT_REFUSED'],
		['a closed endpoint', { kind: 'blocked', resetsAtEpochMs: 1 }, 'EXACT_PAUSED'],
		['the minute’s limit', { kind: 'rateLimited' }, 'EXACT_PAUSED'],
		['the day’s limit', { kind: 'dailyLimit' }, 'EXACT_PAUSED'],
		['a cancelled run', { kind: 'blocked' }, 'EXACT_UNREACHABLE'],
		['a lost line', { kind: 'unreachable' }, 'EXACT_UNREACHABLE'],
		['a connection that has ended', { kind: 'reconnect' }, 'EXACT_RECONNECT'],
		['entries that are not seen', { kind: 'blind' }, 'ENTRIES_NOT_VISIBLE'],
	])('%s: %j is %s, with what to do', (_what, details, code) => {
		expect(failureReason(failure(details), '7')).toMatchObject({ code, hint: 'What to do' });
	});

	it('quotes Exact Online where it said something', () => {
		expect(failureReason(failure({ exactMessage: 'Verplicht: Naam' })).facts).toMatchObject({
			answer: 'Verplicht: Naam',
		});
		expect(failureReason(failure({})).facts).toMatchObject({ answer: 'What happened' });
	});
});

describe('an outcome that nobody knows', () => {
	it('quotes Exact Online’s words, and nothing where there were none', () => {
		const details = { exactMessage: 'Het is stuk. Probeer later.' };
		const said = unknownReason(new ExactOutcomeUnknown('crm/Accounts', 'x', details), '7');
		expect(said.facts).toEqual({
			invoice: '7',
			step: 'crm/Accounts',
			answer: details.exactMessage,
		});
		expect(said.message).toContain('"Het is stuk. Probeer later."');
		const silent = unknownReason(new ExactOutcomeUnknown('crm/Accounts', 'the line was cut'), '7');
		expect(silent.facts).toEqual({ invoice: '7', step: 'crm/Accounts' });
		expect(silent.message).toContain('was lost');
	});
});
