/**
 * From a module to the code of a Code node, which can't import. Whoever opens the node in n8n reads plain
 * JavaScript: first the module itself, then what it needs of others, all with their comments, and in the end the
 * call of `run`.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rollup } from '@rollup/wasm-node';
import type { Plugin } from '@rollup/wasm-node';
import { format, resolveConfig } from 'prettier';
import tsBlankSpace from 'ts-blank-space';
import ts from 'typescript';

const FOLDER = join(import.meta.dirname, '..');

/** The first lines of a module, which say what the node does. */
const HEADER = /^(?:\/\/.*\r?\n)+/;

/** `run` takes what it needs of n8n apart in its first line, so that the call can name just that. */
const RUN = /^function run\((\{[^}]*\})/m;

/** The code made from a module that exports `run`. `source` is its path in the folder of the templates. */
export async function bundledCode(source: string): Promise<string> {
	const path = join(FOLDER, source);
	const [header = ''] = HEADER.exec(readFileSync(path, 'utf8')) ?? [];
	const [main = '', ...others] = await renderedModules(path);
	const [, needs] = RUN.exec(main) ?? [];
	if (needs === undefined) throw new Error(`${source} has no run({ … })`);
	const script = [
		`${header}// Made from tools/templates/${source}\n`,
		main.replace(header, ''),
		...others,
		`\nreturn run(${needs.replace(/\s+/g, ' ')});`,
	];
	const style = await resolveConfig(import.meta.filename);
	return (await format(script.join('\n'), { ...style, parser: 'babel' })).trimEnd();
}

/** The module and those it imports from, each with nothing but what is used of it. */
async function renderedModules(path: string): Promise<string[]> {
	const bundle = await rollup({
		input: path,
		plugins: [withoutTypes],
		treeshake: { moduleSideEffects: false },
		onLog: (_, { message }) => {
			throw new Error(`${path}: ${message}`);
		},
	});
	const { output } = await bundle.generate({ format: 'es' });
	const { [path]: main, ...others } = output[0].modules;
	const used = Object.entries(others).filter(([, { code }]) => code);
	return [main.code ?? '', ...used.map(([id, { code }]) => `\n// From ${nameOf(id)}\n${code}`)];
}

function nameOf(path: string): string {
	return `tools/templates/${relative(FOLDER, path).replaceAll('\\', '/')}`;
}

const withoutTypes: Plugin = {
	name: 'without-types',
	transform: (code) => ({ code: tsBlankSpace(withoutDeclarations(code)), map: null }),
};

/** Takes declared types away together with what is said of them; `tsBlankSpace` would leave that behind. */
function withoutDeclarations(code: string): string {
	const file = ts.createSourceFile('module.mts', code, ts.ScriptTarget.Latest);
	const kept = file.statements.filter(
		(statement) => !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement),
	);
	return kept.map((statement) => code.slice(statement.pos, statement.end)).join('');
}
