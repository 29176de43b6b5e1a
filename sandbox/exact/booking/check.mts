// What the head of a sales entry must satisfy.
import type { Books, Row } from '../store.mts';
import { say } from '../texts.mts';
import type { Message } from '../texts.mts';
import { isBlank } from '../resources/resource.mts';

const SALES = 20;

/** Everything that is wrong with the fields of a head, as far as they are filled. */
export function headProblems(head: Row, books: Books): Message[] {
	const problems = [
		customerProblem(head, books),
		journalProblem(head, books),
		isMissing(head['Document'], (id) => books.documents.get(id))
			? say('badReference', 'document')
			: undefined,
		isMissing(head['Currency'], (code) => books.currencies.get(code))
			? say('badReference', 'currency')
			: undefined,
		isMissing(head['PaymentCondition'], (code) => books.paymentConditions.where('Code', code)[0])
			? say('badReference', 'paymentCondition')
			: undefined,
	];
	return problems.filter((problem) => problem !== undefined);
}

// An account without status C: "Ongeldig: Factuur voor (Type)" (picqer issue 172).
function customerProblem(head: Row, books: Books): Message | undefined {
	if (isBlank(head['Customer'])) return say('mandatory', 'customer');
	const customer = books.accounts.get(head['Customer']);
	if (!customer) return say('badReference', 'customer');
	if (customer['Status'] !== 'C') return say('invalid', 'customer', 'type');
	return customer['Blocked'] === true ? say('invalid', 'customer', 'blocked') : undefined;
}

// Journals are named by code; a GUID is a bad reference, in the recorded words
// "Ongeldige referentie: Journals" (picqer issue 31).
function journalProblem(head: Row, books: Books): Message | undefined {
	if (isBlank(head['Journal'])) return say('mandatory', 'journal');
	const journal = books.journals.where('Code', head['Journal'] ?? null)[0];
	if (!journal) return say('badReference', 'journals');
	if (journal['Type'] !== SALES) return say('invalid', 'journal', 'type');
	return journal['IsBlocked'] === true ? say('invalid', 'journal', 'blocked') : undefined;
}

function isMissing(value: unknown, find: (value: string) => Row | undefined): boolean {
	return typeof value === 'string' && value !== '' && find(value) === undefined;
}
