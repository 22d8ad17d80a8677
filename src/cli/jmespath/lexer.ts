/** Words of a JMESPath expression, with the positions and complaints of Python's jmespath. */
import { JsonError, loads } from '../python/json.ts';
import { repr, type PyValue } from '../python/values.ts';

/** What is wrong with an expression, worded as Python's jmespath words it. */
export class JmespathError extends Error {}

export interface Token {
  readonly type: string;
  readonly value: PyValue;
  readonly start: number;
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['.', 'dot'],
  ['*', 'star'],
  [']', 'rbracket'],
  [',', 'comma'],
  [':', 'colon'],
  ['@', 'current'],
  ['(', 'lparen'],
  [')', 'rparen'],
  ['{', 'lbrace'],
  ['}', 'rbrace'],
]);

/** Two words of one or two characters: which it is depends on the second character. */
const PAIRS: ReadonlyMap<string, readonly [string, string, string]> = new Map([
  ['|', ['|', 'or', 'pipe']],
  ['&', ['&', 'and', 'expref']],
  ['<', ['=', 'lte', 'lt']],
  ['>', ['=', 'gte', 'gt']],
  ['!', ['=', 'ne', 'not']],
]);

export function tokenize(expression: string): Token[] {
  if (expression === '') throw new JmespathError('Invalid JMESPath expression: cannot be empty.');
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const [token, next] = tokenAt(expression, at);
    if (token) tokens.push(token);
    at = next;
  }
  tokens.push({ type: 'eof', value: '', start: expression.length });
  return tokens;
}

type Found = readonly [Token | null, number];

function tokenAt(text: string, at: number): Found {
  const char = text[at]!;
  const simple = SIMPLE.get(char);
  if (simple) return [{ type: simple, value: char, start: at }, at + 1];
  const word = matchAt(/[A-Za-z_][A-Za-z0-9_]*/y, text, at);
  if (word) return [{ type: 'unquoted_identifier', value: word, start: at }, at + word.length];
  if (' \t\n\r'.includes(char)) return [null, at + 1];
  if (char === '[') return bracket(text, at);
  if (char === "'") return rawString(text, at);
  if (char === '`') return literal(text, at);
  if (char === '"') return quotedName(text, at);
  const pair = PAIRS.get(char);
  if (pair) {
    const isLong = text[at + 1] === pair[0];
    const value = isLong ? text.slice(at, at + 2) : char;
    return [{ type: isLong ? pair[1] : pair[2], value, start: at }, at + value.length];
  }
  const digits = matchAt(/-?\d+/y, text, at);
  if (digits) return [{ type: 'number', value: Number(digits), start: at }, at + digits.length];
  if (char === '-') throw lexerError(text, at, "Unknown token '-'");
  if (char !== '=') throw lexerError(text, at, `Unknown token ${char}`);
  if (text[at + 1] === '=') return [{ type: 'eq', value: '==', start: at }, at + 2];
  throw lexerError(text, at, "Unknown token '='");
}

function bracket(text: string, at: number): Found {
  const next = text[at + 1];
  if (next === ']') return [{ type: 'flatten', value: '[]', start: at }, at + 2];
  if (next === '?') return [{ type: 'filter', value: '[?', start: at }, at + 2];
  return [{ type: 'lbracket', value: '[', start: at }, at + 1];
}

function rawString(text: string, at: number): Found {
  const { inner, next } = until(text, at, "'");
  return [{ type: 'literal', value: inner.replaceAll("\\'", "'"), start: at }, next];
}

function literal(text: string, at: number): Found {
  const { inner, next } = until(text, at, '`');
  const lexeme = inner.replaceAll('\\`', '`');
  const value = readJson(lexeme) ?? readJson(`"${lexeme.trimStart()}"`);
  if (value === undefined) throw lexerError(text, at, `Bad token ${lexeme}`);
  return [{ type: 'literal', value, start: at }, next];
}

function readJson(text: string): PyValue | undefined {
  try {
    return loads(text);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function quotedName(text: string, at: number): Found {
  const { inner, next } = until(text, at, '"');
  try {
    return [{ type: 'quoted_identifier', value: loads(`"${inner}"`), start: at }, next];
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw lexerError(text, at, error.message.split(':')[0]!);
  }
}

function until(text: string, start: number, delimiter: string): { inner: string; next: number } {
  let at = start + 1;
  while (text[at] !== delimiter) {
    if (text[at] === '\\') at += 1;
    if (text[at] === undefined) {
      throw lexerError(text, start, `Unclosed ${delimiter} delimiter`);
    }
    at += 1;
  }
  return { inner: text.slice(start + 1, at), next: at + 1 };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function lexerError(text: string, at: number, message: string): JmespathError {
  return new JmespathError(`Bad jmespath expression: ${message}:\n${text}\n${' '.repeat(at)}^`);
}

/** A token as an error tells it. */
export function tokenText({ value }: Token): string {
  return typeof value === 'string' ? value : repr(value);
}
