import { readFileSync } from 'node:fs';

/** The vectors of one kind, as the reference describes them. */
export interface Vector<Input, Expected> {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly note: string;
}

const file = new URL('./cloudwatch-metrics-alarms.json', import.meta.url);

export function vectorsOf<Input, Expected>(...kinds: string[]): Vector<Input, Expected>[] {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    vectors: Vector<Input, Expected>[];
  };
  return vectors.filter((vector) => kinds.includes(vector.kind));
}

export function ms(iso: string): number {
  return Date.parse(iso);
}
