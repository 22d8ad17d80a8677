/** The parts of EC2's answers that the pages read. */
import type { Tone } from '../../kit/feedback/tone.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
export interface Instance {
  readonly InstanceId: string;
  readonly InstanceType?: string;
  readonly ImageId?: string;
  readonly State?: { readonly Name?: string };
  readonly StateTransitionReason?: string;
  readonly LaunchTime?: unknown;
  readonly Placement?: { readonly AvailabilityZone?: string };
  readonly Monitoring?: { readonly State?: string };
  readonly PrivateIpAddress?: string;
  readonly PublicIpAddress?: string;
  readonly SubnetId?: string;
  readonly VpcId?: string;
  readonly KeyName?: string;
  readonly IamInstanceProfile?: { readonly Arn?: string };
  readonly SecurityGroups?: readonly { readonly GroupId: string; readonly GroupName?: string }[];
  readonly Tags?: readonly Tag[];
}
export interface DescribeInstances {
  readonly Reservations?: readonly { readonly Instances?: readonly Instance[] }[];
}
export interface InstanceStatus {
  readonly InstanceId: string;
  readonly SystemStatus?: { readonly Status?: string };
  readonly InstanceStatus?: { readonly Status?: string };
  readonly AttachedEbsStatus?: { readonly Status?: string };
}
export interface DescribeInstanceStatus {
  readonly InstanceStatuses?: readonly InstanceStatus[];
}
export interface IpPermission {
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly IpRanges?: readonly { readonly CidrIp?: string; readonly Description?: string }[];
  readonly UserIdGroupPairs?: readonly { readonly GroupId?: string }[];
}
export interface SecurityGroup {
  readonly GroupId: string;
  readonly GroupName?: string;
  readonly Description?: string;
  readonly VpcId?: string;
  readonly IpPermissions?: readonly IpPermission[];
  readonly IpPermissionsEgress?: readonly IpPermission[];
}

export const instancesOf = (answer: DescribeInstances | null): readonly Instance[] =>
  (answer?.Reservations ?? []).flatMap((one) => one.Instances ?? []);

export const nameOf = (thing: { readonly Tags?: readonly Tag[] }): string =>
  thing.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '';

export const stateTone = (state: string | undefined): Tone =>
  state === 'running'
    ? 'good'
    : ['pending', 'stopping', 'shutting-down'].includes(state ?? '')
      ? 'info'
      : 'quiet';

/** `tcp 22 from 0.0.0.0/0`: one line for each source of a rule. */
export function ruleWords(rule: IpPermission): readonly string[] {
  const protocol = rule.IpProtocol === '-1' ? 'all traffic' : (rule.IpProtocol ?? '');
  const port =
    rule.FromPort === undefined || rule.IpProtocol === '-1'
      ? ''
      : rule.FromPort === rule.ToPort
        ? ` ${rule.FromPort}`
        : ` ${rule.FromPort}-${rule.ToPort}`;
  const sources = [
    ...(rule.IpRanges ?? []).map((range) => range.CidrIp ?? ''),
    ...(rule.UserIdGroupPairs ?? []).map((pair) => pair.GroupId ?? ''),
  ];
  return (sources.length ? sources : ['anywhere']).map((from) => `${protocol}${port} from ${from}`);
}

/** A rule that lets the whole internet in on a port other than the web's. */
export const isWideOpen = (rule: IpPermission): boolean =>
  (rule.IpRanges ?? []).some((range) => range.CidrIp === '0.0.0.0/0') &&
  ![80, 443].includes(rule.FromPort ?? -1);
