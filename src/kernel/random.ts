import { exactLog } from './exact-math.ts';

/**
 * Seeded chance. A stream is four words of state (sfc32 by Chris Doty-Humphrey, as in PractRand);
 * each consumer has its own, named, so that a new consumer never shifts another one's luck.
 * Streams are plain typed arrays inside the world's state and are copied with it.
 */
export type RandomStream = Uint32Array;

/** A stream for `name` under `seed`: same two, same draws. */
export function forkStream(seed: number, name: string): RandomStream {
  const stream = new Uint32Array(4);
  stream[0] = seed >>> 0;
  stream[1] = hashText(name);
  stream[2] = hashText(`${name}/${seed}`);
  stream[3] = 1;
  for (let round = 0; round < 15; round++) drawWord(stream);
  return stream;
}

/** The next 32 bits, as an unsigned integer. */
export function drawWord(s: RandomStream): number {
  const sum = (((s[0]! + s[1]!) | 0) + s[3]!) | 0;
  s[3] = s[3]! + 1;
  s[0] = s[1]! ^ (s[1]! >>> 9);
  s[1] = (s[2]! + (s[2]! << 3)) | 0;
  s[2] = (s[2]! << 21) | (s[2]! >>> 11);
  s[2] = (s[2]! + sum) | 0;
  return sum >>> 0;
}

/** A multiple of 2^-32 in [0, 1). */
export function drawUnit(s: RandomStream): number {
  return drawWord(s) / 4_294_967_296;
}

/** An integer in [0, count). */
export function drawBelow(s: RandomStream, count: number): number {
  return Math.floor(drawUnit(s) * count);
}

/** An integer in [low, high]. */
export function drawBetween(s: RandomStream, low: number, high: number): number {
  return low + drawBelow(s, high - low + 1);
}

export function drawChance(s: RandomStream, probability: number): boolean {
  return drawUnit(s) < probability;
}

export function drawFrom<T>(s: RandomStream, list: readonly T[]): T {
  return list[drawBelow(s, list.length)]!;
}

/**
 * Close to a standard normal: the sum of twelve uniforms (Irwin–Hall), which needs only additions
 * and so has the same bits on every engine. Within ±6.
 */
export function drawNormal(s: RandomStream): number {
  let a = s[0]!;
  let b = s[1]!;
  let c = s[2]!;
  let counter = s[3]!;
  let sum = -6;
  // Twelve times `drawWord`, with the state in hand.
  for (let i = 0; i < 12; i++) {
    const word = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + word) | 0;
    sum += (word >>> 0) / 4_294_967_296;
  }
  s[0] = a;
  s[1] = b;
  s[2] = c;
  s[3] = counter;
  return sum;
}

/** A waiting time with the given mean, in the mean's unit, quantised to a thousandth. */
export function drawExponential(s: RandomStream, mean: number): number {
  return Math.round(-exactLog(1 - drawUnit(s)) * mean * 1_000) / 1_000;
}

/** FNV-1a over UTF-16 code units: a stable 32-bit name for a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** Mixes up to three integers into 32 bits: chance by position, without a stream's order. */
export function hashWords(a: number, b: number, c = 0): number {
  let hash = mix(a | 0) ^ 0x9e3779b9;
  hash = mix(hash ^ (b | 0));
  hash = mix((hash + 0x85ebca6b) ^ (c | 0));
  return hash >>> 0;
}

/** A number in [0, 1) that depends only on its arguments: noise for a series at a minute. */
export function unitAt(a: number, b: number, c = 0): number {
  return hashWords(a, b, c) / 4_294_967_296;
}

function mix(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
