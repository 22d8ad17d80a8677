import { absent } from '../../../kernel/absent.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { offsetAt, type Chunk } from './chunk.ts';
import { columnAt } from './columns.ts';
import { putLump } from './lane.ts';
import { CHUNK_BUCKETS, emptyLane, type Lane, type Lump } from './tail.ts';

/**
 * Minutes older than 63 days are folded into hours, and hours older than 455 days dropped, as
 * CloudWatch keeps them. (Minutes between 15 and 63 days stay as they are: five-minute answers are
 * folded from them when read.) Hours are statistic sets: percentiles are not known that far back,
 * which AWS does know; keeping the samples would cost more than the minutes did.
 */

const MINUTES_KEPT = 63 * 1_440;
const HOURS_KEPT = 455 * 24;

interface Rolling {
  minute: Lane | null;
  hour: Lane | null;
}

export function rollOld(stream: Rolling, nowMinute: number): void {
  const lane = stream.minute;
  const limit = nowMinute - MINUTES_KEPT;
  const isOld = (chunk: Chunk): boolean => chunk.start + CHUNK_BUCKETS <= limit;
  if (!lane || lane.chunks.length === 0 || !isOld(lane.chunks[0]!)) return;
  const old = lane.chunks.filter(isOld);
  lane.chunks = Object.freeze(lane.chunks.slice(old.length));
  stream.hour ??= emptyLane(3_600_000, Math.floor(old[0]!.start / 60));
  for (const chunk of old) {
    for (const [hour, lump] of hoursOf(chunk)) putLump(stream.hour, hour, lump);
  }
  dropOldHours(stream.hour, Math.floor(nowMinute / 60) - HOURS_KEPT);
}

function dropOldHours(lane: Lane, oldest: number): void {
  if (lane.chunks.length === 0 || lane.chunks[0]!.start + CHUNK_BUCKETS > oldest) return;
  lane.chunks = Object.freeze(lane.chunks.filter((c) => c.start + CHUNK_BUCKETS > oldest));
}

/** Leaves out sealed chunks that end before an instant; the tails stay (services' `leaveOut`). */
export function leaveOutChunks(
  streams: readonly (Rolling & { fine: Lane | null })[],
  before: Instant,
): void {
  for (const { minute, fine, hour } of streams) {
    for (const lane of [minute, fine, hour]) if (lane) leaveOut(lane, before);
  }
}

function leaveOut(lane: Lane, before: Instant): void {
  const isOld = ({ start }: Chunk) => (start + CHUNK_BUCKETS) * lane.bucketMs <= before;
  lane.chunks = Object.freeze(
    lane.chunks.map((chunk) => (isOld(chunk) ? absent<Chunk>({ start: chunk.start }) : chunk)),
  );
}

/** A chunk of minutes spans six whole hours. */
function hoursOf(chunk: Chunk): Map<number, Lump> {
  const hours = new Map<number, Lump>();
  const { wide } = chunk;
  for (let i = 0; i < chunk.length; i++) {
    const hour = Math.floor((chunk.start + offsetAt(chunk, i)) / 60);
    const sum = columnAt(chunk.value, i);
    const before = hours.get(hour) ?? { count: 0, sum: 0, min: Infinity, max: -Infinity };
    hours.set(hour, {
      count: before.count + (wide ? columnAt(wide.count, i) : 1),
      sum: before.sum + sum,
      min: Math.min(before.min, wide ? columnAt(wide.min, i) : sum),
      max: Math.max(before.max, wide ? columnAt(wide.max, i) : sum),
    });
  }
  return hours;
}
