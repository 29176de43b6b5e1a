// The package of the setup tool goes with the repository that it is built from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../support/pages.mts';

interface Manifest {
	readonly version: string;
	readonly dependencies: Record<string, string>;
	readonly devDependencies: Record<string, string>;
}

const manifest = (path: string) => JSON.parse(read(path)) as Manifest;

test('the tool has the version of the templates that it carries', () => {
	assert.equal(manifest('setup/package.json').version, manifest('package.json').version);
});

test('the tool is tested with the libraries that it is published with', () => {
	const { devDependencies } = manifest('package.json');
	for (const [name, version] of Object.entries(manifest('setup/package.json').dependencies)) {
		assert.equal(devDependencies[name], version, name);
	}
});
