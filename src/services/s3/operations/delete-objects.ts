import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { bucketArn, findBucket } from '../buckets/find.ts';
import { effectivePolicy } from '../buckets/policy.ts';
import { malformedXml } from '../errors.ts';
import type { ObjectRef } from '../objects/read.ts';
import { deleteKey } from '../objects/store.ts';
import type { S3State } from '../state.ts';

interface Input {
  readonly Bucket: string;
  readonly Delete: { readonly Objects: readonly ObjectRef[]; readonly Quiet?: boolean };
}

/** Deletes up to 1,000 objects. AWS page: "DeleteObjects". */
export const deleteObjects = operation<S3State, Input>({
  name: 'DeleteObjects',
  readOnly: false,
  trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
  action: 's3:DeleteObject',
  resource: (input) => `${bucketArn(input)}/*`,
  resourcePolicy: effectivePolicy,
  simplified: 'Permission is asked once for all keys, not key by key.',
  run: (ctx, input) => {
    refuseMembers('S3 DeleteObjects', input, ['MFA', 'BypassGovernanceRetention']);
    const bucket = findBucket(ctx, input.Bucket);
    const { Objects, Quiet } = input.Delete;
    if (Objects.length === 0 || Objects.length > 1_000) throw malformedXml();
    const Deleted = Objects.map(({ Key, VersionId }) => {
      const { versionId, isDeleteMarker } = deleteKey(ctx, bucket, {
        key: Key,
        versionId: VersionId,
      });
      return {
        Key,
        ...(VersionId === undefined ? {} : { VersionId }),
        ...(isDeleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: versionId } : {}),
      };
    });
    return Quiet ? {} : { Deleted };
  },
});
