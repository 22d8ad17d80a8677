import { drawBelow, drawWord, hashWords, type RandomStream } from './random.ts';

const HEX = '0123456789abcdef';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A version-4 UUID from a stream. */
export function drawUuid(s: RandomStream): string {
  return uuidFrom([drawWord(s), drawWord(s), drawWord(s), drawWord(s)]);
}

/** The UUID that belongs to position `index` of a numbered family: no state, made when read. */
export function uuidAt(seed: number, family: number, index: number): string {
  const high = Math.floor(index / 4_294_967_296);
  const base = hashWords(seed, family, high);
  const w = (n: number) => hashWords(base, index, n);
  return uuidFrom([w(1), w(2), w(3), w(4)]);
}

/** `length` lower-case hexadecimal digits, as in `i-0a1b…`. */
export function drawHex(s: RandomStream, length: number): string {
  return drawText(s, HEX, length);
}

/** `length` characters of A–Z and 2–7, as in `AKIA…` and `AIDA…`. */
export function drawKeyText(s: RandomStream, length: number): string {
  return drawText(s, UPPER, length);
}

export function drawText(s: RandomStream, alphabet: string, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += alphabet[drawBelow(s, alphabet.length)]!;
  return text;
}

function uuidFrom(words: readonly [number, number, number, number]): string {
  const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
  const [w, x, y, z] = words.map(hex) as [string, string, string, string];
  const variant = HEX[8 + (words[2] >>> 30)]!;
  return `${w}-${x.slice(0, 4)}-4${x.slice(5)}-${variant}${y.slice(1, 4)}-${y.slice(4)}${z}`;
}
