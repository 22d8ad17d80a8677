import type { Params } from '../../../gateway/call.ts';
import type { Chunk, Tail } from './store.ts';

/** A resource as LookupEvents names it; richer than the record's own `resources`. */
export interface LookupResource {
  readonly type: string;
  readonly name: string;
}

/** Which parameter or answer member names which kind of resource, by our service name. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  iam: {
    UserName: 'AWS::IAM::User',
    RoleName: 'AWS::IAM::Role',
    GroupName: 'AWS::IAM::Group',
    PolicyArn: 'AWS::IAM::Policy',
    PolicyName: 'AWS::IAM::Policy',
    AccessKeyId: 'AWS::IAM::AccessKey',
    InstanceProfileName: 'AWS::IAM::InstanceProfile',
    SerialNumber: 'AWS::IAM::MFADevice',
    UserId: 'AWS::IAM::User',
    RoleId: 'AWS::IAM::Role',
    GroupId: 'AWS::IAM::Group',
    PolicyId: 'AWS::IAM::Policy',
    InstanceProfileId: 'AWS::IAM::InstanceProfile',
  },
  sts: { RoleArn: 'AWS::IAM::Role', AccessKeyId: 'AWS::STS::AccessKey' },
  ec2: {
    InstanceId: 'AWS::EC2::Instance',
    InstanceIds: 'AWS::EC2::Instance',
    GroupId: 'AWS::EC2::SecurityGroup',
    GroupName: 'AWS::EC2::SecurityGroup',
    SecurityGroupIds: 'AWS::EC2::SecurityGroup',
    VolumeId: 'AWS::EC2::Volume',
    SnapshotId: 'AWS::EC2::Snapshot',
    ImageId: 'AWS::EC2::Ami',
    SubnetId: 'AWS::EC2::Subnet',
    VpcId: 'AWS::EC2::VPC',
    KeyName: 'AWS::EC2::KeyPair',
  },
  s3: { Bucket: 'AWS::S3::Bucket' },
  cloudtrail: {
    Name: 'AWS::CloudTrail::Trail',
    TrailName: 'AWS::CloudTrail::Trail',
    TrailARN: 'AWS::CloudTrail::Trail',
    S3BucketName: 'AWS::S3::Bucket',
  },
  lambda: { FunctionName: 'AWS::Lambda::Function', Role: 'AWS::IAM::Role' },
  dynamodb: { TableName: 'AWS::DynamoDB::Table' },
  rds: {
    DBInstanceIdentifier: 'AWS::RDS::DBInstance',
    DBSnapshotIdentifier: 'AWS::RDS::DBSnapshot',
  },
  cloudwatch: { AlarmName: 'AWS::CloudWatch::Alarm', AlarmNames: 'AWS::CloudWatch::Alarm' },
  logs: { logGroupName: 'AWS::Logs::LogGroup' },
  sns: { TopicArn: 'AWS::SNS::Topic', ResourceArn: 'AWS::SNS::Topic' },
  sqs: { QueueUrl: 'AWS::SQS::Queue', QueueName: 'AWS::SQS::Queue' },
  autoscaling: {
    AutoScalingGroupName: 'AWS::AutoScaling::AutoScalingGroup',
    LaunchConfigurationName: 'AWS::AutoScaling::LaunchConfiguration',
  },
  elbv2: {
    LoadBalancerArn: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    TargetGroupArn: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  },
};

/** IAM's answers name what was made three times: by name, id and ARN (recorded). */
const IAM_ARNS: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws:iam::\d*:user\//, 'AWS::IAM::User'],
  [/^arn:aws:iam::\d*:role\//, 'AWS::IAM::Role'],
  [/^arn:aws:iam::\d*:group\//, 'AWS::IAM::Group'],
  [/^arn:aws:iam::\d*:policy\//, 'AWS::IAM::Policy'],
  [/^arn:aws:iam::\d*:instance-profile\//, 'AWS::IAM::InstanceProfile'],
];

/** Reads of these services name what they read; other reads name nothing (recorded). */
const NAMED_READS: ReadonlySet<string> = new Set(['s3', 'sts', 'sns']);

/** Answers are looked into this deep: `Instances[].InstanceId`, `User.UserName`. */
const DEPTH = 3;
const MOST = 20;

/** The resources of one row, from its parameters and its kept answer, each once, by kind. */
export function lookupResources(block: Chunk | Tail, row: number): LookupResource[] {
  const { service, isRead } = block.dictionaries.mark.values[block.columns.mark[row]!]!;
  if (isRead && !NAMED_READS.has(service)) return [];
  const types = Object.hasOwn(TYPES, service) ? TYPES[service]! : undefined;
  if (!types) return [];
  const found: LookupResource[] = [];
  const params = block.params[row];
  if (params) collect(params, { types, found, depth: 1 });
  const result = block.results[row];
  if (result && block.columns.refusal[row] === 0)
    collect(result as Params, { types, found, depth: DEPTH });
  return found.sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
}

interface Search {
  readonly types: Readonly<Record<string, string>>;
  readonly found: LookupResource[];
  readonly depth: number;
}

function collect(value: object, search: Search): void {
  for (const [member, content] of Object.entries(value) as [string, unknown][]) {
    const type = Object.hasOwn(search.types, member)
      ? search.types[member]
      : arnType(member, content);
    if (type !== undefined) addNames(content, type, search.found);
    else if (search.depth > 1 && typeof content === 'object' && content !== null) {
      const deeper = { ...search, depth: search.depth - 1 };
      const parts = Array.isArray(content) ? (content as unknown[]) : [content];
      for (const part of parts) if (isStructure(part)) collect(part, deeper);
    }
  }
}

function arnType(member: string, content: unknown): string | undefined {
  if (member !== 'Arn' || typeof content !== 'string') return undefined;
  return IAM_ARNS.find(([form]) => form.test(content))?.[1];
}

function addNames(content: unknown, type: string, found: LookupResource[]): void {
  const names: unknown[] = Array.isArray(content) ? content : [content];
  for (const name of names) {
    if (typeof name !== 'string' || name === '' || found.length >= MOST) continue;
    if (found.some((known) => known.name === name && known.type === type)) continue;
    found.push({ type, name });
  }
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
