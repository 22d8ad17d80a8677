import { service } from '../../gateway/service.ts';
import { leaveOutChunks } from './metrics/rollup.ts';
import { checkedConfig, type AlarmInput } from './alarms/check.ts';
import { alarmsInOrder, putAlarm } from './alarms/registry.ts';
import { evaluateBatch } from './alarms/run/schedule.ts';
import { deleteAlarms } from './operations/delete-alarms.ts';
import { describeAlarmHistory } from './operations/describe-alarm-history.ts';
import { describeAlarmsForMetric } from './operations/describe-alarms-for-metric.ts';
import { describeAlarms } from './operations/describe-alarms.ts';
import { getMetricData } from './operations/get-metric-data.ts';
import { getMetricStatistics } from './operations/get-metric-statistics.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { putMetricAlarm } from './operations/put-metric-alarm.ts';
import { putMetricData } from './operations/put-metric-data.ts';
import { setAlarmState } from './operations/set-alarm-state.ts';
import { disableAlarmActions, enableAlarmActions } from './operations/switch-alarm-actions.ts';
import { listTagsForResource, tagResource, untagResource } from './operations/tag-resources.ts';
import { playback } from './playback/play.ts';
import { emptyState, type CloudWatchState } from './state.ts';
import { metrics } from './telemetry.ts';
import { countCall } from './usage.ts';

/** Amazon CloudWatch: metrics and alarms. Decisions in README.md. */
export const cloudwatch = service<CloudWatchState>({
  name: 'cloudwatch',
  title: 'Amazon CloudWatch',
  eventSource: 'monitoring.amazonaws.com',
  iamPrefix: 'cloudwatch',
  endpoint: 'monitoring.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'CloudWatch',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: emptyState,
  operations: [
    putMetricData,
    listMetrics,
    getMetricData,
    getMetricStatistics,
    putMetricAlarm,
    describeAlarms,
    describeAlarmsForMetric,
    describeAlarmHistory,
    setAlarmState,
    enableAlarmActions,
    disableAlarmActions,
    deleteAlarms,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
  handlers: { 'cloudwatch.evaluate': (ctx, key: string) => evaluateBatch(ctx, key) },
  /** `{ alarms }`: PutMetricAlarm's own parameters. */
  seed: (ctx, { alarms = [] }: { readonly alarms?: readonly AlarmInput[] }) => {
    for (const input of alarms) putAlarm(ctx, checkedConfig(input));
  },
  /** Somebody's alarms, as they are configured, without their past. */
  adopt: (ctx, from) => {
    for (const { config } of alarmsInOrder(from)) putAlarm(ctx, config);
  },
  leaveOut: ({ store }, before) => leaveOutChunks(store.streams, before),
  playback,
  provides: { metrics, count: ({ state }, usage) => countCall(state, usage) },
});
