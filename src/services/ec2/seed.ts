/**
 * The first day of a Region: turns a plain spec into state. Ids may be given (so that scenarios
 * can name them) or are drawn. Times default to long before the world begins.
 */
import type { ServiceContext } from '../../gateway/context.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '../../kernel/clock.ts';
import { drawHex } from '../../kernel/ids.ts';
import type { RandomStream } from '../../kernel/random.ts';
import { removeDefaultVpc } from './defaults.ts';
import { freshId, launchInstance } from './instances/launch.ts';
import { instanceType, type CreditMode } from './instances/types.ts';
import { draftsOf, type IpPermission } from './network/rules.ts';
import { OUT_TO_ALL } from './operations/groups/create-security-group.ts';
import { tagsFrom } from './request/tags.ts';
import type { Ec2State } from './state.ts';

type TagRecord = Readonly<Record<string, string>>;

export interface Ec2Spec {
  readonly vpcs?: readonly { id: string; cidr: string; isDefault?: boolean; tags?: TagRecord }[];
  readonly subnets?: readonly {
    id: string;
    vpcId: string;
    zone: string;
    cidr: string;
    mapsPublicIp?: boolean;
    tags?: TagRecord;
  }[];
  readonly groups?: readonly {
    id: string;
    name: string;
    description: string;
    vpcId: string;
    /** As in AuthorizeSecurityGroupIngress. */
    ingress?: readonly IpPermission[];
    egress?: readonly IpPermission[];
    tags?: TagRecord;
  }[];
  readonly images?: readonly {
    id: string;
    name: string;
    description?: string;
    architecture?: string;
    snapshotId?: string;
    sizeGib?: number;
    createdAt?: Instant;
    tags?: TagRecord;
  }[];
  readonly keyPairs?: readonly { name: string; id?: string; tags?: TagRecord }[];
  readonly instances?: readonly InstanceSpec[];
  readonly snapshots?: readonly {
    id: string;
    volumeId: string;
    sizeGib: number;
    description?: string;
    startedAt?: Instant;
    tags?: TagRecord;
  }[];
  readonly addresses?: readonly {
    allocationId: string;
    publicIp: string;
    instanceId?: string;
    tags?: TagRecord;
  }[];
  readonly launchTemplates?: readonly {
    id?: string;
    name: string;
    /** As in CreateLaunchTemplate's LaunchTemplateData. */
    data: object;
    createdBy?: string;
    tags?: TagRecord;
  }[];
  /** On-demand vCPU quota; default 64. */
  readonly vcpuLimit?: number;
}

export interface InstanceSpec {
  readonly id: string;
  readonly type: string;
  readonly imageId: string;
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly keyName?: string;
  /** Name of an instance profile. */
  readonly profile?: string;
  readonly detailedMonitoring?: boolean;
  readonly state?: 'running' | 'stopped';
  readonly launchedAt?: Instant;
  readonly privateIp?: string;
  readonly publicIp?: string;
  readonly volumeId?: string;
  readonly volumeGib?: number;
  readonly creditMode?: CreditMode;
  /** Earned CPU credits; default: the most it can hold. */
  readonly creditBalance?: number;
  readonly disableApiTermination?: boolean;
  readonly httpTokens?: 'optional' | 'required';
  readonly tags?: TagRecord;
}

type Ctx = ServiceContext<Ec2State>;

/** Fills a Region's state. */
export function seedEc2(ctx: Ctx, spec: Ec2Spec): void {
  const { state } = ctx;
  if (spec.vpcs?.some((vpc) => vpc.isDefault)) removeDefaultVpc(state);
  if (spec.vcpuLimit !== undefined) state.vcpuLimit = spec.vcpuLimit;
  const ids = ctx.random('seed-ids');
  seedNetwork(ctx, spec, ids);
  seedCatalogue(ctx, spec, ids);
  for (const each of spec.instances ?? []) seedInstance(ctx, each, ids);
  for (const each of spec.addresses ?? []) {
    state.addresses.set(each.allocationId, {
      allocationId: each.allocationId,
      publicIp: each.publicIp,
      tags: tagsFrom(each.tags),
      instanceId: each.instanceId,
      associationId: each.instanceId === undefined ? undefined : freshId('eipassoc', ids),
    });
  }
}

