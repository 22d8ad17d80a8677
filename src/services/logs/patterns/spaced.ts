import { FilterPatternError, tooManyRegexes } from './errors.ts';
import { readOperand } from './operand.ts';
import {
  numberOf,
  operandEquals,
  ordered,
  type EqualityOperator,
  type Operand,
  type OrderOperator,
} from './value.ts';

/** A pattern in square brackets, matched against the words of a line by position. */
export interface SpacedPattern {
  readonly kind: 'spaced';
  readonly fields: readonly Field[];
  /** Index of the one `...`, or -1. */
  readonly ellipsis: number;
  readonly regexes: number;
}

interface Field {
  /** Undefined for `...` and for an empty field. */
  readonly name: string | undefined;
  /** Alternatives of conjunctions; empty when the field has no condition. */
  readonly conditions: readonly (readonly Condition[])[];
}

interface Condition {
  readonly operator: EqualityOperator | OrderOperator;
  readonly operand: Operand;
}

const MAX_REGEXES = 2;
const NAME = /^[A-Za-z0-9_-]+/;

/** Parses `[ ... ]` ("Filter pattern syntax", space-delimited log events). */
export function parseSpaced(source: string): SpacedPattern {
  if (!source.endsWith(']') || source.length < 2) throw new FilterPatternError();
  const cursor: Cursor = { text: source.slice(1, -1), index: 0, regexes: 0 };
  if (/^\s*$/.test(cursor.text)) return { kind: 'spaced', fields: [ANY], ellipsis: 0, regexes: 0 };
  const fields: Field[] = [];
  let ellipsis = -1;
  do {
    if (takeToken(cursor, '...')) {
      if (ellipsis >= 0) throw duplicate('...');
      ellipsis = fields.length;
      fields.push(ANY);
    } else {
      const field = parseField(cursor);
      const isKnown = field.name !== undefined && fields.some(({ name }) => name === field.name);
      if (isKnown) throw duplicate(field.name!);
      fields.push(field);
    }
  } while (takeToken(cursor, ','));
  skipSpace(cursor);
  if (cursor.index !== cursor.text.length) throw new FilterPatternError();
  if (cursor.regexes > MAX_REGEXES) throw tooManyRegexes();
  return { kind: 'spaced', fields, ellipsis, regexes: cursor.regexes };
}

const ANY: Field = { name: undefined, conditions: [] };

function duplicate(name: string): FilterPatternError {
  return new FilterPatternError(`Duplicate field '${name}'`);
}

/** Names of the fields, as they may be used in metric values and dimensions (`$name`). */
export function fieldNames(pattern: SpacedPattern): readonly string[] {
  return pattern.fields.flatMap((field) => (field.name === undefined ? [] : [field.name]));
}

export function spacedMatches(pattern: SpacedPattern, text: string): boolean {
  return align(pattern, wordsFor(pattern, text)) !== undefined;
}

/**
 * Values by `$name`; words under `...` and under empty fields go by their position from 1.
 * Undefined when the line does not match.
 */
export function spacedValues(
  pattern: SpacedPattern,
  text: string,
): ReadonlyMap<string, string> | undefined {
  const words = wordsFor(pattern, text);
  const positions = align(pattern, words);
  if (!positions) return undefined;
  const values = new Map<string, string>();
  for (const { field, from, to } of positions) {
    for (let index = from; index < to; index += 1) {
      values.set(field.name === undefined ? `$${index + 1}` : `$${field.name}`, words[index]!);
    }
  }
  return values;
}

/** Where no `...` takes what is left over, the last field takes it, as it was written. */
function wordsFor({ fields, ellipsis }: SpacedPattern, text: string): string[] {
  const words = splitWords(text);
  const values = words.map(({ value }) => value);
  const last = fields.length - 1;
  if (ellipsis >= 0 || words.length <= fields.length) return values;
  return [...values.slice(0, last), text.slice(words[last]!.at).trimEnd()];
}

interface Word {
  readonly value: string;
  readonly at: number;
}

