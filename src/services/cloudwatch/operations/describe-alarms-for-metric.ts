import { operation } from '../../../gateway/service.ts';
import type { AlarmConfig } from '../alarms/alarm.ts';
import { describeAlarm } from '../alarms/describe.ts';
import { alarmsInOrder } from '../alarms/registry.ts';
import { metricKey, type Dimension } from '../metrics/store.ts';
import type { CloudWatchState } from '../state.ts';

interface Input {
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
  readonly Dimensions?: readonly Dimension[];
  readonly Period?: number;
  readonly Unit?: string;
}

/** Plain alarms on one exact metric ("DescribeAlarmsForMetric"); math alarms are not returned. */
export const describeAlarmsForMetric = operation<CloudWatchState, Input>({
  name: 'DescribeAlarmsForMetric',
  readOnly: true,
  trail: { category: 'management' },
  limits: { perSecond: 9, burst: 50 },
  run: (ctx, input) => {
    const wanted = keyOf(input.Namespace, input.MetricName, input.Dimensions);
    const MetricAlarms = alarmsInOrder(ctx.state)
      .filter(({ config }) => isOn(config, wanted) && isNarrowed(config, input))
      .map((alarm) => describeAlarm(ctx, alarm));
    return { MetricAlarms };
  },
});

function isOn(config: AlarmConfig, wanted: string): boolean {
  const { Namespace, MetricName, Dimensions } = config;
  if (Namespace === undefined || MetricName === undefined) return false;
  return keyOf(Namespace, MetricName, Dimensions) === wanted;
}

function isNarrowed(config: AlarmConfig, input: Input): boolean {
  const members = ['Statistic', 'ExtendedStatistic', 'Period', 'Unit'] as const;
  return members.every((name) => input[name] === undefined || input[name] === config[name]);
}

function keyOf(namespace: string, name: string, dimensions: readonly Dimension[] = []): string {
  return metricKey({ namespace, name, dimensions });
}
