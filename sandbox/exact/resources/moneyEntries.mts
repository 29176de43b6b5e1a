// BankEntries, CashEntries and GeneralJournalEntries with their lines: GET, POST, DELETE, no PUT.
import { readInput } from '../api/input.mts';
import type { Input } from '../api/input.mts';
import { toCents } from '../booking/amounts.mts';
import { findPeriod, isMessage } from '../booking/period.mts';
import {
	addMoneyLine,
	linesOfEntry,
	makeMoneyEntry,
	postMoneyEntry,
} from '../payments/moneyEntries.mts';
import type { MoneyHead } from '../payments/moneyEntries.mts';
import { MONEY_KINDS } from '../payments/moneyKinds.mts';
import type { MoneyKind } from '../payments/moneyKinds.mts';
import { unpost } from '../payments/posting.mts';
import { entityOf } from '../schema.mts';
import { dayOf } from '../store.mts';
import type { Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { isBlank, mandatory, reference, refuseIf } from './resource.mts';
import type { Resource, Work } from './resource.mts';
import { matchProblem } from './salesEntries.mts';

const OPEN = 20;

export const moneyEntries: readonly Resource[] = MONEY_KINDS.flatMap((kind) => [
	entriesOf(kind),
	linesResource(kind),
]);

function entriesOf(kind: MoneyKind): Resource {
	return {
		endpoint: kind.endpoint,
		rows: ({ books }) => books[kind.entries].all(),
		answersFully: true,
		feed: { topic: kind.topic, keyField: 'EntryID' },
		linesOf: (row, name, work) =>
			name === kind.collection
				? {
						entity: entityOf(kind.linesEndpoint),
						endpoint: kind.linesEndpoint,
						rows: linesOfEntry(kind, row, work.books).map((line) => turned(kind, line, work)),
					}
				: undefined,
		create: (input, work) => create(kind, input, work),
		remove(row, work) {
			refuseIf([matchProblem(row, work, 'cannotDelete')]);
			unpost(String(row['EntryID']), work);
			for (const line of linesOfEntry(kind, row, work.books)) {
				work.books[kind.lines].remove(line['ID'] ?? null);
			}
			work.books[kind.entries].remove(row['EntryID'] ?? null);
		},
	};
}

function linesResource(kind: MoneyKind): Resource {
	return {
		endpoint: kind.linesEndpoint,
		rows: ({ books }) => books[kind.lines].all(),
		shown: (row, work) => turned(kind, row, work),
		answersFully: true,
		feed: { topic: kind.topic, keyField: 'EntryID' },
		create(input, work) {
			const hasEntry = (id: string) => work.books[kind.entries].get(id) !== undefined;
			refuseIf([
				mandatory(input, 'EntryID', 'entry'),
				reference(input, 'EntryID', 'entry', hasEntry),
				...lineProblems(kind, input.values, work),
			]);
			const entry = work.books[kind.entries].get(input.values['EntryID']) ?? {};
			const when = { date: dayOf(work.clock.now()), rate: 1 };
			const line = addMoneyLine(kind, entry, turned(kind, input.values, work), when, work);
			postMoneyEntry(kind, entry, work);
			return line;
		},
	};
}

function create(kind: MoneyKind, input: Input, work: Work): Row {
	const { books, switches, clock } = work;
	const lines = (input.collections[kind.collection] ?? []).map((line) => {
		const { values } = readInput(line, entityOf(kind.linesEndpoint), 'POST', switches);
		const { ID: _id, EntryID: _entryId, ...sent } = values;
		return withoutNulls(turned(kind, sent, work));
	});
	const journal = books.journals.where('Code', input.values['JournalCode'] ?? null)[0];
	const date = Number(lines[0]?.['Date'] ?? dayOf(clock.now()));
	const period = findPeriod(books, String(input.values['JournalCode']), { date });
	const sum = lines.reduce((cents, line) => cents + toCents(Number(line['AmountFC'] ?? 0)), 0);
	refuseIf([
		mandatory(input, 'JournalCode', 'journal'),
		!isBlank(input.values['JournalCode']) && !journal ? say('badReference', 'journals') : undefined,
		journal && journal['Type'] !== kind.journalType ? say('invalid', 'journal', 'type') : undefined,
		lines.length === 0 ? say('mandatory', 'lines') : undefined,
		!kind.hasMoneyLine && sum !== 0 ? say('invalid', 'total') : undefined,
		isMessage(period) ? period : undefined,
		...lines.flatMap((line) => lineProblems(kind, line, work)),
	]);
	const currency = String(input.values['Currency'] ?? 'EUR');
	const head: MoneyHead = {
		journal: journal ?? {},
		date,
		currency,
		rate: Number(lines[0]?.['ExchangeRate'] ?? books.currencies.get(currency)?.['Rate'] ?? 1),
		status: OPEN,
	};
	return makeMoneyEntry(kind, head, lines, work, withoutNulls(input.values));
}

function lineProblems(kind: MoneyKind, line: Row, { books }: Work): Array<Message | undefined> {
	const glAccount = books.glAccounts.get(line['GLAccount']);
	const isReceivable = glAccount?.['Type'] === 20;
	return [
		isBlank(line['GLAccount']) ? say('mandatory', 'glAccount') : undefined,
		!isBlank(line['GLAccount']) && !glAccount ? say('badReference', 'glAccount') : undefined,
		kind.hasMoneyLine && isBlank(line['AmountFC']) ? say('mandatory', 'amount') : undefined,
		!isBlank(line['Account']) && !books.accounts.get(line['Account'])
			? say('badReference', 'account')
			: undefined,
		isReceivable && isBlank(line['Account']) ? say('mandatory', 'account') : undefined,
	];
}

// In the books money received is positive; a switch shows and takes it as the ledger would.
function turned(kind: MoneyKind, line: Row, { switches }: Work): Row {
	if (!kind.hasMoneyLine || switches.bankLineSign === 'received') return line;
	const turn = (name: string) => {
		const amount = line[name];
		return typeof amount === 'number' ? { [name]: 0 - amount } : {};
	};
	return { ...line, ...turn('AmountFC'), ...turn('AmountDC') };
}

function withoutNulls(values: Row): Row {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
