import type { ServiceContext } from '../../gateway/context.ts';
import { DAY_MS } from '../../kernel/clock.ts';
import type { DbEvent, RdsState } from './state.ts';

/** AWS page: "Amazon RDS event categories and event messages". */
export const EVENTS = {
  created: ['creation', 'DB instance created'],
  deleted: ['deletion', 'DB instance deleted'],
  backupStarted: ['backup', 'Backing up DB instance'],
  backupFinished: ['backup', 'Finished DB Instance backup'],
  shutdown: ['availability', 'DB instance shutdown'],
  restarted: ['availability', 'DB instance restarted'],
  stopped: ['notification', 'DB instance stopped'],
  started: ['notification', 'DB instance started'],
  startedAfterSevenDays: [
    'notification',
    'DB instance is being started due to it exceeding the maximum allowed time being stopped.',
  ],
  failoverStarted: ['failover', 'Multi-AZ instance failover started.'],
  failoverFinished: ['failover', 'Multi-AZ instance failover completed'],
  credentialsReset: ['configuration change', 'Reset master credentials'],
  classApplying: ['configuration change', 'Applying modification to database instance class'],
  classFinished: ['configuration change', 'Finished applying modification to DB instance class'],
  storageApplying: ['configuration change', 'Applying modification to allocated storage'],
  storageFinished: ['configuration change', 'Finished applying modification to allocated storage'],
  multiAzApplying: [
    'configuration change',
    'Applying modification to convert to a Multi-AZ DB instance',
  ],
  multiAzFinished: [
    'configuration change',
    'Finished applying modification to convert to a Multi-AZ DB instance',
  ],
  storageFull: ['failure', 'The allocated storage for the DB instance has been exhausted.'],
  storageScaling: [
    'configuration change',
    'Applying autoscaling-initiated modification to allocated storage.',
  ],
} as const;

const KEPT_MS = 14 * DAY_MS;

/** Tells what happened to an instance; events are kept for 14 days. */
export function tellEvent(
  ctx: ServiceContext<RdsState>,
  sourceId: string,
  what: keyof typeof EVENTS | { readonly category: string; readonly message: string },
): void {
  const [category, message] =
    typeof what === 'string' ? EVENTS[what] : ([what.category, what.message] as const);
  push(ctx, { at: ctx.now, sourceType: 'db-instance', sourceId, message, categories: [category] });
}

export function tellSnapshotEvent(
  ctx: ServiceContext<RdsState>,
  sourceId: string,
  message: string,
): void {
  const categories = ['creation'];
  push(ctx, { at: ctx.now, sourceType: 'db-snapshot', sourceId, message, categories });
}

function push(ctx: ServiceContext<RdsState>, event: DbEvent): void {
  const { events } = ctx.state;
  events.push(Object.freeze({ ...event, categories: Object.freeze([...event.categories]) }));
  if (events[0]!.at < ctx.now - KEPT_MS) {
    ctx.state.events = events.filter(({ at }) => at >= ctx.now - KEPT_MS);
  }
}
