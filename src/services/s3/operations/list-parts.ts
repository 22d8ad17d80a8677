import { operation } from '../../../gateway/service.ts';
import { canonicalId, findBucket } from '../buckets/find.ts';
import { requireCount } from '../objects/listing.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import type { S3State } from '../state.ts';
import { expiryAnswer } from '../uploads/expiry.ts';
import { partAnswer } from '../uploads/parts.ts';
import { findUpload } from '../uploads/upload.ts';

interface Input {
  readonly Bucket: string;
  readonly Key: string;
  readonly UploadId: string;
  readonly MaxParts?: number;
  readonly PartNumberMarker?: number;
}

/** The parts that an upload has so far, 1,000 a page. AWS page: "ListParts". */
export const listParts = operation<S3State, Input>({
  name: 'ListParts',
  readOnly: true,
  ...ON_OBJECT,
  action: 's3:ListMultipartUploadParts',
  run: (ctx, input) => {
    const bucket = findBucket(ctx, input.Bucket);
    const upload = findUpload(bucket, input);
    const { MaxParts = 1_000, PartNumberMarker = 0 } = input;
    requireCount('max-parts', MaxParts);
    requireCount('part-number-marker', PartNumberMarker);
    const most = Math.min(1_000, MaxParts);
    const left = [...upload.parts.values()]
      .filter(({ number }) => number > PartNumberMarker)
      .sort((a, b) => a.number - b.number);
    const page = left.slice(0, most);
    const { checksum } = upload;
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: upload.id,
      PartNumberMarker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: most,
      IsTruncated: most > 0 && left.length > page.length,
      Parts: page.map((part) => ({
        PartNumber: part.number,
        LastModified: Math.floor(part.modifiedAt / 1_000) * 1_000,
        ...partAnswer(part),
        Size: part.sizeBytes,
      })),
      Initiator: upload.initiator,
      Owner: { ID: canonicalId(ctx.account) },
      StorageClass: upload.draft.storageClass ?? 'STANDARD',
      ...(checksum ? { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type } : {}),
      ...expiryAnswer(bucket, upload),
    };
  },
});
