import { notSimulated } from '../../../../aws/errors.ts';
import type { Params } from '../../../../gateway/call.ts';
import { isWithinVcpuLimit, VCPU_LIMIT_TEXT } from '../../instances/quota.ts';
import { launchInstance, freshId } from '../../instances/launch.ts';
import { roleArnOf } from '../../instances/role-sessions.ts';
import { renderReservations } from '../../instances/render.ts';
import { beginTransit, ensureTick } from '../../instances/transit.ts';
import { drawUuid } from '../../../../kernel/ids.ts';
import { ec2Arn, ec2Operation, type Ctx } from '../../request/declare.ts';
import { ec2Error } from '../../request/errors.ts';
import type { Instance } from '../../state.ts';
import { planLaunch, type RunInput } from './launch-request.ts';

/**
 * Launches instances: parameters of a launch template, overridden by those of the request. EC2
 * API reference, "RunInstances".
 */
export const runInstances = ec2Operation<RunInput>({
  name: 'RunInstances',
  readOnly: false,
  fields: [
    ...['ImageId', 'InstanceType', 'MinCount', 'MaxCount', 'KeyName', 'SubnetId', 'UserData'],
    ...['SecurityGroupIds', 'SecurityGroups', 'Monitoring', 'Placement', 'ClientToken'],
    ...['DisableApiTermination', 'DisableApiStop', 'InstanceInitiatedShutdownBehavior'],
    ...['IamInstanceProfile', 'EbsOptimized', 'TagSpecifications', 'LaunchTemplate'],
    ...['CreditSpecification', 'MetadataOptions', 'NetworkInterfaces', 'BlockDeviceMappings'],
    ...['PrivateIpAddress', 'MaintenanceOptions', 'PrivateDnsNameOptions', 'EnclaveOptions'],
    ...['CapacityReservationSpecification', 'HibernationOptions', 'CpuOptions'],
  ],
  resource: launchResources,
  simplified: 'One network interface and one root volume per instance; no Spot, no hibernation.',
  run: (ctx, input) => {
    refuseUnmodelled(input);
    const again = repeated(ctx, input.ClientToken);
    if (again !== undefined) return renderReservations(ctx.state, again, 'launched')[0]!;
    const plan = planLaunch(ctx, input);
    const count = input.MaxCount;
    const types = Array.from({ length: count }, () => plan.type);
    if (!isWithinVcpuLimit(ctx.state, types)) {
      throw ec2Error('VcpuLimitExceeded', VCPU_LIMIT_TEXT(ctx.state.vcpuLimit));
    }
    if (plan.profileArn !== undefined) {
      ctx.authorize('iam:PassRole', roleArnOf(plan.profileArn), {
        'iam:PassedToService': 'ec2.amazonaws.com',
      });
    }
    const ids = ctx.random('ids');
    const reservationId = freshId('r', ids);
    const clientToken = input.ClientToken ?? drawUuid(ids);
    const launched: Instance[] = [];
    for (let launchIndex = 0; launchIndex < count; launchIndex++) {
      const instance = launchInstance(
        ctx.state,
        { ...plan, reservationId, clientToken, launchIndex },
        ids,
      );
      beginTransit(ctx, instance);
      launched.push(instance);
    }
    ensureTick(ctx);
    ctx.state.clientTokens.set(clientToken, reservationId);
    return renderReservations(ctx.state, launched, 'launched')[0]!;
  },
});

/** A client token used before answers with what it made then. */
function repeated(ctx: Ctx, token: string | undefined): Instance[] | undefined {
  const reservation = token === undefined ? undefined : ctx.state.clientTokens.get(token);
  if (reservation === undefined) return undefined;
  const made = [...ctx.state.instances.values()].filter((i) => i.reservationId === reservation);
  return made.length > 0 ? made : undefined;
}

function refuseUnmodelled(input: RunInput): void {
  if (input.HibernationOptions?.Configured) {
    throw notSimulated('Not simulated: hibernation (HibernationOptions of RunInstances).');
  }
  if (input.EnclaveOptions?.Enabled) {
    throw notSimulated('Not simulated: enclaves (EnclaveOptions of RunInstances).');
  }
  const extra = (input.NetworkInterfaces?.length ?? 0) > 1;
  if (extra) throw notSimulated('Not simulated: more than one network interface.');
}

function launchResources(input: Params, ctx: { region: string; account: string }): string[] {
  const text = (key: string): string => (typeof input[key] === 'string' ? input[key] : '*');
  const groups = Array.isArray(input['SecurityGroupIds']) ? input['SecurityGroupIds'] : ['*'];
  return [
    `arn:aws:ec2:${ctx.region}::image/${text('ImageId')}`,
    ec2Arn(ctx, 'instance', '*'),
    ec2Arn(ctx, 'subnet', text('SubnetId')),
    ...groups.map((id: unknown) => ec2Arn(ctx, 'security-group', String(id))),
    ec2Arn(ctx, 'network-interface', '*'),
    ec2Arn(ctx, 'volume', '*'),
  ];
}
