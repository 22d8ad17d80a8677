import { scalingOperation } from '../../request/declare.ts';
import { findGroup, invalid } from '../../request/errors.ts';
import { GROUP_METRICS } from '../../telemetry.ts';

interface Input {
  readonly AutoScalingGroupName: string;
  readonly Metrics?: readonly string[];
  readonly Granularity?: string;
}

/** All group metrics when none is named. API reference, "EnableMetricsCollection". */
export const enableMetricsCollection = scalingOperation<Input>({
  name: 'EnableMetricsCollection',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'Metrics', 'Granularity'],
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    if (input.Granularity !== '1Minute') {
      throw invalid('The only valid value for Granularity is 1Minute');
    }
    for (const name of metricsOf(input)) group.enabledMetrics.add(name);
    return {};
  },
});

/** API reference, "DisableMetricsCollection". */
export const disableMetricsCollection = scalingOperation<Input>({
  name: 'DisableMetricsCollection',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'Metrics'],
  run: (ctx, input) => {
    const group = findGroup(ctx.state, input.AutoScalingGroupName);
    for (const name of metricsOf(input)) group.enabledMetrics.delete(name);
    return {};
  },
});

function metricsOf({ Metrics = [] }: Input): readonly string[] {
  const unknown = Metrics.find((name) => !GROUP_METRICS.includes(name));
  if (unknown !== undefined) throw invalid(`Metric type ${unknown} is not valid`);
  return Metrics.length > 0 ? Metrics : GROUP_METRICS;
}
