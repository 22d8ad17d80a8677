/** Where things stand on the strip of the time bar. Pure. */
import type { TimelineMark } from '../../worker/views.ts';

export interface StripRange {
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;

/**
 * The strip shows the story where there is one, otherwise the last day; it always holds the tip,
 * and a quarter hour before the story so that "before" is on it.
 */
export function stripRange(
  world: { readonly start: number; readonly end: number | null; readonly historyFrom: number },
  tip: number,
): StripRange {
  const from =
    world.end === null
      ? Math.max(world.historyFrom, Math.min(world.start, tip - 24 * HOUR))
      : Math.max(world.historyFrom, world.start - HOUR / 4);
  const to = Math.max(world.end ?? 0, tip, from + HOUR);
  return { from, to };
}

export function share(range: StripRange, at: number): number {
  return Math.min(1, Math.max(0, (at - range.from) / (range.to - range.from)));
}

/** At most one mark of a kind per hundredth of the strip; alarms win over the rest. */
export function thin(marks: readonly TimelineMark[], range: StripRange): readonly TimelineMark[] {
  const kept = new Map<string, TimelineMark>();
  for (const mark of marks) {
    if (mark.at < range.from || mark.at > range.to) continue;
    kept.set(`${mark.kind}${Math.round(share(range, mark.at) * 100)}`, mark);
  }
  return [...kept.values()];
}

const OWN: Readonly<Record<string, string>> = { alarm: '', ok: '', act: 'you: ' };

/** The newest alarm and the newest act, in words: `alarm cpu-high 09:36 · you: PutMetricAlarm`. */
export function latest(
  marks: readonly TimelineMark[],
  time: (at: number) => string,
): readonly string[] {
  const found = ['alarm', 'act'].flatMap((kind) => {
    const mark = marks.findLast((candidate) => candidate.kind === kind);
    return mark ? [mark] : [];
  });
  return found
    .sort((a, b) => b.at - a.at)
    .map((mark) => `${OWN[mark.kind] ?? ''}${mark.label} ${time(mark.at)}`);
}
