/**
 * Credentials of instance roles. While an instance with a profile runs, EC2 takes the role for it
 * about once an hour: an AssumeRole record of ec2.amazonaws.com whose session is the instance's id.
 * EC2 user guide, "Retrieve security credentials from instance metadata".
 */
import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS } from '../../../kernel/clock.ts';
import { hashText } from '../../../kernel/random.ts';
import type { Ec2State, Instance } from '../state.ts';

type Ctx = ServiceContext<Ec2State>;

const EVERY_MS = 55 * MINUTE_MS;

/** Arranges the first time: at once for a fresh start, spread over the hour for old instances. */
export function beginRoleSessions(ctx: Ctx, instance: Instance, isFresh: boolean): void {
  if (instance.profileArn === undefined) return;
  const wait = isFresh ? 4_000 : hashText(instance.id) % EVERY_MS;
  schedule(ctx, instance, wait);
}

/** Handler: takes the role, and again in an hour, while this run of the instance lasts. */
export function takeRole(ctx: Ctx, arg: { id: string; since: number }): void {
  const instance = ctx.state.instances.get(arg.id);
  if (instance?.profileArn === undefined) return;
  if (instance.state !== 'running' || instance.stateSince !== arg.since) return;
  ctx.call({
    service: 'sts',
    operation: 'AssumeRole',
    params: { RoleArn: roleArnOf(instance.profileArn), RoleSessionName: instance.id },
    credential: { kind: 'service', principal: 'ec2.amazonaws.com' },
  });
  schedule(ctx, instance, EVERY_MS);
}

/** A profile and its role carry the same name here, as the console makes them. */
export function roleArnOf(profileArn: string): string {
  return profileArn.replace(':instance-profile/', ':role/');
}

function schedule(ctx: Ctx, instance: Instance, waitMs: number): void {
  const arg = { id: instance.id, since: instance.stateSince };
  ctx.schedule(ctx.now + waitMs, 'ec2.role', arg);
}
