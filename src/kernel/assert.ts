/** An error of ours, never of the learner: the sim stops and shows seed and journal position. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Throws when `condition` does not hold. Never caught inside the sim. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** The value, asserted to be there. */
export function present<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new AssertionError(message);
  return value;
}
