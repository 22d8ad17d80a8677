import { objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';

/** What operations on one object declare alike: its data event, its ARN, the bucket's policy. */
export const ON_OBJECT = {
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  resource: objectArn,
  resourcePolicy: effectivePolicy,
} as const;
