import { awsError, notSimulated } from '../../../aws/errors.ts';
import { parseArn } from '../../../aws/arn.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import type { CloudTrailState, Trail, TrailSettings } from '../state.ts';
import { logGroupExists, logGroupName } from './deliver-logs.ts';
import { trailArn } from './find.ts';

type Context = OperationContext<CloudTrailState>;

/** What CreateTrail and UpdateTrail have in common. */
export interface TrailInput {
  readonly Name: string;
  readonly S3BucketName?: string;
  readonly S3KeyPrefix?: string;
  readonly SnsTopicName?: string;
  readonly IncludeGlobalServiceEvents?: boolean;
  readonly IsMultiRegionTrail?: boolean;
  readonly EnableLogFileValidation?: boolean;
  readonly CloudWatchLogsLogGroupArn?: string;
  readonly CloudWatchLogsRoleArn?: string;
  readonly KmsKeyId?: string;
  readonly IsOrganizationTrail?: boolean;
}

const LONGEST_PREFIX = 200;
const SERVICE = { kind: 'service', principal: 'cloudtrail.amazonaws.com' } as const;

/** The settings after `input` changed `before`; an empty text removes an optional member. */
export function settingsOf(ctx: Context, input: TrailInput, before?: TrailSettings): TrailSettings {
  if (input.KmsKeyId) throw notSimulated('Not simulated: CloudTrail trails with KmsKeyId.');
  if (input.IsOrganizationTrail === true) {
    throw notSimulated('Not simulated: CloudTrail organization trails (IsOrganizationTrail).');
  }
  const settings = Object.freeze({
    bucket: input.S3BucketName ?? before!.bucket,
    ...optional('prefix', input.S3KeyPrefix, before?.prefix),
    ...topicOf(ctx, input, before),
    includesGlobal: input.IncludeGlobalServiceEvents ?? before?.includesGlobal ?? true,
    isMultiRegion: input.IsMultiRegionTrail ?? before?.isMultiRegion ?? false,
    validatesFiles: input.EnableLogFileValidation ?? before?.validatesFiles ?? false,
    ...optional('logGroupArn', input.CloudWatchLogsLogGroupArn, before?.logGroupArn),
    ...optional('logRoleArn', input.CloudWatchLogsRoleArn, before?.logRoleArn),
  }) as TrailSettings;
  check(ctx, { settings, before, arn: trailArn(ctx, input.Name) });
  return settings;
}

/** The answer of CreateTrail and UpdateTrail. */
export function settingsAnswer(trail: Trail): Record<string, unknown> {
  const { settings } = trail;
  return {
    Name: trail.name,
    S3BucketName: settings.bucket,
    S3KeyPrefix: settings.prefix,
    SnsTopicName: settings.topicName,
    SnsTopicARN: settings.topicArn,
    IncludeGlobalServiceEvents: settings.includesGlobal,
    IsMultiRegionTrail: settings.isMultiRegion,
    TrailARN: trail.arn,
    LogFileValidationEnabled: settings.validatesFiles,
    CloudWatchLogsLogGroupArn: settings.logGroupArn,
    CloudWatchLogsRoleArn: settings.logRoleArn,
    KmsKeyId: settings.kmsKeyId,
    IsOrganizationTrail: false,
  };
}

/** A trail as DescribeTrails and GetTrail show it. */
export function trailAnswer(trail: Trail): Record<string, unknown> {
  const { IsOrganizationTrail, ...shown } = settingsAnswer(trail);
  return {
    ...shown,
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: trail.hasCustomSelectors,
    HasInsightSelectors: trail.insightTypes.length > 0,
    IsOrganizationTrail,
  };
}

function optional(name: string, given: string | undefined, before: string | undefined): object {
  const value = given ?? before;
  return value === undefined || value === '' ? {} : { [name]: value };
}

