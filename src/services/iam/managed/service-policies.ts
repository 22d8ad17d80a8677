/** Policies for the use of one service. */
import type { ManagedEntry } from './catalogue.ts';

const all = (...Action: string[]) => [{ Effect: 'Allow', Action, Resource: '*' }];

export const SERVICE_POLICIES: readonly ManagedEntry[] = [
  {
    name: 'CloudWatchFullAccess',
    id: 'ANPAIKEABORKUXN6DEAZU',
    version: 'v5',
    description: 'Provides full access to CloudWatch.',
    statements: [
      ...all(
        ...['autoscaling:Describe*', 'cloudwatch:*', 'logs:*', 'sns:*', 'iam:GetPolicy'],
        ...['iam:GetPolicyVersion', 'iam:GetRole', 'oam:ListSinks'],
      ),
      {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource:
          'arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*',
        Condition: { StringLike: { 'iam:AWSServiceName': 'events.amazonaws.com' } },
      },
    ],
  },
  {
    name: 'CloudWatchFullAccessV2',
    id: 'ANPAZKAPJZG4LQ7ZRGGOY',
    version: 'v2',
    description: 'Provides full access to CloudWatch.',
    statements: all(
      ...['application-autoscaling:DescribeScalingPolicies', 'application-signals:*'],
      ...['autoscaling:DescribeAutoScalingGroups', 'autoscaling:DescribePolicies', 'cloudwatch:*'],
      ...['logs:*', 'sns:CreateTopic', 'sns:ListSubscriptions', 'sns:ListSubscriptionsByTopic'],
      ...[
        'sns:ListTopics',
        'sns:Subscribe',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:GetRole',
      ],
      ...['oam:ListSinks', 'rum:*', 'synthetics:*', 'xray:*'],
    ),
  },
  {
    name: 'CloudWatchReadOnlyAccess',
    id: 'ANPAJN23PDQP7SZQAE3QE',
    version: 'v9',
    description: 'Provides read only access to CloudWatch.',
    statements: all(
      ...['application-autoscaling:DescribeScalingPolicies', 'autoscaling:Describe*'],
      ...['cloudwatch:BatchGet*', 'cloudwatch:Describe*', 'cloudwatch:GenerateQuery'],
      ...['cloudwatch:Get*', 'cloudwatch:List*', 'logs:Get*', 'logs:List*', 'logs:StartQuery'],
      ...['logs:StopQuery', 'logs:Describe*', 'logs:TestMetricFilter', 'logs:FilterLogEvents'],
      ...['oam:ListSinks', 'sns:Get*', 'sns:List*', 'rum:Get*', 'rum:List*', 'xray:Get*'],
    ),
  },
  {
    name: 'CloudWatchLogsFullAccess',
    id: 'ANPAJ3ZGNWK2R5HW5BQFO',
    description: 'Provides full access to CloudWatch Logs.',
    statements: all('logs:*'),
  },
  {
    name: 'CloudWatchLogsReadOnlyAccess',
    id: 'ANPAJ2YIYDYSNNEHK3VKW',
    version: 'v4',
    description: 'Provides read only access to CloudWatch Logs.',
    statements: all(
      ...['logs:Describe*', 'logs:Get*', 'logs:List*', 'logs:StartQuery', 'logs:StopQuery'],
      ...['logs:TestMetricFilter', 'logs:FilterLogEvents'],
    ),
  },
  {
    name: 'AWSCloudTrail_FullAccess',
    id: 'ANPAZKAPJZG4AIWI4BVTP',
    description: 'Provides full access to AWS CloudTrail.',
    statements: [
      ...all('cloudtrail:*', 's3:ListAllMyBuckets', 'kms:ListAliases', 'kms:ListKeys'),
      ...all('lambda:ListFunctions', 'logs:DescribeLogGroups', 'sns:ListTopics', 'iam:ListRoles'),
      {
        Effect: 'Allow',
        Action: ['sns:AddPermission', 'sns:CreateTopic', 'sns:SetTopicAttributes'],
        Resource: 'arn:aws:sns:*:*:aws-cloudtrail-logs*',
      },
      {
        Effect: 'Allow',
        Action: ['s3:CreateBucket', 's3:PutBucketPolicy', 's3:PutBucketPublicAccessBlock'],
        Resource: 'arn:aws:s3:::aws-cloudtrail-logs*',
      },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'cloudtrail.amazonaws.com' } },
      },
    ],
  },
  {
    name: 'AWSCloudTrail_ReadOnlyAccess',
    id: 'ANPAZKAPJZG4FWJHLJUFP',
    description: 'Provides read only access to AWS CloudTrail.',
    statements: all(
      ...['cloudtrail:Get*', 'cloudtrail:Describe*', 'cloudtrail:List*', 'cloudtrail:LookupEvents'],
    ),
  },
  {
    name: 'AmazonEC2FullAccess',
    id: 'ANPAI3VAJF5ZCRZ7MCQE6',
    version: 'v5',
    description: 'Provides full access to Amazon EC2 via the AWS Management Console.',
    statements: all('ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*'),
  },
  {
    name: 'AmazonEC2ReadOnlyAccess',
    id: 'ANPAIGDT4SV4GSETWTBZK',
    version: 'v3',
    description: 'Provides read only access to Amazon EC2 via the AWS Management Console.',
    statements: all(
      ...['ec2:Describe*', 'ec2:GetSecurityGroupsForVpc', 'elasticloadbalancing:Describe*'],
      ...['cloudwatch:ListMetrics', 'cloudwatch:GetMetricStatistics', 'cloudwatch:Describe*'],
      'autoscaling:Describe*',
    ),
  },
  {
    name: 'AmazonS3FullAccess',
    id: 'ANPAIFIR6V6BVTRAHWINE',
    version: 'v2',
    description: 'Provides full access to all buckets via the AWS Management Console.',
    statements: all('s3:*', 's3-object-lambda:*'),
  },
  {
    name: 'AmazonS3ReadOnlyAccess',
    id: 'ANPAIZTJ4DXE7G6AGAE6M',
    version: 'v3',
    description: 'Provides read only access to all buckets via the AWS Management Console.',
    statements: all(
      ...['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
    ),
  },
  {
    name: 'AmazonDynamoDBReadOnlyAccess',
    id: 'ANPAIY2XFNA232XJ6J7X2',
    version: 'v14',
    statements: all(
      ...['dynamodb:BatchGetItem', 'dynamodb:Describe*', 'dynamodb:GetItem', 'dynamodb:List*'],
      ...[
        'dynamodb:Query',
        'dynamodb:Scan',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:GetMetricData',
      ],
    ),
  },
  {
    name: 'AmazonDynamoDBFullAccess',
    id: 'ANPAINUGF2JSOSUY76KYA',
    version: 'v15',
    statements: all('dynamodb:*', 'cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData'),
  },
  {
    name: 'AmazonRDSReadOnlyAccess',
    id: 'ANPAJKTTTYV2IIHKLZ346',
    version: 'v8',
    statements: all(
      ...['rds:Describe*', 'rds:ListTagsForResource', 'cloudwatch:GetMetricStatistics'],
      ...['cloudwatch:GetMetricData', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
    ),
  },
  {
    name: 'AWSLambda_FullAccess',
    id: 'ANPAZKAPJZG4ONNP4HJ5N',
    statements: all('cloudwatch:ListMetrics', 'cloudwatch:GetMetricData', 'lambda:*', 'logs:*'),
  },
  {
    name: 'AWSLambda_ReadOnlyAccess',
    id: 'ANPAZKAPJZG4LDQ2Y4O5J',
    statements: all(
      ...['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics', 'lambda:Get*', 'lambda:List*'],
      ...['logs:DescribeLogGroups', 'logs:FilterLogEvents', 'logs:StartQuery'],
    ),
  },
  {
    name: 'AmazonSNSFullAccess',
    id: 'ANPAJWEKLCXXUNT2SOLSG',
    statements: all('sns:*'),
  },
  {
    name: 'AmazonSQSFullAccess',
    id: 'ANPAI65L554VRJ33ECQS6',
    statements: all('sqs:*'),
  },
];
