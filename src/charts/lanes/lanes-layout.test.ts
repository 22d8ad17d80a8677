import { describe, expect, it } from 'vitest';
import { dotAt, LANE_HEIGHT, lanesLayout, lanesSentence, type LaneEvents } from './lanes-layout.ts';

function events(rows: readonly (readonly [at: number, lane: number, flags: number])[]): LaneEvents {
  return {
    at: Float64Array.from(rows, (row) => row[0]),
    lane: Uint16Array.from(rows, (row) => row[1]),
    flags: Uint8Array.from(rows, (row) => row[2]),
  };
}
const size = { range: { from: 0, to: 1000 }, laneCount: 2, x: (at: number) => at };

describe('trail lanes', () => {
  it('merge a crowded column into one dot that counts', () => {
    const layout = lanesLayout(
      events([
        [99, 0, 1],
        [100, 0, 3],
        [101, 0, 4],
        [100, 1, 0],
      ]),
      size,
    );
    expect(layout.dots.length).toBe(2);
    expect(layout.dots[0]).toMatchObject({ count: 3, errors: 1, reads: 2, own: true });
    expect(layout.height).toBe(2 * LANE_HEIGHT);
  });
  it('draw at most one dot a column and lane for ten thousand records', () => {
    const many = events(Array.from({ length: 10_000 }, (_, i) => [i % 1000, i % 2, 1] as const));
    const layout = lanesLayout(many, size);
    expect(layout.dots.length).toBeLessThan(300);
    expect(layout.dots.reduce((sum, dot) => sum + dot.count, 0)).toBe(10_000);
    expect(Math.max(...layout.dots.map((dot) => dot.radius))).toBeLessThan(LANE_HEIGHT / 2);
  });
  it('find the dot under the pointer in its lane only', () => {
    const layout = lanesLayout(events([[98, 0, 0]]), size);
    expect(dotAt(layout, 101, 5)?.first).toBe(0);
    expect(dotAt(layout, 101, LANE_HEIGHT + 5)).toBe(null);
    expect(dotAt(layout, 300, 5)).toBe(null);
  });
  it('say who asked most', () => {
    const layout = lanesLayout(
      events([
        [1, 0, 0],
        [50, 0, 2],
        [9, 1, 0],
      ]),
      size,
    );
    expect(lanesSentence(layout, ['ana', 'bilal'])).toBe(
      'Records by principal: ana 2, 1 with errors; bilal 1.',
    );
  });
});