function seedNetwork({ state, account }: Ctx, spec: Ec2Spec, ids: RandomStream): void {
  for (const vpc of spec.vpcs ?? []) {
    const { id, cidr, isDefault = false } = vpc;
    state.vpcs.set(id, { id, cidr, isDefault, tags: tagsFrom(vpc.tags) });
  }
  for (const { tags, mapsPublicIp = false, ...subnet } of spec.subnets ?? []) {
    state.subnets.set(subnet.id, { ...subnet, mapsPublicIp, tags: tagsFrom(tags) });
  }
  for (const { ingress = [], egress, tags, ...group } of spec.groups ?? []) {
    const id = (): string => freshId('sgr', ids);
    const into = draftsOf(ingress, account);
    const out = egress === undefined ? [OUT_TO_ALL] : draftsOf(egress, account);
    state.groups.set(group.id, {
      ...group,
      tags: tagsFrom(tags),
      rules: [
        ...out.map((draft) => ({ ...draft, id: id(), isEgress: true })),
        ...into.map((draft) => ({ ...draft, id: id(), isEgress: false })),
      ],
    });
  }
}

function seedCatalogue(ctx: Ctx, spec: Ec2Spec, ids: RandomStream): void {
  const { state, account, now } = ctx;
  const before = now - 90 * DAY_MS;
  for (const image of spec.images ?? []) {
    state.images.set(image.id, {
      id: image.id,
      name: image.name,
      description: image.description ?? '',
      ownerId: account,
      ownerAlias: undefined,
      architecture: image.architecture ?? 'x86_64',
      createdAt: image.createdAt ?? before,
      rootDevice: '/dev/xvda',
      snapshotId: image.snapshotId ?? freshId('snap', ids),
      sizeGib: image.sizeGib ?? 8,
      isPublic: false,
      tags: tagsFrom(image.tags),
    });
  }
  for (const { name, id, tags } of spec.keyPairs ?? []) {
    const fingerprint = drawHex(ids, 40).match(/../g)!.join(':');
    const own = { id: id ?? freshId('key', ids), name, type: 'rsa', fingerprint };
    state.keyPairs.set(name, { ...own, createdAt: before, tags: tagsFrom(tags) });
  }
  for (const { description = '', startedAt = before, tags, ...snapshot } of spec.snapshots ?? []) {
    state.snapshots.set(snapshot.id, {
      ...snapshot,
      description,
      startedAt,
      encrypted: false,
      tags: tagsFrom(tags),
      sharedWith: [],
      isPublic: false,
    });
  }
  for (const template of spec.launchTemplates ?? []) {
    const id = template.id ?? freshId('lt', ids);
    state.templates.set(id, {
      id,
      name: template.name,
      createdAt: before,
      createdBy: template.createdBy ?? `arn:aws:iam::${account}:root`,
      tags: tagsFrom(template.tags),
      defaultVersion: 1,
      versions: [{ data: template.data, description: '', at: before }],
    });
  }
}

function seedInstance(ctx: Ctx, spec: InstanceSpec, ids: RandomStream): void {
  const { state, account, now } = ctx;
  const at = spec.launchedAt ?? now - 30 * DAY_MS;
  const instance = launchInstance(
    state,
    {
      at,
      id: spec.id,
      reservationId: freshId('r', ids),
      requesterId: undefined,
      launchIndex: 0,
      clientToken: '',
      imageId: spec.imageId,
      type: spec.type,
      keyName: spec.keyName,
      subnet: state.subnets.get(spec.subnetId)!,
      groupIds: spec.groupIds,
      publicIp: false,
      privateIp: spec.privateIp,
      profileArn:
        spec.profile === undefined
          ? undefined
          : `arn:aws:iam::${account}:instance-profile/${spec.profile}`,
      userData: undefined,
      detailedMonitoring: false,
      ebsOptimized: true,
      disableApiTermination: spec.disableApiTermination ?? false,
      disableApiStop: false,
      shutdownBehavior: 'stop',
      httpTokens: spec.httpTokens ?? 'required',
      creditMode: spec.creditMode,
      instanceTags: tagsFrom(spec.tags),
      volumeTags: tagsFrom(spec.tags),
      rootVolume: { sizeGib: spec.volumeGib ?? 8, type: 'gp3' },
      ...(spec.volumeId === undefined ? {} : { volumeId: spec.volumeId }),
    },
    ids,
  );
  const isRunning = spec.state !== 'stopped';
  instance.state = isRunning ? 'running' : 'stopped';
  instance.stateReason = undefined;
  instance.stateSince = at;
  instance.publicIp = isRunning ? spec.publicIp : undefined;
  instance.monitoring = spec.detailedMonitoring ? 'enabled' : 'disabled';
  if (isRunning) {
    instance.checksFrom = at + 2 * MINUTE_MS;
    instance.answersFrom = at + MINUTE_MS;
  }
  const burst = instanceType(spec.type)?.burst;
  if (burst !== undefined) {
    const balance = spec.creditBalance ?? burst.maxCredits;
    instance.credits = { balance, launch: 0, surplus: 0 };
  }
}
