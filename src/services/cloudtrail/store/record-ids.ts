/**
 * Event ids made from a record's place in the store.
 *
 * An eventID looks like a random version 4 UUID, but its first 32 bits are the record's sequence
 * number under a keyed permutation. So ids cost no memory and a lookup by EventId needs no index.
 */

const MULTIPLIER_A = 0x7feb352d;
const MULTIPLIER_B = 0x846ca68b;
const INVERSE_A = inverseOfOdd(MULTIPLIER_A);
const INVERSE_B = inverseOfOdd(MULTIPLIER_B);
const UPPER_ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function inverseOfOdd(odd: number): number {
  let inverse = odd;
  for (let round = 0; round < 5; round++) {
    inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  }
  return inverse;
}

/** A bijection of 32-bit integers. */
export function scramble(value: number): number {
  let x = value >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, MULTIPLIER_A);
  x ^= x >>> 15;
  x = Math.imul(x, MULTIPLIER_B);
  x ^= x >>> 16;
  return x >>> 0;
}

/** The inverse of `scramble`. */
export function unscramble(value: number): number {
  let x = value >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, INVERSE_B);
  x ^= (x >>> 15) ^ (x >>> 30);
  x = Math.imul(x, INVERSE_A);
  x ^= x >>> 16;
  return x >>> 0;
}

/** A 32-bit hash of two integers; the same everywhere, drawn from no stream. */
export function hashPair(first: number, second: number): number {
  return scramble(scramble(first) ^ Math.imul(second | 0, 0x9e3779b1));
}

function hex8(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** A lower-case version 4 UUID whose first eight digits hold `seq` under `salt`. */
export function uuidOf(seq: number, salt: number): string {
  const head = scramble((seq ^ salt) >>> 0);
  const second = hex8(hashPair(head, salt ^ 0x51ed270b));
  const third = hashPair(head, salt ^ 0x2545f491);
  const fourth = hex8(hashPair(head, salt ^ 0x68e31da4));
  const variant = ((third & 0x3fffffff) | 0x80000000) >>> 0;
  const thirdText = hex8(variant);
  return (
    `${hex8(head)}-${second.slice(0, 4)}-4${second.slice(5)}-` +
    `${thirdText.slice(0, 4)}-${thirdText.slice(4)}${fourth}`
  );
}

/** The sequence number inside an id made by `uuidOf` with the same salt, or -1 for a foreign id. */
export function seqOfUuid(id: string, salt: number): number {
  if (!/^[0-9a-f]{8}-/.test(id)) return -1;
  const seq = (unscramble(parseInt(id.slice(0, 8), 16)) ^ salt) >>> 0;
  return uuidOf(seq, salt) === id ? seq : -1;
}

/** Upper-case letters and digits, as S3 request ids and log file names use them. */
export function alphanumericOf(seq: number, salt: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    text += UPPER_ALPHANUMERIC[hashPair(seq ^ Math.imul(i + 1, 0x85ebca6b), salt) % 36];
  }
  return text;
}
