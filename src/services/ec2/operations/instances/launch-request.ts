/** Turns the parameters of RunInstances into a launch plan, with EC2's refusals. */
import type { CreditMode } from '../../instances/types.ts';
import { instanceType } from '../../instances/types.ts';
import type { LaunchPlan } from '../../instances/launch.ts';
import type { Ctx } from '../../request/declare.ts';
import { clash, ec2Error, findAll, findOne, invalidValue, missing } from '../../request/errors.ts';
import { checkSpecified, specifiedTags, type TagSpecification } from '../../request/tags.ts';
import type { Ec2State, Subnet } from '../../state.ts';
import { findTemplate, templateData } from '../templates/find-template.ts';

export interface LaunchData {
  readonly ImageId?: string;
  readonly InstanceType?: string;
  readonly KeyName?: string;
  readonly UserData?: string;
  readonly SecurityGroupIds?: readonly string[];
  readonly SecurityGroups?: readonly string[];
  readonly Monitoring?: { readonly Enabled?: boolean };
  readonly Placement?: { readonly AvailabilityZone?: string; readonly Tenancy?: string };
  readonly DisableApiTermination?: boolean;
  readonly DisableApiStop?: boolean;
  readonly InstanceInitiatedShutdownBehavior?: 'stop' | 'terminate';
  readonly IamInstanceProfile?: { readonly Arn?: string; readonly Name?: string };
  readonly EbsOptimized?: boolean;
  readonly TagSpecifications?: readonly TagSpecification[];
  readonly CreditSpecification?: { readonly CpuCredits?: string };
  readonly MetadataOptions?: { readonly HttpTokens?: 'optional' | 'required' };
  readonly NetworkInterfaces?: readonly InterfaceInput[];
  readonly BlockDeviceMappings?: readonly {
    readonly DeviceName?: string;
    readonly Ebs?: { readonly VolumeSize?: number; readonly VolumeType?: string };
  }[];
}

interface InterfaceInput {
  readonly SubnetId?: string;
  readonly Groups?: readonly string[];
  readonly AssociatePublicIpAddress?: boolean;
  readonly PrivateIpAddress?: string;
}

export interface RunInput extends LaunchData {
  readonly MinCount: number;
  readonly MaxCount: number;
  readonly SubnetId?: string;
  readonly PrivateIpAddress?: string;
  readonly ClientToken?: string;
  readonly LaunchTemplate?: {
    readonly LaunchTemplateId?: string;
    readonly LaunchTemplateName?: string;
    readonly Version?: string;
  };
  readonly HibernationOptions?: { readonly Configured?: boolean };
  readonly EnclaveOptions?: { readonly Enabled?: boolean };
}

type Plan = Omit<LaunchPlan, 'reservationId' | 'clientToken' | 'launchIndex'>;

/** The requester DescribeInstances shows for launches by Auto Scaling, as in AWS's examples. */
const AUTO_SCALING_ACCOUNT = '940372691376';

const DEFAULT_TYPE = 'm5.large';

