// Importing and synchronising ledger accounts: the choice, the page, the alert.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GlAccountOutcome } from '../../../tools/templates/code/exact.mts';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import { sortAccounts } from '../../../tools/templates/glAccounts/code/accounts.mts';
import type {
	AccountItem,
	AccountRun,
	SortedAccounts,
} from '../../../tools/templates/glAccounts/code/accounts.mts';
import { choiceOf } from '../../../tools/templates/glAccounts/code/choice.mts';
import type { Choice } from '../../../tools/templates/glAccounts/code/choice.mts';
import { accountPage } from '../../../tools/templates/glAccounts/code/page.mts';
import { accountAlert, resultPage } from '../../../tools/templates/glAccounts/code/result.mts';
import { TEXTS } from '../../../tools/templates/glAccounts/texts.mts';
import { inLanguage, reasonOf, remarkOf, rowsOf, tilesOf } from './samples.mts';

const texts = inLanguage(TEXTS, 'English');
const { t } = wordsOf(texts);

test('the page offers both buttons, and the sales accounts before all others', () => {
	const { fields, texts: said } = accountPage(t);
	const presets = fields.map((field) => ('defaultValue' in field ? field.defaultValue : undefined));
	assert.deepEqual(presets, [t.importButton, t.salesAccounts, undefined]);
	assert.equal(said.submit, t.submit);
});

const choose = (selection: string, numbers: string | null, action = t.importButton): Choice =>
	choiceOf(t, { action, selection, numbers });

const CHOICES: ReadonlyArray<[string, string | null, Choice['selection'], string]> = [
	[t.salesAccounts, null, 'sales', ''],
	[t.allAccounts, '', 'all', ''],
	[t.someAccounts, '704000', 'numbers', '704000'],
	[t.someAccounts, ' 704000 – 705999; 640200 ', 'numbers', '704000-705999, 640200'],
	[t.salesAccounts, '640200', 'numbers', '640200'],
	[t.allAccounts, '640200', 'all', '640200'],
];

for (const [selection, numbers, expected, list] of CHOICES) {
	test(`"${selection}" with ${JSON.stringify(numbers)} imports ${expected} ${list}`, () => {
		const choice = choose(selection, numbers);
		assert.deepEqual([choice.selection, choice.numbers, choice.problem], [expected, list, '']);
		assert.ok(choice.doesImport);
	});
}

for (const numbers of ['', '709-704', '70-69', 'abc', '1-2-3', '-5']) {
	test(`the numbers "${numbers}" are explained when they are to be imported, only then`, () => {
		assert.equal(choose(t.someAccounts, numbers).problem, t.numbersUnreadable);
		assert.equal(choose(t.someAccounts, numbers, t.syncButton).problem, '');
	});
}

const account = (
	outcome: GlAccountOutcome['outcome'],
	number: string,
	more: Partial<AccountItem> = {},
): AccountItem => ({
	exactGlAccount: { outcome, number, name: `Account ${number}` },
	reasons: [],
	...more,
});
const changed = (change: Partial<GlAccountOutcome>): AccountItem => ({
	exactGlAccount: { outcome: 'changed', number: '705000', name: 'Pièces', ...change },
	reasons: [],
});
const sort = (run: Partial<AccountRun>): SortedAccounts =>
	sortAccounts({ accounts: [], imported: [], refused: [], ...run });
const numbersOf = (items: readonly AccountItem[]): Array<string | undefined> =>
	items.map(({ exactGlAccount }) => exactGlAccount.number);

const attention = account('refused', '3', { reasons: [reasonOf('GL_ACCOUNT_NOT_IN_EXACT')] });
const notSaved = account('linked', '4', { error: 'Down.', errorHint: 'Wait.' });
const sorted = sort({
	accounts: [account('linked', '1'), account('unchanged', '2'), attention, notSaved, {}],
});

test('an account is told in one place: linked, known, to be looked at, or not saved', () => {
	assert.deepEqual(
		[sorted.linked, sorted.known, sorted.attention, sorted.notSaved].map(numbersOf),
		[['1'], ['2'], ['3'], ['4']],
	);
});

test('an account that was just taken over is new, not known or linked', () => {
	const imported = [{ ...account('new', '1'), imported: 'created' }];
	const { added, known, linked } = sort({ accounts: [account('unchanged', '1')], imported });
	assert.deepEqual([added, known, linked].map(numbersOf), [['1'], [], []]);
	const twice = sort({
		accounts: [account('unchanged', '1')],
		imported: [{ ...account('new', '1'), imported: 'skipped' }],
	});
	assert.deepEqual(numbersOf(twice.known), ['1']);
});

test('an account that could not be taken over is named once, also when PlanManager has it', () => {
	const refused = [account('refused', '3'), account('refused', '9')];
	assert.deepEqual(numbersOf(sort({ accounts: [attention], refused }).attention), ['3', '9']);
});

test('an account with a remark is linked and told', () => {
	const item = account('linked', '1', { reasons: [remarkOf('GL_ACCOUNT_NAME_DIFFERS')] });
	const { linked, remarks, attention: none } = sort({ accounts: [item] });
	assert.deepEqual([linked, remarks, none].map(numbersOf), [['1'], ['1'], []]);
});

test('the page counts the accounts and says why each needs a person', () => {
	const html = resultPage(sorted, texts, false);
	assert.match(html, new RegExp(`<h1>${t.syncDone}</h1>`));
	assert.deepEqual(Object.values(tilesOf(html)), ['0', '1', '1', '1']);
	const rows = rowsOf(html);
	assert.deepEqual(rows[1], ['4', 'Account 4', 'Down.', 'Wait.']);
	assert.match(rows[3].join(), /^3,Account 3,Ledger account unknown in Exact Online/);
	assert.match(resultPage(sorted, texts, true), new RegExp(`<h1>${t.importDone}</h1>`));
});

const CHANGES: ReadonlyArray<[Partial<GlAccountOutcome>, string]> = [
	[{ change: 'renamed', previousName: 'Onderdelen' }, '“Onderdelen”'],
	[{ change: 'renumbered', previousNumber: '704000' }, '704000'],
	[{ change: 'typeChanged', previousType: 110, type: 902 }, 'revenue'],
	[{ change: 'typeChanged', previousType: 110, type: 902 }, '902'],
];

for (const [change, said] of CHANGES) {
	test(`the page and the alert say "${said}" of an account that was ${change.change}`, () => {
		const changes = sort({ accounts: [changed(change)] });
		assert.ok(resultPage(changes, texts, false).includes(said));
		assert.ok(accountAlert(changes, texts).message.includes(said));
	});
}

test('a change is told also when the account needs attention or its link is not saved', () => {
	const { count, message } = accountAlert(
		sort({ accounts: [changed({ change: 'blocked' }), attention, notSaved] }),
		texts,
	);
	assert.equal(count, 2);
	assert.match(
		message,
		/- 705000 Pièces: blocked\n\n.*\n- Down\.\n\n.*\n- 3 Account 3: Ledger account unknown/,
	);
});

test('what only needed attention yesterday starts no alert', () => {
	assert.equal(accountAlert(sort({ accounts: [attention] }), texts).count, 0);
});

test('when PlanManager is down, its words are told once', () => {
	const { count, message } = accountAlert(sort({ accounts: [notSaved, { ...notSaved }] }), texts);
	assert.equal(count, 2);
	assert.equal(message.split('Down.').length, 2);
});
