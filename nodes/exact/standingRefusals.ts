/**
 * A refusal that would come again: a right that is missing, a filter or a change that Exact Online does
 * not take here. Each one counts towards its hourly limit (errorBudget.ts), so an execution asks once.
 * The next execution asks anew, because a person may have given the right meanwhile.
 */
import type { ExactQuery } from './address';
import { ExactError } from './errors';
import { speaksOfSize } from './filterSize';

/** What is asked, without its values. */
export interface Question {
	/** HTTP method and path: what a missing right is about. */
	readonly call: string;
	/** The fields that are read, or changed, and those in the filter: what a 400 is about. */
	readonly shape?: string;
	/** True when a 400 may be about the size of the question. */
	readonly isTrial?: boolean;
}

/** More kinds of question than some executions side by side have. */
const MAX_REMEMBERED = 500;

const refusals = new Map<string, ExactError>();

/** The question of a read: the fields that are wanted and the filter. */
export function readQuestion(
	path: string,
	{ select, filter = '', isTrial }: Pick<ExactQuery, 'select' | 'filter' | 'isTrial'>,
): Question {
	const shape = `${inOrder(select)}?${inOrder(namesInFilter(filter))}`;
	return { call: `GET ${path}`, shape, isTrial };
}

/** The question of a write: the fields that change. */
export function writeQuestion(method: string, path: string, fields: readonly string[]): Question {
	const call = `${method} ${path}`;
	// A 400 to a new record may be about the values of that one.
	return method === 'POST' ? { call } : { call, shape: inOrder(fields) };
}

function inOrder(names: readonly string[]): string {
	return [...new Set(names)].sort().join(' ');
}

const OPERATORS: ReadonlySet<string> = new Set('and or not eq ne gt ge lt le'.split(' '));

/** The fields and functions in a filter, without its literals. */
export function namesInFilter(filter: string): string[] {
	const words = filter.replace(/\w*'(?:[^']|'')*'/g, '').match(/\b[A-Za-z]\w*/g) ?? [];
	return words.filter((word) => !OPERATORS.has(word));
}

/** The refusal that this question got before; `scope` is execution, credential and division. */
export function earlierRefusal(scope: string, { call, shape }: Question): ExactError | undefined {
	return (
		refusals.get(`${scope}|${call}`) ??
		(shape === undefined ? undefined : refusals.get(`${scope}|${call}|${shape}`))
	);
}

/** Remembers the refusal of a question, when it is one that would come again. */
export function rememberRefusal(scope: string, question: Question, error: unknown): void {
	if (!(error instanceof ExactError)) return;
	const { call, shape, isTrial } = question;
	const { status } = error;
	if (status === 403 || status === 405) keep(`${scope}|${call}`, error);
	const isOfSize = isTrial || speaksOfSize(error);
	if (status === 400 && shape !== undefined && !isOfSize) keep(`${scope}|${call}|${shape}`, error);
}

function keep(key: string, error: ExactError): void {
	refusals.set(key, error);
	for (const oldest of refusals.keys()) {
		if (refusals.size <= MAX_REMEMBERED) return;
		refusals.delete(oldest);
	}
}

/** Forgets everything; for tests, which share one process. */
export function forgetRefusals(): void {
	refusals.clear();
}
