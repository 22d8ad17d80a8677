import type { Identity } from '../../../gateway/call.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import type { Instant } from '../../../kernel/clock.ts';
import { drawText } from '../../../kernel/ids.ts';
import { canonicalId } from '../buckets/find.ts';
import { noSuchUpload } from '../errors.ts';
import { checkDraft, type ObjectDraft } from '../objects/draft.ts';
import type { Body, Bucket, Checksum, S3State } from '../state.ts';

/** A part that was uploaded. Frozen, so that snapshots share its bytes. */
export interface Part {
  readonly number: number;
  /** 32 hexadecimal digits, without quotes. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
  readonly checksum?: Pick<Checksum, 'algorithm' | 'value'>;
  readonly body: Body;
}

export interface Initiator {
  readonly ID: string;
  readonly DisplayName?: string;
}

/** A multipart upload in progress: it leaves the state when it is completed or aborted. */
export interface Upload {
  readonly id: string;
  readonly initiatedAt: Instant;
  readonly initiator: Initiator;
  /** What its object will be. Frozen. */
  readonly draft: ObjectDraft;
  /** What its parts and its object are checked by; null where the client named nothing. */
  readonly checksum: Pick<Checksum, 'algorithm' | 'type'> | null;
  readonly parts: Map<number, Part>;
}

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-';

/** Begins an upload to a bucket. */
export function beginUpload(
  ctx: OperationContext<S3State>,
  bucket: Bucket,
  { draft, checksum }: Pick<Upload, 'draft' | 'checksum'>,
): Upload {
  checkDraft(bucket, draft);
  const told = Object.entries(draft).filter(([, value]) => value !== undefined);
  const upload: Upload = {
    id: drawText(ctx.random('uploads'), ID_ALPHABET, 128),
    initiatedAt: ctx.now,
    initiator: Object.freeze(initiatorOf(ctx.caller, ctx.account)),
    draft: deepFreeze(Object.fromEntries(told) as unknown as ObjectDraft),
    checksum: checksum && Object.freeze({ ...checksum }),
    parts: new Map(),
  };
  bucket.uploads.set(upload.id, upload);
  return upload;
}

/** A user or a session by its ARN, the account by its canonical id. */
function initiatorOf(caller: Identity, account: string): Initiator {
  const { type, arn, userName } = caller;
  if (type === 'IAMUser') return { ID: arn, DisplayName: userName ?? arn.split('/').at(-1)! };
  if (type !== 'AssumedRole' && type !== 'FederatedUser') return { ID: canonicalId(account) };
  return { ID: arn, DisplayName: arn.split('/').at(-1)! };
}

/** The upload that a request names. Throws `NoSuchUpload`. */
export function findUpload(
  bucket: Bucket,
  { Key, UploadId }: { readonly Key: string; readonly UploadId: string },
): Upload {
  const upload = bucket.uploads.get(UploadId);
  if (upload?.draft.key !== Key) throw noSuchUpload(UploadId);
  return upload;
}

/** What incomplete uploads take of a bucket's storage. */
export function storedParts({ uploads }: Bucket): { bytes: number; count: number } {
  let [bytes, count] = [0, 0];
  for (const { parts } of uploads.values()) {
    for (const { sizeBytes } of parts.values()) bytes += sizeBytes;
    count += parts.size;
  }
  return { bytes, count };
}
