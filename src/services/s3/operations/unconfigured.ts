import { operation, type AnyOperation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { missing } from '../errors.ts';
import type { S3State } from '../state.ts';

/**
 * Reads of sub-resources that no bucket here has: consoles and Terraform ask for them all the time,
 * and the answer of an unconfigured bucket is the right one. Their Put operations are not
 * simulated.
 */
interface Unconfigured {
  readonly name: string;
  readonly eventName?: string;
  readonly action?: string;
  readonly answer?: object;
  readonly refusal?: readonly [code: string, message: string];
}

const READS: readonly Unconfigured[] = [
  {
    name: 'GetBucketWebsite',
    refusal: [
      'NoSuchWebsiteConfiguration',
      'The specified bucket does not have a website configuration',
    ],
  },
  {
    name: 'GetBucketNotificationConfiguration',
    eventName: 'GetBucketNotification',
    action: 's3:GetBucketNotification',
    answer: {},
  },
  {
    name: 'GetBucketCors',
    action: 's3:GetBucketCORS',
    refusal: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  },
  {
    name: 'GetBucketReplication',
    action: 's3:GetReplicationConfiguration',
    refusal: [
      'ReplicationConfigurationNotFoundError',
      'The replication configuration was not found',
    ],
  },
  { name: 'GetBucketRequestPayment', answer: { Payer: 'BucketOwner' } },
  {
    name: 'GetBucketAccelerateConfiguration',
    eventName: 'GetAccelerateConfiguration',
    action: 's3:GetAccelerateConfiguration',
    answer: {},
  },
  {
    name: 'GetObjectLockConfiguration',
    eventName: 'GetBucketObjectLockConfiguration',
    action: 's3:GetBucketObjectLockConfiguration',
    refusal: [
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
    ],
  },
];

export const unconfiguredReads: readonly AnyOperation[] = READS.map((read) =>
  operation<S3State, { Bucket: string }>({
    name: read.name,
    readOnly: true,
    trail: {
      category: 'management',
      ...(read.eventName === undefined ? {} : { eventName: read.eventName }),
    },
    ...(read.action === undefined ? {} : { action: read.action }),
    resource: bucketArn,
    resourcePolicy: effectivePolicy,
    run: (ctx, { Bucket }) => {
      findBucket(ctx, Bucket);
      if (read.refusal) throw missing(read.refusal[0], read.refusal[1], Bucket);
      return { ...read.answer };
    },
  }),
);
