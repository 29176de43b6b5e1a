// What the pages say of facts is what facts/ says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCommand } from '../support/command.mts';

test('the pages of facts and switches are up to date', async () => {
	const check = startCommand('node facts/pages.mts --check');
	assert.equal((await check.ended).code, 0, check.output());
});
