import { FilterPatternError, badCharacters } from './errors.ts';
import { regexMatches } from './regex-match.ts';
import { parseRegex, type RegexProgram } from './regex-parse.ts';

/** Terms of a text pattern. Terms are substrings, as CloudWatch Logs compares them. */
export interface TextPattern {
  readonly kind: 'text';
  readonly required: readonly Term[];
  readonly excluded: readonly Term[];
  readonly optional: readonly Term[];
}

export type Term = string | RegexProgram;

/** Parses a text pattern ("Filter pattern syntax", matching terms with and without regex). */
export function parseText(source: string): TextPattern {
  const required: Term[] = [];
  const excluded: Term[] = [];
  const optional: Term[] = [];
  let index = 0;
  while (index < source.length) {
    if (isSpace(source[index]!)) {
      index += 1;
      continue;
    }
    let target = required;
    if (source[index] === '?') target = optional;
    else if (source[index] === '-') target = excluded;
    if (target !== required) index += 1;
    const { term, end } = readTerm(source, index);
    target.push(term);
    index = end;
  }
  return { kind: 'text', required, excluded, optional };
}

/**
 * Optional terms count only when there is nothing else: one plain or excluded term switches all of
 * them off, as AWS documents.
 */
export function textMatches(pattern: TextPattern, text: string): boolean {
  for (const term of pattern.excluded) if (termOccurs(term, text)) return false;
  for (const term of pattern.required) if (!termOccurs(term, text)) return false;
  if (pattern.required.length > 0 || pattern.excluded.length > 0) return true;
  if (pattern.optional.length === 0) return true;
  return pattern.optional.some((term) => termOccurs(term, text));
}

function termOccurs(term: Term, text: string): boolean {
  return typeof term === 'string' ? text.includes(term) : regexMatches(term, text);
}

function readTerm(source: string, start: number): { term: Term; end: number } {
  const first = source[start];
  if (first === '"') return readPhrase(source, start);
  if (first === '%') {
    const close = source.indexOf('%', start + 1);
    if (close < 0) throw badCharacters('%');
    return { term: parseRegex(source.slice(start + 1, close)), end: close + 1 };
  }
  const word = /^[\p{L}\p{N}_]+/u.exec(source.slice(start))?.[0] ?? '';
  const end = start + word.length;
  const stray = /^[^\p{L}\p{N}_\s]+/u.exec(source.slice(end))?.[0];
  if (stray !== undefined) throw badCharacters(stray);
  if (word === '') throw new FilterPatternError();
  return { term: word, end };
}

/** A backslash keeps a quote or another backslash inside a phrase. */
function readPhrase(source: string, start: number): { term: string; end: number } {
  let term = '';
  let index = start + 1;
  while (index < source.length && source[index] !== '"') {
    const isEscape = source[index] === '\\' && /["\\]/.test(source[index + 1] ?? '');
    if (isEscape) index += 1;
    term += source[index];
    index += 1;
  }
  if (index >= source.length) throw badCharacters(source.slice(start));
  if (term === '') throw badCharacters('""');
  return { term, end: index + 1 };
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
