/**
 * The customers of the garage: those that stand in Exact Online too (written differently there,
 * see `sandbox/seed/known-customers.json`), those that are new to it, and one without an address.
 */
import { readFileSync } from 'node:fs';
import type { Customer, CustomerType } from '../types.mts';
import { enterpriseNumber } from './belgium.mts';
import { newCustomers } from './newCustomers.mts';
import type { NewCustomer } from './newCustomers.mts';

const KNOWN_CUSTOMERS = new URL('../../seed/known-customers.json', import.meta.url);

type KnownCustomer = {
	readonly name: string;
	readonly line1: string;
	readonly postcode: string;
	readonly city: string;
	readonly country: string;
	readonly vatNumber?: string;
	readonly asInExact: { readonly blocked: boolean; readonly status: string };
	readonly note: string;
};

export type CustomerBook = {
	/** Free for any document; known and new ones mixed, in a fixed order. */
	readonly ordinary: readonly Customer[];
	/** Also among `ordinary`. */
	readonly known: readonly Customer[];
	/** Known ones that a link finds and needn't touch: already customers, and recognisable. */
	readonly recognised: readonly Customer[];
	readonly fresh: readonly Customer[];
	/** Stands twice in Exact Online. */
	readonly ambiguous: Customer;
	readonly blocked: Customer;
	readonly withoutAddress: Customer;
	readonly all: readonly Customer[];
};

/** Reads the shared list and adds the garage's own. Ids and codes are the same in every run. */
export function customerBook(): CustomerBook {
	const rows = readKnown();
	const known = rows.map((row, index) => customerFrom(fromKnown(row), index + 1));
	const fresh = newCustomers().map((row, index) => customerFrom(row, known.length + index + 1));
	const withoutAddress = withNoAddress(known.length + fresh.length + 1);
	const ambiguous = only(known, rows, (row) => row.note.includes('ambiguous'));
	const blocked = only(known, rows, (row) => row.asInExact.blocked);
	const usable = known.filter((customer) => customer !== ambiguous && customer !== blocked);
	const recognised = usable.filter((customer) => isRecognised(rows[known.indexOf(customer)]));
	return {
		ordinary: [...usable, ...fresh],
		known: usable,
		recognised,
		fresh,
		ambiguous,
		blocked,
		withoutAddress,
		all: [...known, ...fresh, withoutAddress],
	};
}

/** A customer record with an id and code made of its place in the list. */
export function customerFrom(row: NewCustomer, place: number): Customer {
	const enterprise = row.enterprise === undefined ? undefined : enterpriseNumber(row.enterprise);
	const vatNumber = row.foreignVat ?? (enterprise === undefined ? undefined : `BE${enterprise}`);
	const belgian = vatNumber?.startsWith('BE') ? vatNumber.slice(2) : undefined;
	return {
		id: `cust-${String(place).padStart(4, '0')}`,
		code: `C${10_000 + place}`,
		type: row.type,
		name: row.name,
		...(vatNumber === undefined ? {} : { vatNumber }),
		// 0208 is the Peppol scheme of Belgian enterprise numbers.
		...(belgian === undefined ? {} : { enterpriseNumber: belgian, peppolId: `0208:${belgian}` }),
		address: {
			line1: row.line1,
			postcode: row.postcode,
			city: row.city,
			country: row.country ?? 'BE',
		},
		language: row.language ?? 'fr',
		exactLinks: [],
	};
}

function readKnown(): readonly KnownCustomer[] {
	return JSON.parse(readFileSync(KNOWN_CUSTOMERS, 'utf8')) as readonly KnownCustomer[];
}

function fromKnown(row: KnownCustomer): NewCustomer {
	const { name, line1, postcode, city, country, vatNumber } = row;
	const base = { type: typeOf(row), name, line1, postcode, city, country };
	const language = row.note.includes('Dutch-speaking') ? 'nl' : 'fr';
	return { ...base, language, ...(vatNumber === undefined ? {} : { foreignVat: vatNumber }) };
}

function typeOf(row: KnownCustomer): CustomerType {
	if (row.note.startsWith('insurer')) return 'INSURER';
	if (row.note.startsWith('leasing')) return 'LEASING';
	return row.vatNumber === undefined ? 'PRIVATE' : 'COMPANY';
}

function isRecognised(row: KnownCustomer | undefined): boolean {
	return row !== undefined && row.asInExact.status === 'C' && !row.note.includes('street differs');
}

function only(
	customers: readonly Customer[],
	rows: readonly KnownCustomer[],
	matches: (row: KnownCustomer) => boolean,
): Customer {
	const customer = customers[rows.findIndex(matches)];
	if (customer === undefined) throw new Error('known-customers.json lacks a planted customer.');
	return customer;
}

function withNoAddress(place: number): Customer {
	const row = {
		type: 'PRIVATE' as const,
		name: 'Gaston Lafleur',
		postcode: '',
		city: '',
		line1: '',
	};
	return customerFrom(row, place);
}
