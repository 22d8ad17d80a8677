import type { Params } from '../../../../gateway/call.ts';

/**
 * S3 writes what went over the wire: the bucket, the Host header, the sub-resource as an empty
 * text, headers by their own names, and the XML body as an object.
 */

const XML_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** The sub-resource of an operation's URL, by what stands behind Get/Put/Delete. */
const SUBRESOURCES: Readonly<Record<string, string>> = {
  Acl: 'acl',
  Policy: 'policy',
  PolicyStatus: 'policyStatus',
  Tagging: 'tagging',
  Lifecycle: 'lifecycle',
  LifecycleConfiguration: 'lifecycle',
  Versioning: 'versioning',
  Encryption: 'encryption',
  Cors: 'cors',
  Website: 'website',
  Logging: 'logging',
  Replication: 'replication',
  RequestPayment: 'requestPayment',
  Location: 'location',
  Notification: 'notification',
  NotificationConfiguration: 'notification',
  OwnershipControls: 'ownershipControls',
  PublicAccessBlock: 'publicAccessBlock',
  ObjectLockConfiguration: 'object-lock',
  AccelerateConfiguration: 'accelerate',
  Retention: 'retention',
  LegalHold: 'legal-hold',
};

/** Parameters that travel as headers or in the query, by their wire names. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  ACL: 'x-amz-acl',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSEKMSKeyId: 'x-amz-server-side-encryption-aws-kms-key-id',
  StorageClass: 'x-amz-storage-class',
  CopySource: 'x-amz-copy-source',
  CopySourceRange: 'x-amz-copy-source-range',
  ChecksumType: 'x-amz-checksum-type',
  Range: 'Range',
  VersionId: 'versionId',
  Prefix: 'prefix',
  Delimiter: 'delimiter',
  MaxKeys: 'max-keys',
  StartAfter: 'start-after',
  ContinuationToken: 'continuation-token',
  EncodingType: 'encoding-type',
  PartNumber: 'partNumber',
  UploadId: 'uploadId',
  KeyMarker: 'key-marker',
  UploadIdMarker: 'upload-id-marker',
  MaxUploads: 'max-uploads',
  MaxParts: 'max-parts',
  PartNumberMarker: 'part-number-marker',
};

/** Parameters that are the XML body. */
const BODY_MEMBERS = [
  'CreateBucketConfiguration',
  'VersioningConfiguration',
  'Tagging',
  'AccessControlPolicy',
  'PublicAccessBlockConfiguration',
  'LifecycleConfiguration',
  'CORSConfiguration',
  'ServerSideEncryptionConfiguration',
  'BucketLoggingStatus',
  'NotificationConfiguration',
  'ReplicationConfiguration',
  'OwnershipControls',
] as const;

/** What the elements of an XML list are called. */
const XML_ELEMENTS: Readonly<Record<string, string>> = {
  TagSet: 'Tag',
  Grants: 'Grant',
};

/** Lists that XML writes without a wrapper. */
const FLAT_LISTS: Readonly<Record<string, string>> = {
  Rules: 'Rule',
  CORSRules: 'CORSRule',
  TopicConfigurations: 'TopicConfiguration',
  QueueConfigurations: 'QueueConfiguration',
  LambdaFunctionConfigurations: 'CloudFunctionConfiguration',
};

export function s3Host(params: Params, region: string): string {
  const bucket = params['Bucket'];
  return `${typeof bucket === 'string' ? `${bucket}.` : ''}s3.${region}.amazonaws.com`;
}

/** requestParameters of an S3 call. */
export function s3Request(operation: string, params: Params, region: string): object {
  const out: Record<string, unknown> = {};
  if (params['Bucket'] !== undefined) out['bucketName'] = params['Bucket'];
  out['Host'] = s3Host(params, region);
  const subresource = subresourceOf(operation);
  if (subresource !== undefined) out[subresource] = '';
  if (operation === 'ListObjectsV2') out['list-type'] = '2';
  if (operation === 'DeleteObjects') out['delete'] = '';
  if (/^(?:Create|List)MultipartUploads?$/.test(operation)) out['uploads'] = '';
  if (typeof params['Tagging'] === 'string') out['x-amz-tagging'] = params['Tagging'];
  if (operation === 'CreateMultipartUpload' && params['ChecksumAlgorithm'] !== undefined) {
    out['x-amz-checksum-algorithm'] = params['ChecksumAlgorithm'];
  }
  if (params['Key'] !== undefined) out['key'] = params['Key'];
  for (const [name, wire] of Object.entries(WIRE_NAMES)) {
    const value = params[name];
    if (value !== undefined) out[wire] = typeof value === 'number' ? String(value) : value;
  }
  const policy = params['Policy'];
  if (typeof policy === 'string') out['bucketPolicy'] = parsed(policy);
  for (const name of BODY_MEMBERS) {
    const body = params[name];
    if (typeof body !== 'object' || body === null) continue;
    out[name] = { xmlns: XML_NAMESPACE, ...xmlBody(body) };
  }
  return out;
}

export function subresourceOf(operation: string): string | undefined {
  const what = /^(?:Get|Put|Delete)(?:Bucket|Object)?(.*)$/.exec(operation)?.[1] ?? '';
  return Object.hasOwn(SUBRESOURCES, what) ? SUBRESOURCES[what] : undefined;
}

const WRITES =
  /^(?:PutObject|CopyObject|UploadPart|UploadPartCopy|(?:Create|Complete)MultipartUpload)$/;

/** What stands in responseElements after an object was written. */
export function s3Response(operation: string, result: Params): object | null {
  const out: Record<string, unknown> = {};
  if (WRITES.test(operation)) {
    if (result['ServerSideEncryption'] !== undefined) {
      out['x-amz-server-side-encryption'] = result['ServerSideEncryption'];
    }
  }
  if (result['DeleteMarker'] === true) out['x-amz-delete-marker'] = 'true';
  if (typeof result['VersionId'] === 'string') out['x-amz-version-id'] = result['VersionId'];
  return Object.keys(out).length === 0 ? null : out;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function xmlBody(value: object): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (Array.isArray(member)) {
      const list = member.map((element: unknown) => xmlValue(element));
      const content = list.length === 1 ? list[0] : list;
      if (Object.hasOwn(FLAT_LISTS, name)) out[FLAT_LISTS[name]!] = content;
      else
        out[name] = Object.hasOwn(XML_ELEMENTS, name)
          ? { [XML_ELEMENTS[name]!]: content }
          : content;
    } else out[name] = xmlValue(member);
  }
  return out;
}

/** Numbers and booleans are parsed: `"true"` becomes true. */
function xmlValue(value: unknown): unknown {
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? xmlBody(value)
    : value;
}
