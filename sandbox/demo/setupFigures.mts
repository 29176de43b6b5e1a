// Holds PlanManager's journals and ledger accounts against those of Exact Online, after the link was set
// up. Like the comparison of the books, it reads what the two simulators hold.
import { GARAGE_DIVISION } from '../exact/options.mts';
import type { ExactSimulator } from '../exact/server.mts';
import type { Row } from '../exact/store.mts';
import type { PlanManagerSimulator } from '../planmanager/server.mts';
import type { GlAccount, Journal } from '../planmanager/types.mts';

type World = { exact: ExactSimulator; planManager: PlanManagerSimulator };

/** What PlanManager had before: codes and numbers. */
export type SetupBefore = { journals: ReadonlySet<string>; glAccounts: ReadonlySet<string> };

export type SetupFigures = {
	/** Taken over by the import; there before, and in Exact Online as well. */
	journals: { new: number; known: number };
	/** Every account of PlanManager counts in one of these; what needs attention counts only there. */
	glAccounts: { imported: number; linked: number; needsAttention: number };
};

export type SetupComparison = SetupFigures & {
	/** Journals and accounts that a person must hear of. */
	attention: { journals: string[]; glAccounts: string[] };
	/** What is not as it should be, in words. Empty when all is well. */
	problems: string[];
};

const REVENUE = 110;
/** Receivable, payable and VAT accounts, which Exact Online refuses on a sales line. */
const NOT_FOR_SALES = [20, 22, 24];

/** To be taken before the forms are used. */
export function setupBefore({ planManager }: World): SetupBefore {
	return {
		journals: new Set(planManager.control.journals().map(({ code }) => code)),
		glAccounts: new Set(planManager.control.glAccounts().map(({ number }) => number)),
	};
}

/** Compares after journals and sales accounts were imported, and accounts synchronised. */
export function compareSetup(world: World, before: SetupBefore): SetupComparison {
	const journals = compareJournals(world, before.journals);
	const glAccounts = compareAccounts(world, before.glAccounts);
	return {
		journals: journals.figures,
		glAccounts: glAccounts.figures,
		attention: { journals: journals.attention, glAccounts: glAccounts.attention },
		problems: [...journals.problems, ...glAccounts.problems],
	};
}

function compareJournals(world: World, before: ReadonlySet<string>) {
	const exact = byCode(booksOf(world).journals.all());
	const mine = world.planManager.control.journals();
	const there = new Set(mine.map(({ code }) => code));
	const missing = [...exact.keys()].filter((code) => !there.has(code));
	const common = mine.filter(({ code }) => exact.has(code));
	return {
		figures: {
			new: mine.filter(({ code }) => !before.has(code)).length,
			known: common.filter(({ code }) => before.has(code)).length,
		},
		attention: mine
			.filter(({ code }) => exact.get(code)?.['IsBlocked'] !== false)
			.map(({ code }) => code),
		problems: [
			...missing.map((code) => `Journal ${code} was not imported`),
			...mine.flatMap((journal) => linkProblems(`Journal ${journal.code}`, journal, exact)),
		],
	};
}

function compareAccounts(world: World, before: ReadonlySet<string>) {
	const exact = byCode(booksOf(world).glAccounts.all());
	const mine = world.planManager.control.glAccounts();
	const there = new Set(mine.map(({ number }) => number));
	const missing = [...exact.values()].filter(
		(row) => isSalesAccount(row) && row['IsBlocked'] === false && !there.has(codeOf(row)),
	);
	const attention = mine.filter(({ number }) => !isFit(exact.get(number)));
	const fit = mine.filter((account) => !attention.includes(account));
	const imported = mine.filter(({ number }) => !before.has(number));
	const strange = imported.filter(({ number }) => {
		const row = exact.get(number);
		return row === undefined || !isSalesAccount(row);
	});
	return {
		figures: {
			imported: fit.filter((account) => imported.includes(account)).length,
			linked: fit.filter((account) => !imported.includes(account) && account.exactId).length,
			needsAttention: attention.length,
		},
		attention: attention.map(({ number }) => number),
		problems: [
			...missing.map((row) => `Sales account ${codeOf(row)} was not imported`),
			...strange.map(({ number }) => `Account ${number} was imported and is no sales account`),
			...mine.flatMap((account) => linkProblems(`Account ${account.number}`, account, exact)),
			...mine
				.filter(({ number, blocked }) => exact.get(number)?.['IsBlocked'] === !(blocked ?? false))
				.map(({ number }) => `Account ${number} has another blocked mark in Exact Online`),
		],
	};
}

/** Linked with its namesake, or with nothing when there is none. */
function linkProblems(
	name: string,
	record: Journal | GlAccount,
	exact: ReadonlyMap<string, Row>,
): string[] {
	const key = 'number' in record ? record.number : record.code;
	const expected = exact.get(key)?.['ID'];
	if (record.exactId === expected) return [];
	return [`${name} is linked with ${record.exactId ?? 'nothing'}, not ${String(expected)}`];
}

function booksOf({ exact }: World) {
	const books = exact.state.get(GARAGE_DIVISION);
	if (books === undefined) throw new Error(`Division ${GARAGE_DIVISION} is not seeded`);
	return books;
}

const codeOf = (row: Row): string => String(row['Code']).trim();

function byCode(rows: readonly Row[]): Map<string, Row> {
	return new Map(rows.map((row) => [codeOf(row), row]));
}

function isSalesAccount(row: Row): boolean {
	return row['Type'] === REVENUE && codeOf(row).startsWith('70');
}

function isFit(row: Row | undefined): boolean {
	return (
		row !== undefined && row['IsBlocked'] === false && !NOT_FOR_SALES.includes(Number(row['Type']))
	);
}
