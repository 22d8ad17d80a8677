/**
 * A browser's own copy of a value keeps Map, typed arrays and what is shared, but not what is
 * frozen. Frozen objects are listed beside the value, in the same copy, and frozen again after.
 */

export interface Packed {
  readonly value: unknown;
  /** Every frozen object in it. */
  readonly frozen: readonly object[];
}

export function packFrozen(value: unknown): Packed {
  const found = new Set<object>();
  find(value, found);
  return { value, frozen: [...found] };
}

export function unpackFrozen({ value, frozen }: Packed): unknown {
  for (const object of frozen) Object.freeze(object);
  return value;
}

function find(value: unknown, found: Set<object>): void {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
  if (Object.isFrozen(value)) {
    if (found.has(value)) return;
    found.add(value);
  }
  if (value instanceof Map) {
    for (const [key, member] of value) {
      find(key, found);
      find(member, found);
    }
  } else if (Array.isArray(value) || value instanceof Set) {
    for (const member of value) find(member, found);
  } else {
    for (const key in value) find((value as Record<string, unknown>)[key], found);
  }
}
