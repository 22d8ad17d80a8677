/** Plain data of EC2 in one Region; user-chosen names are keys of Maps. */
import type { Instant } from '../../kernel/clock.ts';
import type { CreditAccount } from './instances/credits.ts';
import type { StateName, StateReason } from './instances/lifecycle.ts';
import type { Impairment } from './instances/status-checks.ts';
import type { CreditMode } from './instances/types.ts';
import type { Rule } from './network/rules.ts';

export type Tags = Map<string, string>;

export interface Ec2State {
  readonly account: string;
  readonly region: string;
  readonly seed: number;
  readonly vpcs: Map<string, Vpc>;
  readonly subnets: Map<string, Subnet>;
  readonly groups: Map<string, SecurityGroup>;
  readonly instances: Map<string, Instance>;
  readonly volumes: Map<string, Volume>;
  readonly snapshots: Map<string, Snapshot>;
  readonly images: Map<string, Image>;
  readonly keyPairs: Map<string, KeyPair>;
  readonly addresses: Map<string, Address>;
  readonly templates: Map<string, LaunchTemplate>;
  /** Client token → reservation it made, for idempotent RunInstances. */
  readonly clientTokens: Map<string, string>;
  /** Series of the aggregates (`group:web`, `type:t3.micro`), by metric index. */
  readonly aggregateSeries: Map<string, number[]>;
  nextPublicHost: number;
  /** When the next telemetry tick is due; null while nothing runs. */
  tickAt: Instant | null;
  /** On-demand vCPUs the account may run at once in this Region. */
  vcpuLimit: number;
}

export interface Vpc {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly tags: Tags;
}

export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
  readonly mapsPublicIp: boolean;
  readonly tags: Tags;
}

export interface SecurityGroup {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  readonly tags: Tags;
  rules: Rule[];
}

export type Monitoring = 'disabled' | 'pending' | 'enabled' | 'disabling';

export interface Instance {
  readonly id: string;
  readonly reservationId: string;
  readonly requesterId: string | undefined;
  readonly launchIndex: number;
  readonly clientToken: string;
  readonly imageId: string;
  type: string;
  readonly keyName: string | undefined;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly zone: string;
  readonly privateIp: string;
  publicIp: string | undefined;
  readonly interfaceId: string;
  readonly attachmentId: string;
  readonly macAddress: string;
  groupIds: string[];
  profileArn: string | undefined;
  readonly profileId: string | undefined;
  userData: string | undefined;
  launchedAt: Instant;
  readonly volumes: { device: string; volumeId: string; deleteOnTermination: boolean }[];
  readonly tags: Tags;
  state: StateName;
  stateSince: Instant;
  /** When a transitional state ends; stale timers see another instant and do nothing. */
  stateUntil: Instant | undefined;
  stateReason: StateReason | undefined;
  transitionReason: string;
  monitoring: Monitoring;
  ebsOptimized: boolean;
  disableApiTermination: boolean;
  disableApiStop: boolean;
  shutdownBehavior: 'stop' | 'terminate';
  sourceDestCheck: boolean;
  httpTokens: 'optional' | 'required';
  creditMode: CreditMode | undefined;
  credits: CreditAccount | undefined;
  /** Status checks report from here on. */
  checksFrom: Instant;
  /** The guest answers traffic from here on (boot and reboot). */
  answersFrom: Instant;
  impairment: Impairment;
  load: Load;
  priorLoad: Load;
  /** Sums since the last five-minute mark. */
  sinceMark: MinuteTotals;
  /** Handles of the instance's own series, by metric index; empty until first used. */
  series: number[];
}

/** What a workload asks of an instance from a minute on. */
export interface Load {
  readonly from: Instant;
  /** Percent of all vCPUs; may exceed 100, the rest waits. */
  readonly cpuPercent: number;
  readonly networkInBytes: number;
  readonly networkOutBytes: number;
  readonly ebsReadOps: number;
  readonly ebsWriteOps: number;
}

export interface MinuteTotals {
  minutes: number;
  cpuPercent: number;
  networkIn: number;
  networkOut: number;
  packetsIn: number;
  packetsOut: number;
  readOps: number;
  writeOps: number;
  readBytes: number;
  writeBytes: number;
  creditUsage: number;
  creditsCharged: number;
}

export interface Volume {
  readonly id: string;
  readonly zone: string;
  readonly sizeGib: number;
  readonly type: string;
  readonly iops: number | undefined;
  readonly encrypted: boolean;
  readonly snapshotId: string;
  readonly createdAt: Instant;
  readonly tags: Tags;
  attachment:
    | { instanceId: string; device: string; attachedAt: Instant; deleteOnTermination: boolean }
    | undefined;
  series: number[];
}

export interface Snapshot {
  readonly id: string;
  readonly volumeId: string;
  readonly sizeGib: number;
  readonly startedAt: Instant;
  readonly description: string;
  readonly encrypted: boolean;
  readonly tags: Tags;
  sharedWith: string[];
  isPublic: boolean;
}

export interface Image {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  readonly ownerAlias: string | undefined;
  readonly architecture: string;
  readonly createdAt: Instant;
  readonly rootDevice: string;
  readonly snapshotId: string;
  readonly sizeGib: number;
  readonly isPublic: boolean;
  readonly tags: Tags;
}

export interface KeyPair {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly fingerprint: string;
  readonly createdAt: Instant;
  readonly tags: Tags;
}

export interface Address {
  readonly allocationId: string;
  readonly publicIp: string;
  readonly tags: Tags;
  instanceId: string | undefined;
  associationId: string | undefined;
}

export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly tags: Tags;
  defaultVersion: number;
  /** Version n is at index n-1. */
  readonly versions: {
    readonly data: object;
    readonly description: string;
    readonly at: Instant;
  }[];
}

/** First host number used in 192.0.2.0/24, the documentation range public addresses come from. */
const FIRST_PUBLIC_HOST = 64;

export function emptyEc2(where: { account: string; region: string; seed: number }): Ec2State {
  return {
    ...where,
    vpcs: new Map(),
    subnets: new Map(),
    groups: new Map(),
    instances: new Map(),
    volumes: new Map(),
    snapshots: new Map(),
    images: new Map(),
    keyPairs: new Map(),
    addresses: new Map(),
    templates: new Map(),
    clientTokens: new Map(),
    aggregateSeries: new Map(),
    nextPublicHost: FIRST_PUBLIC_HOST,
    tickAt: null,
    vcpuLimit: 64,
  };
}

/** An instant that never comes: the last one a date can hold. */
export const NEVER: Instant = 8_640_000_000_000_000;

export const NO_LOAD: Load = Object.freeze({
  from: 0,
  cpuPercent: 0,
  networkInBytes: 0,
  networkOutBytes: 0,
  ebsReadOps: 0,
  ebsWriteOps: 0,
});

export function noTotals(): MinuteTotals {
  return {
    minutes: 0,
    cpuPercent: 0,
    networkIn: 0,
    networkOut: 0,
    packetsIn: 0,
    packetsOut: 0,
    readOps: 0,
    writeOps: 0,
    readBytes: 0,
    writeBytes: 0,
    creditUsage: 0,
    creditsCharged: 0,
  };
}
