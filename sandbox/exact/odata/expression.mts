// $filter as a tree. Names and types are checked while parsing, so that a wrong comparison is a
// 400 even on an empty table, as in Exact.
import { badRequest, Problem } from '../problem.mts';
import { fieldOf, isCollection } from '../schema.mts';
import type { Entity } from '../schema/entity.mts';
import { syntaxError, tokenize } from './lexer.mts';
import type { LiteralType, LiteralValue, Token } from './lexer.mts';

const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Expression =
	| { kind: 'literal'; type: LiteralType; value: LiteralValue }
	| { kind: 'property'; type: LiteralType; name: string }
	| { kind: 'trim'; type: 'string'; inner: Expression }
	| { kind: 'startswith'; type: 'boolean'; text: Expression; start: Expression }
	| { kind: 'indexof'; type: 'number'; text: Expression; part: Expression }
	| {
			kind: 'compare';
			type: 'boolean';
			operator: Comparison;
			left: Expression;
			right: Expression;
	  }
	| { kind: 'and' | 'or'; type: 'boolean'; left: Expression; right: Expression }
	| { kind: 'not'; type: 'boolean'; inner: Expression };

// Functions of the protocol that Exact's data source doesn't carry out: 501, seen for substringof
// (exactonline-api-ruby-client issue 9). tolower and the rest were never seen working anywhere.
const NOT_IMPLEMENTED = new Set(
	[
		'substringof endswith length replace substring tolower toupper concat',
		'day hour minute month second year round floor ceiling isof cast',
	].flatMap((names) => names.split(' ')),
);
const MAX_DEPTH = 60;

/**
 * Parses a $filter for an entity. Throws 400 on bad syntax, unknown or unfilterable fields and
 * operands whose types differ, 501 on functions that Exact doesn't have.
 */
export function parseFilter(text: string, entity: Entity, maxNodes: number): Expression {
	const parser = new Parser(tokenize(text), entity, maxNodes);
	return parser.whole();
}

class Parser {
	private at = 0;
	private nodes = 0;
	private depth = 0;
	private readonly tokens: readonly Token[];
	private readonly entity: Entity;
	private readonly maxNodes: number;

	constructor(tokens: readonly Token[], entity: Entity, maxNodes: number) {
		this.tokens = tokens;
		this.entity = entity;
		this.maxNodes = maxNodes;
	}

	whole(): Expression {
		const expression = this.or();
		if (this.peek().kind !== 'end') throw syntaxError(this.peek().position);
		if (expression.type !== 'boolean') {
			throw badRequest("Expression of type 'System.Boolean' expected at position 0.");
		}
		return expression;
	}

	private or(): Expression {
		let left = this.and();
		while (this.takeWord('or')) left = this.logic('or', left, this.and());
		return left;
	}

	private and(): Expression {
		let left = this.unary();
		while (this.takeWord('and')) left = this.logic('and', left, this.unary());
		return left;
	}

	private logic(kind: 'and' | 'or', left: Expression, right: Expression): Expression {
		this.needBoolean(left);
		this.needBoolean(right);
		return this.count({ kind, type: 'boolean', left, right });
	}

	private unary(): Expression {
		if (!this.takeWord('not')) return this.comparison();
		const inner = this.unary();
		this.needBoolean(inner);
		return this.count({ kind: 'not', type: 'boolean', inner });
	}

	private comparison(): Expression {
		const left = this.primary();
		const next = this.peek();
		if (next.kind !== 'word') return left;
		const operator = COMPARISONS.find((name) => name === next.text);
		if (!operator) return left;
		this.at += 1;
		const right = this.primary();
		// picqer/exact-php-client issue 39 shows the same family of texts.
		if (left.type !== right.type && left.type !== 'null' && right.type !== 'null') {
			const [one, other] = [left.type, right.type].map((type) => SYSTEM_NAMES[type]);
			throw badRequest(
				`Operator '${operator}' incompatible with operand types '${one}' and '${other}' ` +
					`at position ${next.position}.`,
			);
		}
		return this.count({ kind: 'compare', type: 'boolean', operator, left, right });
	}

