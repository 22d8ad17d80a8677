import type { ServiceContext } from '../../../gateway/context.ts';
import { MINUTE_MS, floorTo } from '../../../kernel/clock.ts';
import { hashText } from '../../../kernel/random.ts';
import { engineFacts } from '../classes.ts';
import { instanceArn } from '../find.ts';
import type { DbInstance, RdsState } from '../state.ts';

type Ctx = ServiceContext<RdsState>;

/** The DBInstance structure of every answer. AWS page: "DBInstance". */
export function instanceOf(ctx: Ctx, instance: DbInstance): Record<string, unknown> {
  const { settings } = instance;
  return {
    DBInstanceIdentifier: instance.id,
    DBInstanceClass: settings.DBInstanceClass,
    Engine: settings.Engine,
    DBInstanceStatus: instance.status,
    MasterUsername: settings.MasterUsername,
    ...(settings.DBName === undefined ? {} : { DBName: settings.DBName }),
    ...endpointOf(ctx, instance),
    AllocatedStorage: settings.AllocatedStorage,
    ...(settings.MaxAllocatedStorage === undefined
      ? {}
      : { MaxAllocatedStorage: settings.MaxAllocatedStorage }),
    ...(instance.status === 'creating' ? {} : { InstanceCreateTime: instance.createdAt }),
    PreferredBackupWindow: settings.PreferredBackupWindow,
    BackupRetentionPeriod: settings.BackupRetentionPeriod,
    DBSecurityGroups: [],
    VpcSecurityGroups: settings.VpcSecurityGroupIds.map((id) => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBParameterGroups: [
      {
        DBParameterGroupName: settings.DBParameterGroupName,
        ParameterApplyStatus: instance.parameterStatus,
      },
    ],
    AvailabilityZone: settings.AvailabilityZone,
    DBSubnetGroup: subnetGroupOf(ctx, settings.DBSubnetGroupName),
    PreferredMaintenanceWindow: settings.PreferredMaintenanceWindow,
    PendingModifiedValues: { ...instance.pending },
    ...(settings.BackupRetentionPeriod > 0 && instance.lastBackupAt > 0
      ? { LatestRestorableTime: floorTo(ctx.now, 5 * MINUTE_MS) }
      : {}),
    MultiAZ: settings.MultiAZ,
    EngineVersion: settings.EngineVersion,
    AutoMinorVersionUpgrade: settings.AutoMinorVersionUpgrade,
    ReadReplicaDBInstanceIdentifiers: [],
    LicenseModel: engineFacts(settings.Engine)?.license ?? 'general-public-license',
    Iops: settings.Iops,
    StorageThroughput: settings.StorageThroughput,
    OptionGroupMemberships: [optionGroupOf(instance)],
    PubliclyAccessible: settings.PubliclyAccessible,
    StorageType: settings.StorageType,
    StorageEncrypted: settings.StorageEncrypted,
    ...(settings.KmsKeyId === undefined ? {} : { KmsKeyId: settings.KmsKeyId }),
    DbiResourceId: instance.resourceId,
    CACertificateIdentifier: settings.CACertificateIdentifier,
    DomainMemberships: [],
    CopyTagsToSnapshot: settings.CopyTagsToSnapshot,
    MonitoringInterval: settings.MonitoringInterval,
    DBInstanceArn: instanceArn(ctx, instance.id),
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
    PerformanceInsightsEnabled: false,
    DeletionProtection: settings.DeletionProtection,
    AssociatedRoles: [],
    TagList: [...instance.tags].map(([Key, Value]) => ({ Key, Value })),
    CustomerOwnedIpEnabled: false,
    BackupTarget: 'region',
    NetworkType: 'IPV4',
  };
}

/** There is no endpoint before the instance exists. */
function endpointOf(ctx: Ctx, instance: DbInstance): object {
  if (instance.status === 'creating') return {};
  const zone = hashText(`rds/${ctx.account}/${ctx.region}`).toString(36).padStart(8, 'c');
  return {
    Endpoint: {
      Address: `${instance.id}.c${zone}9xq.${ctx.region}.rds.amazonaws.com`,
      Port: instance.settings.Port,
      HostedZoneId: 'Z29XKXDKYMONMX',
    },
  };
}

function subnetGroupOf({ region, state }: Ctx, name: string): object {
  return {
    DBSubnetGroupName: name,
    DBSubnetGroupDescription: name,
    VpcId: state.network.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: state.network.subnetIds.map((id, index) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: `${region}${'abc'[index % 3]}` },
      SubnetOutpost: {},
      SubnetStatus: 'Active',
    })),
  };
}

function optionGroupOf({ settings }: DbInstance): object {
  const version = settings.EngineVersion.split('.');
  const name = settings.Engine === 'postgres' ? version[0] : version.slice(0, 2).join('-');
  return { OptionGroupName: `default:${settings.Engine}-${name}`, Status: 'in-sync' };
}
