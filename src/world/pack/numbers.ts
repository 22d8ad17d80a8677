/**
 * A list of numbers in few bytes. Simulated values are whole or have a few decimals, and change
 * little from one to the next: they are written as differences of whole numbers at the smallest
 * decimal scale that gives every one of them back exactly, with runs counted. Lists without such a
 * scale are written as doubles, the bytes of like weight side by side.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';

const SCALES = [1, 10, 1e2, 1e3, 1e4, 1e5, 1e6];
const LARGEST = 2 ** 50;
const AS_DOUBLES = SCALES.length;

/** Tokens of a scaled list; from `FIRST_STEP` on they are differences. */
const RUN = 0;
const NOT_A_NUMBER = 1;
const FIRST_STEP = 2;

export function writeNumbers(out: ByteWriter, values: ArrayLike<number>): void {
  out.count(values.length);
  const scale = SCALES.findIndex((candidate) => isExactAt(values, candidate));
  out.byte(scale < 0 ? AS_DOUBLES : scale);
  if (scale < 0) writeDoubles(out, values);
  else writeSteps(out, values, SCALES[scale]!);
}

/** Fills what `make` gives for the length. */
export function readNumbers<T extends { [index: number]: number }>(
  from: ByteReader,
  make: (length: number) => T,
): T {
  const length = from.count();
  const values = make(length);
  const scale = from.byte();
  if (scale === AS_DOUBLES) readDoubles(from, values, length);
  else readSteps(from, values, { length, scale: SCALES[scale]! });
  return values;
}

function isExactAt(values: ArrayLike<number>, scale: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    if (Object.is(value, -0)) return false;
    const whole = Math.round(value * scale);
    if (!(Math.abs(whole) < LARGEST) || !Object.is(whole / scale, value)) return false;
  }
  return true;
}

function writeSteps(out: ByteWriter, values: ArrayLike<number>, scale: number): void {
  let before = 0;
  for (let i = 0; i < values.length;) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      out.count(NOT_A_NUMBER);
    } else {
      const whole = Math.round(value * scale);
      const step = whole - before;
      out.count(FIRST_STEP + (step < 0 ? -2 * step - 1 : 2 * step));
      before = whole;
    }
    const run = runFrom(values, i);
    if (run > 2) {
      out.count(RUN);
      out.count(run - 1);
      i += run;
    } else i += 1;
  }
}

function readSteps(
  from: ByteReader,
  values: { [index: number]: number },
  { length, scale }: { readonly length: number; readonly scale: number },
): void {
  let before = 0;
  let last = NaN;
  for (let i = 0; i < length;) {
    const token = from.count();
    if (token === RUN) {
      for (let left = from.count(); left > 0; left--) values[i++] = last;
      continue;
    }
    if (token === NOT_A_NUMBER) last = NaN;
    else {
      const step = token - FIRST_STEP;
      before += step % 2 === 1 ? -(step + 1) / 2 : step / 2;
      last = before / scale;
    }
    values[i++] = last;
  }
}

/** How often the value at `start` stands there in a row. */
function runFrom(values: ArrayLike<number>, start: number): number {
  let end = start + 1;
  while (end < values.length && Object.is(values[end], values[start])) end += 1;
  return end - start;
}

function writeDoubles(out: ByteWriter, values: ArrayLike<number>): void {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i]!);
  for (let plane = 0; plane < 8; plane++) {
    for (let i = 0; i < values.length; i++) out.byte(view.getUint8(8 * i + plane));
  }
}

function readDoubles(from: ByteReader, values: { [index: number]: number }, length: number): void {
  const view = new DataView(new ArrayBuffer(8 * length));
  for (let plane = 0; plane < 8; plane++) {
    for (let i = 0; i < length; i++) view.setUint8(8 * i + plane, from.byte());
  }
  for (let i = 0; i < length; i++) values[i] = view.getFloat64(8 * i);
}
