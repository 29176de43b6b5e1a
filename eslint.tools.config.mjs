// What `n8n-node lint` leaves out: the facts, the sandbox, the tools and the tests, with rules that know the types;
// and of these, for the packages, what is asked of promises, switches, texts and what is thrown.
// eslint.config.mjs itself must stay as n8n made it: in strict mode `n8n-node lint` refuses any other.
import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Of node:test and its `describe`: the returned promise is for nested tests; the runner waits for these. */
const NODE_TESTS = { from: 'package', package: 'node:test', name: ['test', 'describe'] };

/** A test that is left out, or that leaves out all others, is not a test. */
const LEFT_OUT = ['test', 'it', 'describe'].flatMap((object) =>
	['only', 'skip', 'todo'].map((property) => ({ object, property })),
);

export default defineConfig(
	// No rule is silenced in a file: what doesn't fit a kind of file is said here.
	{ linterOptions: { noInlineConfig: true } },
	globalIgnores(['**/dist', '.sandbox', 'sandbox/n8n']),
	{
		files: ['**/*.{js,cjs,mjs}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: globals.node },
		rules: { eqeqeq: 'error', 'prefer-const': 'error' },
	},
	{
		files: ['{credentials,nodes}/**/*.ts', 'planmanager/{credentials,nodes}/**/*.ts'],
		extends: [tseslint.configs.base],
		languageOptions: {
			parserOptions: {
				project: ['tsconfig.json', 'planmanager/tsconfig.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-base-to-string': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/only-throw-error': 'error',
			'@typescript-eslint/return-await': ['error', 'always'],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
	{
		files: ['{facts,sandbox,setup,test,tools}/**/*.{ts,cts,mts}'],
		extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
		languageOptions: {
			parserOptions: {
				project: ['tsconfig.tools.json', 'tsconfig.test.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			eqeqeq: 'error',
			// A flaw that nobody expects may be loud.
			'no-console': ['error', { allow: ['error'] }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				// `require('n8n-core') as typeof import('n8n-core')`, of what can't be imported otherwise.
				{ disallowTypeAnnotations: false },
			],
			// A function in a type has no `this`, so it may be taken off its object; its parameters are checked.
			'@typescript-eslint/method-signature-style': ['error', 'property'],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				// `() => world.reset()` and `if (done) return wind();` confuse nobody.
				{ ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
			],
			'@typescript-eslint/no-floating-promises': [
				'error',
				{ allowForKnownSafeCalls: [NODE_TESTS] },
			],
			// An index that misses gives undefined, which types do not tell (noUncheckedIndexedAccess is off):
			// the rule would have us drop checks that are needed.
			'@typescript-eslint/no-unnecessary-condition': 'off',
			// `const { unwanted: _, ...rest } = row` is how to leave something out.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/return-await': ['error', 'always'],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
	{
		// These talk to the person who started them.
		files: [
			'facts/{facts,pages}.mts',
			'facts/live/*.mts',
			'sandbox/demo/*.mts',
			'sandbox/*/main.mts',
			'test/bench/*.mts',
			'test/campaign/campaign.mts',
			'tools/**/*.mts',
		],
		ignores: ['tools/templates/**/code/*.mts'],
		rules: { 'no-console': 'off' },
	},
	{
		files: ['test/**/*.{ts,mts}'],
		rules: { 'no-restricted-properties': ['error', ...LEFT_OUT] },
	},
	{
		files: ['test/unit/**/*.test.ts'],
		extends: [jest.configs['flat/recommended']],
		rules: {
			'jest/expect-expect': [
				'error',
				{ assertFunctionNames: ['expect', 'failureOf', 'fc.assert'] },
			],
		},
	},
);
