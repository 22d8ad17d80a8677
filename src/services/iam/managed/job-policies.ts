/** Policies for people's jobs. IAM User Guide, "AWS managed policies for job functions". */
import type { ManagedEntry } from './catalogue.ts';

const READ_ONLY_ACTIONS = [
  ...['autoscaling:Describe*', 'autoscaling:GetPredictiveScalingForecast', 'backup:Describe*'],
  ...['backup:Get*', 'backup:List*', 'ce:Describe*', 'ce:Get*', 'ce:List*'],
  ...['cloudformation:Describe*', 'cloudformation:Get*', 'cloudformation:List*'],
  ...['cloudfront:Get*', 'cloudfront:List*', 'cloudtrail:Describe*', 'cloudtrail:Get*'],
  ...['cloudtrail:List*', 'cloudtrail:LookupEvents', 'cloudwatch:Describe*', 'cloudwatch:Get*'],
  ...['cloudwatch:List*', 'config:Describe*', 'config:Get*', 'config:List*'],
  ...['dynamodb:BatchGetItem', 'dynamodb:Describe*', 'dynamodb:GetItem', 'dynamodb:List*'],
  ...['dynamodb:Query', 'dynamodb:Scan', 'ec2:Describe*', 'ec2:Get*', 'ecr:Describe*', 'ecr:Get*'],
  ...['ecs:Describe*', 'ecs:List*', 'eks:Describe*', 'eks:List*', 'elasticloadbalancing:Describe*'],
  ...['events:Describe*', 'events:List*', 'events:TestEventPattern', 'guardduty:Get*'],
  ...['guardduty:List*', 'health:Describe*', 'iam:Generate*', 'iam:Get*', 'iam:List*'],
  ...['iam:Simulate*', 'kms:Describe*', 'kms:Get*', 'kms:List*', 'lambda:Get*', 'lambda:List*'],
  ...['logs:Describe*', 'logs:FilterLogEvents', 'logs:Get*', 'logs:List*', 'logs:StartQuery'],
  ...['logs:StopQuery', 'logs:TestMetricFilter', 'organizations:Describe*', 'organizations:List*'],
  ...['rds:Describe*', 'rds:List*', 'resource-groups:Get*', 'resource-groups:List*'],
  ...['route53:Get*', 'route53:List*', 's3:Get*', 's3:List*', 'secretsmanager:Describe*'],
  ...['secretsmanager:GetResourcePolicy', 'secretsmanager:List*', 'securityhub:Get*', 'sns:Get*'],
  ...['sns:List*', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:List*', 'ssm:Describe*'],
  ...['ssm:Get*', 'ssm:List*', 'sts:GetAccessKeyInfo', 'sts:GetCallerIdentity'],
  ...['sts:GetSessionToken', 'tag:Get*', 'xray:BatchGet*', 'xray:Get*'],
];

const SECURITY_AUDIT_ACTIONS = [
  ...['acm:Describe*', 'acm:List*', 'autoscaling:Describe*', 'cloudformation:DescribeStack*'],
  ...['cloudformation:List*', 'cloudtrail:DescribeTrails', 'cloudtrail:GetEventSelectors'],
  ...['cloudtrail:GetInsightSelectors', 'cloudtrail:GetTrail', 'cloudtrail:GetTrailStatus'],
  ...['cloudtrail:ListTags', 'cloudtrail:ListTrails', 'cloudtrail:LookupEvents'],
  ...['cloudwatch:Describe*', 'cloudwatch:GetDashboard', 'cloudwatch:ListDashboards'],
  ...['config:Describe*', 'config:Get*', 'dynamodb:Describe*', 'dynamodb:ListTables'],
  ...['ec2:Describe*', 'ec2:GetEbsEncryptionByDefault', 'elasticloadbalancing:Describe*'],
  ...['events:Describe*', 'events:List*', 'guardduty:Get*', 'guardduty:List*'],
  ...['iam:GenerateCredentialReport', 'iam:GenerateServiceLastAccessedDetails', 'iam:Get*'],
  ...['iam:List*', 'iam:SimulateCustomPolicy', 'iam:SimulatePrincipalPolicy', 'kms:Describe*'],
  ...['kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:List*', 'lambda:GetAccountSettings'],
  ...['lambda:GetFunctionConfiguration', 'lambda:GetPolicy', 'lambda:List*', 'logs:Describe*'],
  ...['logs:ListTagsLogGroup', 'organizations:Describe*', 'organizations:List*', 'rds:Describe*'],
  ...['rds:ListTagsForResource', 'route53:Get*', 'route53:List*', 's3:GetAccelerateConfiguration'],
  ...['s3:GetAccountPublicAccessBlock', 's3:GetBucket*', 's3:GetEncryptionConfiguration'],
  ...['s3:GetLifecycleConfiguration', 's3:GetObjectAcl', 's3:ListAllMyBuckets', 's3:ListBucket'],
  ...['secretsmanager:Describe*', 'secretsmanager:ListSecrets', 'sns:GetTopicAttributes'],
  ...['sns:ListSubscriptionsByTopic', 'sns:ListTopics', 'sqs:GetQueueAttributes', 'sqs:ListQueues'],
  ...['ssm:Describe*', 'ssm:ListDocuments', 'tag:GetResources', 'tag:GetTagKeys'],
];

export const JOB_POLICIES: readonly ManagedEntry[] = [
  {
    name: 'AdministratorAccess',
    id: 'ANPAIWMBCKSKIEE64ZLYK',
    description: 'Provides full access to AWS services and resources.',
    statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  {
    name: 'PowerUserAccess',
    id: 'ANPAJYRXTHIB4FOVS3ZXS',
    version: 'v6',
    description:
      'Provides full access to AWS services and resources, but does not allow management of ' +
      'Users and groups.',
    statements: [
      {
        Effect: 'Allow',
        NotAction: ['iam:*', 'organizations:*', 'account:*'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: [
          'account:GetAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
      },
    ],
  },
  {
    name: 'ReadOnlyAccess',
    id: 'ANPAILL3HVNFSB6DCOWYQ',
    version: 'v144',
    description: 'Provides read-only access to AWS services and resources.',
    statements: [
      { Sid: 'ReadOnlyActions', Effect: 'Allow', Action: READ_ONLY_ACTIONS, Resource: '*' },
    ],
  },
  {
    name: 'ViewOnlyAccess',
    id: 'ANPAID22R6XPJATWOFDK6',
    path: '/job-function/',
    version: 'v21',
    description:
      'This policy grants permissions to view resources and basic metadata across all AWS services.',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          ...['autoscaling:Describe*', 'cloudtrail:DescribeTrails', 'cloudtrail:LookupEvents'],
          ...['cloudwatch:Describe*', 'cloudwatch:Get*', 'cloudwatch:List*', 'dynamodb:ListTables'],
          ...[
            'ec2:Describe*',
            'elasticloadbalancing:Describe*',
            'iam:List*',
            'iam:GetAccountSummary',
          ],
          ...['lambda:List*', 'logs:Describe*', 'rds:Describe*', 's3:ListAllMyBuckets'],
          ...['s3:ListBucket', 'sns:List*', 'sqs:ListQueues'],
        ],
        Resource: '*',
      },
    ],
  },
  {
    name: 'SecurityAudit',
    id: 'ANPAIX2T3QCXHR2OGGCTO',
    version: 'v51',
    description:
      'The security audit template grants access to read security configuration metadata.',
    statements: [
      {
        Sid: 'BaseSecurityAuditStatement',
        Effect: 'Allow',
        Action: SECURITY_AUDIT_ACTIONS,
        Resource: '*',
      },
    ],
  },
  {
    name: 'IAMUserChangePassword',
    id: 'ANPAJ4L4MM2A7QIEB56MS',
    version: 'v2',
    description: 'Provides the ability for an IAM user to change their own password.',
    statements: [
      {
        Effect: 'Allow',
        Action: ['iam:ChangePassword'],
        Resource: ['arn:aws:iam::*:user/${aws:username}'],
      },
      { Effect: 'Allow', Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' },
    ],
  },
  {
    name: 'IAMReadOnlyAccess',
    id: 'ANPAJKSO7NDY4T57MWDSQ',
    version: 'v4',
    description: 'Provides read only access to IAM via the AWS Management Console.',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          ...['iam:GenerateCredentialReport', 'iam:GenerateServiceLastAccessedDetails'],
          ...['iam:Get*', 'iam:List*', 'iam:SimulateCustomPolicy', 'iam:SimulatePrincipalPolicy'],
        ],
        Resource: '*',
      },
    ],
  },
  {
    name: 'IAMFullAccess',
    id: 'ANPAI7XKCFMBPM3QQRRVQ',
    version: 'v2',
    description: 'Provides full access to IAM via the AWS Management Console.',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          ...['iam:*', 'organizations:DescribeAccount', 'organizations:DescribeOrganization'],
          ...['organizations:DescribePolicy', 'organizations:ListChildren'],
          ...['organizations:ListParents', 'organizations:ListPolicies', 'organizations:ListRoots'],
        ],
        Resource: '*',
      },
    ],
  },
];
