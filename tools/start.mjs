// Entry of `npm run demo`, `npm test` and their like. A fresh clone needs only Node 20, npm and
// git: this file brings the packages, Node 24 and n8n, then hands over to the command's own file.
// It and what it imports must therefore run on Node 20, without any package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ground/install.mjs';
import { findNode24 } from './ground/node24.mjs';

const OLDEST_NODE = 20;
const ORPHAN_CHECK_MS = 500;
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** file: run by Node 24 with the remaining arguments. n8n: whether it needs the real n8n. */
const COMMANDS = {
	demo: { file: 'sandbox/demo/demo.mts', n8n: true },
	test: { file: 'tools/test.mts' },
	facts: { file: 'facts/facts.mts' },
	bench: { file: 'test/bench/bench.mts', n8n: true },
	campaign: { file: 'test/campaign/campaign.mts' },
	mutation: { file: 'tools/mutation/mutation.mts' },
	screenshots: { file: 'tools/screenshots.mts', n8n: true },
	// For `npm test`, which knows the parts that need n8n.
	install: { n8n: true },
};

function chosenCommand(name) {
	const command = COMMANDS[name];
	if (command) return command;
	throw new Error(`Use one of: ${Object.keys(COMMANDS).join(', ')}. Got: ${name ?? 'nothing'}.`);
}

function checkRunningNode() {
	const version = process.versions.node;
	if (Number(version.split('.')[0]) >= OLDEST_NODE) return;
	throw new Error(`Node ${OLDEST_NODE} or newer is needed; this is Node ${version}.`);
}

async function prepare(command) {
	const log = (name) => join(ROOT, '.sandbox', 'logs', name);
	await ensureInstalled('Installing the packages', ROOT, log('install.log'));
	if (!command.n8n) return;
	const n8n = join(ROOT, 'sandbox', 'n8n');
	await ensureInstalled('Installing n8n (once, some minutes)', n8n, log('install-n8n.log'));
}

/** npm passes SIGTERM on to the shell between us, which ends without a word. */
function whenOrphaned(act) {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		act();
	}, ORPHAN_CHECK_MS);
	watch.unref();
}

/** Ends as the child ends: same exit code, and 128 + the signal's number as shells do. */
function handOver(node, file, args) {
	const path = [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH];
	const env = { ...process.env, PATH: path.filter(Boolean).join(delimiter) };
	const child = spawn(node, [join(ROOT, file), ...args], {
		cwd: process.cwd(),
		env,
		stdio: 'inherit',
	});
	// Ctrl-C reaches the child as well, through the terminal; wait until it has cleaned up.
	process.on('SIGINT', () => {});
	for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	whenOrphaned(() => child.kill('SIGTERM'));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
	});
}

async function main([name, ...args]) {
	checkRunningNode();
	const command = chosenCommand(name);
	await prepare(command);
	if (!command.file) return 0;
	if (!existsSync(join(ROOT, command.file))) throw new Error(`${command.file} is missing.`);
	return await handOver(findNode24(ROOT), command.file, args);
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error) => {
		console.error(`\n${error.message}`);
		process.exit(1);
	},
);
