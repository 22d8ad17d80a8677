/** A walk through a service: calls in order, each with what the earlier ones answered. */

/** What every operation answered last. */
export type Seen = Readonly<Record<string, never>>;

export interface Step {
  readonly operation: string;
  readonly input?: object | ((seen: Seen) => object);
  /** The exception that this step is meant to meet. */
  readonly refused?: string;
}

/** Seconds to wait, or a call. */
export type Stop = number | Step;

export function call(
  operation: string,
  input: object | ((seen: Seen) => object) = {},
  refused?: string,
): Step {
  return refused === undefined ? { operation, input } : { operation, input, refused };
}

/** A value deep in what was answered: `Role.Arn`, `Events.0.EventId`. */
export function from(seen: Seen, path: string): string {
  let value: unknown = seen;
  for (const step of path.split('/'))
    value = (value as Record<string, unknown> | undefined)?.[step];
  return value as string;
}
