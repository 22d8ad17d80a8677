import { readOperand } from './operand.ts';
import { badCharacters, FilterPatternError, tooMany, tooManyRegexes } from './errors.ts';
import { readSelector, selectNodes, type Selector } from './selector.ts';
import {
  operandEquals,
  ordered,
  type EqualityOperator,
  type Operand,
  type OrderOperator,
} from './value.ts';

/** A pattern in braces, matched against the one JSON object a message is. */
export interface JsonPattern {
  readonly kind: 'json';
  readonly root: JsonNode;
  readonly regexes: number;
}

export type JsonNode =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly JsonNode[] }
  | { readonly kind: 'test'; readonly selector: Selector; readonly test: JsonTest };

type JsonTest =
  | { readonly kind: 'equality'; readonly operator: EqualityOperator; readonly operand: Operand }
  | { readonly kind: 'order'; readonly operator: OrderOperator; readonly number: number }
  | { readonly kind: 'is'; readonly value: true | false | null }
  | { readonly kind: 'absent' };

const MAX_REGEXES = 2;
const MAX_WILDCARDS = 3;
const MAX_DEPTH = 64;

/** Parses `{ ... }` ("Filter pattern syntax", JSON log events). */
export function parseJson(source: string): JsonPattern {
  if (!source.endsWith('}')) throw new FilterPatternError();
  const cursor: Cursor = {
    text: source.slice(1, -1),
    index: 0,
    depth: 0,
    regexes: 0,
    wildcards: 0,
  };
  const root = parseOr(cursor);
  skipSpace(cursor);
  if (cursor.index !== cursor.text.length) throw new FilterPatternError();
  if (cursor.regexes > MAX_REGEXES) throw tooManyRegexes();
  if (cursor.wildcards > MAX_WILDCARDS) {
    throw tooMany('3 JSON wildcard selectors allowed per filter pattern');
  }
  return { kind: 'json', root, regexes: cursor.regexes };
}

export function jsonMatches(pattern: JsonPattern, root: object | undefined): boolean {
  return root !== undefined && holds(pattern.root, root);
}

interface Cursor {
  readonly text: string;
  index: number;
  depth: number;
  regexes: number;
  wildcards: number;
}

function parseOr(cursor: Cursor): JsonNode {
  const parts = [parseAnd(cursor)];
  while (take(cursor, '||')) parts.push(parseAnd(cursor));
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
}

function parseAnd(cursor: Cursor): JsonNode {
  const parts = [parseUnit(cursor)];
  while (take(cursor, '&&')) parts.push(parseUnit(cursor));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function parseUnit(cursor: Cursor): JsonNode {
  if (take(cursor, '(')) {
    cursor.depth += 1;
    if (cursor.depth > MAX_DEPTH) throw new FilterPatternError();
    const inner = parseOr(cursor);
    if (!take(cursor, ')')) throw new FilterPatternError();
    cursor.depth -= 1;
    return inner;
  }
  skipSpace(cursor);
  const { selector, end } = readSelector(cursor.text, cursor.index);
  cursor.index = end;
  if (selector.hasWildcard) cursor.wildcards += 1;
  return { kind: 'test', selector, test: parseTest(cursor) };
}

function parseTest(cursor: Cursor): JsonTest {
  if (takeWord(cursor, 'IS')) {
    if (takeWord(cursor, 'NULL')) return { kind: 'is', value: null };
    if (takeWord(cursor, 'TRUE')) return { kind: 'is', value: true };
    if (takeWord(cursor, 'FALSE')) return { kind: 'is', value: false };
    throw new FilterPatternError();
  }
  if (takeWord(cursor, 'NOT')) {
    if (takeWord(cursor, 'EXISTS')) return { kind: 'absent' };
    throw new FilterPatternError();
  }
  for (const operator of ['!=', '>=', '<=', '>', '<', '='] as const) {
    if (!take(cursor, operator)) continue;
    skipSpace(cursor);
    const { operand, end } = readOperand(cursor.text, cursor.index);
    cursor.index = end;
    if (operand.kind === 'regex') cursor.regexes += 1;
    if (operator === '=' || operator === '!=') return { kind: 'equality', operator, operand };
    if (operand.kind !== 'text' || operand.number === undefined) throw notOrdered(cursor.text, end);
    return { kind: 'order', operator, number: operand.number };
  }
  throw new FilterPatternError();
}

/** Only numbers have an order; a quoted text is named in the refusal. */
function notOrdered(text: string, end: number): FilterPatternError {
  const quoted = /"[^"]*"$/.exec(text.slice(0, end))?.[0];
  return quoted === undefined ? new FilterPatternError() : badCharacters(quoted);
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.index] ?? '')) cursor.index += 1;
}

function take(cursor: Cursor, token: string): boolean {
  skipSpace(cursor);
  if (!cursor.text.startsWith(token, cursor.index)) return false;
  cursor.index += token.length;
  return true;
}

function takeWord(cursor: Cursor, word: string): boolean {
  skipSpace(cursor);
  const end = cursor.index + word.length;
  if (!cursor.text.startsWith(word, cursor.index)) return false;
  if (/[A-Za-z0-9_]/.test(cursor.text[end] ?? '')) return false;
  cursor.index = end;
  return true;
}

function holds(node: JsonNode, root: object): boolean {
  switch (node.kind) {
    case 'or':
      return node.parts.some((part) => holds(part, root));
    case 'and':
      return node.parts.every((part) => holds(part, root));
    case 'test': {
      const nodes = selectNodes(root, node.selector);
      if (node.test.kind === 'absent') return nodes.length === 0;
      const test = node.test;
      return nodes.some((value) => testHolds(test, value));
    }
  }
}

/** Only texts and numbers are compared: all else fails every test, for `=` and for `!=` alike. */
function testHolds(test: Exclude<JsonTest, { kind: 'absent' }>, value: unknown): boolean {
  switch (test.kind) {
    case 'is':
      if (test.value === null && Array.isArray(value)) return value.includes(null);
      return value === test.value;
    case 'order':
      return typeof value === 'number' && ordered(test.operator, value, test.number);
    case 'equality': {
      if (typeof value !== 'number' && typeof value !== 'string') return false;
      const number = typeof value === 'number' ? value : undefined;
      const isEqual = operandEquals(test.operand, String(value), number);
      return isEqual === (test.operator === '=');
    }
  }
}
