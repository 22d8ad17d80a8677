import { exactExp, exactLog } from '../../../kernel/exact-math.ts';
import { ExpressionError, type Operator } from './parse.ts';
import { scalar, seriesList, type MathValue, type Points, type Series } from './values.ts';

/**
 * Operators between scalars, series and lists. Series meet by timestamp: a point missing on one
 * side counts as 0, on both sides there is no point; a division by zero gives no point.
 */
export function combine(op: Operator, left: MathValue, right: MathValue): MathValue {
  if (left.type === 'word' || right.type === 'word') {
    throw new ExpressionError(`'${op}' takes numbers and time series`);
  }
  if (left.type === 'S' && right.type === 'S')
    return scalar(apply(op, left.value, right.value) ?? 0);
  if (left.type === 'TS[]' && right.type === 'TS[]') return pairs(op, left.list, right.list);
  if (left.type === 'TS[]') {
    return seriesList(left.list.map((one) => rename(one, points(op, one.values, sideOf(right)))));
  }
  if (right.type === 'TS[]') {
    return seriesList(right.list.map((one) => rename(one, points(op, sideOf(left), one.values))));
  }
  const id = left.type === 'TS' ? left.series.id : right.type === 'TS' ? right.series.id : '';
  return { type: 'TS', series: { id, values: points(op, sideOf(left), sideOf(right)) } };
}

export function negate(value: MathValue): MathValue {
  return combine('-', scalar(0), value);
}

type Side = Points | number;

function sideOf(value: MathValue): Side {
  if (value.type === 'S') return value.value;
  if (value.type === 'TS') return value.series.values;
  throw new ExpressionError('An array of time series cannot stand here');
}

function rename(one: Series, values: Points): Series {
  return { id: one.id, values };
}

function pairs(op: Operator, left: readonly Series[], right: readonly Series[]): MathValue {
  if (left.length !== right.length) {
    throw new ExpressionError('Arrays of time series must have the same length');
  }
  const list = left.map((one, i) => rename(one, points(op, one.values, right[i]!.values)));
  return seriesList(list);
}

function points(op: Operator, left: Side, right: Side): Points {
  const length = typeof left === 'number' ? (right as Points).length : left.length;
  const values: (number | null)[] = [];
  for (let i = 0; i < length; i++) {
    const a = typeof left === 'number' ? left : (left[i] ?? null);
    const b = typeof right === 'number' ? right : (right[i] ?? null);
    const isLone = a === null || b === null;
    values.push(isLone ? lone(op, [left, a], [right, b]) : apply(op, a, b));
  }
  return values;
}

/** One side has no point: 0 stands for it between two series, but not against a scalar. */
function lone(
  op: Operator,
  left: [Side, number | null],
  right: [Side, number | null],
): number | null {
  if (typeof left[0] === 'number' || typeof right[0] === 'number') return null;
  if (left[1] === null && right[1] === null) return null;
  return apply(op, left[1] ?? 0, right[1] ?? 0);
}

function apply(op: Operator, a: number, b: number): number | null {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '^':
      return power(a, b);
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case 'AND':
      return Number(a !== 0 && b !== 0);
    case 'OR':
      return Number(a !== 0 || b !== 0);
  }
}

/** Whole exponents by multiplication, others through logarithms; no point where undefined. */
function power(base: number, exponent: number): number | null {
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 64) {
    let result = 1;
    for (let i = 0; i < Math.abs(exponent); i++) result *= base;
    if (exponent >= 0) return result;
    return result === 0 ? null : 1 / result;
  }
  if (base < 0 || (base === 0 && exponent < 0)) return null;
  if (base === 0) return 0;
  const ln = exponent * exactLog(base);
  return Math.abs(ln) > 700 ? null : exactExp(ln);
}
