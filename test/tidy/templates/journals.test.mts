// Importing journals: the page and the alert.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../../tools/templates/code/words.mts';
import {
	journalAlert,
	resultPage,
	sortJournals,
} from '../../../tools/templates/journals/code/result.mts';
import type { JournalItem } from '../../../tools/templates/journals/code/result.mts';
import { TEXTS } from '../../../tools/templates/journals/texts.mts';
import { inLanguage, reasonOf, remarkOf, rowsOf, tilesOf } from './samples.mts';

const texts = inLanguage(TEXTS, 'English');
const { t } = wordsOf(texts);

const journal = (code: string, more: Partial<JournalItem> = {}): JournalItem => ({
	exactJournal: { outcome: 'known', code, name: 'Sales', type: 'SALES', exactId: `guid-${code}` },
	reasons: [],
	...more,
});

const guessed = remarkOf('CREDIT_JOURNAL_GUESSED', { journal: '721', name: 'Sales' });
const added = journal('721', { imported: 'created', reasons: [guessed] });
const newLink = journal('700', { linked: 'linked' });
const oldLink = journal('701', { linked: 'linked', exactId: 'guid-701' });
const blocked = journal('719', { reasons: [reasonOf('JOURNAL_BLOCKED', { journal: '719' })] });
const notSaved = journal('702', { error: 'Down.', errorHint: 'Wait.' });

const sorted = sortJournals([added, newLink, oldLink, blocked, notSaved]);

test('a link is new only when PlanManager had another one or none', () => {
	assert.deepEqual([sorted.linked, sorted.known], [[newLink], [oldLink]]);
});

test('a new journal is told once, with what was remarked on it', () => {
	assert.deepEqual([sorted.added, sorted.remarks], [[added], []]);
	const rows = rowsOf(resultPage(sorted, texts));
	const row = rows.find(([code]) => code === '721');
	assert.deepEqual(row?.slice(0, 3), ['721', 'Sales', t.kinds.SALES]);
	assert.equal(row?.[3], TEXTS.reasons.en.CREDIT_JOURNAL_GUESSED.title);
});

test('the page counts the journals', () => {
	assert.deepEqual(Object.values(tilesOf(resultPage(sorted, texts))), ['1', '1', '1', '1']);
});

test('a page without new journals says so', () => {
	assert.match(resultPage(sortJournals([oldLink]), texts), new RegExp(`<p>${t.nothing}</p>`));
	assert.ok(!resultPage(sorted, texts).includes(t.nothing));
});

test('a journal that Exact Online lacks is shown by its name in PlanManager', () => {
	const lacking: JournalItem = {
		exactJournal: { outcome: 'notInExact', code: '799' },
		name: 'Expertise',
		reasons: [reasonOf('JOURNAL_NOT_IN_EXACT', { journal: '799' })],
	};
	const [, row] = rowsOf(resultPage(sortJournals([lacking]), texts));
	assert.deepEqual(row.slice(0, 2), ['799', 'Expertise']);
});

test('the alert tells of new journals and of links that were not saved, and of nothing else', () => {
	const { count, message } = journalAlert(sorted, texts);
	assert.equal(count, 2);
	assert.equal(
		message,
		`${t.alert}:\n- 721 Sales (Sales)\n${t.alertHint}\n\n${t.notSaved}:\n- Down.`,
	);
	assert.deepEqual(journalAlert(sortJournals([blocked, newLink]), texts), {
		count: 0,
		message: '',
	});
});
