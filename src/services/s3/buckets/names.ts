import { awsError } from '../../../aws/errors.ts';

/** AWS page: "General purpose bucket naming rules". */
export function requireBucketName(name: string): void {
  const isShaped = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  const isAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
  const isReserved =
    /^(xn--|sthree-|amzn-s3-demo-)/.test(name) || /(-s3alias|--ol-s3|\.mrap|--x-s3)$/.test(name);
  if (isShaped && !isAddress && !isReserved && !name.includes('..')) return;
  throw awsError('InvalidBucketName', 'The specified bucket is not valid.', {
    detail: { BucketName: name },
  });
}
