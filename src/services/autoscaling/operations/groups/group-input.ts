/** What CreateAutoScalingGroup and UpdateAutoScalingGroup have in common. */
import { notSimulated } from '../../../../aws/errors.ts';
import type { Ctx } from '../../request/declare.ts';
import { invalid } from '../../request/errors.ts';
import { TERMINATION_POLICIES, type TerminationPolicy } from '../../scaling/selection.ts';
import type { LaunchSource } from '../../state.ts';

export interface TemplateInput {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
  readonly Version?: string;
}

export interface GroupInput {
  readonly AutoScalingGroupName: string;
  readonly LaunchConfigurationName?: string;
  readonly LaunchTemplate?: TemplateInput;
  readonly MinSize?: number;
  readonly MaxSize?: number;
  readonly DesiredCapacity?: number;
  readonly DefaultCooldown?: number;
  readonly DefaultInstanceWarmup?: number;
  readonly AvailabilityZones?: readonly string[];
  readonly VPCZoneIdentifier?: string;
  readonly HealthCheckType?: string;
  readonly HealthCheckGracePeriod?: number;
  readonly TerminationPolicies?: readonly string[];
  readonly NewInstancesProtectedFromScaleIn?: boolean;
}

export const GROUP_FIELDS: readonly string[] = [
  ...['AutoScalingGroupName', 'LaunchConfigurationName', 'LaunchTemplate', 'MinSize', 'MaxSize'],
  ...['DesiredCapacity', 'DefaultCooldown', 'DefaultInstanceWarmup', 'AvailabilityZones'],
  ...['VPCZoneIdentifier', 'HealthCheckType', 'HealthCheckGracePeriod', 'TerminationPolicies'],
  ...['NewInstancesProtectedFromScaleIn', 'ServiceLinkedRoleARN', 'CapacityRebalance'],
];

export function checkSizes(min: number, max: number, desired: number): void {
  if (min > max) {
    throw invalid(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  }
  if (desired < min || desired > max) {
    throw invalid(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
}

export function launchSourceOf(ctx: Ctx, input: GroupInput): LaunchSource | undefined {
  const { LaunchConfigurationName: name, LaunchTemplate: template } = input;
  if (name !== undefined && template !== undefined) {
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    );
  }
  if (name !== undefined) {
    if (ctx.state.configurations.has(name)) return { kind: 'configuration', name };
    throw invalid(`Launch configuration name not found - Launch configuration ${name} not found`);
  }
  return template === undefined ? undefined : templateSource(ctx, template);
}

function templateSource(ctx: Ctx, input: TemplateInput): LaunchSource {
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version = '$Default' } = input;
  const params = id === undefined ? { LaunchTemplateNames: [name] } : { LaunchTemplateIds: [id] };
  const look = ctx.peek({ service: 'ec2', operation: 'DescribeLaunchTemplates', params });
  if (!look.ok) {
    throw invalid(`You must use a valid fully-formed launch template. ${look.error.message}`);
  }
  const [found] = look.result['LaunchTemplates'] as {
    LaunchTemplateId: string;
    LaunchTemplateName: string;
  }[];
  return {
    kind: 'template',
    id: found!.LaunchTemplateId,
    name: found!.LaunchTemplateName,
    version: Version,
  };
}

export interface Placement {
  readonly zones: string[];
  readonly subnetIds: string[];
}

/** Zones and subnets of a request; undefined when it names neither. */
export function placementOf(ctx: Ctx, input: GroupInput): Placement | undefined {
  const { AvailabilityZones: zones = [], VPCZoneIdentifier: text = '' } = input;
  const subnetIds = text.split(',').filter((id) => id !== '');
  if (subnetIds.length === 0) {
    return zones.length === 0 ? undefined : { zones: [...zones], subnetIds };
  }
  const params = { SubnetIds: subnetIds };
  const look = ctx.peek({ service: 'ec2', operation: 'DescribeSubnets', params });
  if (!look.ok) throw invalid(`The subnet ID '${subnetIds.join(', ')}' does not exist`);
  const subnets = look.result['Subnets'] as { AvailabilityZone: string }[];
  return { zones: [...new Set(subnets.map((each) => each.AvailabilityZone))].sort(), subnetIds };
}

export function terminationPoliciesOf(names: readonly string[]): TerminationPolicy[] {
  return names.map((name) => {
    const known = TERMINATION_POLICIES.find((policy) => policy === name);
    if (known !== undefined) return known;
    if (name.startsWith('arn:aws:lambda:')) {
      throw notSimulated('Not simulated: custom termination policies.');
    }
    throw invalid(
      `[${name}] is not a valid termination policy. Valid termination policies are: [AllocationStrategy, ClosestToNextInstanceHour, Default, Lambda, NewestInstance, OldestInstance, OldestLaunchConfiguration, OldestLaunchTemplate].`,
    );
  });
}
