import type { Params } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import type { Alarm } from './alarms/alarm.ts';
import type { HistoryItem } from './alarms/notify/history.ts';
import type { Batch } from './alarms/run/batches.ts';
import { emptyStore, type MetricStore } from './metrics/store.ts';
import type { UsageHandles } from './usage.ts';

/** CloudWatch in one account and Region: plain data. */
export interface CloudWatchState {
  readonly store: MetricStore;
  /** By id; null once deleted. */
  readonly alarms: (Alarm | null)[];
  readonly alarmIds: Map<string, number>;
  /** Alarms that are evaluated at the same second, by `alarms/run/batches.ts`. */
  readonly batches: Map<string, Batch>;
  /** Oldest first; survives the alarms. */
  readonly history: HistoryItem[];
  /** By alarm ARN. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
  readonly usage: UsageHandles;
}

export type CloudWatchContext = ServiceContext<CloudWatchState>;

export function emptyState(): CloudWatchState {
  return {
    store: emptyStore(),
    alarms: [],
    alarmIds: new Map(),
    batches: new Map(),
    history: [],
    tags: new Map(),
    usage: new Map(),
  };
}

export function alarmArn(ctx: Pick<ServiceContext, 'region' | 'account'>, name: string): string {
  return `arn:aws:cloudwatch:${ctx.region}:${ctx.account}:alarm:${name}`;
}

/** The ARN an operation on one alarm asks permission for. */
export function alarmResource(
  input: Params,
  ctx: Pick<ServiceContext, 'region' | 'account'>,
): string {
  return typeof input.AlarmName === 'string' ? alarmArn(ctx, input.AlarmName) : '*';
}
