import { awsError, notSimulated } from '../../../aws/errors.ts';
import type { ChecksumAlgorithm } from '../../../aws/digests/checksums.ts';
import { algorithmNamed } from '../objects/checksums.ts';
import type { Checksum } from '../state.ts';
import type { Upload } from './upload.ts';

/** Only these may be combined to one of the whole object. */
const isCyclic = (algorithm: ChecksumAlgorithm) => algorithm.startsWith('CRC');

/** How an upload is checked. AWS page: "Checking object integrity", full object and composite. */
export function checksumChoice(input: {
  readonly ChecksumAlgorithm?: string;
  readonly ChecksumType?: string;
}): Upload['checksum'] {
  const { ChecksumAlgorithm, ChecksumType } = input;
  if (ChecksumAlgorithm === undefined) {
    if (ChecksumType === undefined) return null;
    throw awsError(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  const algorithm = algorithmNamed(ChecksumAlgorithm);
  const isWhole = algorithm === 'CRC64NVME';
  const type = (ChecksumType ?? (isWhole ? 'FULL_OBJECT' : 'COMPOSITE')) as Checksum['type'];
  if (type !== 'COMPOSITE' && type !== 'FULL_OBJECT') {
    throw notSimulated(`Not simulated: S3 checksums of type ${ChecksumType}.`);
  }
  const fits = type === 'COMPOSITE' ? !isWhole : isCyclic(algorithm);
  if (fits) return { algorithm, type };
  throw awsError(
    'InvalidRequest',
    `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
  );
}
