/** The series a load balancer publishes, as handles kept on it, by dimensions and metric. */
import type { PlainCtx } from '../request/declare.ts';
import type { Balancer } from '../state.ts';

/** Names by index; the constants below name the indexes. */
const METRICS: readonly string[] = [
  'RequestCount',
  'RequestCountPerTarget',
  'HTTPCode_Target_2XX_Count',
  'HTTPCode_Target_3XX_Count',
  'HTTPCode_Target_4XX_Count',
  'HTTPCode_Target_5XX_Count',
  'TargetResponseTime',
  'HTTPCode_ELB_5XX_Count',
  'HTTPCode_ELB_502_Count',
  'HTTPCode_ELB_503_Count',
  'HTTPCode_ELB_504_Count',
  'TargetConnectionErrorCount',
  'NewConnectionCount',
  'ActiveConnectionCount',
  'ProcessedBytes',
  'ConsumedLCUs',
  'HealthyHostCount',
  'UnHealthyHostCount',
];

export const REQUESTS = 0;
export const PER_TARGET = 1;
export const TARGET_CODES = 2;
export const LATENCY = 6;
export const ELB_5XX = 7;
export const CONNECTION_ERRORS = 11;
export const NEW_CONNECTIONS = 12;
export const ACTIVE_CONNECTIONS = 13;
export const BYTES = 14;
export const LCUS = 15;
export const HEALTHY = 16;
export const UNHEALTHY = 17;

export type Dimensions = readonly (readonly [name: string, value: string])[];

/** One set of dimensions and the handles of its series so far. */
export interface Shelf {
  readonly dimensions: Dimensions;
  readonly handles: number[];
}

/** The shelf of a balancer under a key of the caller's, made when first used. */
export function shelfOf(balancer: Balancer, key: string, dimensions: () => Dimensions): Shelf {
  let shelf = balancer.series.get(key);
  if (shelf === undefined) {
    shelf = { dimensions: dimensions(), handles: [] };
    balancer.series.set(key, shelf);
  }
  return shelf;
}

export function handleOf(ctx: PlainCtx, shelf: Shelf, metric: number): number {
  return (shelf.handles[metric] ??= ctx.metrics.series({
    namespace: 'AWS/ApplicationELB',
    name: METRICS[metric]!,
    unit: metric === LATENCY ? 'Seconds' : metric === BYTES ? 'Bytes' : 'Count',
    dimensions: shelf.dimensions,
  }));
}
