/** Condition operators, IAM User Guide, "IAM JSON policy elements: Condition operators". */
import type { ConditionDocument, ContextLookup } from './document.ts';
import { blockHolds, blockOf, dateMs, numberOf, type Block } from './values.ts';
import { fill, templateOf, type Filled, type Template } from './variables.ts';
import { matchesPattern, patternOf, wildcardCodes, type Pattern } from './wildcard.ts';

type SetRule = 'single' | 'any' | 'all';
/** Compares one request value with one policy value, both as text. */
type Test = (actual: string, wanted: Filled) => boolean;

export interface Condition {
  readonly key: string;
  readonly values: readonly Template[];
  /** The values ready to compare, when none of them holds a variable. */
  readonly fixed: readonly Filled[] | undefined;
  readonly setRule: SetRule;
  readonly isIfExists: boolean;
  readonly isNegated: boolean;
  /** Undefined for `Null`, and for an operator that does not exist (which never matches). */
  readonly test: Test | undefined;
  readonly isNull: boolean;
}

interface Operator {
  readonly test: Test;
  readonly isNegated: boolean;
  readonly hasVariables: boolean;
}

const isEqual: Test = (actual, wanted) => actual === wanted.text;
const isLike: Test = (actual, wanted) => matchesPattern(wanted.pattern, actual);
const isEqualIgnoringCase: Test = (actual, wanted) =>
  actual.toLowerCase() === wanted.text.toLowerCase();

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...family('String', true, { Equals: isEqual, EqualsIgnoreCase: isEqualIgnoringCase }),
  ...family('String', true, { Like: isLike }),
  ...family('Numeric', false, { Equals: numeric((a, b) => a === b) }),
  ...ordered('Numeric', numeric),
  ...family('Date', false, { Equals: dated((a, b) => a === b) }),
  ...ordered('Date', dated),
  ['Bool', { test: isEqualIgnoringCase, isNegated: false, hasVariables: true }],
  ['BinaryEquals', { test: isEqual, isNegated: false, hasVariables: false }],
  ['IpAddress', { test: isInBlock, isNegated: false, hasVariables: false }],
  ['NotIpAddress', { test: isInBlock, isNegated: true, hasVariables: false }],
  ...family('Arn', true, { Equals: isArnLike, Like: isArnLike }),
]);

/** Whether an operator exists, its set prefix and `IfExists` included. */
export function isKnownOperator(name: string): boolean {
  const { base } = readOperator(name);
  return base === 'Null' || OPERATORS.has(base);
}

export function compileCondition(source: ConditionDocument, hasVariables: boolean): Condition {
  const { base, setRule, isIfExists } = readOperator(source.operator);
  const operator = OPERATORS.get(base);
  const filled = hasVariables && (operator?.hasVariables ?? false);
  const values = source.values.map((value) => templateOf(value, filled));
  return {
    key: source.key.toLowerCase(),
    values,
    fixed: fillAll(values, () => undefined),
    setRule,
    isIfExists,
    isNegated: operator?.isNegated ?? false,
    test: operator?.test,
    isNull: base === 'Null',
  };
}

/** Whether one operator-and-key line of a condition block is met. */
export function holds(condition: Condition, context: ContextLookup): boolean {
  const found = context(condition.key);
  // An empty text is a value; an empty list is none.
  const actual = typeof found === 'string' || found?.length ? found : undefined;
  if (condition.isNull) {
    const answer = actual === undefined ? 'true' : 'false';
    return condition.values.some((value) => value.text.toLowerCase() === answer);
  }
  if (!condition.test) return false;
  const wanted = condition.fixed ?? fillAll(condition.values, context);
  if (!wanted) return false;
  if (actual === undefined) return holdsWithoutValue(condition);
  if (typeof actual === 'string') return isMet(condition, wanted, actual);
  if (condition.setRule === 'any') return actual.some((one) => isMet(condition, wanted, one));
  // Several values without a set operator: a negated list excludes them all, a positive one any.
  if (condition.setRule === 'all' || condition.isNegated) {
    return actual.every((one) => isMet(condition, wanted, one));
  }
  return actual.some((one) => isMet(condition, wanted, one));
}

