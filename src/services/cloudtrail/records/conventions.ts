import type { DateForm } from './forms/dates.ts';

/** What AWS's services do differently from one another in their records. */
export interface Convention {
  /** eventVersion: services move independently; 1.11 is the newest. */
  readonly version: string;
  readonly dates: DateForm;
  /** Denied calls of most services lose their parameters; these keep them. */
  readonly keepsDenied: boolean;
  /** Members that are left out of requests and answers entirely. */
  readonly dropped: ReadonlySet<string>;
}

const USUAL: Convention = {
  version: '1.11',
  dates: 'words-comma',
  keepsDenied: false,
  dropped: new Set(['NextToken', 'ClientRequestToken']),
};

const OWN: Readonly<Record<string, Partial<Convention>>> = {
  ec2: { version: '1.10', dates: 'milliseconds', keepsDenied: true },
  s3: { keepsDenied: true },
  sts: { version: '1.08', dropped: new Set(['SecretAccessKey']) },
  iam: {
    dates: 'words',
    dropped: new Set([
      'Password',
      'NewPassword',
      'OldPassword',
      'SecretAccessKey',
      'AuthenticationCode1',
      'AuthenticationCode2',
    ]),
  },
  rds: { dates: 'words' },
  cloudwatch: { dates: 'seconds' },
  lambda: { dates: 'offset', dropped: new Set(['ZipFile', 'Payload']) },
  autoscaling: { version: '1.08' },
  elbv2: { version: '1.08' },
};

/** Event names that are not the operation's own. S3 and Lambda only. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    GetBucketLifecycleConfiguration: 'GetBucketLifecycle',
    PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
    GetBucketNotificationConfiguration: 'GetBucketNotification',
    PutBucketNotificationConfiguration: 'PutBucketNotification',
    GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
    PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
    GetBucketAccelerateConfiguration: 'GetAccelerateConfiguration',
    PutBucketAccelerateConfiguration: 'PutAccelerateConfiguration',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
    DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
    ListObjectsV2: 'ListObjects',
  },
  lambda: {
    CreateFunction: 'CreateFunction20150331',
    DeleteFunction: 'DeleteFunction20150331',
    UpdateFunctionCode: 'UpdateFunctionCode20150331v2',
    UpdateFunctionConfiguration: 'UpdateFunctionConfiguration20150331v2',
    AddPermission: 'AddPermission20150331v2',
    RemovePermission: 'RemovePermission20150331v2',
    GetFunction: 'GetFunction20150331v2',
    GetFunctionConfiguration: 'GetFunctionConfiguration20150331v2',
    GetPolicy: 'GetPolicy20150331v2',
    ListFunctions: 'ListFunctions20150331',
    ListVersionsByFunction: 'ListVersionsByFunction20150331',
    CreateEventSourceMapping: 'CreateEventSourceMapping20150331',
    UpdateEventSourceMapping: 'UpdateEventSourceMapping20150331',
    DeleteEventSourceMapping: 'DeleteEventSourceMapping20150331',
    ListEventSourceMappings: 'ListEventSourceMappings20150331',
    PublishVersion: 'PublishVersion20150331',
    TagResource: 'TagResource20170331v2',
    UntagResource: 'UntagResource20170331v2',
    ListTags: 'ListTags20170331',
    PutFunctionConcurrency: 'PutFunctionConcurrency20171031',
    DeleteFunctionConcurrency: 'DeleteFunctionConcurrency20171031',
  },
};

/** readOnly against the verb, all from genuine records. */
const READ_EXCEPTIONS: Readonly<Record<string, boolean>> = {
  'sts:AssumeRole': true,
  'sts:AssumeRoleWithSAML': true,
  'sts:AssumeRoleWithWebIdentity': true,
  'sts:GetSessionToken': false,
  'sts:GetFederationToken': false,
  'signin:GetSigninToken': false,
  'signin:CheckMfa': false,
  'lambda:Invoke': false,
  'logs:StartQuery': true,
  'kms:Decrypt': true,
  'kms:Encrypt': true,
  'kms:GenerateDataKey': true,
};

const CONVENTIONS: ReadonlyMap<string, Convention> = new Map(
  Object.entries(OWN).map(([service, own]) => [service, { ...USUAL, ...own }]),
);

export function conventionOf(service: string): Convention {
  return CONVENTIONS.get(service) ?? USUAL;
}

/** The event name of an operation, unless its declaration says otherwise. */
export function eventNameOf(service: string, operation: string): string {
  const own = Object.hasOwn(NAMES, service) ? NAMES[service]! : {};
  return Object.hasOwn(own, operation) ? own[operation]! : operation;
}

/** readOnly as records have it, or undefined where the operation's own claim stands. */
export function readOnlyException(service: string, operation: string): boolean | undefined {
  const key = `${service}:${operation}`;
  return Object.hasOwn(READ_EXCEPTIONS, key) ? READ_EXCEPTIONS[key] : undefined;
}
