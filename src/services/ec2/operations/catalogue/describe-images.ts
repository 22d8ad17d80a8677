import { formatMillis } from '../../../../aws/instant.ts';
import { ec2Operation } from '../../request/declare.ts';
import { findAll } from '../../request/errors.ts';
import { applyFilters, type Filter, type Reader } from '../../request/filters.ts';
import { pageOf, type PageRequest } from '../../request/pages.ts';
import { shownTags } from '../../request/tags.ts';
import type { Image } from '../../state.ts';

interface Input extends PageRequest {
  readonly ImageIds?: readonly string[];
  readonly Owners?: readonly string[];
  readonly Filters?: readonly Filter[];
  readonly IncludeDeprecated?: boolean;
}

const READ: Reader<Image> = {
  architecture: (i) => i.architecture,
  'creation-date': (i) => formatMillis(i.createdAt),
  description: (i) => i.description,
  'image-id': (i) => i.id,
  'image-type': () => 'machine',
  'is-public': (i) => String(i.isPublic),
  name: (i) => i.name,
  'owner-alias': (i) => i.ownerAlias,
  'owner-id': (i) => i.ownerId,
  'root-device-type': () => 'ebs',
  state: () => 'available',
  'virtualization-type': () => 'hvm',
};

/** The account's images and the public ones it uses. EC2 API reference, "DescribeImages". */
export const describeImages = ec2Operation<Input>({
  name: 'DescribeImages',
  readOnly: true,
  fields: ['ImageIds', 'Owners', 'Filters', 'MaxResults', 'NextToken', 'IncludeDeprecated'],
  simplified: 'Only images the account owns or uses are listed.',
  run: (ctx, input) => {
    const { ImageIds = [], Owners, Filters } = input;
    const { images } = ctx.state;
    const named = ImageIds.length > 0 ? findAll('image', images, ImageIds) : [...images.values()];
    const owned = named.filter((image) => isOwnedBy(image, Owners, ctx.account));
    const found = applyFilters(owned, Filters, { read: READ, tags: (image) => image.tags });
    const page = pageOf(found, input, { min: 1, max: 1000 });
    const { NextToken } = page;
    return { Images: page.items.map(render), ...(NextToken === undefined ? {} : { NextToken }) };
  },
});

function isOwnedBy(image: Image, owners: readonly string[] | undefined, account: string): boolean {
  if (owners === undefined || owners.length === 0) return true;
  return owners.some(
    (owner) =>
      owner === image.ownerId ||
      owner === image.ownerAlias ||
      (owner === 'self' && image.ownerId === account),
  );
}

function render(image: Image): object {
  return {
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    BlockDeviceMappings: [
      {
        Ebs: {
          DeleteOnTermination: true,
          SnapshotId: image.snapshotId,
          VolumeSize: image.sizeGib,
          VolumeType: 'gp3',
          Encrypted: false,
        },
        DeviceName: image.rootDevice,
      },
    ],
    ...(image.description === '' ? {} : { Description: image.description }),
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(image.ownerAlias === undefined ? {} : { ImageOwnerAlias: image.ownerAlias }),
    Name: image.name,
    RootDeviceName: image.rootDevice,
    RootDeviceType: 'ebs',
    ...shownTags(image.tags),
    VirtualizationType: 'hvm',
    ImageId: image.id,
    ImageLocation: `${image.ownerAlias ?? image.ownerId}/${image.name}`,
    State: 'available',
    OwnerId: image.ownerId,
    CreationDate: formatMillis(image.createdAt),
    Public: image.isPublic,
    Architecture: image.architecture,
    ImageType: 'machine',
  };
}
