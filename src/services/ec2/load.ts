/**
 * What the world around an instance does to it: the load door of this service. Workloads set the
 * load of instances; balancers and groups ask about states; scripts break and repair hosts.
 */
import type { ServiceContext } from '../../gateway/context.ts';
import type { Instant } from '../../kernel/clock.ts';
import { reboot } from './instances/transit.ts';
import type { StateName } from './instances/lifecycle.ts';
import { recover } from './instances/status-checks.ts';
import { admits, type Traffic } from './network/rules.ts';
import { NO_LOAD, type Ec2State, type Instance, type Load } from './state.ts';

type Ctx = ServiceContext<Ec2State>;

/** Load of one instance; members left out keep their value. */
export type LoadOffer = { readonly instanceId: string } & Partial<Omit<Load, 'from'>>;

/** Sets the load of an instance from the minute of `now` on; unknown instances are passed over. */
export function offerLoad(state: Ec2State, offer: LoadOffer, now: Instant): void {
  const instance = state.instances.get(offer.instanceId);
  if (instance === undefined) return;
  const { instanceId: _, ...values } = offer;
  const from = now - (now % 60_000);
  if (instance.load.from < from) instance.priorLoad = instance.load;
  const before = instance.load;
  instance.load = {
    from,
    cpuPercent: quantise(values.cpuPercent ?? before.cpuPercent),
    networkInBytes: Math.round(values.networkInBytes ?? before.networkInBytes),
    networkOutBytes: Math.round(values.networkOutBytes ?? before.networkOutBytes),
    ebsReadOps: Math.round(values.ebsReadOps ?? before.ebsReadOps),
    ebsWriteOps: Math.round(values.ebsWriteOps ?? before.ebsWriteOps),
  };
}

/** CPU demand alone, in percent of all vCPUs. */
export function setCpuDemand(
  state: Ec2State,
  { instanceId, percent }: { instanceId: string; percent: number },
  now: Instant,
): void {
  offerLoad(state, { instanceId, cpuPercent: percent }, now);
}

export interface InstanceView {
  readonly instanceId: string;
  readonly type: string;
  readonly zone: string;
  readonly state: StateName;
  readonly stateSince: Instant;
  /** The guest answers traffic from here on. */
  readonly answersFrom: Instant;
  readonly impairedSince: Instant | undefined;
  readonly checksFrom: Instant;
  readonly privateIp: string;
  readonly groupIds: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
}

/** The instances with these ids, or all; terminated ones stay for an hour. */
export function viewInstances(state: Ec2State, ids?: readonly string[]): InstanceView[] {
  if (ids === undefined) return Array.from(state.instances.values(), viewOf);
  const views: InstanceView[] = [];
  for (const id of ids) {
    const instance = state.instances.get(id);
    if (instance !== undefined) views.push(viewOf(instance));
  }
  return views;
}

function viewOf(instance: Instance): InstanceView {
  const { systemSince, instanceSince } = instance.impairment;
  return {
    instanceId: instance.id,
    type: instance.type,
    zone: instance.zone,
    state: instance.state,
    stateSince: instance.stateSince,
    answersFrom: instance.answersFrom,
    impairedSince: systemSince ?? instanceSince,
    checksFrom: instance.checksFrom,
    privateIp: instance.privateIp,
    groupIds: instance.groupIds,
    tags: instance.tags,
  };
}

export interface ReachQuestion {
  /** Security groups whose ingress rules are asked. */
  readonly groupIds: readonly string[];
  readonly port: number;
  readonly fromGroups: readonly string[];
  /** An IPv4 address, or the subnets the sender has addresses in. */
  readonly fromAddress?: string;
  readonly fromSubnetIds?: readonly string[];
}

/** Does at least one of the groups let this TCP traffic in? */
export function isReachable(state: Ec2State, question: ReachQuestion): boolean {
  const { groupIds, port, fromGroups } = question;
  const fromAddresses = addressesOf(state, question);
  const traffic: Traffic = { protocol: 'tcp', port, fromGroups, fromAddresses };
  for (const id of groupIds) {
    const group = state.groups.get(id);
    if (group !== undefined && admits(group.rules, traffic)) return true;
  }
  return false;
}

function addressesOf(state: Ec2State, question: ReachQuestion): string[] {
  if (question.fromAddress !== undefined) return [question.fromAddress];
  const blocks: string[] = [];
  for (const id of question.fromSubnetIds ?? []) {
    const subnet = state.subnets.get(id);
    if (subnet !== undefined) blocks.push(subnet.cidr);
  }
  return blocks;
}

/** The stimuli of the service, by name. */
export const stimuli = Object.freeze({
  /** `{ loads: LoadOffer[] }` */
  load: (ctx: Ctx, arg: { loads: readonly LoadOffer[] }): void => {
    for (const offer of arg.loads) offerLoad(ctx.state, offer, ctx.now);
  },
  /** `{ instanceIds? }` → InstanceView[] */
  view: (ctx: Ctx, arg: { instanceIds?: readonly string[] }): InstanceView[] =>
    viewInstances(ctx.state, arg.instanceIds),
  /** ReachQuestion → boolean */
  reach: (ctx: Ctx, arg: ReachQuestion): boolean => isReachable(ctx.state, arg),
  /** `{ instanceId, check: 'system' | 'instance' }`: the check fails from now on. */
  impair: (ctx: Ctx, arg: { instanceId: string; check: 'system' | 'instance' }): void => {
    const instance = ctx.state.instances.get(arg.instanceId);
    if (instance === undefined) return;
    const key = arg.check === 'system' ? 'systemSince' : 'instanceSince';
    instance.impairment = { ...instance.impairment, [key]: ctx.now };
    instance.load = { ...NO_LOAD, from: instance.load.from };
  },
  /** `{ instanceId }`: all checks pass again. */
  repair: (ctx: Ctx, arg: { instanceId: string }): void => {
    const instance = ctx.state.instances.get(arg.instanceId);
    if (instance === undefined) return;
    instance.impairment = { systemSince: undefined, instanceSince: undefined };
  },
  /** `{ instanceId }`: the recover action of an alarm; helps a failed system check only. */
  recover: (ctx: Ctx, arg: { instanceId: string }): boolean => {
    const instance = ctx.state.instances.get(arg.instanceId);
    if (instance?.state !== 'running') return false;
    if (instance.impairment.systemSince === undefined) return false;
    reboot(ctx, instance);
    instance.impairment = recover(instance.impairment);
    return true;
  },
});

function quantise(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
