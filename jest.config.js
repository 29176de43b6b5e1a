/** Unit tests only: the engine, end-to-end and chaos tests run on Node's own test runner. */
// n8n's logger would print every refusal that a test provokes; what fails is told by jest.
process.env.N8N_LOG_LEVEL = 'silent';

module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
	// dist/package.json and the second package would collide in jest's module map.
	modulePathIgnorePatterns: [
		'<rootDir>/dist/',
		'<rootDir>/planmanager/dist/',
		'<rootDir>/sandbox/',
		'<rootDir>/.sandbox/',
	],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2021' },
				module: { type: 'commonjs' },
			},
		],
	},
};
