import type { Params } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { emptyStore, type MetricStore } from './metrics/store.ts';
import type { UsageHandles } from './usage.ts';

/** CloudWatch in one account and Region: plain data. */
export interface CloudWatchState {
  readonly store: MetricStore;
  /** By alarm ARN. */
  readonly tags: Map<string, ReadonlyMap<string, string>>;
  readonly usage: UsageHandles;
}

export type CloudWatchContext = ServiceContext<CloudWatchState>;

export function emptyState(): CloudWatchState {
  return {
    store: emptyStore(),
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
