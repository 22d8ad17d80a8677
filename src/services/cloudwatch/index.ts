import type { Ports } from '../../gateway/ports.ts';
import { service } from '../../gateway/service.ts';
import { handleOf, put, putMany, putSet, streamAt } from './metrics/store.ts';
import { getMetricData } from './operations/get-metric-data.ts';
import { getMetricStatistics } from './operations/get-metric-statistics.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { putMetricData } from './operations/put-metric-data.ts';
import { emptyState, type CloudWatchState } from './state.ts';
import { countCall } from './usage.ts';

/** The telemetry door: resources publish under AWS/ here, which PutMetricData refuses. */
const metrics: Ports<CloudWatchState>['metrics'] = {
  series: ({ state }, { namespace, name, dimensions, unit }) =>
    handleOf(state.store, {
      namespace,
      name,
      dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
      unit,
    }),
  put: ({ state }, handle, { at, value }) => put(streamAt(state.store, handle), at, value),
  putSet: ({ state }, handle, set) => putSet(streamAt(state.store, handle), set),
  putValues: ({ state }, handle, { at, values, counts }) =>
    putMany(streamAt(state.store, handle), { at, values, weights: counts }),
};

/** Amazon CloudWatch: metrics and alarms. Decisions in README.md. */
export const cloudwatch = service<CloudWatchState>({
  name: 'cloudwatch',
  title: 'Amazon CloudWatch',
  eventSource: 'monitoring.amazonaws.com',
  iamPrefix: 'cloudwatch',
  apiVersion: '2010-08-01',
  endpoint: 'monitoring.{region}.amazonaws.com',
  protocol: 'query',
  usageName: 'CloudWatch',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: emptyState,
  operations: [putMetricData, listMetrics, getMetricData, getMetricStatistics],
  provides: { metrics, count: ({ state }, usage) => countCall(state, usage) },
});
