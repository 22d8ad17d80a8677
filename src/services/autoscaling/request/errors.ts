/** EC2 Auto Scaling's errors. */
import { awsError, type AwsError } from '../../../aws/errors.ts';
import type { Group, Member, Policy, ScalingState } from '../state.ts';

export function scalingError(code: string, message: string): AwsError {
  return awsError(code, message, {
    trailCode: code === 'ValidationError' ? 'ValidationException' : `${code}Fault`,
  });
}

export const invalid = (message: string): AwsError => scalingError('ValidationError', message);

export function findGroup(state: ScalingState, name: string): Group {
  const found = state.groups.get(name);
  if (found !== undefined) return found;
  throw invalid(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`);
}

/** The group an instance belongs to. */
export function findMember(
  state: ScalingState,
  instanceId: string,
): { group: Group; member: Member } {
  for (const group of state.groups.values()) {
    const member = group.members.get(instanceId);
    if (member !== undefined) return { group, member };
  }
  throw invalid(`Instance Id not found - No managed instance found for instance ID: ${instanceId}`);
}

/** A policy by name (with its group) or by ARN. */
export function findPolicy(
  state: ScalingState,
  wanted: { AutoScalingGroupName?: string; PolicyName: string },
): { group: Group; policy: Policy } {
  const { AutoScalingGroupName: groupName, PolicyName: name } = wanted;
  if (name.startsWith('arn:')) {
    for (const group of state.groups.values()) {
      for (const policy of group.policies.values())
        if (policy.arn === name) return { group, policy };
    }
    throw invalid(`PolicyARN not found - Policy ${name} not found`);
  }
  if (groupName === undefined)
    throw invalid('AutoScalingGroupName is required when PolicyName is not an ARN');
  const group = findGroup(state, groupName);
  const policy = group.policies.get(name);
  if (policy !== undefined) return { group, policy };
  throw invalid(
    `PolicyName not found - Policy ${name} not found for AutoScalingGroup ${groupName}`,
  );
}
