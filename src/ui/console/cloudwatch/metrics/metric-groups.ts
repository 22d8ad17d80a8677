/** The console's way through metrics: namespace, then dimension set, then metric. Pure. */
import type { Metric } from '../shapes.ts';

export interface Group {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export const dimensionKey = (metric: Metric): string =>
  (metric.Dimensions ?? [])
    .map((one) => one.Name)
    .sort()
    .join(', ');

const LABELS: Readonly<Record<string, string>> = {
  '': 'Metrics with no dimensions',
  InstanceId: 'Per-Instance Metrics',
  AutoScalingGroupName: 'By Auto Scaling Group',
  ImageId: 'By Image (AMI) Id',
  InstanceType: 'Aggregated by Instance Type',
  FunctionName: 'By Function Name',
  QueueName: 'Queue Metrics',
  TableName: 'Table Metrics',
  TopicName: 'Topic Metrics',
  LoadBalancer: 'Per AppELB Metrics',
  DBInstanceIdentifier: 'Per-Database Metrics',
};

function groups(metrics: readonly Metric[], key: (metric: Metric) => string): readonly Group[] {
  const counts = new Map<string, number>();
  for (const metric of metrics) counts.set(key(metric), (counts.get(key(metric)) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => ({ key: name, label: name, count }));
}

export const namespaces = (metrics: readonly Metric[]): readonly Group[] =>
  groups(metrics, (metric) => metric.Namespace);

export const dimensionSets = (metrics: readonly Metric[], namespace: string): readonly Group[] =>
  groups(
    metrics.filter((metric) => metric.Namespace === namespace),
    dimensionKey,
  ).map((group) => ({ ...group, label: setLabel(group.key) }));

/** What the console calls the metrics that have these dimensions. */
export const setLabel = (set: string): string => LABELS[set] ?? set;

export const metricsOf = (
  metrics: readonly Metric[],
  namespace: string,
  set: string,
): readonly Metric[] =>
  metrics.filter((metric) => metric.Namespace === namespace && dimensionKey(metric) === set);

/** Metrics in which every word occurs in namespace, name or dimensions. */
export function findMetrics(metrics: readonly Metric[], text: string): readonly Metric[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return metrics.filter((metric) => {
    const dimensions = (metric.Dimensions ?? []).map((one) => `${one.Name} ${one.Value}`).join(' ');
    const all = `${metric.Namespace} ${metric.MetricName} ${dimensions}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export const metricKey = (metric: Metric): string =>
  JSON.stringify([
    metric.Namespace,
    metric.MetricName,
    (metric.Dimensions ?? []).map((one) => `${one.Name}=${one.Value}`).sort(),
  ]);
