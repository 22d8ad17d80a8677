import { describe, expect, it } from 'vitest';
import { dimensionSets, findMetrics, metricKey, metricsOf, namespaces } from './metric-groups.ts';

const metric = (Namespace: string, MetricName: string, ...pairs: readonly string[]) => ({
  Namespace,
  MetricName,
  Dimensions: pairs.map((pair) => ({ Name: pair.split('=')[0]!, Value: pair.split('=')[1]! })),
});
const METRICS = [
  metric('AWS/EC2', 'CPUUtilization', 'InstanceId=i-1'),
  metric('AWS/EC2', 'CPUUtilization', 'InstanceId=i-2'),
  metric('AWS/EC2', 'CPUUtilization', 'AutoScalingGroupName=web'),
  metric('Larkfield/Checkout', 'PaymentCalls', 'Stage=prod', 'Provider=alfa'),
];

describe('the way through metrics', () => {
  it('goes by namespace, dimension set and metric', () => {
    expect(namespaces(METRICS).map((group) => [group.label, group.count])).toEqual([
      ['AWS/EC2', 3],
      ['Larkfield/Checkout', 1],
    ]);
    expect(dimensionSets(METRICS, 'AWS/EC2').map((group) => group.label)).toEqual([
      'By Auto Scaling Group',
      'Per-Instance Metrics',
    ]);
    expect(metricsOf(METRICS, 'AWS/EC2', 'InstanceId').length).toBe(2);
  });
  it('does not care in which order dimensions were published', () => {
    const turned = metric('Larkfield/Checkout', 'PaymentCalls', 'Provider=alfa', 'Stage=prod');
    expect(metricKey(turned)).toBe(metricKey(METRICS[3]!));
  });
  it('finds by any words', () => {
    expect(findMetrics(METRICS, 'cpu i-2').length).toBe(1);
    expect(findMetrics(METRICS, 'memory').length).toBe(0);
  });
});
