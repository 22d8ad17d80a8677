import { arnIn, elbOperation, type Ctx } from '../../request/declare.ts';
import { elbError, findGroup } from '../../request/errors.ts';
import type { Target, TargetGroup } from '../../state.ts';
import { zoneOfAddress, type Network } from '../../targets/addresses.ts';
import { REGISTERING } from '../../targets/health.ts';
import { targetKey } from '../../targets/watch.ts';

export interface TargetInput {
  readonly Id: string;
  readonly Port?: number;
  readonly AvailabilityZone?: string;
}

interface Input {
  readonly TargetGroupArn: string;
  readonly Targets: readonly TargetInput[];
}

/** API reference, "RegisterTargets". */
export const registerTargets = elbOperation<Input>({
  name: 'RegisterTargets',
  readOnly: false,
  fields: ['TargetGroupArn', 'Targets'],
  resource: arnIn('TargetGroupArn'),
  run: (ctx, { TargetGroupArn, Targets }) => {
    const group = findGroup(ctx.state, TargetGroupArn);
    const zones =
      group.targetType === 'instance'
        ? zonesOf(ctx, Targets)
        : zonesOfAddresses(networkOf(ctx, group.vpcId), Targets);
    for (const { Id, Port } of Targets) {
      addTarget(group, { id: Id, port: Port ?? group.port, zone: zones.get(Id)! }, ctx.now);
    }
    return {};
  },
});

const FIRST_PROBE_MS = 4_000;

/** Adds a target, or takes a draining one back into service. */
export function addTarget(
  group: TargetGroup,
  { id, port, zone }: Pick<Target, 'id' | 'port' | 'zone'>,
  now: number,
): Target {
  const target: Target = {
    id,
    port,
    zone,
    registeredAt: now,
    health: REGISTERING,
    nextProbeAt: now + FIRST_PROBE_MS,
    drainsUntil: undefined,
    answer: { kind: 'status', code: 200 },
    answerFrom: now,
    priorAnswer: { kind: 'status', code: 200 },
  };
  const key = targetKey(target);
  const known = group.targets.get(key);
  if (known !== undefined && known.drainsUntil === undefined) return known;
  group.targets.set(key, target);
  return target;
}

function zonesOfAddresses(network: Network, targets: readonly TargetInput[]): Map<string, string> {
  const zoneOf = ({ Id, AvailabilityZone }: TargetInput) =>
    zoneOfAddress(Id, network, AvailabilityZone);
  return new Map(targets.map((target) => [target.Id, zoneOf(target)]));
}

function networkOf(ctx: Ctx, vpcId: string): Network {
  const look = (operation: string, params: Record<string, unknown>) => {
    const outcome = ctx.peek({ service: 'ec2', operation, params });
    return outcome.ok ? outcome.result : {};
  };
  const { Vpcs = [] } = look('DescribeVpcs', { VpcIds: [vpcId] });
  const inVpc = [{ Name: 'vpc-id', Values: [vpcId] }];
  const { Subnets = [] } = look('DescribeSubnets', { Filters: inVpc });
  return {
    vpcCidrs: (Vpcs as { CidrBlock: string }[]).map((vpc) => vpc.CidrBlock),
    subnets: Subnets as Network['subnets'],
  };
}

/** Only running instances can be registered. */
function zonesOf(ctx: Ctx, targets: readonly TargetInput[]): Map<string, string> {
  const arg = { instanceIds: targets.map((target) => target.Id) };
  const views = ctx.stimulate({ service: 'ec2', stimulus: 'view', arg }) as {
    instanceId: string;
    state: string;
    zone: string;
  }[];
  const byId = new Map(views.map((view) => [view.instanceId, view]));
  const malformed = targets.find(({ Id }) => !/^i-[0-9a-f]+$/.test(Id));
  if (malformed !== undefined) {
    throw elbError('InvalidTarget', `The target ID '${malformed.Id}' must be a valid instance ID`);
  }
  const unknown = targets.filter(({ Id }) => !byId.has(Id)).map(({ Id }) => Id);
  if (unknown.length > 0) {
    const text = `The following targets are not valid instances and cannot be registered: '${unknown.join("', '")}'`;
    throw elbError('InvalidTarget', text);
  }
  const idle = targets.filter(({ Id }) => byId.get(Id)!.state !== 'running').map(({ Id }) => Id);
  if (idle.length > 0) {
    const text = `The following targets are not in a running state and cannot be registered: '${idle.join("', '")}'`;
    throw elbError('InvalidTarget', text);
  }
  return new Map(views.map((view) => [view.instanceId, view.zone]));
}
