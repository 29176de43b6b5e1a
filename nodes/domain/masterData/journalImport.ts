/** Which journals of Exact Online the source doesn't have yet, and which of its own Exact Online lacks. */
import type { BooksJournal } from '../books/administration';
import { journalKey } from '../books/journalCode';
import { journalKind } from '../books/journalKind';
import type { JournalKind } from '../books/journalKind';
import type { Outcome } from '../reasons/outcome';
import { reason } from '../reasons/reasons';
import type { Reason } from '../reasons/reasons';
import { normaliseText } from '../values/text';

/** A journal with its GUID. */
export interface ExactJournalFacts extends BooksJournal {
	readonly id: string;
}

/** A journal of the source; its code is trimmed and not empty. */
export interface SourceJournal {
	readonly code: string;
	readonly name?: string;
}

export interface JournalResult {
	readonly division: number;
	readonly code: string;
	readonly name?: string;
	/** SALES_CREDIT is a suggestion, made from the name. */
	readonly type?: JournalKind;
	/** Exact Online's own type: 20 sales, 22 purchase, 12 bank, … */
	readonly exactType?: number;
	/** GUID of the journal. */
	readonly exactId?: string;
	readonly blocked?: boolean;
}

/** `new`: only in Exact Online. `known`: in both. `notInExact`: only at the source. */
export type JournalOutcome = Outcome<JournalResult, 'new' | 'known' | 'notInExact'>;

export interface JournalPlan {
	/** Journals to take over, in the order of their codes. */
	readonly added: readonly JournalOutcome[];
	/** One for each journal of the source, in its order. */
	readonly known: readonly JournalOutcome[];
}

/** Compares the journals by code, without regard to case. `kinds` are those to take over. */
export function planJournals(
	division: number,
	journals: readonly ExactJournalFacts[],
	source: readonly SourceJournal[],
	kinds: readonly JournalKind[],
): JournalPlan {
	const byCode = new Map(journals.map((journal) => [journalKey(journal.code), journal]));
	const sourceKeys = new Set(source.map(({ code }) => journalKey(code)));
	const added = [...byCode]
		.filter(([key]) => !sourceKeys.has(key))
		.map(([, journal]) => newOne(division, journal))
		.filter(({ result }) => result.type !== undefined && kinds.includes(result.type));
	return {
		added: added.sort((one, other) => (one.result.code < other.result.code ? -1 : 1)),
		known: source.map((one) => knownOne(division, one, byCode.get(journalKey(one.code)))),
	};
}

function newOne(division: number, journal: ExactJournalFacts): JournalOutcome {
	const result = resultOf(division, journal);
	const guessed =
		result.type === 'SALES_CREDIT'
			? [
					reason('CREDIT_JOURNAL_GUESSED', {
						journal: journal.code,
						name: journal.description,
					}),
				]
			: [];
	return { outcome: 'new', result, reasons: [...blockedReasons(journal), ...guessed] };
}

function knownOne(
	division: number,
	source: SourceJournal,
	journal: ExactJournalFacts | undefined,
): JournalOutcome {
	if (journal === undefined) {
		return {
			outcome: 'notInExact',
			result: { division, code: source.code, name: source.name },
			reasons: [reason('JOURNAL_NOT_IN_EXACT', { journal: source.code })],
		};
	}
	return {
		outcome: 'known',
		result: resultOf(division, journal),
		reasons: [...blockedReasons(journal), ...nameReasons(source, journal)],
	};
}

function resultOf(division: number, journal: ExactJournalFacts): Required<JournalResult> {
	const { code, description, type, id, isBlocked } = journal;
	return {
		division,
		code,
		name: description,
		type: journalKind(type, description),
		exactType: type,
		exactId: id,
		blocked: isBlocked,
	};
}

function blockedReasons({ code, isBlocked }: ExactJournalFacts): Reason[] {
	return isBlocked ? [reason('JOURNAL_BLOCKED', { journal: code })] : [];
}

function nameReasons(source: SourceJournal, { code, description }: ExactJournalFacts): Reason[] {
	const { name } = source;
	if (name === undefined || normaliseText(name) === normaliseText(description)) return [];
	return [reason('JOURNAL_NAME_DIFFERS', { journal: code, name, exactName: description })];
}
