/** Looks something up in an answer: `--query`, waiters and pages speak JMESPath. */
import { PyDict, byCodePoint, equal, isDict, isNumber, numberOf } from '../python/values.ts';
import type { PyValue } from '../python/values.ts';
import { callFunction, pythonType, type Argument } from './functions.ts';
import { JmespathError } from './lexer.ts';
import { parse, type Node } from './parser.ts';

/** A compiled expression. */
export interface Query {
  readonly expression: string;
  search(value: PyValue): PyValue;
}

/** Compiles; throws JmespathError with Python's words. */
export function compile(expression: string): Query {
  const node = parse(expression);
  return { expression, search: (value) => visit(node, value) };
}

function visit(node: Node, value: PyValue): PyValue {
  switch (node.type) {
    case 'identity':
    case 'current':
      return value;
    case 'field':
      return isDict(value) ? (value.get(node.name) ?? null) : null;
    case 'literal':
      return node.value;
    case 'index':
      return Array.isArray(value) ? (value.at(node.index) ?? null) : null;
    case 'slice':
      return Array.isArray(value) ? sliced(value, node.parts) : null;
    case 'chain':
      return node.steps.reduce((found, step) => visit(step, found), value);
    case 'or':
    case 'and': {
      const left = visit(node.left, value);
      return isFalse(left) === (node.type === 'or') ? visit(node.right, value) : left;
    }
    case 'compare':
      return compare(node.by, visit(node.left, value), visit(node.right, value));
    case 'not':
      return negated(visit(node.of, value));
    case 'call':
      return callFunction(
        node.name,
        node.args.map((arg) => argument(arg, value)),
      );
    case 'list':
      return value === null ? null : node.items.map((item) => visit(item, value));
    case 'dict':
      if (value === null) return null;
      return new PyDict(node.pairs.map(([key, one]) => [key, visit(one, value)]));
    case 'expref':
      return null;
    default:
      return projected(node, value);
  }
}

type Projection = Extract<Node, { type: 'flatten' | 'projection' | 'values' | 'filter' }>;

function projected(node: Projection, value: PyValue): PyValue {
  const base = visit(node.of, value);
  if (node.type === 'values') {
    return isDict(base) ? mapped([...base.values()], node.then) : null;
  }
  if (!Array.isArray(base)) return null;
  if (node.type === 'flatten') return base.flat(1);
  if (node.type === 'projection') return mapped(base, node.then);
  return mapped(
    base.filter((one) => !isFalse(visit(node.when, one))),
    node.then,
  );
}

function mapped(items: readonly PyValue[], then: Node): PyValue[] {
  return items.map((item) => visit(then, item)).filter((one) => one !== null);
}

function argument(node: Node, value: PyValue): Argument {
  if (node.type !== 'expref') return visit(node, value);
  return { expression: (one: PyValue) => visit(node.of, one) };
}

function isFalse(value: PyValue): boolean {
  if (value === null || value === false || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isDict(value) && value.size === 0;
}

/** Python's `not`, but for 0, which JMESPath takes for true. */
function negated(value: PyValue): boolean {
  return isFalse(value);
}

function compare(by: string, left: PyValue, right: PyValue): PyValue {
  if (by === 'eq') return equal(left, right);
  if (by === 'ne') return !equal(left, right);
  if (isNumber(left) && isNumber(right)) return ordered(by, numberOf(left) - numberOf(right));
  if (typeof left === 'string' && typeof right === 'string') {
    return ordered(by, byCodePoint(left, right));
  }
  const isWord = (value: PyValue) => typeof value === 'string';
  if (!(isWord(left) || isNumber(left)) || !(isWord(right) || isNumber(right))) return null;
  throw new JmespathError(
    `'${SIGNS.get(by)!}' not supported between instances of ` +
      `'${pythonType(left)}' and '${pythonType(right)}'`,
  );
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['lte', '<='],
  ['gte', '>='],
]);

function ordered(by: string, gap: number): boolean {
  if (by === 'lt') return gap < 0;
  if (by === 'gt') return gap > 0;
  return by === 'lte' ? gap <= 0 : gap >= 0;
}

/** Python's `list[start:stop:step]`. */
function sliced(list: readonly PyValue[], parts: readonly (number | null)[]): PyValue[] {
  const step = parts[2] ?? 1;
  if (step === 0) return [];
  const size = list.length;
  const [lowest, highest] = step > 0 ? [0, size] : [-1, size - 1];
  const clip = (part: number) => {
    const at = part < 0 ? part + size : part;
    return Math.max(lowest, Math.min(highest, at));
  };
  const [from = null, to = null] = parts;
  const start = from === null ? (step > 0 ? lowest : highest) : clip(from);
  const stop = to === null ? (step > 0 ? highest : lowest) : clip(to);
  const found: PyValue[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) found.push(list[at]!);
  return found;
}
