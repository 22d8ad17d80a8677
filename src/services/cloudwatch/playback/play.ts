import type { Arrival, Playback } from '../../../gateway/playback.ts';
import { actionsFor, type AlarmConfig } from '../alarms/alarm.ts';
import { alarmsInOrder, putAlarm, retireAlarm } from '../alarms/registry.ts';
import { emptiedLane, sealedLane } from '../metrics/lane.ts';
import {
  emptyStore,
  findMetric,
  type MetricName,
  type MetricStore,
  type Stream,
} from '../metrics/store.ts';
import { playTape } from './tape.ts';
import type { CloudWatchState } from '../state.ts';

/**
 * In a playback the metrics of the whole life lie in the store from the beginning: an alarm never
 * looks beyond its instant. Only streams whose data came late are put again datum by datum.
 */
export const playback: Playback<CloudWatchState> = {
  work: ['cloudwatch.evaluate'],
  record: ({ store }) => {
    store.tapes = new Map();
  },
  keepOpened: (state) => ({ ...state, store: emptyStore() }),
  seal: ({ store }) => {
    for (const stream of store.streams)
      if (stream.minute) stream.minute = sealedLane(stream.minute);
  },
  begin: (opened, { store }) => ({ ...opened, store: storeToPlay(store), usage: new Map() }),
  adopt: (ctx, from) => {
    for (const { config } of alarmsInOrder(from)) putAlarm(ctx, config);
    // What the others did stands in the recording.
    for (const alarm of alarmsInOrder(ctx.state)) {
      if (!tellsTopic(alarm.config)) retireAlarm(ctx.state, alarm);
    }
  },
  arrivals: ({ state }, { store: lived }) => {
    const arrivals: Arrival[] = [];
    for (const handle of watchedHandles(state, lived)) {
      const tape = lived.tapes?.get(handle);
      const stream = state.store.streams[handle]!;
      if (tape) playTape(tape, stream, (at, arrive) => arrivals.push({ at, arrive }));
    }
    return arrivals;
  },
};

/** Whether some change of state is told to a topic. */
export function tellsTopic(config: AlarmConfig): boolean {
  return actionsFor(config, null).some((arn) => arn.startsWith('arn:aws:sns:'));
}

/** The metrics an alarm looks at. */
export function watchedMetrics({ Namespace, MetricName, ...config }: AlarmConfig): MetricName[] {
  const { Metrics = [], Dimensions: dimensions } = config;
  if (MetricName) return [{ namespace: Namespace ?? '', name: MetricName, dimensions }];
  return Metrics.flatMap(({ MetricStat }) => {
    if (!MetricStat) return [];
    const { Namespace: namespace = '', MetricName: name = '', Dimensions = [] } = MetricStat.Metric;
    return [{ namespace, name, dimensions: Dimensions }];
  });
}

function watchedHandles(state: CloudWatchState, lived: MetricStore): Set<number> {
  const metrics = alarmsInOrder(state).flatMap(({ config }) => watchedMetrics(config));
  return new Set(metrics.flatMap((metric) => findMetric(lived, metric)?.streams ?? []));
}

function storeToPlay(lived: MetricStore): MetricStore {
  return {
    metrics: [...lived.metrics],
    streams: lived.streams.map((stream, handle) => streamToPlay(stream, lived.tapes?.has(handle))),
    metricByKey: new Map(lived.metricByKey),
    metricsByName: new Map(lived.metricsByName),
  };
}

function streamToPlay(stream: Stream, isTaped = false): Stream {
  const minute = isTaped || !stream.minute ? null : emptiedLane(stream.minute);
  return { ...stream, minute, fine: null, watchedUntil: -Infinity, lateCount: 0 };
}
