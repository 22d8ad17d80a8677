/** Moving instances between states: the only place that schedules life-cycle events. */
import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS, nextMultiple } from '../../../kernel/clock.ts';
import { formatSeconds } from '../../../aws/instant.ts';
import { drawBetween } from '../../../kernel/random.ts';
import type { Ec2State, Instance } from '../state.ts';
import { NEVER, noTotals } from '../state.ts';
import { freshPublicIp } from './launch.ts';
import {
  initialisationMs,
  nextState,
  rebootMs,
  stateReason,
  TERMINATED_VISIBLE_MS,
  transitionMs,
  type StateName,
} from './lifecycle.ts';
import { closeAtStop, reopenAfterStop } from './credits.ts';
import { beginRoleSessions } from './role-sessions.ts';
import { rebootClears } from './status-checks.ts';
import { instanceType } from './types.ts';

type Ctx = ServiceContext<Ec2State>;

/** An application takes about this long after `running` before it answers. */
const BOOT_MS = 45_000;

/** Enters a state now and schedules the end of a transitional one. */
export function enterState(ctx: Ctx, instance: Instance, to: StateName): void {
  const { now } = ctx;
  const before = instance.stateSince;
  instance.state = to;
  instance.stateSince = now;
  instance.stateReason = stateReason(to);
  if (to === 'running') becomeRunning(ctx, instance);
  if (to === 'pending') becomePending(ctx, instance, before);
  if (to === 'stopping' || to === 'shutting-down') beginEnd(ctx, instance);
  if (to === 'stopped') instance.publicIp = elasticIpOf(ctx.state, instance);
  if (to === 'terminated') becomeTerminated(ctx, instance);
  beginTransit(ctx, instance);
}

/** Schedules the end of the state the instance is in, if it is a transitional one. */
export function beginTransit(ctx: Ctx, instance: Instance): void {
  const random = ctx.random('lifecycle');
  const ms = transitionMs(instance.state, (low, high) => drawBetween(random, low, high));
  const at = ctx.now + ms;
  instance.stateUntil = ms > 0 ? at : undefined;
  if (ms > 0) ctx.schedule(at, 'ec2.transit', { id: instance.id, at });
}

/** Handler: a transitional state is over, unless something else happened meanwhile. */
export function finishTransit(ctx: Ctx, arg: { id: string; at: number }): void {
  const instance = ctx.state.instances.get(arg.id);
  if (instance === undefined || instance.stateUntil !== arg.at) return;
  const next = nextState(instance.state);
  if (next !== undefined) enterState(ctx, instance, next);
}

/** Handler: a terminated instance is no longer listed. */
export function forget(ctx: Ctx, arg: { id: string }): void {
  const instance = ctx.state.instances.get(arg.id);
  if (instance?.state === 'terminated') ctx.state.instances.delete(arg.id);
}

/** The guest restarts; the instance stays `running` all the while. */
export function reboot(ctx: Ctx, instance: Instance): void {
  const ms = rebootMs((low, high) => drawBetween(ctx.random('lifecycle'), low, high));
  instance.answersFrom = ctx.now + ms;
  instance.impairment = rebootClears(instance.impairment);
}

/** Telemetry runs while at least one instance can publish. */
export function ensureTick(ctx: Ctx): void {
  if (ctx.state.tickAt !== null) return;
  ctx.state.tickAt = nextMultiple(ctx.now, MINUTE_MS);
  ctx.schedule(ctx.state.tickAt, 'ec2.tick');
}

function becomeRunning(ctx: Ctx, instance: Instance): void {
  const draw = (low: number, high: number): number =>
    drawBetween(ctx.random('lifecycle'), low, high);
  instance.checksFrom = ctx.now + initialisationMs(draw);
  instance.answersFrom = ctx.now + BOOT_MS;
  if (instance.monitoring === 'pending') instance.monitoring = 'enabled';
  ensureTick(ctx);
  beginRoleSessions(ctx, instance, true);
}

function becomePending(ctx: Ctx, instance: Instance, stoppedSince: number): void {
  const type = instanceType(instance.type);
  instance.launchedAt = ctx.now;
  instance.transitionReason = '';
  instance.impairment = { systemSince: undefined, instanceSince: undefined };
  if (instance.publicIp === undefined && ctx.state.subnets.get(instance.subnetId)?.mapsPublicIp) {
    instance.publicIp = freshPublicIp(ctx.state);
  }
  if (type?.burst !== undefined && instance.credits !== undefined) {
    instance.credits = reopenAfterStop(instance.credits, type.burst, ctx.now - stoppedSince);
  }
}

function beginEnd(ctx: Ctx, instance: Instance): void {
  instance.transitionReason = `User initiated (${formatSeconds(ctx.now).replace('T', ' ').replace('Z', ' GMT')})`;
  instance.checksFrom = NEVER;
  instance.answersFrom = NEVER;
  instance.sinceMark = noTotals();
  const burst = instanceType(instance.type)?.burst;
  if (burst !== undefined && instance.credits !== undefined) {
    instance.credits = closeAtStop(instance.credits, burst).account;
  }
}

function becomeTerminated(ctx: Ctx, instance: Instance): void {
  const { state } = ctx;
  for (const { volumeId, deleteOnTermination } of instance.volumes) {
    if (deleteOnTermination) state.volumes.delete(volumeId);
    else {
      const volume = state.volumes.get(volumeId);
      if (volume !== undefined) volume.attachment = undefined;
    }
  }
  for (const address of state.addresses.values()) {
    if (address.instanceId !== instance.id) continue;
    address.instanceId = undefined;
    address.associationId = undefined;
  }
  instance.publicIp = undefined;
  ctx.schedule(ctx.now + TERMINATED_VISIBLE_MS, 'ec2.forget', { id: instance.id });
}

function elasticIpOf(state: Ec2State, instance: Instance): string | undefined {
  for (const address of state.addresses.values()) {
    if (address.instanceId === instance.id) return address.publicIp;
  }
  return undefined;
}
