import type { Row, Value } from '../store.mts';
import type { Comparison, Expression } from './expression.mts';

/** Whether a row passes a $filter. `ignoreCase` as some database collations do. */
export function passes(row: Row, expression: Expression, ignoreCase: boolean): boolean {
	return valueOf(row, expression, ignoreCase) === true;
}

function valueOf(row: Row, expression: Expression, ignoreCase: boolean): Value {
	const of = (inner: Expression) => valueOf(row, inner, ignoreCase);
	switch (expression.kind) {
		case 'literal':
			return fold(expression.value, ignoreCase);
		case 'property':
			return fold(row[expression.name] ?? null, ignoreCase);
		case 'trim':
			return text(of(expression.inner)).trim();
		case 'startswith':
			return text(of(expression.text)).startsWith(text(of(expression.start)));
		case 'indexof':
			return text(of(expression.text)).indexOf(text(of(expression.part)));
		case 'compare':
			return compares(expression.operator, of(expression.left), of(expression.right));
		case 'and':
			return of(expression.left) === true && of(expression.right) === true;
		case 'or':
			return of(expression.left) === true || of(expression.right) === true;
		case 'not':
			return of(expression.inner) !== true;
	}
}

function compares(operator: Comparison, left: Value, right: Value): boolean {
	if (operator === 'eq') return left === right;
	if (operator === 'ne') return left !== right;
	if (left === null || right === null) return false;
	if (operator === 'gt') return left > right;
	if (operator === 'ge') return left >= right;
	if (operator === 'lt') return left < right;
	return left <= right;
}

/** null before everything else, as in SQL Server; otherwise by value. */
export function order(left: Value, right: Value): number {
	if (left === right) return 0;
	if (left === null) return -1;
	if (right === null) return 1;
	return left < right ? -1 : 1;
}

function text(value: Value): string {
	return typeof value === 'string' ? value : '';
}

function fold(value: Value, ignoreCase: boolean): Value {
	return ignoreCase && typeof value === 'string' ? value.toLowerCase() : value;
}
