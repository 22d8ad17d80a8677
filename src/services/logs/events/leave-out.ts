import { absent, isAbsent } from '../../../kernel/absent.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { LogsState } from '../state.ts';
import type { EventChunk } from './chunks.ts';

/** Leaves out sealed chunks whose events all came before an instant; the open ones stay. */
export function leaveOutEvents(state: LogsState, before: Instant): void {
  for (const { streams } of state.groups.values()) {
    for (const { log } of streams.values()) {
      log.sealed.forEach((chunk, index) => {
        const isOld = !isAbsent(chunk) && chunk.ingestedAt.every((at) => at < before);
        if (isOld) log.sealed[index] = placeholderOf(chunk);
      });
    }
  }
}

/** Bytes, beginning and end are known: what expires and what a group holds goes by these. */
function placeholderOf({ timestamps, storedBytes }: EventChunk): EventChunk {
  const { length } = timestamps;
  const known: Record<string, number> = { length, 0: timestamps[0]! };
  known[length - 1] = timestamps[length - 1]!;
  return absent<EventChunk>({
    timestamps: absent(known) as unknown as readonly number[],
    storedBytes,
  });
}
