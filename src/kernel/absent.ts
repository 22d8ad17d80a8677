/**
 * History that is not there yet. A world that is opened quickly holds placeholders where older
 * history belongs; whoever reads one gets HistoryAbsent, waits until the history was lived, and
 * asks again. So nothing ever answers from half of the past.
 */
export class HistoryAbsent extends Error {
  override readonly name = 'HistoryAbsent';

  constructor() {
    super('This part of the history is not there yet.');
  }
}

const ABSENT = Symbol('absent');

/** Frozen; what is known of the thing can be read, everything else throws HistoryAbsent. */
export function absent<T extends object>(known: Partial<T>): T {
  return new Proxy(Object.freeze({ ...known, [ABSENT]: true }), { get: readKnown }) as T;
}

export function isAbsent(value: object): boolean {
  return ABSENT in value;
}

function readKnown(own: object, key: string | symbol): unknown {
  if (key in own || typeof key === 'symbol') return Reflect.get(own, key);
  throw new HistoryAbsent();
}
