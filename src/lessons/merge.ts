/**
 * Maps are merged by key, lists of things with an `id` by that; everything else is replaced, and
 * `null` removes a key.
 */
export function merge(base: unknown, change: unknown): unknown {
  if (hasIds(base) && hasIds(change)) return mergeById(base, change);
  if (!isPlainMap(base) || !isPlainMap(change)) return change;
  const result = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) result.delete(key);
    else result.set(key, result.has(key) ? merge(result.get(key), value) : value);
  }
  return Object.fromEntries(result);
}

interface WithId {
  readonly id: unknown;
}

function hasIds(value: unknown): value is WithId[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => isPlainMap(one) && one.id)
  );
}

function mergeById(base: readonly WithId[], changes: readonly WithId[]): unknown[] {
  const changed = base.map((one) => {
    const change = changes.find((other) => other.id === one.id);
    return change ? merge(one, change) : one;
  });
  const added = changes.filter((change) => !base.some((one) => one.id === change.id));
  return [...changed, ...added];
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
