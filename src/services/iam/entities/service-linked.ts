/** Service-linked roles: their names and policies. IAM User Guide, "Using service-linked roles". */
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

export function linkedPolicyArn(policy: string): string {
  return `arn:aws:iam::aws:policy/aws-service-role/${policy}`;
}

/** The trust policy of a service-linked role. */
export function linkedTrust(principal: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
  });
}
