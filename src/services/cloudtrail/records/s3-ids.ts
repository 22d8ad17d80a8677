import { alphanumericOf } from '../store/record-ids.ts';

/** S3 names a request by 16 capitals and digits, and the host that answered by 76 characters. */
export function s3RequestIdOf(serial: number): string {
  return alphanumericOf(serial, 0x5333, 16);
}

export function s3HostIdOf(serial: number): string {
  return `${alphanumericOf(serial, 0x1d2, 75)}=`;
}
