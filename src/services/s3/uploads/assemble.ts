import { fromBase64, toBase64 } from '../../../aws/base64.ts';
import { joined } from '../../../aws/bytes.ts';
import { checksumOf } from '../../../aws/digests/checksums.ts';
import { md5 } from '../../../aws/digests/md5.ts';
import { awsError } from '../../../aws/errors.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { invalidArgument, malformedXml } from '../errors.ts';
import { joinedBody } from '../objects/bodies.ts';
import { badDigest, computed, toldChecksum, type ChecksumInput } from '../objects/checksums.ts';
import type { Assembled } from '../objects/write.ts';
import type { Body, Checksum, S3State } from '../state.ts';
import type { Part, Upload } from './upload.ts';

const SMALLEST_PART_BYTES = 5_242_880;

export interface CompletedPart extends ChecksumInput {
  readonly PartNumber?: number;
  readonly ETag?: string;
}

export interface CompleteInput extends ChecksumInput {
  readonly MultipartUpload?: { readonly Parts?: readonly CompletedPart[] };
  readonly ChecksumType?: string;
  readonly MpuObjectSize?: number;
}

export interface Whole {
  readonly body: Body;
  readonly assembled: Assembled;
  readonly checksum: Checksum | undefined;
}

/** Makes one of the parts that a request lists. AWS page: "CompleteMultipartUpload". */
export function assemble(
  ctx: ServiceContext<S3State>,
  upload: Upload,
  input: CompleteInput,
): Whole {
  const listed = listedParts(upload, input);
  const parts = listed.map((one) => matchingPart(upload, one));
  parts.slice(0, -1).forEach(requireSize);
  const partSizes = parts.map(({ sizeBytes }) => sizeBytes);
  const sizeBytes = partSizes.reduce((sum, size) => sum + size, 0);
  const { MpuObjectSize: told = sizeBytes } = input;
  if (told !== sizeBytes) {
    throw awsError(
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header value ${told} does not match what was ` +
        `computed: ${sizeBytes}`,
    );
  }
  const body = joinedBody(parts.map((part) => part.body));
  const checksum = checksumOfWhole(ctx, upload, { parts, body });
  checkTold(upload, input, checksum);
  const etag = `${md5(joined(parts.map(({ etag }) => hexBytes(etag))))}-${parts.length}`;
  const modifiedAt = upload.initiatedAt;
  return {
    body,
    assembled: { etag, sizeBytes, partSizes: Object.freeze(partSizes), modifiedAt },
    checksum,
  };
}

function listedParts({ id }: Upload, input: CompleteInput): readonly Required<NumberedPart>[] {
  if (input.MultipartUpload === undefined) {
    throw awsError('InvalidRequest', 'You must specify at least one part');
  }
  const { Parts = [] } = input.MultipartUpload;
  if (Parts.length === 0 || Parts.length > 10_000) throw malformedXml();
  let last = 0;
  return Parts.map((part) => {
    const { PartNumber, ETag } = part;
    if (PartNumber === undefined || ETag === undefined) throw malformedXml();
    if (PartNumber < 1) {
      throw invalidArgument('PartNumber must be >= 1', 'PartNumber', String(PartNumber));
    }
    if (PartNumber <= last) throw invalidPartOrder(id);
    last = PartNumber;
    return { PartNumber, ETag: ETag.replaceAll('"', ''), told: part };
  });
}

interface NumberedPart {
  readonly PartNumber: number;
  readonly ETag: string;
  readonly told: CompletedPart;
}

function matchingPart(upload: Upload, { PartNumber, ETag, told }: NumberedPart): Part {
  const part = upload.parts.get(PartNumber);
  const checksum = toldChecksum(told);
  const isSame = checksum === null || checksum.value === part?.checksum?.value;
  if (part?.etag !== ETag || !isSame) {
    throw awsError(
      'InvalidPart',
      'One or more of the specified parts could not be found.  The part may not have been ' +
        "uploaded, or the specified entity tag may not match the part's entity tag.",
      { detail: { UploadId: upload.id, PartNumber, ETag } },
    );
  }
  if (upload.checksum?.type === 'COMPOSITE' && checksum === null) {
    const name = upload.checksum.algorithm.toLowerCase();
    throw awsError(
      'InvalidRequest',
      `The upload was created using a ${name} checksum. The complete request must include the ` +
        `checksum for each part. It was missing for part ${PartNumber} in the request.`,
    );
  }
  return part;
}

function invalidPartOrder(uploadId: string) {
  return awsError(
    'InvalidPartOrder',
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
    { detail: { UploadId: uploadId } },
  );
}

function requireSize({ number, etag, sizeBytes }: Part): void {
  if (sizeBytes >= SMALLEST_PART_BYTES) return;
  throw awsError(
    'EntityTooSmall',
    'Your proposed upload is smaller than the minimum allowed size',
    {
      detail: {
        ProposedSize: sizeBytes,
        MinSizeAllowed: SMALLEST_PART_BYTES,
        PartNumber: number,
        ETag: etag,
      },
    },
  );
}

/** Of the parts' checksums where it is composite, else of all bytes. */
function checksumOfWhole(
  ctx: ServiceContext<S3State>,
  { checksum }: Upload,
  { parts, body }: { readonly parts: readonly Part[]; readonly body: Body },
): Checksum | undefined {
  if (checksum === null) return undefined;
  const { algorithm, type } = checksum;
  if (type === 'FULL_OBJECT') {
    return Object.freeze({ algorithm, type, value: computed(ctx, algorithm, body) });
  }
  const digests = parts.map((part) => fromBase64(part.checksum!.value)!);
  const value = `${toBase64(checksumOf(algorithm, [joined(digests)]))}-${parts.length}`;
  return Object.freeze({ algorithm, type, value });
}

/** What a client says of the whole object must be so. */
function checkTold({ checksum }: Upload, input: CompleteInput, whole: Checksum | undefined): void {
  const { ChecksumType } = input;
  if (ChecksumType !== undefined && ChecksumType !== (checksum?.type ?? 'FULL_OBJECT')) {
    const created = checksum?.type ?? 'FULL_OBJECT';
    throw awsError(
      'InvalidRequest',
      `The upload was created using the ${created} checksum mode. The complete request must use ` +
        'the same checksum mode.',
    );
  }
  const told = toldChecksum(input);
  if (!told || !whole || told.algorithm !== whole.algorithm) return;
  const plain = (value: string) => value.replace(/-\d+$/, '');
  if (plain(told.value) !== plain(whole.value)) throw badDigest(whole.algorithm);
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16),
  );
}
