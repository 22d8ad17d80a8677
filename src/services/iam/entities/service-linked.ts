/** Service-linked roles: their names and policies. IAM User Guide, "Using service-linked roles". */
import type { Instant } from '../../../kernel/clock.ts';
import type { Role } from '../state.ts';

interface LinkedService {
  readonly roleName: string;
  readonly policy: string;
  readonly takesSuffix?: boolean;
}

const LINKED: Readonly<Record<string, LinkedService>> = {
  'autoscaling.amazonaws.com': {
    roleName: 'AWSServiceRoleForAutoScaling',
    policy: 'AutoScalingServiceRolePolicy',
    takesSuffix: true,
  },
  'elasticloadbalancing.amazonaws.com': {
    roleName: 'AWSServiceRoleForElasticLoadBalancing',
    policy: 'AWSElasticLoadBalancingServiceRolePolicy',
  },
  'rds.amazonaws.com': {
    roleName: 'AWSServiceRoleForRDS',
    policy: 'AmazonRDSServiceRolePolicy',
  },
  'cloudtrail.amazonaws.com': {
    roleName: 'AWSServiceRoleForCloudTrail',
    policy: 'CloudTrailServiceRolePolicy',
  },
  'events.amazonaws.com': {
    roleName: 'AWSServiceRoleForCloudWatchEvents',
    policy: 'CloudWatchEventsServiceRolePolicy',
  },
  'replication.dynamodb.amazonaws.com': {
    roleName: 'AWSServiceRoleForDynamoDBReplication',
    policy: 'DynamoDBReplicationServiceRolePolicy',
  },
};

export function linkedService(principal: string): LinkedService | undefined {
  return Object.hasOwn(LINKED, principal) ? LINKED[principal] : undefined;
}

/** The service a role name of that form belongs to. */
export function serviceOfRole(roleName: string): string | undefined {
  return Object.keys(LINKED).find((principal) => LINKED[principal]!.roleName === roleName);
}

/** A service-linked role in full. */
export function linkedRole(
  principal: string,
  own: { id: string; account: string; name: string; createdAt: Instant; description?: string },
): Role {
  const { id, account, name, createdAt, description } = own;
  const path = `/aws-service-role/${principal}/`;
  return Object.freeze({
    name,
    id,
    arn: `arn:aws:iam::${account}:role${path}${name}`,
    path,
    createdAt,
    inline: [],
    attached: [linkedPolicyArn(LINKED[principal]!.policy)],
    tags: [],
    trust: linkedTrust(principal),
    maxSessionSeconds: 3600,
    assumableAt: createdAt,
    linkedService: principal,
    ...(description === undefined ? {} : { description }),
  });
}

function linkedPolicyArn(policy: string): string {
  return `arn:aws:iam::aws:policy/aws-service-role/${policy}`;
}

function linkedTrust(principal: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
  });
}
