import { formatMillis } from '../../../../aws/instant.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { shownTags } from '../../request/tags.ts';
import type { Volume } from '../../state.ts';

interface Input extends PageRequest {
  readonly VolumeIds?: readonly string[];
  readonly Filters?: readonly Filter[];
}

const status = (volume: Volume): string =>
  volume.attachment === undefined ? 'available' : 'in-use';

const READ: Reader<Volume> = {
  'attachment.attach-time': (v) => v.attachment && formatMillis(v.attachment.attachedAt),
  'attachment.delete-on-termination': (v) =>
    v.attachment && String(v.attachment.deleteOnTermination),
  'attachment.device': (v) => v.attachment?.device,
  'attachment.instance-id': (v) => v.attachment?.instanceId,
  'attachment.status': (v) => v.attachment && 'attached',
  'availability-zone': (v) => v.zone,
  'create-time': (v) => formatMillis(v.createdAt),
  encrypted: (v) => String(v.encrypted),
  size: (v) => String(v.sizeGib),
  'snapshot-id': (v) => v.snapshotId,
  status,
  'volume-id': (v) => v.id,
  'volume-type': (v) => v.type,
};

/** EC2 API reference, "DescribeVolumes". */
export const describeVolumes = ec2Operation<Input>({
  name: 'DescribeVolumes',
  readOnly: true,
  fields: ['VolumeIds', 'Filters', 'MaxResults', 'NextToken'],
  run: (ctx, input) => {
    const { VolumeIds = [], Filters } = input;
    const { volumes } = ctx.state;
    const given = VolumeIds.length > 0;
    const named = given ? findAll('volume', volumes, VolumeIds) : [...volumes.values()];
    const found = applyFilters(named, Filters, { read: READ, tags: (volume) => volume.tags });
    const page = pageOf(found, input, { min: 5, max: 1000, ids: { name: 'volumeSet', given } });
    const { NextToken } = page;
    return { Volumes: page.items.map(render), ...(NextToken === undefined ? {} : { NextToken }) };
  },
});

function render(volume: Volume): object {
  const { attachment } = volume;
  return {
    Iops: volume.iops,
    ...shownTags(volume.tags),
    VolumeType: volume.type,
    MultiAttachEnabled: false,
    ...(volume.type === 'gp3' ? { Throughput: 125 } : {}),
    VolumeId: volume.id,
    Size: volume.sizeGib,
    SnapshotId: volume.snapshotId,
    AvailabilityZone: volume.zone,
    State: status(volume),
    CreateTime: volume.createdAt,
    Attachments:
      attachment === undefined
        ? []
        : [
            {
              DeleteOnTermination: attachment.deleteOnTermination,
              VolumeId: volume.id,
              InstanceId: attachment.instanceId,
              Device: attachment.device,
              State: 'attached',
              AttachTime: attachment.attachedAt,
            },
          ],
    Encrypted: volume.encrypted,
  };
}
