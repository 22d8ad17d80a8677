import type { DataQuery } from './data-query.ts';

/**
 * Default labels: the metric's name, with the statistic and the period where those differ between
 * the queries of the request, never the unit; an expression's label is its id.
 */
export function labelsOf(queries: readonly DataQuery[]): Map<string, string> {
  const stats = queries.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat] : []));
  const statsDiffer = new Set(stats.map(({ Stat }) => Stat)).size > 1;
  const periodsDiffer = new Set(stats.map(({ Period }) => Period)).size > 1;
  const labels = new Map<string, string>();
  for (const { Id, Label, MetricStat } of queries) {
    const parts = [MetricStat?.Metric.MetricName ?? Id];
    if (MetricStat && statsDiffer) parts.push(MetricStat.Stat);
    if (MetricStat && periodsDiffer) parts.push(String(MetricStat.Period));
    labels.set(Id, Label ?? parts.join(' '));
  }
  return labels;
}
