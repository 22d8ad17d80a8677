/** Which operation knows the names that a parameter may have. */
import { compile } from './jmespath/search.ts';
import { answerValue } from './calls/answer.ts';
import { outputShape } from '../aws/model/shapes.ts';
import { isDict, str } from './python/values.ts';

export interface NamesSource {
  readonly service: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Where the names are in the answer. */
  readonly expression: string;
}

type Row = readonly [string, string, string, Readonly<Record<string, unknown>>?];

/** Service and member (without a plural s) → operation and expression. */
const SOURCES: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['cloudwatch AlarmName', ['cloudwatch', 'DescribeAlarms', 'MetricAlarms[].AlarmName']],
  [
    'cloudwatch DashboardName',
    ['cloudwatch', 'ListDashboards', 'DashboardEntries[].DashboardName'],
  ],
  ['cloudwatch Namespace', ['cloudwatch', 'ListMetrics', 'Metrics[].Namespace']],
  ['cloudwatch MetricName', ['cloudwatch', 'ListMetrics', 'Metrics[].MetricName']],
  ['ec2 InstanceId', ['ec2', 'DescribeInstances', 'Reservations[].Instances[].InstanceId']],
  ['ec2 GroupId', ['ec2', 'DescribeSecurityGroups', 'SecurityGroups[].GroupId']],
  ['ec2 SecurityGroupId', ['ec2', 'DescribeSecurityGroups', 'SecurityGroups[].GroupId']],
  ['ec2 VolumeId', ['ec2', 'DescribeVolumes', 'Volumes[].VolumeId']],
  ['ec2 VpcId', ['ec2', 'DescribeVpcs', 'Vpcs[].VpcId']],
  ['ec2 SubnetId', ['ec2', 'DescribeSubnets', 'Subnets[].SubnetId']],
  ['ec2 KeyName', ['ec2', 'DescribeKeyPairs', 'KeyPairs[].KeyName']],
  ['logs logGroupName', ['logs', 'DescribeLogGroups', 'logGroups[].logGroupName']],
  ['logs logGroupNamePrefix', ['logs', 'DescribeLogGroups', 'logGroups[].logGroupName']],
  ['iam UserName', ['iam', 'ListUsers', 'Users[].UserName']],
  ['iam RoleName', ['iam', 'ListRoles', 'Roles[].RoleName']],
  ['iam GroupName', ['iam', 'ListGroups', 'Groups[].GroupName']],
  ['iam PolicyArn', ['iam', 'ListPolicies', 'Policies[].Arn', { Scope: 'Local' }]],
  ['sts RoleArn', ['iam', 'ListRoles', 'Roles[].Arn']],
  ['lambda FunctionName', ['lambda', 'ListFunctions', 'Functions[].FunctionName']],
  ['dynamodb TableName', ['dynamodb', 'ListTables', 'TableNames[]']],
  ['s3 Bucket', ['s3', 'ListBuckets', 'Buckets[].Name']],
  ['sns TopicArn', ['sns', 'ListTopics', 'Topics[].TopicArn']],
  ['sqs QueueUrl', ['sqs', 'ListQueues', 'QueueUrls[]']],
  [
    'rds DBInstanceIdentifier',
    ['rds', 'DescribeDBInstances', 'DBInstances[].DBInstanceIdentifier'],
  ],
  ['elbv2 LoadBalancerArn', ['elbv2', 'DescribeLoadBalancers', 'LoadBalancers[].LoadBalancerArn']],
  ['elbv2 TargetGroupArn', ['elbv2', 'DescribeTargetGroups', 'TargetGroups[].TargetGroupArn']],
  [
    'autoscaling AutoScalingGroupName',
    ['autoscaling', 'DescribeAutoScalingGroups', 'AutoScalingGroups[].AutoScalingGroupName'],
  ],
  ['cloudtrail Name', ['cloudtrail', 'DescribeTrails', 'trailList[].Name']],
  ['cloudtrail TrailName', ['cloudtrail', 'DescribeTrails', 'trailList[].Name']],
]);

export function namesSource(service: string, member: string): NamesSource | null {
  const row =
    SOURCES.get(`${service} ${member}`) ?? SOURCES.get(`${service} ${member.slice(0, -1)}`);
  if (!row) return null;
  const [of, operation, expression, params = {}] = row;
  return { service: of, operation, params, expression };
}

/** The names in an answer of that operation. */
export function namesIn(
  { service, operation, expression }: NamesSource,
  result: unknown,
): string[] {
  const answer = answerValue(outputShape(service, operation), result);
  const found = compile(expression).search(answer);
  if (!Array.isArray(found)) return [];
  return [...new Set(found.filter((one) => !Array.isArray(one) && !isDict(one)).map(str))];
}
