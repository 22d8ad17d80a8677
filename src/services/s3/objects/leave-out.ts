import type { Instant } from '../../../kernel/clock.ts';
import type { Bucket, S3State } from '../state.ts';

/** Leaves out keys that nobody wrote to since an instant; reading the others waits for them. */
export function leaveOutObjects(state: S3State, before: Instant): void {
  for (const bucket of state.buckets.values()) leaveOut(bucket, before);
}

function leaveOut(bucket: Bucket, before: Instant): void {
  for (const [key, versions] of bucket.objects) {
    if (versions.some(({ modifiedAt }) => modifiedAt >= before)) continue;
    bucket.objects.delete(key);
    bucket.lacksHistory = true;
  }
}
