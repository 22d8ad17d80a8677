/** What is large goes in parts of 8 MiB, as s3transfer does it with awscli's defaults. */
import { joined } from '../../../aws/bytes.ts';
import { bytesOf } from '../../calls/answer.ts';
import { PyDict, type PyValue } from '../../python/values.ts';
import type { S3Place } from './paths.ts';
import type { Store } from './store.ts';

const PART_BYTES = 8 * 1_048_576;

type Headers = Readonly<Record<string, PyValue | undefined>>;

/** From this size on; smaller ones go in one request. */
export function isLarge(sizeBytes: number): boolean {
  return sizeBytes >= PART_BYTES;
}

/** First and last byte of each part. */
function spansOf(sizeBytes: number): readonly { first: number; last: number }[] {
  return Array.from({ length: Math.ceil(sizeBytes / PART_BYTES) }, (_, index) => {
    const first = index * PART_BYTES;
    return { first, last: Math.min(first + PART_BYTES, sizeBytes) - 1 };
  });
}

/** Uploads bytes. */
export function uploadLarge(
  store: Store,
  to: S3Place,
  { bytes, headers }: { readonly bytes: Uint8Array; readonly headers: Headers },
): Promise<void> {
  return inParts(store, { to, headers, size: bytes.length }, async (part, { first, last }) => {
    const Body = bytes.slice(first, last + 1);
    const { result } = await store.send('UploadPart', { ...part, Body });
    return String(result['ETag']);
  });
}

/** Copies an object within S3. */
export function copyInParts(
  store: Store,
  { from, ...going }: Going & { readonly from: S3Place },
): Promise<void> {
  const CopySource = copySource(from);
  return inParts(store, going, async (part, { first, last }) => {
    const CopySourceRange = `bytes=${first}-${last}`;
    const copied = await store.send('UploadPartCopy', { ...part, CopySource, CopySourceRange });
    return (copied.result['CopyPartResult'] as { ETag: string }).ETag;
  });
}

export function copySource({ bucket, key }: S3Place): string {
  return `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** The tags of an object, as the header of one that is to have the same. */
export async function tagsOf(store: Store, { bucket, key }: S3Place): Promise<Headers> {
  const { result } = await store.send('GetObjectTagging', { Bucket: bucket, Key: key });
  const tags = (result['TagSet'] ?? []) as readonly { Key: string; Value: string }[];
  if (tags.length === 0) return {};
  const pairs = tags.map(({ Key, Value }) => [Key, Value].map(encodeURIComponent).join('='));
  return { Tagging: pairs.join('&') };
}

interface Going {
  readonly to: S3Place;
  readonly headers: Headers;
  readonly size: number;
}

type SendPart = (
  part: { Bucket: string; Key: string; UploadId: string; PartNumber: number },
  span: { readonly first: number; readonly last: number },
) => Promise<string>;

/** An upload from its beginning to its end; what goes wrong in between aborts it. */
async function inParts(store: Store, going: Going, send: SendPart): Promise<void> {
  const { to, headers, size } = going;
  const object = { Bucket: to.bucket, Key: to.key };
  const { result } = await store.send('CreateMultipartUpload', { ...headers, ...object });
  const upload = { ...object, UploadId: String(result['UploadId']) };
  try {
    const parts: PyDict[] = [];
    for (const [index, span] of spansOf(size).entries()) {
      const number = index + 1;
      const etag = await send({ ...upload, PartNumber: number }, span);
      const part: [string, PyValue][] = [
        ['ETag', etag],
        ['PartNumber', number],
      ];
      parts.push(new PyDict(part));
    }
    const MultipartUpload = new PyDict([['Parts', parts]]);
    await store.send('CompleteMultipartUpload', { ...upload, MultipartUpload });
  } catch (error) {
    await store.send('AbortMultipartUpload', upload).catch(() => undefined);
    throw error;
  }
}

/** Reads an object range by range; the last range is open. */
export async function downloadLarge(
  store: Store,
  from: S3Place,
  sizeBytes: number,
): Promise<{ bytes: Uint8Array; modifiedAt: number }> {
  let modifiedAt = 0;
  const pieces: Uint8Array[] = [];
  const spans = spansOf(sizeBytes);
  for (const [index, { first, last }] of spans.entries()) {
    const end = index === spans.length - 1 ? '' : String(last);
    const { result } = await store.send('GetObject', {
      Bucket: from.bucket,
      Key: from.key,
      Range: `bytes=${first}-${end}`,
    });
    pieces.push(bytesOf(result['Body'] ?? ''));
    modifiedAt = Number(result['LastModified']);
  }
  return { bytes: joined(pieces), modifiedAt };
}
