// A long step must never look like a hang, neither in a terminal nor in a CI log.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A terminal line can be rewritten each second; a log line every so often is enough. */
const LOG_EVERY_SECONDS = 20;
/** How much of a failed command's output is shown: the cause is near the end. */
const TAIL_LINES = 40;

const seconds = (sinceMs) => Math.round((Date.now() - sinceMs) / 1000);

function announce(title) {
	const startedMs = Date.now();
	const live = process.stdout.isTTY === true && !process.env.CI;
	if (!live) console.log(`… ${title}`);
	const draw = () => process.stdout.write(`\r… ${title} ${seconds(startedMs)} s`);
	const log = () => console.log(`… ${title}: ${seconds(startedMs)} s so far`);
	const timer = setInterval(live ? draw : log, live ? 1000 : LOG_EVERY_SECONDS * 1000);
	return (mark) => {
		clearInterval(timer);
		process.stdout.write(`${live ? '\r' : ''}${mark} ${title} ${seconds(startedMs)} s\n`);
	};
}

/**
 * Runs a command quietly under one progress line; its output goes to a log file.
 *
 * @param {string} title what the user is waiting for
 * @param {{ command: string, args: string[], cwd: string, logFile: string, shell?: boolean }} step
 * @returns {Promise<void>} rejects with the end of the log when the command fails
 */
export async function runWithProgress(title, { command, args, cwd, logFile, shell = false }) {
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const done = announce(title);
	const code = await new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, shell, stdio: ['ignore', log, log] });
		child.once('error', reject);
		child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal));
	}).finally(() => closeSync(log));
	done(code === 0 ? '✓' : '✗');
	if (code === 0) return;
	const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
	throw new Error(`${title}: stopped with ${code}. The end of ${logFile}:\n${tail}`);
}
