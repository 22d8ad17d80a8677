import { refuseMembers } from '../../aws/unsupported.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { dbClass, engineFacts } from './classes.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { isBackupWindow, isMaintenanceWindow } from './lives/windows.ts';
import type { DbSettings } from './state.ts';

/** Members of Create/ModifyDBInstance that we act on. */
export interface SettingsInput extends Partial<Omit<DbSettings, 'StorageThroughput'>> {
  readonly MasterUserPassword?: string;
  readonly StorageThroughput?: number;
  readonly ManageMasterUserPassword?: boolean;
}

const REFUSED = [
  ...['DBSecurityGroups', 'DBClusterIdentifier', 'TdeCredentialArn', 'Domain', 'DomainFqdn'],
  ...['CharacterSetName', 'NcharCharacterSetName', 'Timezone', 'ProcessorFeatures', 'DBSystemId'],
  ...['EnableCustomerOwnedIp', 'CustomIamInstanceProfile', 'MultiTenant', 'DedicatedLogVolume'],
  ...['AdditionalStorageVolumes', 'MasterUserAuthenticationType', 'ManageMasterUserPassword'],
  ...['OptionGroupName', 'EnableCloudwatchLogsExports', 'CloudwatchLogsExportConfiguration'],
  ...['EnablePerformanceInsights', 'DatabaseInsightsMode', 'NewDBInstanceIdentifier'],
  ...['ReplicaMode', 'AutomationMode', 'RotateMasterUserPassword', 'DomainDnsIps'],
];

export function refuseUnsimulated(operation: string, input: object): void {
  refuseMembers(`RDS ${operation}`, input, REFUSED);
}

/** Settings of a new instance, defaults filled in. Frozen. */
export function newSettings(
  where: { readonly region: string; readonly securityGroupId: string },
  input: SettingsInput & { readonly DBInstanceClass: string; readonly Engine: string },
): DbSettings {
  const engine = engineFacts(input.Engine);
  if (!engine) throw invalidValue(`Invalid DB engine`);
  const EngineVersion = input.EngineVersion ?? engine.versions[0]!;
  requireVersion(input.Engine, EngineVersion);
  if (input.AllocatedStorage === undefined) throw blank('AllocatedStorage');
  if (input.MasterUsername === undefined) throw blank('MasterUsername');
  if (input.MasterUserPassword === undefined) throw blank('MasterUserPassword');
  const settings: DbSettings = {
    DBInstanceClass: input.DBInstanceClass,
    Engine: input.Engine,
    EngineVersion,
    AllocatedStorage: input.AllocatedStorage,
    StorageType: input.StorageType ?? 'gp3',
    Iops: input.Iops ?? 3_000,
    StorageThroughput: input.StorageThroughput ?? 125,
    StorageEncrypted: input.StorageEncrypted ?? false,
    MasterUsername: input.MasterUsername,
    Port: input.Port ?? engine.port,
    MultiAZ: input.MultiAZ ?? false,
    PubliclyAccessible: input.PubliclyAccessible ?? false,
    AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
    BackupRetentionPeriod: input.BackupRetentionPeriod ?? 1,
    PreferredBackupWindow: input.PreferredBackupWindow ?? '03:04-03:34',
    PreferredMaintenanceWindow: (
      input.PreferredMaintenanceWindow ?? 'sun:04:10-sun:04:40'
    ).toLowerCase(),
    DBParameterGroupName: input.DBParameterGroupName ?? `default.${engine.family(EngineVersion)}`,
    VpcSecurityGroupIds: input.VpcSecurityGroupIds ?? [where.securityGroupId],
    AvailabilityZone: input.AvailabilityZone ?? `${where.region}a`,
    DBSubnetGroupName: input.DBSubnetGroupName ?? 'default',
    CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
    DeletionProtection: input.DeletionProtection ?? false,
    EnableIAMDatabaseAuthentication: input.EnableIAMDatabaseAuthentication ?? false,
    CACertificateIdentifier: input.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1',
    MonitoringInterval: input.MonitoringInterval ?? 0,
    ...(input.DBName === undefined ? {} : { DBName: input.DBName }),
    ...(input.KmsKeyId === undefined ? {} : { KmsKeyId: input.KmsKeyId }),
    ...(input.MaxAllocatedStorage === undefined
      ? {}
      : { MaxAllocatedStorage: input.MaxAllocatedStorage }),
  };
  checkSettings(settings, input);
  return deepFreeze(settings);
}

/** What AWS refuses in the members that are given. */
export function checkSettings(settings: DbSettings, input: SettingsInput): void {
  if (input.DBInstanceClass !== undefined && !dbClass(input.DBInstanceClass)) {
    throw invalidValue(`Invalid DB Instance class: ${input.DBInstanceClass}`);
  }
  if (input.AllocatedStorage !== undefined && input.AllocatedStorage < 20) {
    throw invalidValue(
      `Invalid storage size for engine name ${settings.Engine} and storage type ` +
        `${settings.StorageType}: ${input.AllocatedStorage}`,
    );
  }
  const { MaxAllocatedStorage: most, BackupRetentionPeriod: days } = input;
  if (most !== undefined && most < settings.AllocatedStorage) {
    throw invalidCombination(
      `Invalid max storage size for engine name ${settings.Engine} and storage type ` +
        `${settings.StorageType}: ${most}`,
    );
  }
  if (days !== undefined && (days < 0 || days > 35)) {
    throw invalidValue(`Invalid backup retention period: ${days}. Must be between 0 and 35`);
  }
  const { PreferredBackupWindow: backup, PreferredMaintenanceWindow: maintenance } = input;
  if (backup !== undefined && !isBackupWindow(backup)) {
    throw invalidValue(`Invalid backup window format: ${backup}. Should be hh24:mi-hh24:mi`);
  }
  if (maintenance !== undefined && !isMaintenanceWindow(maintenance)) {
    throw invalidValue(
      `Invalid maintenance window format: ${maintenance}. Should be specified as a range ` +
        'ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC). Example: Sun:23:45-Mon:00:15',
    );
  }
  if (input.MasterUserPassword !== undefined) checkPassword(input.MasterUserPassword);
}

function checkPassword(password: string): void {
  const what = 'The parameter MasterUserPassword is not a valid password';
  if (password.length < 8) throw invalidValue(`${what} because it is shorter than 8 characters.`);
  if (/^[!-~]+$/.test(password) && !/[/@"]/.test(password)) return;
  throw invalidValue(
    `${what}. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
  );
}

export function requireVersion(engine: string, version: string): void {
  if (engineFacts(engine)?.versions.includes(version)) return;
  throw invalidCombination(`Cannot find version ${version} for ${engine}`);
}

function blank(name: string) {
  return invalidValue(`The parameter ${name} must be provided and must not be blank.`);
}
