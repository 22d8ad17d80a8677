import { AwsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket, lookUpBucket, objectArn } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { notFound } from '../errors.ts';
import { askedHeaders } from '../objects/headers.ts';
import { findObject, objectHeaders, type ObjectRef } from '../objects/read.ts';
import type { S3State } from '../state.ts';
import { CONDITIONAL } from './get-object.ts';

/** The headers of an object; a refusal has no body. AWS page: "HeadObject". */
export const headObject = operation<S3State, ObjectRef & { Bucket: string }>({
  name: 'HeadObject',
  readOnly: true,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:GetObject',
  resource: objectArn,
  resourcePolicy: effectivePolicy,
  run: (ctx, input) => {
    refuseMembers('S3 HeadObject', input, [...CONDITIONAL, 'Range']);
    if (!lookUpBucket(ctx, input.Bucket)) throw notFound();
    const bucket = findBucket(ctx, input.Bucket);
    try {
      return { ...objectHeaders(bucket, findObject(bucket, input)), ...askedHeaders(ctx, input) };
    } catch (error) {
      if (error instanceof AwsError && error.answer.status === 404) throw notFound();
      throw error;
    }
  },
});