function topicOf(ctx: Context, input: TrailInput, before: TrailSettings | undefined): object {
  const given = input.SnsTopicName;
  if (given === undefined) {
    return {
      ...optional('topicName', undefined, before?.topicName),
      ...optional('topicArn', undefined, before?.topicArn),
    };
  }
  if (given === '') return {};
  const isArn = given.startsWith('arn:');
  const topicArn = isArn ? given : `arn:aws:sns:${ctx.region}:${ctx.account}:${given}`;
  const known = ctx.peek({
    service: 'sns',
    operation: 'GetTopicAttributes',
    params: { TopicArn: topicArn },
  });
  if (!known.ok && known.kind === 'aws') {
    throw awsError(
      'InsufficientSnsTopicPolicyException',
      'SNS Topic does not exist or the topic policy is incorrect!',
    );
  }
  return { topicName: topicArn, topicArn };
}

interface Change {
  readonly settings: TrailSettings;
  readonly before: TrailSettings | undefined;
  /** The trail's, which bucket policies name in `aws:SourceArn`. */
  readonly arn: string;
}

function check(ctx: Context, { settings, before, arn }: Change): void {
  if ((settings.prefix ?? '').length > LONGEST_PREFIX) {
    throw awsError(
      'InvalidS3PrefixException',
      `S3 prefix is too long. Maximum allowed length: ${LONGEST_PREFIX} characters.`,
    );
  }
  if (settings.isMultiRegion && !settings.includesGlobal) {
    throw awsError(
      'InvalidParameterCombinationException',
      'Multi-Region trail must include global service events.',
    );
  }
  if (settings.bucket !== before?.bucket) checkBucket(ctx, settings.bucket, arn);
  const hasNewGroup = settings.logGroupArn !== before?.logGroupArn;
  if (hasNewGroup || settings.logRoleArn !== before?.logRoleArn) checkLogGroup(ctx, settings);
}

/** CloudTrail looks at the bucket's ACL before it accepts it; the look is in the trail. */
function checkBucket(ctx: Context, bucket: string, sourceArn: string): void {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw awsError('InvalidS3BucketNameException', `Bucket name ${bucket} is not valid.`);
  }
  const params = { Bucket: bucket };
  const by = { credential: SERVICE, sourceArn };
  const look = ctx.call({ service: 's3', operation: 'GetBucketAcl', params, ...by });
  if (look.ok || look.kind === 'not-simulated') return;
  if (look.error.code === 'NoSuchBucket') {
    throw awsError('S3BucketDoesNotExistException', `S3 bucket ${bucket} does not exist!`);
  }
  throw awsError(
    'InsufficientS3BucketPolicyException',
    `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
  );
}

function checkLogGroup(ctx: Context, { logGroupArn, logRoleArn }: TrailSettings): void {
  if (logGroupArn === undefined && logRoleArn === undefined) return;
  if (logGroupArn === undefined) {
    throw awsError(
      'InvalidCloudWatchLogsLogGroupArnException',
      'You must specify a log group as well as a role ARN.',
    );
  }
  if (logRoleArn === undefined) {
    throw awsError(
      'InvalidCloudWatchLogsRoleArnException',
      'You must specify a role ARN as well as a log group.',
    );
  }
  const arn = parseArn(logGroupArn);
  const isOurs =
    arn?.service === 'logs' && arn.region === ctx.region && arn.account === ctx.account;
  if (!isOurs || !logGroupArn.endsWith(':*') || !logGroupExists(ctx, logGroupName(logGroupArn))) {
    throw awsError(
      'InvalidCloudWatchLogsLogGroupArnException',
      'CloudTrail cannot validate the specified log group ARN.',
    );
  }
  ctx.authorize('iam:PassRole', logRoleArn, { 'iam:PassedToService': SERVICE.principal });
  checkRole(ctx, logRoleArn);
}

function checkRole(ctx: Context, roleArn: string): void {
  const RoleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const found = ctx.peek({ service: 'iam', operation: 'GetRole', params: { RoleName } });
  if (!found.ok && found.kind === 'not-simulated') return;
  const role = found.ok
    ? (found.result['Role'] as { readonly AssumeRolePolicyDocument?: string } | undefined)
    : undefined;
  const trust = role?.AssumeRolePolicyDocument ?? '';
  if (trust.includes(SERVICE.principal)) return;
  throw awsError(
    'InvalidCloudWatchLogsRoleArnException',
    'Access denied. Check the trust relationships for your role.',
  );
}
