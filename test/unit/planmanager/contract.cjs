/**
 * Judges calls and answers by planmanager/openapi.yaml. Plain CommonJS, because it reads a file, which
 * the strict lint of `.ts` files rules out.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const Ajv2020 = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;
const { parse } = require('yaml');

const file = join(__dirname, '../../../planmanager/openapi.yaml');
const document = parse(readFileSync(file, 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'contract');

const compiled = new Map();

/** What is wrong with `value` by the schema at `pointer` (segments below the document's root). */
function faults(pointer, value, what) {
	const reference = `contract#/${pointer
		.map((segment) => encodeURIComponent(segment.replace(/~/g, '~0').replace(/\//g, '~1')))
		.join('/')}`;
	if (!compiled.has(reference)) compiled.set(reference, ajv.compile({ $ref: reference }));
	const validate = compiled.get(reference);
	if (validate(value)) return [];
	return validate.errors.map((error) => `${what}${error.instancePath} ${error.message}`);
}

/** Follows a local reference; returns the thing and the pointer to it. */
function resolve(thing, pointer) {
	if (thing?.$ref === undefined) return [thing, pointer];
	const target = thing.$ref.slice(2).split('/');
	return [target.reduce((at, segment) => at[segment], document), target];
}

function findOperation(method, path) {
	for (const [template, item] of Object.entries(document.paths)) {
		const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);
		// A fixed path goes before one with a variable: /invoices/claims is no invoice called "claims".
		if (pattern.test(path) && (document.paths[path] === undefined || template === path)) {
			return { template, operation: item[method.toLowerCase()] };
		}
	}
	return {};
}

function queryFaults(parameters, pointer, search) {
	const known = new Map();
	parameters.forEach((entry, index) => {
		const [parameter, at] = resolve(entry, [...pointer, 'parameters', String(index)]);
		if (parameter.in === 'query') known.set(parameter.name, { parameter, at });
	});
	return [...new Set(search.keys())].flatMap((name) => {
		const entry = known.get(name);
		if (entry === undefined) return [`query parameter ${name} is unknown`];
		const [schema] = resolve(entry.parameter.schema, []);
		const all = search.getAll(name);
		let value = all[0];
		if (schema.type === 'array') value = entry.parameter.explode ? all : all.join(',').split(',');
		else if (all.length > 1) return [`query parameter ${name} is repeated`];
		if (schema.type === 'integer') value = Number(value);
		return faults([...entry.at, 'schema'], value, `query parameter ${name}`);
	});
}

/** Everything in which a call departs from the contract; empty when it keeps to it. */
exports.callFaults = ({ method, path, search, body }) => {
	const { template, operation } = findOperation(method, path);
	if (operation === undefined) return [`${method} ${path} is not in the contract`];
	const pointer = ['paths', template, method.toLowerCase()];
	const found = queryFaults(operation.parameters ?? [], pointer, search);
	if (operation.requestBody === undefined)
		return body ? [...found, 'a body where none is due'] : found;
	const schema = [...pointer, 'requestBody', 'content', 'application/json', 'schema'];
	return [...found, ...faults(schema, body, 'body')];
};

/** Everything in which a JSON answer departs from the contract. */
exports.answerFaults = ({ method, path }, status, body) => {
	const { template, operation } = findOperation(method, path);
	const key = operation.responses[String(status)] === undefined ? 'default' : String(status);
	const start = ['paths', template, method.toLowerCase(), 'responses', key];
	const [response, pointer] = resolve(operation.responses[key], start);
	const type = status < 400 ? 'application/json' : 'application/problem+json';
	if (response.content?.[type] === undefined) return [`no ${type} is due with status ${status}`];
	return faults([...pointer, 'content', type, 'schema'], body, 'answer');
};
