/** What every account finds in every Region: a default VPC and Amazon's public images. */
import { hashText } from '../../kernel/random.ts';
import { OUT_TO_ALL } from './operations/groups/create-security-group.ts';
import type { Ec2State, Image } from './state.ts';

const ZONES = ['a', 'b', 'c'];
/** 2024-01-01T00:00:00Z: everything here is older than any world. */
const LONG_AGO = 1_704_067_200_000;

/** VPC user guide, "Default VPCs": 172.31.0.0/16 with a /20 in each zone. */
export function addDefaults(state: Ec2State): Ec2State {
  const { region, account } = state;
  const vpcId = fixedId('vpc', region, 'default');
  state.vpcs.set(vpcId, { id: vpcId, cidr: '172.31.0.0/16', isDefault: true, tags: new Map() });
  for (const [index, letter] of ZONES.entries()) {
    const id = fixedId('subnet', region, letter);
    state.subnets.set(id, {
      id,
      vpcId,
      zone: region + letter,
      cidr: `172.31.${index * 16}.0/20`,
      mapsPublicIp: true,
      tags: new Map(),
    });
  }
  const groupId = fixedId('sg', region, 'default');
  state.groups.set(groupId, {
    id: groupId,
    name: 'default',
    description: 'default VPC security group',
    vpcId,
    tags: new Map(),
    rules: [
      { ...OUT_TO_ALL, id: fixedId('sgr', region, 'out') },
      {
        id: fixedId('sgr', region, 'self'),
        isEgress: false,
        protocol: '-1',
        fromPort: undefined,
        toPort: undefined,
        peer: { kind: 'group', groupId, ownerId: account },
        description: undefined,
      },
    ],
  });
  for (const image of publicImages(region)) state.images.set(image.id, image);
  return state;
}

/** Takes the default VPC away, for Regions whose spec brings its own. */
export function removeDefaultVpc(state: Ec2State): void {
  const ids = [...state.vpcs.values()].filter((vpc) => vpc.isDefault).map((vpc) => vpc.id);
  for (const id of ids) {
    state.vpcs.delete(id);
    for (const [key, { vpcId }] of state.subnets) if (vpcId === id) state.subnets.delete(key);
    for (const [key, { vpcId }] of state.groups) if (vpcId === id) state.groups.delete(key);
  }
}

/** An id that belongs to a name in a Region, in every world. */
export function fixedId(prefix: string, region: string, name: string): string {
  const hex = (salt: string): string =>
    hashText(`${prefix}/${region}/${name}/${salt}`).toString(16).padStart(8, '0');
  return `${prefix}-0${hex('low')}${hex('high')}`;
}

function publicImages(region: string): Image[] {
  const rows: readonly (readonly [name: string, description: string, architecture: string])[] = [
    ['al2023-ami-2023.6.20260120.0-kernel-6.1-x86_64', 'Amazon Linux 2023 x86_64 HVM', 'x86_64'],
    ['al2023-ami-2023.6.20260120.0-kernel-6.1-arm64', 'Amazon Linux 2023 arm64 HVM', 'arm64'],
    ['amzn2-ami-kernel-5.10-hvm-2.0.20260109.0-x86_64-gp2', 'Amazon Linux 2', 'x86_64'],
  ];
  return rows.map(([name, description, architecture]) => ({
    id: fixedId('ami', region, name),
    name,
    description,
    ownerId: '137112412989',
    ownerAlias: 'amazon',
    architecture,
    createdAt: LONG_AGO,
    rootDevice: '/dev/xvda',
    snapshotId: fixedId('snap', region, name),
    sizeGib: 8,
    isPublic: true,
    tags: new Map(),
  }));
}
