/** Limits and refusals of PutLogEvents (CloudWatch Logs API Reference, "PutLogEvents"). */
export interface IncomingEvent {
  readonly timestamp: number;
  readonly bytes: number;
}

export interface IngestRules {
  readonly now: number;
  /** Undefined: events never expire. */
  readonly retentionDays: number | undefined;
}

export interface RejectedInfo {
  tooNewLogEventStartIndex?: number;
  tooOldLogEventEndIndex?: number;
  expiredLogEventEndIndex?: number;
}

export type IngestVerdict =
  | { readonly ok: false; readonly message: string }
  | {
      readonly ok: true;
      /** Accepted events are those from `start` up to, not including, `end`. */
      readonly start: number;
      readonly end: number;
      readonly rejected: RejectedInfo | undefined;
    };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const MAX_EVENT_BYTES = 1_048_576;
const MAX_BATCH_BYTES = 1_048_576;
const TOO_OLD_DAYS = 14;
const TOO_NEW_HOURS = 2;
const OVERHEAD_BYTES = 26;

/** Which events of a batch are kept. Old and new events are dropped; the call still succeeds. */
export function judgeBatch(events: readonly IncomingEvent[], rules: IngestRules): IngestVerdict {
  const refusal = batchRefusal(events);
  if (refusal !== undefined) return { ok: false, message: refusal };
  const { now, retentionDays } = rules;
  const rejected: RejectedInfo = {};
  const isBefore = (instant: number): number => {
    const index = events.findIndex((event) => event.timestamp >= instant);
    return index < 0 ? events.length : index;
  };
  const tooOld = isBefore(now - TOO_OLD_DAYS * DAY_MS);
  const expired = retentionDays === undefined ? 0 : isBefore(now - retentionDays * DAY_MS);
  const firstNew = events.findIndex((event) => event.timestamp > now + TOO_NEW_HOURS * HOUR_MS);
  if (tooOld > 0) rejected.tooOldLogEventEndIndex = tooOld;
  if (expired > tooOld) rejected.expiredLogEventEndIndex = expired;
  if (firstNew >= 0) rejected.tooNewLogEventStartIndex = firstNew;
  const isClean = Object.keys(rejected).length === 0;
  return {
    ok: true,
    start: Math.max(tooOld, expired),
    end: firstNew < 0 ? events.length : firstNew,
    rejected: isClean ? undefined : rejected,
  };
}

function batchRefusal(events: readonly IncomingEvent[]): string | undefined {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    if (index > 0 && event.timestamp < events[index - 1]!.timestamp) {
      return 'Log events in a single PutLogEvents request must be in chronological order.';
    }
    const size = event.bytes + OVERHEAD_BYTES;
    if (size > MAX_EVENT_BYTES) {
      return `Log event too large: ${size} bytes exceeds limit of ${MAX_EVENT_BYTES}`;
    }
    bytes += size;
  }
  const first = events[0];
  const last = events[events.length - 1];
  if (first && last && last.timestamp - first.timestamp > DAY_MS) {
    return 'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.';
  }
  if (bytes > MAX_BATCH_BYTES) {
    return `Upload too large: ${bytes} bytes exceeds limit of ${MAX_BATCH_BYTES}`;
  }
  return undefined;
}
