/** From what Exact Online answered to the lines that a person reads. */
import { closedPeriodKey } from '../domain/books/administration';
import {
	glAccountLines,
	journalLines,
	openSalesJournals,
	periodLine,
	vatLines,
} from '../domain/connection/checkBooks';
import { line, notChecked } from '../domain/connection/line';
import type { CheckLine, LineCode } from '../domain/connection/line';
import type { CheckName } from '../domain/connection/lineDefinition';
import { countryLine, countryOfSite, webhookLines } from '../domain/connection/checkService';
import { journalAsInBooks } from '../domain/books/journalCode';
import type { ExactDivision } from '../exact/divisions';
import type { ExactError } from '../exact/errors';
import type { CheckSettings } from './fields';
import type { Findings } from './load';
import { valueOf } from './probe';
import type { Probe } from './probe';

/** "Application Scope Violated. Cannot read 'organization.administration' scope." (emeq-hub, scope audit). */
const SCOPE = /cannot (?:read|manage|create) '([^']+)'/i;

/** The lines about the division and its books, in the order in which a person would settle them. */
export function linesOf(
	findings: Findings,
	settings: CheckSettings,
	site: { readonly division: number; readonly baseUrl: string },
): CheckLine[] {
	return [
		...divisionLines(findings.division, site),
		...rightsLines(findings.rights),
		...compared('journals', settings.journals, findings.journals, journalLines),
		...compared('glAccounts', settings.glAccounts, findings.glAccounts, glAccountLines),
		...compared('vatMapping', settings.vatCodes, findings.vatCodes, (vatCodes, found) =>
			vatLines(vatCodes, found, settings.journals),
		),
		...periodLines(findings, settings),
		...compared('webhooks', settings.webhooks, findings.subscriptions, (webhooks, found) =>
			webhookLines(found, webhooks.topics, webhooks.ourAddress),
		),
	];
}

/** Facts that any line about a failed read quotes. */
export function failureFacts(error: ExactError): {
	readonly cause: string;
	readonly advice: string;
} {
	const cause = (error.exactMessage || error.message).replace(/[.\s]+$/, '');
	return { cause, advice: error.hint };
}

function divisionLines(
	probe: Probe<ExactDivision | undefined>,
	{ division, baseUrl }: { readonly division: number; readonly baseUrl: string },
): CheckLine[] {
	const facts = { division: String(division) };
	if ('skipped' in probe) return [notChecked('division'), notChecked('country')];
	if ('error' in probe) {
		const { error } = probe;
		const isOutOfScope = error.kind === 'forbidden' && error.fatal;
		return [
			isOutOfScope
				? line('DIVISION_NOT_REACHED', facts)
				: line('DIVISION_UNKNOWN', { ...facts, ...failureFacts(error) }),
			notChecked('country'),
		];
	}
	if (probe.value === undefined)
		return [line('DIVISION_NOT_REACHED', facts), notChecked('country')];
	const { description, country } = probe.value;
	return [
		line('DIVISION_REACHED', { ...facts, name: description }),
		countryLine(countryOfSite(baseUrl), country),
	];
}

/** One line per endpoint; those that were not tried share one. */
function rightsLines(probes: ReadonlyArray<Probe<unknown>>): CheckLine[] {
	const tried = probes.flatMap((probe) => ('skipped' in probe ? [] : [rightLine(probe)]));
	return tried.length < probes.length ? [...tried, notChecked('rights')] : tried;
}

function rightLine(probe: Exclude<Probe<unknown>, { readonly skipped: true }>): CheckLine {
	const { endpoint } = probe;
	if ('value' in probe) return line('RIGHT_GRANTED', { endpoint });
	const { error } = probe;
	const scope = SCOPE.exec(error.exactMessage)?.[1];
	if (error.kind === 'forbidden' && scope !== undefined) {
		return line('SCOPE_MISSING', { endpoint, scope });
	}
	const code: LineCode = error.kind === 'forbidden' ? 'RIGHT_MISSING' : 'RIGHT_UNKNOWN';
	return line(code, { endpoint, ...failureFacts(error) });
}

/** The lines of a check that compares; none when it wasn't asked for. */
function compared<Wanted, Found>(
	check: CheckName,
	wanted: Wanted | undefined,
	probe: Probe<Found> | undefined,
	compare: (wanted: Wanted, found: Found) => CheckLine[],
): CheckLine[] {
	if (wanted === undefined) return [];
	const found = valueOf(probe);
	return found === undefined ? [notChecked(check)] : compare(wanted, found);
}

function periodLines(
	{ periods, statuses, journals }: Findings,
	settings: CheckSettings,
): CheckLine[] {
	const found = valueOf(periods);
	if (found === undefined) return [notChecked('period')];
	const told = valueOf(statuses);
	const closed = told
		?.filter((status) => status.closed)
		.map((status) => closedPeriodKey(status.journal, status.year, status.period));
	const known = valueOf(journals) ?? [];
	const byCode = new Map(known.map((journal) => [journal.code, journal]));
	const own = (settings.journals ?? []).map((code) => journalAsInBooks(code, byCode));
	// Without a list of their own, or with an empty one, all journals count in which invoices can be booked.
	const codes = own.length > 0 ? own : openSalesJournals(known).map((journal) => journal.code);
	return [periodLine(settings.today, codes, found, closed && new Set(closed))];
}
