import { FilterPolicyError } from './errors.ts';
import { parseCidr, type Cidr } from './cidr.ts';

/** One alternative in the list of a field. Plain data: policies are kept in state. */
export type Matcher =
  | { readonly kind: 'exact'; readonly value: string | number | boolean | null }
  | { readonly kind: 'prefix' | 'suffix' | 'ignoreCase'; readonly text: string }
  | { readonly kind: 'wildcard'; readonly pieces: readonly string[] }
  | { readonly kind: 'numeric'; readonly range: NumericRange }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'cidr'; readonly cidr: Cidr }
  | { readonly kind: 'not'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'notPrefix'; readonly text: string };

export interface NumericRange {
  readonly low: number;
  readonly isLowOpen: boolean;
  readonly high: number;
  readonly isHighOpen: boolean;
}

/** Reads one element of a field's list (the pattern language of EventBridge rules, as SNS has it). */
export function parseMatcher(element: unknown): Matcher {
  if (element === null || typeof element === 'string' || typeof element === 'boolean') {
    return { kind: 'exact', value: element };
  }
  if (typeof element === 'number') return { kind: 'exact', value: element };
  if (typeof element !== 'object' || Array.isArray(element)) {
    throw new FilterPolicyError('Match value must be String, number, true, false, or null');
  }
  const entries = Object.entries(element);
  if (entries.length === 0) throw new FilterPolicyError('Match expression name not found');
  if (entries.length > 1) throw new FilterPolicyError('Only one key allowed in match expression');
  const [name, value] = entries[0]!;
  return parseExpression(name, value);
}

function parseExpression(name: string, value: unknown): Matcher {
  switch (name) {
    case 'prefix':
      return { kind: 'prefix', text: text(value, 'prefix') };
    case 'suffix':
      return { kind: 'suffix', text: text(value, 'suffix') };
    case 'equals-ignore-case':
      return { kind: 'ignoreCase', text: text(value, 'equals-ignore-case').toLowerCase() };
    case 'wildcard':
      return { kind: 'wildcard', pieces: parseWildcard(text(value, 'wildcard')) };
    case 'anything-but':
      return parseAnythingBut(value);
    case 'numeric':
      return { kind: 'numeric', range: parseNumeric(value) };
    case 'exists':
      if (typeof value !== 'boolean') {
        throw new FilterPolicyError('exists match pattern must be either true or false.');
      }
      return { kind: 'exists', exists: value };
    case 'cidr':
      return { kind: 'cidr', cidr: parseCidr(text(value, 'prefix')) };
    default:
      throw new FilterPolicyError(`Unrecognized match type ${name}`);
  }
}

function text(value: unknown, operator: string): string {
  if (typeof value === 'string') return value;
  throw new FilterPolicyError(`${operator} match pattern must be a string`);
}

function parseAnythingBut(value: unknown): Matcher {
  if (typeof value === 'string' || typeof value === 'number') {
    return { kind: 'not', values: [value] };
  }
  if (Array.isArray(value)) return { kind: 'not', values: anythingButList(value) };
  if (typeof value !== 'object' || value === null) {
    throw new FilterPolicyError(
      'Value of anything-but must be an array or single string/number value.',
    );
  }
  const entries = Object.entries(value);
  if (entries.length !== 1) throw new FilterPolicyError('Only one key allowed in match expression');
  const [name, inner] = entries[0]!;
  if (name !== 'prefix') throw new FilterPolicyError(`Unsupported anything-but pattern: ${name}`);
  return { kind: 'notPrefix', text: text(inner, 'prefix') };
}

function anythingButList(list: readonly unknown[]): (string | number)[] {
  if (list.length === 0) throw new FilterPolicyError('Empty arrays are not allowed');
  const values: (string | number)[] = [];
  for (const element of list) {
    if (typeof element !== 'string' && typeof element !== 'number') {
      throw new FilterPolicyError('Inside anything but list, start|null|boolean is not supported.');
    }
    values.push(element);
  }
  if (values.some((element) => typeof element !== typeof values[0])) {
    throw new FilterPolicyError(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
    );
  }
  return values;
}

function parseWildcard(source: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (let index = 0; index < source.length; index += 1) {
    const char = source[index]!;
    if (char === '*') {
      if (source[index + 1] === '*') {
        throw new FilterPolicyError(`Consecutive wildcard characters at pos ${index}`);
      }
      pieces.push(piece);
      piece = '';
      continue;
    }
    if (char === '\\') {
      const next = source[index + 1];
      if (next !== '*' && next !== '\\') {
        throw new FilterPolicyError(`Invalid escape character at pos ${index}`);
      }
      index += 1;
    }
    piece += source[index];
  }
  return [...pieces, piece];
}

function parseNumeric(value: unknown): NumericRange {
  if (!Array.isArray(value)) throw new FilterPolicyError('Value of numeric must be an array.');
  const tokens: readonly unknown[] = value;
  const operator = tokens[0];
  if (typeof operator !== 'string') {
    throw new FilterPolicyError(`Invalid member in numeric match: ${String(operator)}`);
  }
  switch (operator) {
    case '=': {
      const exact = numeric(tokens[1], 'equals');
      refuseMore(tokens, 2, 'Too many elements in numeric expression');
      return { low: exact, isLowOpen: false, high: exact, isHighOpen: false };
    }
    case '<':
    case '<=': {
      const high = numeric(tokens[1], operator);
      refuseMore(tokens, 2, 'Too many elements in numeric expression');
      return { low: -Infinity, isLowOpen: true, high, isHighOpen: operator === '<' };
    }
    case '>':
    case '>=':
      return parseFloor(tokens, operator);
    default:
      throw new FilterPolicyError(`Unrecognized numeric range operator: ${operator}`);
  }
}

function parseFloor(tokens: readonly unknown[], operator: '>' | '>='): NumericRange {
  const low = numeric(tokens[1], operator);
  const isLowOpen = operator === '>';
  if (tokens.length === 2) return { low, isLowOpen, high: Infinity, isHighOpen: true };
  const second = tokens[2];
  if (typeof second !== 'string') {
    throw new FilterPolicyError(`Bad value in numeric range: ${String(second)}`);
  }
  if (second !== '<' && second !== '<=') {
    throw new FilterPolicyError(`Bad numeric range operator: ${second}`);
  }
  const high = numeric(tokens[3], second);
  if (low >= high) throw new FilterPolicyError('Bottom must be less than top');
  refuseMore(tokens, 4, 'Too many terms in numeric range expression');
  return { low, isLowOpen, high, isHighOpen: second === '<' };
}

function numeric(value: unknown, operator: string): number {
  if (typeof value === 'number') return value;
  throw new FilterPolicyError(`Value of ${operator} must be numeric`);
}

function refuseMore(tokens: readonly unknown[], length: number, reason: string): void {
  if (tokens.length > length) throw new FilterPolicyError(reason);
}