export function planLaunch(ctx: Ctx, input: RunInput): Plan {
  checkCounts(input);
  const data = merged(ctx.state, input);
  const byService = ctx.caller.invokedBy !== undefined;
  const imageId = data.ImageId;
  if (imageId === undefined) throw missing('ImageId');
  const image = findOne('image', ctx.state.images, imageId);
  const typeName = data.InstanceType ?? DEFAULT_TYPE;
  const type = instanceType(typeName);
  if (type === undefined) {
    throw invalidValue(`Invalid value '${typeName}' for InstanceType.`);
  }
  if (type.architecture !== image.architecture) {
    throw invalidValue(
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  if (data.KeyName !== undefined && !ctx.state.keyPairs.has(data.KeyName)) {
    throw ec2Error('InvalidKeyPair.NotFound', `The key pair '${data.KeyName}' does not exist`);
  }
  checkSpecified(data.TagSpecifications, TAGGABLE);
  const nic = data.NetworkInterfaces?.[0];
  const subnet = chooseSubnet(ctx.state, input, data);
  const root = data.BlockDeviceMappings?.find(({ Ebs }) => Ebs !== undefined)?.Ebs;
  return {
    at: ctx.now,
    requesterId: byService ? AUTO_SCALING_ACCOUNT : undefined,
    imageId,
    type: typeName,
    keyName: data.KeyName,
    subnet,
    groupIds: chooseGroups(ctx.state, data, subnet),
    publicIp: nic?.AssociatePublicIpAddress ?? subnet.mapsPublicIp,
    privateIp: nic?.PrivateIpAddress ?? input.PrivateIpAddress,
    profileArn: profileArnOf(ctx.account, data.IamInstanceProfile),
    userData: data.UserData,
    detailedMonitoring: data.Monitoring?.Enabled ?? false,
    ebsOptimized: data.EbsOptimized ?? false,
    disableApiTermination: data.DisableApiTermination ?? false,
    disableApiStop: data.DisableApiStop ?? false,
    shutdownBehavior: data.InstanceInitiatedShutdownBehavior ?? 'stop',
    httpTokens: data.MetadataOptions?.HttpTokens ?? 'required',
    creditMode: creditModeOf(data),
    instanceTags: specifiedTags(data.TagSpecifications, 'instance', byService),
    volumeTags: specifiedTags(data.TagSpecifications, 'volume', byService),
    rootVolume: { sizeGib: root?.VolumeSize ?? image.sizeGib, type: root?.VolumeType ?? 'gp3' },
  };
}

const TAGGABLE = ['instance', 'volume', 'network-interface', 'spot-instances-request'];

function checkCounts({ MinCount, MaxCount }: RunInput): void {
  if (MinCount < 1) throw invalidValue(`Value (${MinCount}) for parameter minCount is invalid.`);
  if (MaxCount < MinCount) {
    throw invalidValue(`Value (${MaxCount}) for parameter maxCount is invalid.`);
  }
}

/** The template's data under the request's; tags of both count. */
function merged(state: Ec2State, input: RunInput): LaunchData {
  if (input.LaunchTemplate === undefined) return input;
  const template = findTemplate(state, input.LaunchTemplate);
  const data = templateData(template, input.LaunchTemplate.Version) as LaunchData;
  const own = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as LaunchData;
  const specifications = [...(data.TagSpecifications ?? []), ...(own.TagSpecifications ?? [])];
  return { ...data, ...own, TagSpecifications: specifications };
}

function chooseSubnet(state: Ec2State, input: RunInput, data: LaunchData): Subnet {
  const asked = data.NetworkInterfaces?.[0]?.SubnetId ?? input.SubnetId;
  const zone = data.Placement?.AvailabilityZone;
  if (asked !== undefined) {
    const subnet = findOne('subnet', state.subnets, asked);
    if (zone !== undefined && subnet.zone !== zone) {
      throw clash(`The subnet '${asked}' is in the Availability Zone ${subnet.zone}`);
    }
    return subnet;
  }
  const subnets = [...state.subnets.values()];
  const candidates = subnets.filter((each) => state.vpcs.get(each.vpcId)?.isDefault);
  const found = candidates.find((each) => zone === undefined || each.zone === zone);
  if (found !== undefined) return found;
  const text =
    'No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.';
  throw ec2Error('VPCIdNotSpecified', text);
}

function chooseGroups(state: Ec2State, data: LaunchData, subnet: Subnet): string[] {
  const ids = data.NetworkInterfaces?.[0]?.Groups ?? data.SecurityGroupIds ?? [];
  const named = (data.SecurityGroups ?? []).map((name) => groupNamed(state, name, subnet).id);
  const groups = findAll('group', state.groups, [...ids, ...named]);
  const foreign = groups.find((group) => group.vpcId !== subnet.vpcId);
  if (foreign !== undefined) {
    throw invalidValue(
      `Security group ${foreign.id} and subnet ${subnet.id} belong to different networks.`,
    );
  }
  if (groups.length > 0) return groups.map((group) => group.id);
  const fallback = [...state.groups.values()].find(
    (group) => group.vpcId === subnet.vpcId && group.name === 'default',
  );
  return fallback === undefined ? [] : [fallback.id];
}

function groupNamed(state: Ec2State, name: string, subnet: Subnet): { id: string } {
  const found = [...state.groups.values()].find(
    (group) => group.vpcId === subnet.vpcId && group.name === name,
  );
  if (found !== undefined) return found;
  throw ec2Error(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist in VPC '${subnet.vpcId}'`,
  );
}

function profileArnOf(
  account: string,
  profile: LaunchData['IamInstanceProfile'],
): string | undefined {
  if (profile?.Arn !== undefined) return profile.Arn;
  if (profile?.Name === undefined) return undefined;
  return `arn:aws:iam::${account}:instance-profile/${profile.Name}`;
}

function creditModeOf(data: LaunchData): CreditMode | undefined {
  const mode = data.CreditSpecification?.CpuCredits;
  if (mode === undefined || mode === 'standard' || mode === 'unlimited') return mode;
  throw invalidValue(`Invalid value '${mode}' for CpuCredits. Valid values: standard, unlimited.`);
}