function isMet(condition: Condition, wanted: readonly Filled[], actual: string): boolean {
  for (const value of wanted) {
    if (condition.test!(actual, value)) return !condition.isNegated;
  }
  return condition.isNegated;
}

function fillAll(values: readonly Template[], context: ContextLookup): Filled[] | undefined {
  const all: Filled[] = [];
  for (const value of values) {
    const filled = fill(value, context);
    if (!filled) return undefined;
    all.push(filled);
  }
  return all;
}

/** A key that is not there: ForAllValues true, ForAnyValue false, negated true, else false. */
function holdsWithoutValue(condition: Condition): boolean {
  if (condition.isIfExists) return true;
  if (condition.setRule === 'all') return true;
  if (condition.setRule === 'any') return false;
  return condition.isNegated;
}

function readOperator(name: string): { base: string; setRule: SetRule; isIfExists: boolean } {
  let base = name;
  let setRule: SetRule = 'single';
  if (base.startsWith('ForAnyValue:')) {
    setRule = 'any';
    base = base.slice('ForAnyValue:'.length);
  } else if (base.startsWith('ForAllValues:')) {
    setRule = 'all';
    base = base.slice('ForAllValues:'.length);
  }
  const isIfExists = base.endsWith('IfExists') && base !== 'NullIfExists';
  if (isIfExists) base = base.slice(0, -'IfExists'.length);
  return { base, setRule, isIfExists };
}

/** `StringEquals` and `StringNotEquals` from one test. */
function family(
  prefix: string,
  hasVariables: boolean,
  tests: Readonly<Record<string, Test>>,
): [string, Operator][] {
  return Object.entries(tests).flatMap(([name, test]): [string, Operator][] => [
    [prefix + name, { test, isNegated: false, hasVariables }],
    [`${prefix}Not${name}`, { test, isNegated: true, hasVariables }],
  ]);
}

type Compare = (actual: number, wanted: number) => boolean;

function ordered(prefix: string, read: (compare: Compare) => Test): [string, Operator][] {
  const comparisons: Readonly<Record<string, Compare>> = {
    LessThan: (a, b) => a < b,
    LessThanEquals: (a, b) => a <= b,
    GreaterThan: (a, b) => a > b,
    GreaterThanEquals: (a, b) => a >= b,
  };
  return Object.entries(comparisons).map(([name, compare]): [string, Operator] => [
    prefix + name,
    { test: read(compare), isNegated: false, hasVariables: false },
  ]);
}

function numeric(compare: Compare): Test {
  return (actual, wanted) => {
    const a = numberOf(actual);
    const b = numberOf(wanted.text);
    return a !== undefined && b !== undefined && compare(a, b);
  };
}

function dated(compare: Compare): Test {
  return (actual, wanted) => {
    const a = dateMs(actual);
    const b = dateMs(wanted.text);
    return a !== undefined && b !== undefined && compare(a, b);
  };
}

function isInBlock(actual: string, wanted: Filled): boolean {
  const address: Block | undefined = actual.includes('/') ? undefined : blockOf(actual);
  const block = blockOf(wanted.text);
  return address !== undefined && block !== undefined && blockHolds(block, address);
}

/** Each of the six parts of an ARN is compared by itself, so `*` does not cross a colon. */
function isArnLike(actual: string, wanted: Filled): boolean {
  const actualParts = arnParts(actual);
  const wantedParts = codeParts(wanted.pattern);
  if (!actualParts || !wantedParts) return false;
  return wantedParts.every((part, i) => matchesPattern(part, actualParts[i]!));
}

function arnParts(text: string): string[] | undefined {
  const parts = text.split(':');
  if (parts.length < 6) return undefined;
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const COLON = 58;

function codeParts(pattern: Pattern): Pattern[] | undefined {
  if (pattern.kind === 'everything') return Array.from({ length: 6 }, () => everything());
  const parts: number[][] = [[]];
  for (const code of pattern.codes) {
    if (code === COLON && parts.length < 6) parts.push([]);
    else parts.at(-1)!.push(code);
  }
  return parts.length === 6 ? parts.map((codes) => patternOf(codes)) : undefined;
}

function everything(): Pattern {
  return patternOf(wildcardCodes('*'));
}
