// New, known, newly linked, what needs a person, and what changed in Exact Online; as a page and as a message.
import type { Alert } from '../../code/alert.mts';
import { joined, page, section, tiles } from '../../code/markup.mts';
import type { Cell } from '../../code/markup.mts';
import { recordsOf, recordsWith } from '../../code/items.mts';
import type { CodeNode, Item, OrNothing } from '../../code/n8n.mts';
import { errorText } from '../../code/failed.mts';
import { isBlocking, reasonCells, reasonTitle, reasonWordsOf } from '../../code/reasons.mts';
import { fill, labelled, listed, messageOf } from '../../code/words.mts';
import type { Chosen, PageOf } from '../../code/words.mts';
import type { TEXTS } from '../texts.mts';
import { sortAccounts } from './accounts.mts';
import type { AccountItem, SortedAccounts } from './accounts.mts';
import type { Choice } from './choice.mts';

type Texts = Chosen<typeof TEXTS>;

interface Nodes {
	readonly Texts: Texts;
	readonly Choice: Choice;
	readonly 'Find new accounts': OrNothing<AccountItem>;
	readonly 'Import new accounts': AccountItem & { readonly imported?: string };
}

type Result = Alert & { readonly html: string };

export function run({ $, $input }: CodeNode<Nodes, OrNothing<AccountItem>>): Array<Item<Result>> {
	const found = $('Find new accounts').isExecuted ? $('Find new accounts').all(1) : [];
	const imported = $('Import new accounts').isExecuted ? $('Import new accounts').all() : [];
	const sorted = sortAccounts({
		accounts: recordsOf($input.all()),
		imported: recordsOf(imported),
		refused: recordsWith(found, 'exactGlAccount'),
	});
	const texts = $('Texts').first().json;
	const hasImported = $('Choice').isExecuted && $('Choice').first().json.doesImport;
	const html = resultPage(sorted, texts, hasImported);
	return [{ json: { html, ...accountAlert(sorted, texts) } }];
}

export function resultPage(sorted: SortedAccounts, texts: Texts, hasImported: boolean): string {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const { added, known, linked, remarks, attention, changes, notSaved } = sorted;
	const about = ({ exactGlAccount, name }: AccountItem): Cell[] => [
		exactGlAccount.number ?? '–',
		exactGlAccount.name ?? name,
	];
	const row = (item: AccountItem): Cell[] => [
		...about(item),
		...reasonCells(words, item.reasons, [item.exactGlAccount.number]),
	];
	const columns = [t.number, t.name, t.reason, t.whatToDo];
	const body = joined(
		tiles(
			[added.length, t.added, 'ok'],
			[known.length, t.known, 'same'],
			[linked.length, t.linked, 'same'],
			[attention.length, t.attention, 'look'],
		),
		section(
			t.changesTitle,
			[t.number, t.name, t.whatChanged],
			changes.map((item) => [...about(item), whatChanged(t, item)]),
		),
		section(
			t.notSaved,
			columns,
			notSaved.map((item) => [...about(item), errorOf(item), item.errorHint]),
		),
		section(t.attention, columns, attention.map(row)),
		section(t.addedTitle, [t.number, t.name], added.map(about)),
		section(t.linkedTitle, [t.number, t.name], linked.map(about)),
		section(t.remarks, columns, remarks.map(row)),
	);
	return page(language, hasImported ? t.importDone : t.syncDone, body);
}

/**
 * On the schedule changes are news, and links that were not saved; what needed attention yesterday is said along
 * with them.
 */
export function accountAlert(sorted: SortedAccounts, texts: Texts): Alert {
	const words = reasonWordsOf(texts);
	const { language, t } = words;
	const { attention, changes, notSaved } = sorted;
	const line = (name: string, value: string): string => labelled(language, name, value);
	const titles = ({ reasons }: AccountItem): string =>
		reasons
			.filter(isBlocking)
			.map((reason) => reasonTitle(words, reason))
			.join(', ');
	const parts = [
		listed(
			language,
			t.alert,
			changes.map((item) => line(nameOf(item), whatChanged(t, item))),
		),
		listed(
			language,
			t.notSaved,
			[...new Set(notSaved.map(errorOf))].map((error) => `- ${error}`),
		),
		listed(
			language,
			t.alertAttention,
			attention.map((item) => line(nameOf(item), titles(item))),
		),
	];
	return { count: changes.length + notSaved.length, message: messageOf(parts) };
}

function nameOf({ exactGlAccount: { number, name } }: AccountItem): string {
	return `- ${number ?? '–'} ${name ?? ''}`;
}

function errorOf({ error = '' }: AccountItem): string {
	return errorText(error);
}

function whatChanged(t: PageOf<typeof TEXTS>, { exactGlAccount }: AccountItem): string {
	if (exactGlAccount.change === undefined) return '';
	const types: Partial<Record<string, string>> = t.types;
	const facts: Partial<Record<string, string | number>> = { ...exactGlAccount };
	return fill(t.changes[exactGlAccount.change], (name) => {
		const value = facts[name];
		const isType = name === 'type' || name === 'previousType';
		return (isType && types[String(value)]) || value;
	});
}
