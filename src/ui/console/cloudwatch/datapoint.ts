import { nearestIndex, timeOf, type Series } from '../../../charts/series.ts';
import { iso } from '../../kit/format/time.ts';
import type { PanelContent } from '../../shell/session.svelte.ts';
import type { Metric } from './shapes.ts';

/** The point of a series nearest to an instant, as the split panel shows it, ready to be pinned. */
export function datapointPanel(
  line: Series | undefined,
  of: { readonly metric: Metric; readonly stat: string },
  at: number,
): PanelContent | null {
  const index = line ? nearestIndex(line, at) : -1;
  if (!line || index < 0) return null;
  const { metric, stat } = of;
  const start = timeOf(line, index);
  const value = line.values[index]!;
  const shown = Number.isNaN(value) ? 'no point' : value;
  const dimensions = metric.Dimensions ?? [];
  return {
    kind: 'json',
    title: 'The data point',
    value: { ...metric, Statistic: stat, Timestamp: iso(start), Value: shown },
    pin: {
      kind: 'datapoint',
      ref: JSON.stringify([metric.Namespace, metric.MetricName, dimensions, start]),
      at: start,
      title: `${metric.MetricName} ${shown}`,
      detail: stat,
    },
  };
}
