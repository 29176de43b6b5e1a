/**
 * The contract at work: routes, parameters and bodies are read from `planmanager/openapi.yaml`
 * itself, so that the simulator can't drift from it. Unknown parameters are refused like unknown
 * fields: a misspelt filter that is ignored would hand out the wrong invoices.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { Refusal } from './refusal.mts';

const CONTRACT_FILE = new URL('../../../planmanager/openapi.yaml', import.meta.url);
const SCHEMA_KEY = 'planmanager';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

type Parameter = {
	readonly name: string;
	readonly in: string;
	readonly explode?: boolean;
	readonly schema: Readonly<Record<string, unknown>>;
};
type OperationObject = {
	readonly operationId: string;
	readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
	readonly requestBody?: unknown;
};
type Document = {
	readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
};

export type Operation = {
	readonly id: string;
	readonly method: string;
	/** As the contract writes it: `/invoices/{id}`. */
	readonly path: string;
	/** The query as typed values; throws 400 INVALID_PARAMETER. */
	readonly readQuery: (query: URLSearchParams) => Readonly<Record<string, unknown>>;
	/** The body, checked; throws 422 INVALID_BODY. `undefined` where the operation takes none. */
	readonly readBody: (text: string) => unknown;
};

/** All operations of the contract, in its order. Fixed paths come before those with parameters. */
export function loadOperations(): readonly Operation[] {
	const document = parse(readFileSync(CONTRACT_FILE, 'utf8')) as Document;
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	formats.default(ajv);
	ajv.addSchema(document, SCHEMA_KEY);
	const operations = Object.entries(document.paths).flatMap(([path, item]) =>
		METHODS.filter((method) => item[method] !== undefined).map((method) =>
			operationOf(ajv, document, path, method),
		),
	);
	return operations.sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
}

function operationOf(ajv: Ajv2020, document: Document, path: string, method: string): Operation {
	const object = document.paths[path]?.[method];
	if (object === undefined) throw new Error(`No operation ${method} ${path}.`);
	const parameters = (object.parameters ?? [])
		.map((parameter) => resolve(document, parameter))
		.filter((parameter) => parameter.in === 'query');
	const checkQuery = ajv.compile({
		type: 'object',
		additionalProperties: false,
		properties: Object.fromEntries(parameters.map((each) => [each.name, absolute(each.schema)])),
	});
	const pointer = `${SCHEMA_KEY}#/paths/${path.replaceAll('/', '~1')}/${method}/requestBody`;
	const checkBody =
		object.requestBody === undefined
			? undefined
			: ajv.compile({ $ref: encodeURI(`${pointer}/content/application~1json/schema`) });
	return {
		id: object.operationId,
		method: method.toUpperCase(),
		path,
		readQuery: (query) => readQuery(parameters, checkQuery, query),
		readBody: (text) => (checkBody === undefined ? undefined : readBody(checkBody, text)),
	};
}

function resolve(document: Document, parameter: Parameter | { readonly $ref: string }): Parameter {
	if (!('$ref' in parameter)) return parameter;
	let found: unknown = document;
	for (const step of parameter.$ref.slice(2).split('/')) {
		found = (found as Readonly<Record<string, unknown>>)[step];
	}
	return found as Parameter;
}

/** References inside a parameter's schema point into the contract; make them say so. */
function absolute(schema: Readonly<Record<string, unknown>>): unknown {
	return JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${SCHEMA_KEY}#/`));
}

function readQuery(
	parameters: readonly Parameter[],
	check: ValidateFunction,
	query: URLSearchParams,
): Readonly<Record<string, unknown>> {
	const values: Record<string, unknown> = {};
	for (const name of new Set(query.keys())) {
		const parameter = parameters.find((each) => each.name === name);
		values[name] = valueOf(parameter, query.getAll(name));
	}
	if (!check(values)) throw invalid(400, 'INVALID_PARAMETER', check);
	return values;
}

function valueOf(parameter: Parameter | undefined, texts: readonly string[]): unknown {
	const [first = ''] = texts;
	if (parameter?.schema['type'] === 'array') {
		return parameter.explode === false ? texts.flatMap((text) => text.split(',')) : texts;
	}
	if (texts.length > 1) return texts;
	const isInteger = parameter?.schema['type'] === 'integer' && /^-?\d+$/.test(first);
	return isInteger ? Number(first) : first;
}

function readBody(check: ValidateFunction, text: string): unknown {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		throw new Refusal(422, 'INVALID_BODY', 'The body is not JSON.');
	}
	if (!check(body)) throw invalid(422, 'INVALID_BODY', check);
	return body;
}

function invalid(status: number, code: string, check: ValidateFunction): Refusal {
	const found = (check.errors ?? []).map((error) => {
		const extra = error.params['additionalProperty'] as string | undefined;
		return `${error.instancePath || 'it'} ${error.message}${extra ? ` (${extra})` : ''}`;
	});
	return new Refusal(status, code, [...new Set(found)].join('; '));
}
