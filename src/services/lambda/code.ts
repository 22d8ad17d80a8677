import type { ServiceContext } from '../../gateway/context.ts';
import { invalidParameter } from './errors.ts';
import type { Behaviour, LambdaFunction, LambdaState } from './state.ts';

/** Where a deployment package comes from, as CreateFunction and UpdateFunctionCode say it. */
export interface CodeInput {
  readonly ZipFile?: string | Uint8Array;
  readonly S3Bucket?: string;
  readonly S3Key?: string;
  readonly S3ObjectVersion?: string;
  readonly ImageUri?: string;
}

export interface Package {
  readonly sizeBytes: number;
  readonly code: LambdaFunction['code'];
  /** What the package is known to do, if the world knows it. */
  readonly behaviour: Behaviour | null;
}

/** Direct uploads end at 50 MB. AWS page: "Lambda quotas". */
const UPLOAD_LIMIT = 52_428_800;

/** Fetches the package; refuses a bad zip and a missing object in Lambda's words. */
export function fetchPackage(ctx: ServiceContext<LambdaState>, input: CodeInput): Package {
  if (input.ImageUri !== undefined) {
    return { sizeBytes: 0, code: { image: input.ImageUri }, behaviour: null };
  }
  if (input.ZipFile !== undefined) return uploaded(input.ZipFile);
  const { S3Bucket, S3Key } = input;
  if (S3Bucket === undefined || S3Key === undefined) {
    throw invalidParameter('Please provide a source for function code.');
  }
  const path = `${S3Bucket}/${S3Key}`;
  const behaviour = ctx.state.artifacts.get(path) ?? null;
  const params = { Bucket: S3Bucket, Key: S3Key };
  const head = ctx.peek({ service: 's3', operation: 'HeadObject', params });
  const found = head.ok ? head.result : null;
  if (!found && !behaviour) {
    throw invalidParameter(
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. ' +
        'S3 Error Message: The specified key does not exist.',
    );
  }
  const size = found?.['ContentLength'];
  return {
    sizeBytes: typeof size === 'number' ? size : 1_482_731,
    code: { bucket: S3Bucket, key: S3Key },
    behaviour,
  };
}

function uploaded(zip: string | Uint8Array): Package {
  const isEmpty = zip.length === 0;
  if (isEmpty || !startsAsZip(zip)) {
    throw invalidParameter(
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  if (zip.length > UPLOAD_LIMIT) {
    throw invalidParameter(`Unzipped size must be smaller than 262144000 bytes`);
  }
  return { sizeBytes: zip.length, code: {}, behaviour: null };
}

function startsAsZip(zip: string | Uint8Array): boolean {
  if (typeof zip === 'string') return zip.startsWith('PK');
  return zip[0] === 0x50 && zip[1] === 0x4b;
}
