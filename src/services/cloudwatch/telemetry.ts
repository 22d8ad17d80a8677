import type { Ports } from '../../gateway/ports.ts';
import { handleOf, put, putMany, putSet, streamAt } from './metrics/store.ts';
import { noteArrival, single } from './playback/tape.ts';
import type { CloudWatchState } from './state.ts';

/** The telemetry door: resources publish under AWS/ here, which PutMetricData refuses. */
export const metrics: Ports<CloudWatchState>['metrics'] = {
  series: ({ state }, { namespace, name, dimensions, unit }) =>
    handleOf(state.store, {
      namespace,
      name,
      dimensions: dimensions.map(([Name, Value]) => ({ Name, Value })),
      unit,
    }),
  put: (ctx, handle, { at, value }) => {
    const { store } = ctx.state;
    if (store.tapes) noteArrival(store, handle, { now: ctx.now, data: [single(at, value)] });
    put(streamAt(store, handle), at, value);
  },
  putSet: (ctx, handle, set) => {
    const { store } = ctx.state;
    if (store.tapes) noteArrival(store, handle, { now: ctx.now, data: [set] });
    putSet(streamAt(store, handle), set);
  },
  putValues: (ctx, handle, { at, values, counts }) => {
    const { store } = ctx.state;
    if (store.tapes) {
      const data = values.map((value, i) => single(at, value, counts?.[i]));
      noteArrival(store, handle, { now: ctx.now, data });
    }
    putMany(streamAt(store, handle), { at, values, weights: counts });
  },
};
