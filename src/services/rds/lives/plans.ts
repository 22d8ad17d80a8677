import type { ServiceContext } from '../../../gateway/context.ts';
import type { Handler } from '../../../gateway/service.ts';
import type { EVENTS } from '../events.ts';
import { tellEvent } from '../events.ts';
import type { DbInstance, RdsState } from '../state.ts';
import { takeSnapshot } from './snapshots.ts';

type Ctx = ServiceContext<RdsState>;

/** One step of an action: after a while the instance has another status. */
interface Step {
  readonly afterMs: number;
  readonly status: string;
  readonly tell?: keyof typeof EVENTS;
  readonly then?: 'apply' | 'backup' | 'remove' | 'stopped' | 'lose-connections';
}

const MINUTE = 60_000;

/** What each action goes through, with the times it usually takes on a small instance. */
const PLANS = {
  create: [
    { afterMs: 4 * MINUTE, status: 'backing-up', tell: 'created', then: 'backup' },
    { afterMs: 90_000, status: 'available', tell: 'backupFinished' },
  ],
  backup: [{ afterMs: 3 * MINUTE, status: 'available', tell: 'backupFinished' }],
  reboot: [
    { afterMs: 5_000, status: 'rebooting', tell: 'shutdown' },
    { afterMs: 40_000, status: 'available', tell: 'restarted' },
  ],
  failover: [
    { afterMs: 5_000, status: 'rebooting', tell: 'failoverStarted' },
    { afterMs: 75_000, status: 'available', tell: 'failoverFinished' },
  ],
  stop: [
    { afterMs: 3 * MINUTE, status: 'stopping', tell: 'shutdown' },
    { afterMs: 90_000, status: 'stopped', tell: 'stopped', then: 'stopped' },
  ],
  start: [{ afterMs: 5 * MINUTE, status: 'available', tell: 'started' }],
  'change-class': [
    { afterMs: 30_000, status: 'modifying', tell: 'classApplying' },
    { afterMs: 4 * MINUTE, status: 'rebooting', tell: 'shutdown', then: 'apply' },
    { afterMs: 100_000, status: 'modifying', tell: 'restarted' },
    { afterMs: MINUTE, status: 'available', tell: 'classFinished' },
  ],
  'change-storage': [
    { afterMs: 30_000, status: 'modifying', tell: 'storageApplying' },
    { afterMs: 3 * MINUTE, status: 'storage-optimization', tell: 'storageFinished', then: 'apply' },
    { afterMs: 120 * MINUTE, status: 'available' },
  ],
  'change-multi-az': [
    { afterMs: 30_000, status: 'modifying', tell: 'multiAzApplying' },
    { afterMs: 12 * MINUTE, status: 'available', tell: 'multiAzFinished', then: 'apply' },
  ],
  'change-settings': [
    { afterMs: 20_000, status: 'modifying', then: 'apply' },
    { afterMs: 40_000, status: 'available' },
  ],
  'reset-credentials': [
    { afterMs: 20_000, status: 'resetting-master-credentials' },
    { afterMs: 60_000, status: 'available', tell: 'credentialsReset' },
  ],
  delete: [{ afterMs: 5 * MINUTE, status: 'deleted', tell: 'deleted', then: 'remove' }],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

export type PlanName = keyof typeof PLANS;

interface StepArg {
  readonly id: string;
  readonly action: number;
  readonly plan: PlanName;
  readonly index: number;
}

/** Starts an action: the status now, the rest by and by. Earlier actions end here. */
export function startPlan(
  ctx: Ctx,
  instance: DbInstance,
  { plan, status }: { readonly plan: PlanName; readonly status?: string },
): void {
  instance.action += 1;
  if (status !== undefined) instance.status = status;
  scheduleStep(ctx, { id: instance.id, action: instance.action, plan, index: 0 });
}

function scheduleStep(ctx: Ctx, arg: StepArg): void {
  const step: Step | undefined = PLANS[arg.plan][arg.index];
  if (step) ctx.schedule(ctx.now + step.afterMs, 'rds.step', arg);
}

export const takeStep: Handler<RdsState> = (ctx, arg: StepArg) => {
  const instance = ctx.state.instances.get(arg.id);
  if (!instance || instance.action !== arg.action) return;
  const step: Step = PLANS[arg.plan][arg.index]!;
  instance.status = step.status;
  if (step.tell) tellEvent(ctx, instance.id, step.tell);
  settle(ctx, instance, step);
  scheduleStep(ctx, { ...arg, index: arg.index + 1 });
};

function settle(ctx: Ctx, instance: DbInstance, step: Step): void {
  switch (step.then) {
    case 'apply':
      instance.settings = Object.freeze({ ...instance.settings, ...instance.pending });
      instance.pending = Object.freeze({});
      return;
    case 'backup':
      tellEvent(ctx, instance.id, 'backupStarted');
      if (instance.settings.BackupRetentionPeriod > 0) {
        takeSnapshot(ctx, instance, { type: 'automated' });
      }
      return;
    case 'stopped':
      instance.stoppedAt = ctx.now;
      return;
    case 'remove':
      ctx.state.instances.delete(instance.id);
      for (const [id, snapshot] of ctx.state.snapshots) {
        const isOwn = snapshot.instanceId === instance.id && snapshot.type === 'automated';
        if (isOwn) ctx.state.snapshots.delete(id);
      }
      return;
    default:
  }
}
