/**
 * The law of concurrency. AWS pages: "Understanding Lambda function scaling", "Lambda quotas".
 * Pure: a minute's demand under a limit. Concurrency is rate × duration.
 */

export interface Demand {
  /** Requests that arrive in the window. */
  readonly count: number;
  readonly meanDurationMs: number;
  readonly windowMs: number;
  /** Executions that may run at once; 0 refuses everything. */
  readonly limit: number;
}

export interface Admission {
  readonly admitted: number;
  readonly throttled: number;
  /** Highest number of executions at once. */
  readonly peak: number;
}

export function admit({ count, meanDurationMs, windowMs, limit }: Demand): Admission {
  if (count <= 0) return { admitted: 0, throttled: 0, peak: 0 };
  if (limit <= 0) return { admitted: 0, throttled: count, peak: 0 };
  const held = Math.max(meanDurationMs, 1);
  const mean = (count * held) / windowMs;
  // Arrivals at random bunch up: the peak of a minute lies about two deviations above its mean.
  const wanted = Math.min(count, Math.max(1, Math.ceil(mean + 2 * Math.sqrt(mean))));
  if (wanted <= limit) return { admitted: count, throttled: 0, peak: wanted };
  const capacity = Math.floor((limit * windowMs) / held);
  const beyond = Math.max(0, count - capacity);
  // Below capacity on average, the crests are still cut: the share of the peak above the limit.
  const crests = Math.floor((count * (wanted - limit)) / wanted / 8);
  const throttled = Math.min(count, Math.max(beyond, crests));
  return { admitted: count - throttled, throttled, peak: limit };
}

/** Sandboxes idle for this long are gone: "about 5 to 15 minutes". */
export const IDLE_MS = 600_000;

/** One sandbox in about 500 invocations is replaced while busy (cold share 0.1–2 %). */
export const RECYCLE_SHARE = 0.002;

/** Invocations of a batch that start a new sandbox. */
export function coldStarts(batch: { admitted: number; peak: number; warm: number }): number {
  const missing = Math.max(0, batch.peak - batch.warm);
  const recycled = Math.floor(batch.admitted * RECYCLE_SHARE);
  return Math.min(batch.admitted, missing + recycled);
}
