import type { ServiceContext } from '../../../gateway/context.ts';
import { engineFacts } from '../classes.ts';
import { snapshotArn } from '../find.ts';
import type { DbSnapshot, RdsState } from '../state.ts';

/** The DBSnapshot structure; its progress follows from the clock. AWS page: "DBSnapshot". */
export function snapshotOf(ctx: ServiceContext<RdsState>, snapshot: DbSnapshot): object {
  const { settings, createdAt, readyAt } = snapshot;
  const isReady = ctx.now >= readyAt;
  const share = (ctx.now - createdAt) / (readyAt - createdAt);
  return {
    DBSnapshotIdentifier: snapshot.id,
    DBInstanceIdentifier: snapshot.instanceId,
    ...(isReady ? { SnapshotCreateTime: createdAt, OriginalSnapshotCreateTime: createdAt } : {}),
    Engine: settings.Engine,
    AllocatedStorage: settings.AllocatedStorage,
    Status: isReady ? 'available' : 'creating',
    Port: settings.Port,
    AvailabilityZone: settings.AvailabilityZone,
    VpcId: ctx.state.network.vpcId,
    InstanceCreateTime: snapshot.instanceCreatedAt,
    MasterUsername: settings.MasterUsername,
    EngineVersion: settings.EngineVersion,
    LicenseModel: engineFacts(settings.Engine)?.license ?? 'general-public-license',
    SnapshotType: snapshot.type,
    Iops: settings.Iops,
    StorageThroughput: settings.StorageThroughput,
    PercentProgress: isReady ? 100 : Math.floor(share * 100),
    StorageType: settings.StorageType,
    Encrypted: settings.StorageEncrypted,
    ...(settings.KmsKeyId === undefined ? {} : { KmsKeyId: settings.KmsKeyId }),
    DBSnapshotArn: snapshotArn(ctx, snapshot.id),
    IAMDatabaseAuthenticationEnabled: settings.EnableIAMDatabaseAuthentication,
    ProcessorFeatures: [],
    DbiResourceId: snapshot.resourceId,
    TagList: [...snapshot.tags].map(([Key, Value]) => ({ Key, Value })),
    SnapshotTarget: 'region',
  };
}

export function attributesOf(snapshot: DbSnapshot): object {
  return {
    DBSnapshotAttributesResult: {
      DBSnapshotIdentifier: snapshot.id,
      DBSnapshotAttributes: [
        { AttributeName: 'restore', AttributeValues: [...snapshot.sharedWith] },
      ],
    },
  };
}
