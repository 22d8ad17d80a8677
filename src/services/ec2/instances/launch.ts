/** Making instances: what RunInstances and the world's first day share. */
import type { Instant } from '../../../kernel/clock.ts';
import { drawHex } from '../../../kernel/ids.ts';
import type { RandomStream } from '../../../kernel/random.ts';
import { blockSize, ipNumber, ipText } from '../network/rules.ts';
import { ec2Error } from '../request/errors.ts';
import {
  NEVER,
  NO_LOAD,
  noTotals,
  type Ec2State,
  type Instance,
  type Subnet,
  type Tags,
} from '../state.ts';
import { openAccount } from './credits.ts';
import { instanceType, type CreditMode } from './types.ts';

export interface LaunchPlan {
  readonly at: Instant;
  readonly reservationId: string;
  readonly requesterId: string | undefined;
  readonly launchIndex: number;
  readonly clientToken: string;
  readonly imageId: string;
  readonly type: string;
  readonly keyName: string | undefined;
  readonly subnet: Subnet;
  readonly groupIds: readonly string[];
  readonly publicIp: boolean;
  readonly privateIp: string | undefined;
  readonly profileArn: string | undefined;
  readonly userData: string | undefined;
  readonly detailedMonitoring: boolean;
  readonly ebsOptimized: boolean;
  readonly disableApiTermination: boolean;
  readonly disableApiStop: boolean;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly httpTokens: 'optional' | 'required';
  readonly creditMode: CreditMode | undefined;
  readonly instanceTags: Tags;
  readonly volumeTags: Tags;
  readonly rootVolume: { readonly sizeGib: number; readonly type: string };
  /** Fixed ids for seeded resources. */
  readonly id?: string;
  readonly volumeId?: string;
}

/** Adds an instance in `pending`, with its root volume attached, to the state. */
export function launchInstance(state: Ec2State, plan: LaunchPlan, ids: RandomStream): Instance {
  const type = instanceType(plan.type)!;
  const id = plan.id ?? freshId('i', ids);
  const instance: Instance = {
    id,
    reservationId: plan.reservationId,
    requesterId: plan.requesterId,
    launchIndex: plan.launchIndex,
    clientToken: plan.clientToken,
    imageId: plan.imageId,
    type: plan.type,
    keyName: plan.keyName,
    vpcId: plan.subnet.vpcId,
    subnetId: plan.subnet.id,
    zone: plan.subnet.zone,
    privateIp: plan.privateIp ?? freePrivateIp(state, plan.subnet),
    publicIp: plan.publicIp ? freshPublicIp(state) : undefined,
    interfaceId: freshId('eni', ids),
    attachmentId: freshId('eni-attach', ids),
    macAddress: macFrom(drawHex(ids, 10)),
    groupIds: [...plan.groupIds],
    profileArn: plan.profileArn,
    profileId: plan.profileArn === undefined ? undefined : profileId(ids),
    userData: plan.userData,
    launchedAt: plan.at,
    volumes: [],
    tags: new Map(plan.instanceTags),
    state: 'pending',
    stateSince: plan.at,
    stateUntil: undefined,
    stateReason: { code: 'pending', message: 'pending' },
    transitionReason: '',
    monitoring: plan.detailedMonitoring ? 'pending' : 'disabled',
    ebsOptimized: plan.ebsOptimized,
    disableApiTermination: plan.disableApiTermination,
    disableApiStop: plan.disableApiStop,
    shutdownBehavior: plan.shutdownBehavior,
    sourceDestCheck: true,
    httpTokens: plan.httpTokens,
    creditMode: type.burst === undefined ? undefined : (plan.creditMode ?? type.burst.defaultMode),
    credits: type.burst === undefined ? undefined : openAccount(type.burst),
    checksFrom: NEVER,
    answersFrom: NEVER,
    impairment: { systemSince: undefined, instanceSince: undefined },
    load: NO_LOAD,
    priorLoad: NO_LOAD,
    sinceMark: noTotals(),
    series: [],
  };
  attachRoot(state, instance, { plan, ids });
  state.instances.set(id, instance);
  return instance;
}

/** `i-0` and sixteen hexadecimal digits; attachments and others likewise. */
export function freshId(prefix: string, ids: RandomStream): string {
  return `${prefix}-0${drawHex(ids, 16)}`;
}

function attachRoot(
  state: Ec2State,
  instance: Instance,
  { plan, ids }: { plan: LaunchPlan; ids: RandomStream },
): void {
  const image = state.images.get(plan.imageId);
  const device = image?.rootDevice ?? '/dev/xvda';
  const volumeId = plan.volumeId ?? freshId('vol', ids);
  state.volumes.set(volumeId, {
    id: volumeId,
    zone: instance.zone,
    sizeGib: plan.rootVolume.sizeGib,
    type: plan.rootVolume.type,
    iops: plan.rootVolume.type === 'gp3' ? 3_000 : Math.max(100, 3 * plan.rootVolume.sizeGib),
    encrypted: false,
    snapshotId: image?.snapshotId ?? '',
    createdAt: plan.at,
    tags: new Map(plan.volumeTags),
    attachment: {
      instanceId: instance.id,
      device,
      attachedAt: plan.at,
      deleteOnTermination: true,
    },
    series: [],
  });
  instance.volumes.push({ device, volumeId, deleteOnTermination: true });
}

/** The first address of the subnet that nobody has; the first four and the last are AWS's. */
function freePrivateIp(state: Ec2State, subnet: Subnet): string {
  const [base] = subnet.cidr.split('/');
  const first = ipNumber(base!);
  const size = blockSize(subnet.cidr);
  const taken = new Set<string>();
  for (const instance of state.instances.values()) {
    if (instance.state !== 'terminated') taken.add(instance.privateIp);
  }
  const room = size - 5;
  const start = (first * 7 + taken.size * 29) % room;
  for (let step = 0; step < room; step++) {
    const address = ipText(first + 4 + ((start + step) % room));
    if (!taken.has(address)) return address;
  }
  throw ec2Error(
    'InsufficientFreeAddressesInSubnet',
    `Not enough free addresses in subnet '${subnet.id}'`,
  );
}

/** The next address of the documentation range, going round from .64 to .254. */
export function freshPublicIp(state: Ec2State): string {
  const taken = new Set<string>();
  for (const instance of state.instances.values()) {
    if (instance.publicIp !== undefined) taken.add(instance.publicIp);
  }
  for (const address of state.addresses.values()) taken.add(address.publicIp);
  for (let step = 0; step < 191; step++) {
    const host = state.nextPublicHost;
    state.nextPublicHost = host >= 254 ? 64 : host + 1;
    if (!taken.has(`192.0.2.${host}`)) return `192.0.2.${host}`;
  }
  return `192.0.2.${state.nextPublicHost}`;
}

function macFrom(hex: string): string {
  return `06:${hex.match(/../g)!.join(':')}`;
}

function profileId(ids: RandomStream): string {
  return `AIPA${drawHex(ids, 17).toUpperCase()}`;
}
