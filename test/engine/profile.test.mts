// A profile that a trial brought home sets the simulator that the nodes are tested against.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PROFILE_VARIABLE, readProfile } from '../../sandbox/exact/profile.mts';
import { startCommand } from '../support/command.mts';
import { startExactWorld } from './support/exact.mts';

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), 'profile-'))));
after(() => rmSync(folder, { recursive: true }));

function profile(content: unknown): string {
	const path = join(folder, 'profile.json');
	writeFileSync(path, JSON.stringify(content));
	return path;
}

test('the engine tests run against an administration like that of the profile', async () => {
	const switches = { lineVat: 'ignored', minutelyLimit: 30, refusedFileTypes: ['xml'] };
	process.env[PROFILE_VARIABLE] = profile({ switches });
	const world = await startExactWorld({ refusedFileTypes: [] });
	try {
		const { lineVat, minutelyLimit, refusedFileTypes } = world.exact.control.switches();
		assert.equal(lineVat, 'ignored');
		assert.ok(minutelyLimit > 1000, 'tests do not wait');
		assert.deepEqual(refusedFileTypes, [], 'what a test asks for wins');
		world.reset();
		assert.equal(world.exact.control.switches().lineVat, 'ignored');
	} finally {
		process.env[PROFILE_VARIABLE] = '';
		await world.close();
	}
});

test('a file that is no profile is refused by name', () => {
	assert.throws(
		() => readProfile(profile({ facts: 3 })),
		/profile.json is no profile.*no switches/,
	);
	assert.throws(() => readProfile(profile({ switches: { nosuch: 1 } })), /Unknown switch: nosuch/);
	assert.throws(() => readProfile(profile({ switches: { lineVat: 1 } })), /needs a string/);
});

test('the tests end at once on a profile that is not there', async () => {
	const command = startCommand('npm test -- engine --profile nowhere.json');
	assert.equal((await command.ended).code, 1, command.output());
	assert.match(command.output(), /nowhere\.json is no profile/);
});
