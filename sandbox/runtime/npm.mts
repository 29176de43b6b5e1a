import { execFile } from 'node:child_process';
import { promisify, stripVTControlCharacters } from 'node:util';

const execute = promisify(execFile);
const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Runs a program to its end and gives its standard output.
 * @throws Error with everything it printed, when it fails
 */
export async function run(program: string, args: string[], cwd: string): Promise<string> {
	const shell = process.platform === 'win32' && !program.endsWith('.exe');
	const options = { cwd, shell, maxBuffer: OUTPUT_LIMIT_BYTES };
	try {
		return (await execute(program, args, options)).stdout;
	} catch (error) {
		const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
		const said = withoutSpinner(`${stdout}${stderr}`);
		throw new Error(`${program} ${args.join(' ')} in ${cwd} failed\n${said}`);
	}
}

/** Build tools draw moving signs over their own lines; of those only the last state is worth reading. */
function withoutSpinner(output: string): string {
	return output
		.split('\n')
		.map((line) => stripVTControlCharacters(line.slice(Math.max(0, line.lastIndexOf('\u001B')))))
		.join('\n');
}

/** Runs npm: the one that runs us, or the one in PATH. @returns its standard output */
export async function npm(args: string[], cwd: string): Promise<string> {
	const script = process.env.npm_execpath;
	if (!script?.endsWith('.js')) return await run('npm', args, cwd);
	return await run(process.execPath, [script, ...args], cwd);
}
