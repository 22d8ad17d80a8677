import type { Instant } from '../../kernel/clock.ts';

/** Members of a DB instance that callers set, in AWS's own spelling. Frozen. */
export interface DbSettings {
  readonly DBInstanceClass: string;
  readonly Engine: string;
  readonly EngineVersion: string;
  readonly AllocatedStorage: number;
  readonly MaxAllocatedStorage?: number;
  readonly StorageType: string;
  readonly Iops: number;
  readonly StorageThroughput: number;
  readonly StorageEncrypted: boolean;
  readonly KmsKeyId?: string;
  readonly MasterUsername: string;
  readonly DBName?: string;
  readonly Port: number;
  readonly MultiAZ: boolean;
  readonly PubliclyAccessible: boolean;
  readonly AutoMinorVersionUpgrade: boolean;
  readonly BackupRetentionPeriod: number;
  readonly PreferredBackupWindow: string;
  readonly PreferredMaintenanceWindow: string;
  readonly DBParameterGroupName: string;
  readonly VpcSecurityGroupIds: readonly string[];
  readonly AvailabilityZone: string;
  readonly DBSubnetGroupName: string;
  readonly CopyTagsToSnapshot: boolean;
  readonly DeletionProtection: boolean;
  readonly EnableIAMDatabaseAuthentication: boolean;
  readonly CACertificateIdentifier: string;
  readonly MonitoringInterval: number;
}

/** What clients of the database ask of it, until told otherwise. Frozen. */
export interface DbLoad {
  /** Virtual CPUs kept busy. */
  readonly cpuCores: number;
  readonly connections: number;
  /** Operations per second. */
  readonly readIops: number;
  readonly writeIops: number;
  /** Bytes per second. */
  readonly readBytes: number;
  readonly writeBytes: number;
  readonly networkInBytes: number;
  readonly networkOutBytes: number;
  /** Bytes by which the data grow each minute. */
  readonly growthBytes: number;
}

export interface DbInstance {
  readonly id: string;
  readonly resourceId: string;
  readonly createdAt: Instant;
  settings: DbSettings;
  status: string;
  /** Changes that wait for the maintenance window. Frozen. */
  pending: Partial<DbSettings>;
  /** Grows with every action: scheduled steps of an older one do nothing. */
  action: number;
  /** Since when the status is `stopped`. */
  stoppedAt: Instant | null;
  load: DbLoad;
  usedBytes: number;
  /** CPU credits of burstable classes. */
  credits: number;
  /** WriteIOPS of a backup until then. */
  backupUntil: Instant;
  lastBackupAt: Instant;
  isLowOnStorage: boolean;
  /** Minutes in a row below the threshold of storage autoscaling. */
  lowMinutes: number;
  parameterStatus: string;
  tags: Map<string, string>;
  /** Handles by metric name, then by name and dimension. */
  series: Map<string, number>;
}

export interface DbSnapshot {
  readonly id: string;
  readonly type: 'manual' | 'automated';
  readonly instanceId: string;
  readonly resourceId: string;
  readonly instanceCreatedAt: Instant;
  readonly createdAt: Instant;
  /** When it is available. */
  readonly readyAt: Instant;
  readonly settings: DbSettings;
  /** Accounts that may restore it; `all` makes it public. */
  sharedWith: readonly string[];
  tags: Map<string, string>;
}

/** What DescribeEvents shows, for 14 days. Frozen. */
export interface DbEvent {
  readonly at: Instant;
  readonly sourceType: 'db-instance' | 'db-snapshot';
  readonly sourceId: string;
  readonly message: string;
  readonly categories: readonly string[];
}

export interface RdsState {
  instances: Map<string, DbInstance>;
  snapshots: Map<string, DbSnapshot>;
  events: DbEvent[];
  isTicking: boolean;
  network: DbNetwork;
}

/** Where the default subnet group lies. Frozen. */
export interface DbNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

const NETWORK: DbNetwork = Object.freeze({
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnetIds: Object.freeze([
    'subnet-0a1b2c3d4e5f60700',
    'subnet-0a1b2c3d4e5f60701',
    'subnet-0a1b2c3d4e5f60702',
  ]),
  securityGroupId: 'sg-0a1b2c3d4e5f60718',
});

export function emptyState(): RdsState {
  return {
    instances: new Map(),
    snapshots: new Map(),
    events: [],
    isTicking: false,
    network: NETWORK,
  };
}

export const NO_LOAD: DbLoad = Object.freeze({
  cpuCores: 0.05,
  connections: 0,
  readIops: 0.4,
  writeIops: 1.2,
  readBytes: 3_000,
  writeBytes: 14_000,
  networkInBytes: 500,
  networkOutBytes: 2_800,
  growthBytes: 0,
});

/** Statuses in which clients are served. */
const SERVING = new Set([
  ...['available', 'backing-up', 'storage-optimization', 'configuring-enhanced-monitoring'],
  ...['resetting-master-credentials', 'modifying', 'storage-full'],
]);

export function isServing(instance: DbInstance): boolean {
  return SERVING.has(instance.status);
}
