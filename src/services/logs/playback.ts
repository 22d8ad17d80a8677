import type { Arrival, Playback } from '../../gateway/playback.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { DAY_MS, type Instant } from '../../kernel/clock.ts';
import { adoptLogs } from './adopt.ts';
import { chunksOf, type LogEvent } from './events/chunks.ts';
import { watch } from './metric-filters/watch.ts';
import { emptyLogs, type LogGroup, type LogsState } from './state.ts';

/** A log of which a recording keeps more events would be most of its memory. */
const EVENTS_KEPT = 100_000;

/** In a playback the events of the groups that have filters are shown to them once more. */
export const playback: Playback<LogsState> = {
  work: ['logs.closeMinute'],
  keepOpened: ({ groups }) => {
    const bare = [...groups].map(
      ([name, group]) => [name, { ...group, streams: new Map() }] as const,
    );
    return { ...emptyLogs(), groups: new Map(bare) };
  },
  seal: ({ groups }, { from, until }) => {
    for (const [name, group] of groups) {
      if (!isWhole(group, until - from) || countEvents(group) > EVENTS_KEPT) groups.delete(name);
    }
  },
  begin: (opened) => opened,
  adopt: adoptLogs,
  arrivals: (ctx, lived) => {
    const since = ctx.now;
    const watched = [...ctx.state.groups.values()].filter(({ filters }) => filters.size > 0);
    return watched.flatMap((group) => {
      const source = lived.groups.get(group.name);
      return source ? eventsSince(source, since).map((event) => shown(ctx, group, event)) : [];
    });
  },
};

type Shown = Pick<LogEvent, 'timestamp' | 'sequence' | 'ingestedAt' | 'message'>;

function shown(ctx: ServiceContext<LogsState>, group: LogGroup, event: Shown): Arrival {
  const { timestamp: at, message, ingestedAt } = event;
  return { at: ingestedAt, arrive: () => watch(ctx, group, { at, message }) };
}

/** Events that came in after an instant, in the order in which they came. */
function eventsSince(group: LogGroup, since: Instant): Shown[] {
  const found: Shown[] = [];
  for (const { log } of group.streams.values()) {
    for (const { timestamps, sequences, ingestedAt, messages } of chunksOf(log)) {
      for (let i = 0; i < timestamps.length; i++) {
        if (ingestedAt[i]! <= since) continue;
        const [timestamp, sequence, at] = [timestamps[i]!, sequences[i]!, ingestedAt[i]!];
        found.push({ timestamp, sequence, ingestedAt: at, message: messages[i]! });
      }
    }
  }
  return found.sort((a, b) => a.sequence - b.sequence);
}

/** Whether nothing of it has expired. */
function isWhole({ retentionDays }: LogGroup, lifeMs: number): boolean {
  return retentionDays === undefined || retentionDays * DAY_MS >= lifeMs;
}

function countEvents({ streams }: LogGroup): number {
  let count = 0;
  for (const { log } of streams.values()) {
    for (const { timestamps } of chunksOf(log)) count += timestamps.length;
  }
  return count;
}
