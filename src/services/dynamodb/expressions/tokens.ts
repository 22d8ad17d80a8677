import { invalid } from '../errors.ts';

export interface Token {
  readonly kind: 'word' | 'name' | 'value' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const PATTERN =
  /\s*(?:(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([A-Za-z_][A-Za-z0-9_-]*)|(\d+)|(<>|<=|>=|[=<>(),.[\]+-]))/y;

/** What an expression is called in refusals: `ConditionExpression`. */
export interface Source {
  readonly kind: string;
  readonly text: string;
}

/** Longer expressions are refused. AWS page: "Service, account, and table quotas": 4 KB. */
const LENGTH_LIMIT = 4_096;

export function tokenize({ kind, text }: Source): Token[] {
  if (text.trim() === '') throw invalid(`Invalid ${kind}: The expression can not be empty;`);
  if (text.length > LENGTH_LIMIT) {
    throw invalid(
      `Invalid ${kind}: Expression size has exceeded the maximum allowed size; ` +
        `expression size: ${text.length}`,
    );
  }
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) {
      const rest = text.slice(at);
      if (rest.trim() === '') break;
      throw syntaxError({ kind, text }, { text: rest.trim()[0]!, at });
    }
    const [, name, value, word, digits, sign] = found;
    const token = name ?? value ?? word ?? digits ?? sign!;
    const type = name ? 'name' : value ? 'value' : word ? 'word' : digits ? 'number' : 'sign';
    tokens.push({ kind: type, text: token, at: pattern.lastIndex - token.length });
    at = pattern.lastIndex;
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: text.length });
  return tokens;
}

/** `Invalid X: Syntax error; token: "t", near: "a t b"`. */
export function syntaxError(source: Source, token: { text: string; at: number }) {
  const near = source.text
    .slice(Math.max(0, token.at - 8), token.at + token.text.length + 8)
    .trim();
  return invalid(`Invalid ${source.kind}: Syntax error; token: "${token.text}", near: "${near}"`);
}
