import { wakeSoon } from '../../members/wake.ts';
import { scalingOperation } from '../../request/declare.ts';
import { findGroup, findMember, invalid } from '../../request/errors.ts';

interface HealthInput {
  readonly InstanceId: string;
  readonly HealthStatus: string;
  readonly ShouldRespectGracePeriod?: boolean;
}

/** A user's own health check. API reference, "SetInstanceHealth". */
export const setInstanceHealth = scalingOperation<HealthInput>({
  name: 'SetInstanceHealth',
  readOnly: false,
  fields: ['InstanceId', 'HealthStatus', 'ShouldRespectGracePeriod'],
  run: (ctx, { InstanceId, HealthStatus, ShouldRespectGracePeriod = true }) => {
    const { group, member } = findMember(ctx.state, InstanceId);
    if (HealthStatus !== 'Healthy' && HealthStatus !== 'Unhealthy') {
      throw invalid('Valid instance health states are: [Healthy, Unhealthy].');
    }
    const graceEnd = (member.inServiceAt ?? ctx.now) + group.gracePeriodSeconds * 1000;
    if (HealthStatus === 'Unhealthy' && ShouldRespectGracePeriod && ctx.now < graceEnd) return {};
    member.health = HealthStatus;
    member.fault = HealthStatus === 'Unhealthy' ? 'user' : undefined;
    wakeSoon(ctx);
    return {};
  },
});

interface ProtectionInput {
  readonly AutoScalingGroupName: string;
  readonly InstanceIds: readonly string[];
  readonly ProtectedFromScaleIn: boolean;
}

/** API reference, "SetInstanceProtection". */
export const setInstanceProtection = scalingOperation<ProtectionInput>({
  name: 'SetInstanceProtection',
  readOnly: false,
  fields: ['AutoScalingGroupName', 'InstanceIds', 'ProtectedFromScaleIn'],
  run: (ctx, { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn }) => {
    const group = findGroup(ctx.state, AutoScalingGroupName);
    for (const id of InstanceIds) {
      if (group.members.has(id)) continue;
      throw invalid(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
    }
    for (const id of InstanceIds) group.members.get(id)!.isProtected = ProtectedFromScaleIn;
    return {};
  },
});
