/** Live figures of a resource's metrics. */
import { seriesOf } from '../../../world/views/watch.ts';
import type { World } from '../../../world/world.ts';

const MINUTE_MS = 60_000;
/** Older points say nothing about now. */
const FRESH_MS = 15 * MINUTE_MS;

/** One resource's metrics: a namespace and one dimension. */
export class Gauges {
  private readonly world: World;
  private readonly of: { readonly namespace: string; readonly dimension: string };
  private readonly value: string;

  constructor(
    world: World,
    of: { readonly namespace: string; readonly dimension: string },
    value: string,
  ) {
    this.world = world;
    this.of = of;
    this.value = value;
  }

  /** Sum over the last five whole minutes, by the minute; null where no point arrived. */
  perMinute(metric: string): number | null {
    const to = Math.floor(this.world.now / MINUTE_MS) * MINUTE_MS;
    const points = this.points(metric, 'Sum', { from: to - 5 * MINUTE_MS, to, periodSeconds: 60 });
    return points.length === 0 ? null : points.reduce((sum, point) => sum + point, 0) / 5;
  }

  /** The latest value of the last quarter of an hour; null without one. */
  latest(metric: string, stat: 'Average' | 'Maximum' | 'Minimum', periodSeconds = 60) {
    const { now } = this.world;
    return (
      this.points(metric, stat, { from: now - FRESH_MS, to: now, periodSeconds }).at(-1) ?? null
    );
  }

  private points(
    metric: string,
    stat: string,
    range: { readonly from: number; readonly to: number; readonly periodSeconds: number },
  ): number[] {
    const { namespace, dimension } = this.of;
    const { from, to, periodSeconds } = range;
    const dimensions = [{ Name: dimension, Value: this.value }];
    const query = { namespace, metric, dimensions, stat, periodSeconds };
    const [series] = seriesOf(this.world, { queries: [query], points: 60, from, to });
    return [...(series?.values ?? [])].filter((value) => !Number.isNaN(value));
  }
}

/** `part` of `whole` in percent; null where there is nothing to divide. */
export function percent(part: number | null, whole: number | null): number | null {
  return whole === null || whole <= 0 ? null : (100 * (part ?? 0)) / whole;
}
