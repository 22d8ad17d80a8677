import { FilterPatternError, badCharacters } from './errors.ts';
import { parseRegex } from './regex-parse.ts';
import { numberOf, type Operand } from './value.ts';

/**
 * Reads a value: a quoted string, a regex between percent signs, or a bare word. Bare words hold
 * letters, digits, underscores and what addresses, prefixes and numbers need (`10.*`, `-1e3`).
 */
export function readOperand(text: string, start: number): { operand: Operand; end: number } {
  const first = text[start];
  if (first === '"') {
    const close = closingQuote(text, start);
    const inner = text.slice(start + 1, close).replace(/\\(["\\])/g, '$1');
    return { operand: { kind: 'text', text: inner, number: undefined }, end: close + 1 };
  }
  if (first === '%') {
    const close = text.indexOf('%', start + 1);
    if (close < 0) throw new FilterPatternError();
    return {
      operand: { kind: 'regex', program: parseRegex(text.slice(start + 1, close)) },
      end: close + 1,
    };
  }
  const bare = /^[\p{L}\p{N}_.*+-]+/u.exec(text.slice(start, start + 1024))?.[0];
  if (bare === undefined || bare === 'null') throw new FilterPatternError();
  return {
    operand: { kind: 'text', text: bare, number: numberOf(bare) },
    end: start + bare.length,
  };
}

function closingQuote(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  if (index >= text.length) throw badCharacters(text.slice(start));
  return index;
}
