import { hashText } from '../../../kernel/random.ts';

/**
 * Page tokens: where the next page goes on, and a seal over the query it belongs to. A token with
 * other parameters is refused, as AWS does.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const FILLER = 64;

/** A token of the look of AWS's, over the query's own text. */
export function pageToken(below: number, query: string): string {
  const seal = hashText(`${below}|${query}`);
  let text = letters(below, 8) + letters(seal, 6);
  for (let i = 0; text.length < FILLER; i++) text += letters(hashText(`${seal}/${i}`), 5);
  return text.slice(0, FILLER - 2) + '==';
}

/** The position in a token, or null when it is not one of this query's. */
export function readToken(token: string, query: string): number | null {
  if (token.length !== FILLER) return null;
  let below = 0;
  for (let i = 0; i < 8; i++) {
    const digit = ALPHABET.indexOf(token[i]!);
    if (digit < 0) return null;
    below = below * 64 + digit;
  }
  return Number.isSafeInteger(below) && pageToken(below, query) === token ? below : null;
}

function letters(value: number, count: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < count; i++) {
    text = ALPHABET[rest % 64]! + text;
    rest = Math.floor(rest / 64);
  }
  return text;
}
