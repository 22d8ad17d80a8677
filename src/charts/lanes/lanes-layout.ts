/** Trail events as dots: one lane a principal, crowded columns merged into counts. Pure. */
import type { TimeRange } from '../series.ts';

export interface LaneEvents {
  readonly at: Float64Array;
  readonly lane: Uint16Array;
  /** bit 0 read-only, bit 1 error, bit 2 the learner's own. */
  readonly flags: Uint8Array;
}
export interface Dot {
  readonly lane: number;
  readonly x: number;
  readonly radius: number;
  readonly count: number;
  readonly errors: number;
  readonly reads: number;
  readonly own: boolean;
  /** Index of its first event, and the times it stands for. */
  readonly first: number;
  readonly from: number;
  readonly to: number;
}
export interface LanesLayout {
  readonly dots: readonly Dot[];
  readonly height: number;
  readonly laneHeight: number;
}

export const LANE_HEIGHT = 26;
const COLUMN = 7;

export interface LanesSize {
  readonly range: TimeRange;
  readonly laneCount: number;
  readonly x: (at: number) => number;
}

/** Dots grow with the logarithm of their count and never reach into the next lane. */
export function lanesLayout(events: LaneEvents, size: LanesSize): LanesLayout {
  const open = new Map<number, { -readonly [K in keyof Dot]: Dot[K] }>();
  for (let index = 0; index < events.at.length; index += 1) {
    const at = events.at[index]!;
    const lane = events.lane[index]!;
    if (at < size.range.from || at > size.range.to || lane >= size.laneCount) continue;
    const column = Math.round(size.x(at) / COLUMN);
    const key = column * 65_536 + lane;
    const flags = events.flags[index]!;
    const dot = open.get(key);
    if (!dot) {
      open.set(key, {
        lane,
        x: column * COLUMN,
        radius: 0,
        count: 1,
        errors: (flags >> 1) & 1,
        reads: flags & 1,
        own: (flags & 4) !== 0,
        first: index,
        from: at,
        to: at,
      });
      continue;
    }
    dot.count += 1;
    dot.errors += (flags >> 1) & 1;
    dot.reads += flags & 1;
    dot.own ||= (flags & 4) !== 0;
    dot.from = Math.min(dot.from, at);
    dot.to = Math.max(dot.to, at);
  }
  const dots = [...open.values()];
  for (const dot of dots)
    dot.radius = Math.min(LANE_HEIGHT / 2 - 2, 3 + Math.log2(dot.count) * 1.3);
  return { dots, height: Math.max(1, size.laneCount) * LANE_HEIGHT, laneHeight: LANE_HEIGHT };
}

/** The dot under a point, the nearest one within six pixels. */
export function dotAt(layout: LanesLayout, x: number, y: number): Dot | null {
  const lane = Math.floor(y / layout.laneHeight);
  let best: Dot | null = null;
  let distance = Infinity;
  for (const dot of layout.dots) {
    if (dot.lane !== lane) continue;
    const away = Math.abs(dot.x - x);
    if (away <= dot.radius + 6 && away < distance) {
      best = dot;
      distance = away;
    }
  }
  return best;
}

export function lanesSentence(layout: LanesLayout, labels: readonly string[]): string {
  const totals = new Map<number, { count: number; errors: number }>();
  for (const dot of layout.dots) {
    const total = totals.get(dot.lane) ?? { count: 0, errors: 0 };
    totals.set(dot.lane, { count: total.count + dot.count, errors: total.errors + dot.errors });
  }
  if (totals.size === 0) return 'No records in this time.';
  const busiest = [...totals].sort((a, b) => b[1].count - a[1].count).slice(0, 4);
  const words = busiest.map(([lane, total]) => {
    const errors = total.errors > 0 ? `, ${total.errors} with errors` : '';
    return `${labels[lane] ?? '?'} ${total.count}${errors}`;
  });
  return `Records by principal: ${words.join('; ')}${totals.size > 4 ? '; and others' : ''}.`;
}
