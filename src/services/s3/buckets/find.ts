import { awsError } from '../../../aws/errors.ts';
import type { OperationContext, ServiceContext } from '../../../gateway/context.ts';
import { hashText } from '../../../kernel/random.ts';
import { noSuchBucket } from '../errors.ts';
import type { Bucket, S3State } from '../state.ts';

/** Bucket names are unique over all Regions. */
export function lookUpBucket(ctx: ServiceContext<S3State>, name: string): Bucket | undefined {
  const here = ctx.state.buckets.get(name);
  if (here) return here;
  for (const region of ctx.regions()) {
    const found = ctx.stateIn(region).buckets.get(name);
    if (found) return found;
  }
  return undefined;
}

/**
 * The bucket a request names. An SDK that asks the wrong Region is sent to the right one, as by
 * S3; the console, the CLI and services go there by themselves.
 */
export function findBucket(ctx: OperationContext<S3State>, name: string): Bucket {
  const bucket = lookUpBucket(ctx, name);
  if (!bucket) throw noSuchBucket(name);
  if (bucket.region !== ctx.request.region && ctx.request.via === 'sdk') {
    throw awsError(
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
        'Please send all future requests to this endpoint.',
      {
        status: 301,
        detail: { Endpoint: `${name}.s3.${bucket.region}.amazonaws.com`, Bucket: name },
      },
    );
  }
  return bucket;
}

/** The canonical user id of the account: 64 hexadecimal digits. */
export function canonicalId(account: string): string {
  let id = '';
  for (let i = 0; id.length < 64; i += 1) {
    id += hashText(`canonical/${account}/${i}`).toString(16).padStart(8, '0');
  }
  return id;
}

export function bucketArn(input: Readonly<Record<string, unknown>>): string {
  const name = input['Bucket'];
  return typeof name === 'string' ? `arn:aws:s3:::${name}` : '*';
}

export function objectArn(input: Readonly<Record<string, unknown>>): string {
  const key = input['Key'];
  return `${bucketArn(input)}/${typeof key === 'string' ? key : '*'}`;
}
