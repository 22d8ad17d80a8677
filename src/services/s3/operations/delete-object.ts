import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { findBucket } from '../buckets/find.ts';
import { ON_OBJECT } from '../objects/on-object.ts';
import type { ObjectRef } from '../objects/read.ts';
import { deleteKey } from '../objects/store.ts';
import type { S3State } from '../state.ts';

/** Deletes an object, or puts a delete marker on it. AWS page: "DeleteObject". */
export const deleteObject = operation<S3State, ObjectRef & { Bucket: string }>({
  name: 'DeleteObject',
  readOnly: false,
  ...ON_OBJECT,
  run: (ctx, input) => {
    refuseMembers('S3 DeleteObject', input, ['MFA', 'BypassGovernanceRetention', 'IfMatch']);
    const bucket = findBucket(ctx, input.Bucket);
    const ref = { key: input.Key, versionId: input.VersionId };
    const { versionId, isDeleteMarker } = deleteKey(ctx, bucket, ref);
    return {
      ...(isDeleteMarker ? { DeleteMarker: true } : {}),
      ...(versionId === undefined ? {} : { VersionId: versionId }),
    };
  },
});
