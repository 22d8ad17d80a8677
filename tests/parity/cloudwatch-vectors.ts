import { readFileSync } from 'node:fs';

/** One vector, as the reference describes them. */
export interface Vector<Input, Expected> {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly note: string;
}

const file = new URL('./cloudwatch-metrics-alarms.json', import.meta.url);

/** The vectors of some kinds, or all of them. */
export function vectorsOf<Input, Expected>(...kinds: string[]): Vector<Input, Expected>[] {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: Vector<Input, Expected>[];
  };
  return vectors.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
}

export function ms(iso: string): number {
  return Date.parse(iso);
}