	private primary(): Expression {
		const token = this.peek();
		this.at += 1;
		if (token.kind === 'literal') {
			return this.count({ kind: 'literal', type: token.type, value: token.value });
		}
		if (token.kind === 'mark' && token.text === '(') return this.inParentheses(token.position);
		if (token.kind !== 'word') throw syntaxError(token.position);
		const next = this.peek();
		if (next.kind === 'mark' && next.text === '(') return this.call(token.text, token.position);
		return this.count(this.property(token.text));
	}

	private inParentheses(position: number): Expression {
		this.depth += 1;
		if (this.depth > MAX_DEPTH) throw badRequest('Recursion limit reached.');
		const inner = this.or();
		this.depth -= 1;
		if (!this.takeMark(')')) throw badRequest(`')' or operator expected at position ${position}.`);
		return inner;
	}

	private call(name: string, position: number): Expression {
		const parameters = this.parameters();
		if (NOT_IMPLEMENTED.has(name)) {
			throw new Problem(501, `The function '${name}' is not supported.`);
		}
		const [first, second] = parameters;
		const isText = parameters.every((parameter) => parameter.type === 'string');
		if (first && isText) {
			if (name === 'trim' && parameters.length === 1) {
				return this.count({ kind: 'trim', type: 'string', inner: first });
			}
			if (second && name === 'startswith' && parameters.length === 2) {
				return this.count({ kind: 'startswith', type: 'boolean', text: first, start: second });
			}
			if (second && name === 'indexof' && parameters.length === 2) {
				return this.count({ kind: 'indexof', type: 'number', text: first, part: second });
			}
		}
		throw badRequest(`No applicable function exists for '${name}' at position ${position}.`);
	}

	private parameters(): Expression[] {
		this.takeMark('(');
		const parameters = [this.or()];
		while (this.takeMark(',')) parameters.push(this.or());
		if (!this.takeMark(')')) throw syntaxError(this.peek().position);
		return parameters;
	}

	private property(name: string): Expression {
		const field = fieldOf(this.entity, name);
		if (!field || isCollection(field)) {
			throw badRequest(`No property '${name}' exists in type '${this.entity.model}'.`);
		}
		// picqer/exact-php-client issue 500, seen on bulk resources.
		if (field.filterable === false) {
			throw badRequest(`Filtering on these fields is not supported: ${name}`);
		}
		return { kind: 'property', type: valueType(field.type), name };
	}

	private count<Node extends Expression>(node: Node): Node {
		this.nodes += 1;
		if (this.nodes > this.maxNodes) {
			throw badRequest('Bad Request - Error in query syntax: the node count limit was exceeded.');
		}
		return node;
	}

	private needBoolean(expression: Expression): void {
		if (expression.type !== 'boolean') {
			throw badRequest(
				`Expression of type 'System.Boolean' expected at position ${this.peek().position}.`,
			);
		}
	}

	private peek(): Token {
		return this.tokens[this.at] ?? { kind: 'end', position: 0 };
	}

	private takeWord(text: string): boolean {
		const token = this.peek();
		if (token.kind !== 'word' || token.text !== text) return false;
		this.at += 1;
		return true;
	}

	private takeMark(text: string): boolean {
		const token = this.peek();
		if (token.kind !== 'mark' || token.text !== text) return false;
		this.at += 1;
		return true;
	}
}

const SYSTEM_NAMES: Record<LiteralType, string> = {
	guid: 'System.Guid',
	datetime: 'System.DateTime',
	string: 'System.String',
	number: 'System.Int32',
	boolean: 'System.Boolean',
	null: 'System.Object',
};

/** The type a field compares as. */
function valueType(edmType: string): LiteralType {
	if (edmType === 'Edm.Guid') return 'guid';
	if (edmType === 'Edm.DateTime') return 'datetime';
	if (edmType === 'Edm.Boolean') return 'boolean';
	if (edmType === 'Edm.String' || edmType === 'Edm.Binary') return 'string';
	return 'number';
}
