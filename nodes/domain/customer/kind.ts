/**
 * Person or company? A man and the company that he runs from his house share name and address, and
 * are two parties with two VAT duties. crm/Accounts has no field that says which an account is
 * (`VATLiability` has no published values), so it shows in what both sides write down. A title (Mme,
 * Dhr.) shows nothing: sole traders have one too.
 */
import { hasLegalForm, heldName } from './customerName';
import { normaliseText } from '../values/text';
import { normaliseVatNumber } from './vatNumber';
import { identifiesParty } from './vatNumberShapes';

/**
 * - company: a VAT number, an enterprise number or a legal form shows it, also in Exact Online
 * - statedCompany: only the source's type says so; its account can't be told from a person's
 * - person: the source's type says so, and nothing shows a company
 */
export type Kind = 'company' | 'statedCompany' | 'person' | 'unknown';

/** Whether two parties of one name and address are one: `undecided` is for a person to say. */
export type KindRelation = 'same' | 'different' | 'undecided';

/** What the kind shows in, of a customer or of an account alike. */
export interface KindEvidence {
	readonly name: string;
	readonly vatNumber?: string;
	readonly enterpriseNumber?: string;
	/** ISO two-letter code; '' counts as Belgium. */
	readonly country: string;
	/** PRIVATE, COMPANY, INSURER or LEASING, or a word for it. Accounts have none. */
	readonly type?: string;
}

/**
 * Only a company that shows itself against a side that shows nothing is left to a person. A company
 * by its type alone is not: the account that it gets looks just like that, and is found again.
 */
const RELATIONS: Readonly<Record<Kind, Readonly<Record<Kind, KindRelation>>>> = {
	company: { company: 'same', statedCompany: 'same', person: 'different', unknown: 'undecided' },
	statedCompany: { company: 'same', statedCompany: 'same', person: 'different', unknown: 'same' },
	person: { company: 'different', statedCompany: 'different', person: 'same', unknown: 'same' },
	unknown: { company: 'undecided', statedCompany: 'same', person: 'same', unknown: 'same' },
};

/** How two parties of one name and address stand to each other by their kinds. Symmetric. */
export function kindRelation(one: Kind, other: Kind): KindRelation {
	return RELATIONS[one][other];
}

/**
 * The kind of one side. What Exact Online holds too goes before the source's type, so that a customer
 * and the account made of it never contradict each other.
 */
export function kindOf(evidence: KindEvidence): Kind {
	return showsCompany(evidence) ? 'company' : statedKind(evidence.type);
}

function showsCompany({ name, vatNumber = '', enterpriseNumber = '', country }: KindEvidence) {
	return (
		isNumberOfParty(vatNumber, country) ||
		isEnterpriseNumber(enterpriseNumber, country) ||
		hasLegalForm(heldName(name))
	);
}

function isNumberOfParty(text: string, country: string): boolean {
	const number = normaliseVatNumber(text, country || 'BE');
	return number !== undefined && identifiesParty(number);
}

/** Belgian enterprise numbers are the digits of the VAT number; others only have to look like a number. */
function isEnterpriseNumber(text: string, country: string): boolean {
	return (country || 'BE') === 'BE' ? isNumberOfParty(text, country) : /(?:\d\W?){5}/.test(text);
}

const PERSON_WORDS = 'private person particulier particuliere prive privat personne persoon';
const COMPANY_WORDS =
	'company insurer leasing entreprise societe assureur bedrijf onderneming verzekeraar firma';

const STATED_KINDS: ReadonlyMap<string, Kind> = new Map([
	...PERSON_WORDS.split(' ').map((word): [string, Kind] => [word, 'person']),
	...COMPANY_WORDS.split(' ').map((word): [string, Kind] => [word, 'statedCompany']),
]);

function statedKind(type = ''): Kind {
	return STATED_KINDS.get(normaliseText(type)) ?? 'unknown';
}
