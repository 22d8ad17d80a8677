/** Policies for the roles that services and their resources take. */
import type { ManagedEntry } from './catalogue.ts';

const all = (...Action: string[]) => [{ Effect: 'Allow', Action, Resource: '*' }];

export const SERVICE_ROLE_POLICIES: readonly ManagedEntry[] = [
  {
    name: 'AWSLambdaBasicExecutionRole',
    id: 'ANPAJNCQGXC42545SKXIK',
    path: '/service-role/',
    description: 'Provides write permissions to CloudWatch Logs.',
    statements: all('logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'),
  },
  {
    name: 'AWSLambdaVPCAccessExecutionRole',
    id: 'ANPAJVTME3YLVNL72YR2K',
    path: '/service-role/',
    version: 'v3',
    statements: all(
      ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      ...['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces'],
      ...['ec2:DeleteNetworkInterface', 'ec2:AssignPrivateIpAddresses'],
    ),
  },
  {
    name: 'AWSLambdaSQSQueueExecutionRole',
    id: 'ANPAJFWJZI6JNND4TSELK',
    path: '/service-role/',
    statements: all(
      ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    ),
  },
  {
    name: 'CloudWatchAgentServerPolicy',
    id: 'ANPAIGOPKN7KRDAKTLG4I',
    version: 'v3',
    description: 'Permissions required to use AmazonCloudWatchAgent on servers.',
    statements: [
      ...all(
        ...['cloudwatch:PutMetricData', 'ec2:DescribeVolumes', 'ec2:DescribeTags'],
        ...['logs:PutLogEvents', 'logs:PutRetentionPolicy', 'logs:DescribeLogStreams'],
        ...['logs:DescribeLogGroups', 'logs:CreateLogStream', 'logs:CreateLogGroup'],
        ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      ),
      {
        Effect: 'Allow',
        Action: ['ssm:GetParameter'],
        Resource: 'arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*',
      },
    ],
  },
  {
    name: 'AmazonSSMManagedInstanceCore',
    id: 'ANPAIXSHM2BNB2D3AXXRU',
    version: 'v2',
    statements: all(
      ...['ssm:DescribeAssociation', 'ssm:GetDocument', 'ssm:GetParameter', 'ssm:GetParameters'],
      ...['ssm:ListAssociations', 'ssm:PutInventory', 'ssm:UpdateInstanceInformation'],
      ...['ssmmessages:*', 'ec2messages:*'],
    ),
  },
  {
    name: 'AmazonRDSEnhancedMonitoringRole',
    id: 'ANPAJV7BS425S4PTSSVGK',
    path: '/service-role/',
    statements: all('logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:PutLogEvents'),
  },
  {
    name: 'AutoScalingServiceRolePolicy',
    id: 'ANPAIC5D2V7MRWBMHGD7G',
    path: '/aws-service-role/',
    version: 'v6',
    statements: all(
      ...['ec2:AttachClassicLinkVpc', 'ec2:CreateFleet', 'ec2:CreateTags', 'ec2:Describe*'],
      ...['ec2:RunInstances', 'ec2:TerminateInstances', 'elasticloadbalancing:*'],
      ...['cloudwatch:DeleteAlarms', 'cloudwatch:DescribeAlarms', 'cloudwatch:PutMetricAlarm'],
      ...['cloudwatch:GetMetricData', 'sns:Publish', 'iam:PassRole'],
    ),
  },
  {
    name: 'AWSElasticLoadBalancingServiceRolePolicy',
    id: 'ANPAIMHWGGSRHLOQUICJQ',
    path: '/aws-service-role/',
    version: 'v9',
    statements: all('ec2:Describe*', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface'),
  },
  {
    name: 'AmazonRDSServiceRolePolicy',
    id: 'ANPAIPEU5ZOBJWKWHUIBA',
    path: '/aws-service-role/',
    version: 'v13',
    statements: all('ec2:Describe*', 'cloudwatch:PutMetricData', 'logs:*', 'sns:Publish'),
  },
  {
    name: 'CloudTrailServiceRolePolicy',
    id: 'ANPAJXQJ45EGU6U7NQBW4',
    path: '/aws-service-role/',
    version: 'v3',
    statements: all('cloudtrail:*', 'organizations:DescribeOrganization'),
  },
  {
    name: 'CloudWatchEventsServiceRolePolicy',
    id: 'ANPAJJGPKQ3UUVIBUSCDO',
    path: '/aws-service-role/',
    statements: all(
      ...['cloudwatch:DescribeAlarms', 'ec2:DescribeInstanceStatus', 'ec2:DescribeInstances'],
      ...['ec2:RebootInstances', 'ec2:StopInstances', 'ec2:TerminateInstances'],
    ),
  },
  {
    name: 'DynamoDBReplicationServiceRolePolicy',
    id: 'ANPAJCUNRXL4BWASNJED2',
    path: '/aws-service-role/',
    statements: all('dynamodb:*', 'application-autoscaling:*'),
  },
];