/** Words are divided by white space; `[...]` and `"..."` are one word without their marks. */
function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    const char = text[index]!;
    if (/\s/.test(char)) {
      index += 1;
      continue;
    }
    const closer = char === '[' ? ']' : char === '"' ? '"' : undefined;
    const close = closer === undefined ? -1 : text.indexOf(closer, index + 1);
    if (close > 0) {
      words.push({ value: text.slice(index + 1, close), at: index });
      index = close + 1;
      continue;
    }
    let end = index + 1;
    while (end < text.length && !/\s/.test(text[end]!)) end += 1;
    words.push({ value: text.slice(index, end), at: index });
    index = end;
  }
  return words;
}

interface Placed {
  readonly field: Field;
  readonly from: number;
  readonly to: number;
}

function align(pattern: SpacedPattern, words: readonly string[]): Placed[] | undefined {
  const { fields, ellipsis } = pattern;
  const needed = ellipsis < 0 ? fields.length : fields.length - 1;
  if (words.length < needed) return undefined;
  const stretch = ellipsis < 0 ? 0 : words.length - needed;
  const placed: Placed[] = [];
  let from = 0;
  for (const [index, field] of fields.entries()) {
    const to = from + (index === ellipsis ? stretch : 1);
    if (index !== ellipsis && !fieldHolds(field, words[from]!)) return undefined;
    placed.push({ field, from, to });
    from = to;
  }
  return placed;
}

function fieldHolds(field: Field, word: string): boolean {
  if (field.conditions.length === 0) return true;
  return field.conditions.some((all) => all.every((condition) => conditionHolds(condition, word)));
}

/** Numbers are compared as numbers when both sides are numbers, otherwise as text. */
function conditionHolds(condition: Condition, word: string): boolean {
  const { operator, operand } = condition;
  if (operator === '=' || operator === '!=') {
    return operandEquals(operand, word, numberOf(word)) === (operator === '=');
  }
  const number = numberOf(word);
  if (operand.kind !== 'text' || operand.number === undefined || number === undefined) return false;
  return ordered(operator, number, operand.number);
}

interface Cursor {
  readonly text: string;
  index: number;
  regexes: number;
}

function parseField(cursor: Cursor): Field {
  const name = takeName(cursor);
  if (name === undefined) return { name: undefined, conditions: [] };
  const first = takeCondition(cursor);
  if (!first) return { name, conditions: [] };
  const conditions: Condition[][] = [[first]];
  for (;;) {
    const isAnd = takeToken(cursor, '&&');
    if (!isAnd && !takeToken(cursor, '||')) break;
    if (takeName(cursor) !== name) throw new FilterPatternError();
    const condition = takeCondition(cursor);
    if (!condition) throw new FilterPatternError();
    if (isAnd) conditions[conditions.length - 1]!.push(condition);
    else conditions.push([condition]);
  }
  return { name, conditions };
}

function takeCondition(cursor: Cursor): Condition | undefined {
  for (const operator of ['!=', '>=', '<=', '>', '<', '='] as const) {
    if (!takeToken(cursor, operator)) continue;
    skipSpace(cursor);
    const { operand, end } = readOperand(cursor.text, cursor.index);
    cursor.index = end;
    if (operand.kind === 'regex') cursor.regexes += 1;
    const isOrder = operator !== '=' && operator !== '!=';
    if (isOrder && (operand.kind !== 'text' || operand.number === undefined)) {
      throw new FilterPatternError();
    }
    return { operator, operand };
  }
  return undefined;
}

function takeName(cursor: Cursor): string | undefined {
  skipSpace(cursor);
  const name = NAME.exec(cursor.text.slice(cursor.index, cursor.index + 256))?.[0];
  if (name !== undefined) cursor.index += name.length;
  return name;
}

function takeToken(cursor: Cursor, token: string): boolean {
  skipSpace(cursor);
  if (!cursor.text.startsWith(token, cursor.index)) return false;
  cursor.index += token.length;
  return true;
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text[cursor.index] ?? '')) cursor.index += 1;
}
