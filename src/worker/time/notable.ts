import { look } from '../looks.ts';
import type { Play } from '../play.ts';
import type { Instant } from '../protocol.ts';
import { advancing, type Job } from './runner.ts';

const MINUTE_MS = 60_000;

/** Minute by minute, until something happened that the time bar marks; no further than `last`. */
export function* untilNotable(play: Play, last: Instant): Job {
  const { world } = play;
  const from = world.now;
  while (world.now < last) {
    const before = world.now;
    yield* advancing(world, Math.min(last, Math.floor(before / MINUTE_MS + 1) * MINUTE_MS));
    const range = { from: before + 1, to: world.now };
    const marks = look('timeline', { world, play }, range);
    if (marks.some(({ kind }) => /^(alarm|ok|delivery|story)$/.test(kind))) return;
    yield (world.now - from) / Math.max(1, last - from);
  }
}
