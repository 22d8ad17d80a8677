import { describe, expect, it } from 'vitest';
import { ProbeWorld } from '../../../tests/support/probe-world.ts';
import { rds } from './index.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const id = { DBInstanceIdentifier: 'reports-db' };
const by = 'DBInstanceIdentifier=reports-db';

type Shown = { DBInstances: Record<string, unknown>[] };

function opened(more: object = {}) {
  const world = new ProbeWorld([rds], {
    rds: {
      instances: [
        {
          id: 'reports-db',
          DBInstanceClass: 'db.m6g.large',
          Engine: 'postgres',
          AllocatedStorage: 100,
          PreferredMaintenanceWindow: 'tue:04:00-tue:04:30',
          load: { cpuCores: 0.6, connections: 40, readIops: 120, writeIops: 60 },
          ...more,
        },
      ],
    },
  });
  const status = () =>
    world.ok<Shown>('rds:DescribeDBInstances', id).DBInstances[0]!['DBInstanceStatus'];
  const shown = () => world.ok<Shown>('rds:DescribeDBInstances', id).DBInstances[0]!;
  const told = () =>
    world
      .ok<{ Events: { Message: string }[] }>('rds:DescribeEvents', { Duration: 20_160 })
      .Events.map(({ Message }) => Message);
  return { world, status, shown, told };
}

const CREATE = {
  DBInstanceIdentifier: 'Fresh-DB',
  DBInstanceClass: 'db.t3.micro',
  Engine: 'postgres',
  AllocatedStorage: 20,
  MasterUsername: 'master',
  MasterUserPassword: 'correct-horse',
};

describe('the life of a DB instance', () => {
  it('is created in some minutes: creating, backing-up, available', () => {
    const { world } = opened();
    const { DBInstance } = world.ok<{ DBInstance: object }>('rds:CreateDBInstance', CREATE);
    expect(DBInstance).toMatchObject({
      DBInstanceIdentifier: 'fresh-db',
      DBInstanceStatus: 'creating',
      DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:fresh-db',
      PendingModifiedValues: { MasterUserPassword: '****' },
    });
    const fresh = { DBInstanceIdentifier: 'fresh-db' };
    const status = () =>
      world.ok<Shown>('rds:DescribeDBInstances', fresh).DBInstances[0]!['DBInstanceStatus'];
    world.advance(4.5 * MINUTE);
    expect(status()).toBe('backing-up');
    world.advance(2 * MINUTE);
    expect(status()).toBe('available');
    expect(world.metric('CPUUtilization', 'DBInstanceIdentifier=fresh-db').count).toBeGreaterThan(
      0,
    );
  });

  it('stopped, it publishes nothing and serves nobody; after seven days it starts by itself', () => {
    const { world, status, told } = opened();
    world.advance(10 * MINUTE);
    expect(world.metric('DatabaseConnections', by).max).toBeGreaterThan(30);
    world.ok('rds:StopDBInstance', id);
    expect(status()).toBe('stopping');
    expect(world.refused('rds:StopDBInstance', id)).toBe(
      'InvalidDBInstanceState: Instance reports-db cannot be stopped as it is not in one of the ' +
        "following statuses: 'available'.",
    );
    world.advance(10 * MINUTE);
    expect(status()).toBe('stopped');
    const count = world.metric('CPUUtilization', by).count;
    world.advance(60 * MINUTE);
    expect(world.metric('CPUUtilization', by).count).toBe(count);
    expect(world.stimulate('rds', 'load', { id: 'reports-db', connections: 9 })).toMatchObject({
      isAvailable: false,
    });
    world.advance(7 * DAY);
    expect(status()).toBe('available');
    expect(told()).toContain('DB instance stopped');
    expect(told()).toContain('DB instance started');
  });

  it('a reboot drops the connections for less than a minute', () => {
    const { world, status, told } = opened();
    world.advance(5 * MINUTE);
    world.ok('rds:RebootDBInstance', id);
    expect(status()).toBe('rebooting');
    world.advance(MINUTE);
    expect(status()).toBe('available');
    expect(told().slice(-2)).toEqual(['DB instance shutdown', 'DB instance restarted']);
    expect(world.refused('rds:RebootDBInstance', { ...id, ForceFailover: true })).toContain(
      'InvalidParameterCombination: Cannot force failover',
    );
  });

  it('is not deleted while protected, nor without saying what becomes of the data', () => {
    const { world } = opened({ DeletionProtection: true });
    expect(world.refused('rds:DeleteDBInstance', id)).toContain(
      'Cannot delete protected DB Instance',
    );
    world.ok('rds:ModifyDBInstance', { ...id, DeletionProtection: false });
    expect(world.refused('rds:DeleteDBInstance', id)).toContain(
      'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.',
    );
    world.ok('rds:DeleteDBInstance', { ...id, FinalDBSnapshotIdentifier: 'last' });
    world.advance(6 * MINUTE);
    expect(world.refused('rds:DescribeDBInstances', id)).toBe(
      'DBInstanceNotFound: DBInstance reports-db not found.',
    );
    expect(world.ok('rds:DescribeDBSnapshots', { DBSnapshotIdentifier: 'last' })).toMatchObject({
      DBSnapshots: [{ Status: 'available', SnapshotType: 'manual' }],
    });
  });
});

describe('ModifyDBInstance', () => {
  it('a new class waits for the maintenance window', () => {
    const { world, shown } = opened();
    world.ok('rds:ModifyDBInstance', { ...id, DBInstanceClass: 'db.m6g.xlarge' });
    expect(shown()).toMatchObject({
      DBInstanceClass: 'db.m6g.large',
      PendingModifiedValues: { DBInstanceClass: 'db.m6g.xlarge' },
    });
    world.advance(DAY - 2 * 60 * MINUTE + 10 * MINUTE); // Tuesday 04:10
    expect(shown()).toMatchObject({ DBInstanceClass: 'db.m6g.xlarge', PendingModifiedValues: {} });
  });

  it('applied immediately it halves the CPU load a few minutes later', () => {
    const { world, shown } = opened();
    world.ok('rds:ModifyDBInstance', {
      ...id,
      DBInstanceClass: 'db.m6g.xlarge',
      ApplyImmediately: true,
    });
    world.advance(10 * MINUTE);
    expect(shown()).toMatchObject({
      DBInstanceClass: 'db.m6g.xlarge',
      DBInstanceStatus: 'available',
    });
    expect(world.metric('CPUUtilization', by).max).toBeGreaterThan(28);
    expect(world.metric('CPUUtilization', by).min).toBeLessThan(17);
  });

  it('other settings change at once', () => {
    const { world, shown } = opened();
    world.ok('rds:ModifyDBInstance', { ...id, BackupRetentionPeriod: 14 });
    expect(shown()['BackupRetentionPeriod']).toBe(14);
  });

  it('refuses in the words of RDS', () => {
    const { world } = opened();
    expect(world.refused('rds:CreateDBInstance', { ...CREATE, MasterUserPassword: 'short' })).toBe(
      'InvalidParameterValue: The parameter MasterUserPassword is not a valid password because it ' +
        'is shorter than 8 characters.',
    );
    expect(world.refused('rds:CreateDBInstance', { ...CREATE, ...id })).toBe(
      'DBInstanceAlreadyExists: DB instance already exists',
    );
    expect(world.refused('rds:CreateDBInstance', { DBInstanceIdentifier: 'x' })).toBe(
      'MissingParameter: The request must contain the parameter DBInstanceClass',
    );
    expect(
      world.refused('rds:CreateDBInstance', { ...CREATE, DBInstanceIdentifier: 'a--b' }),
    ).toContain('The parameter DBInstanceIdentifier is not a valid identifier.');
    const { outcome } = world.trail.at(-1)!;
    expect(!outcome.ok && outcome.error.trailCode).toBe('InvalidParameterValueException');
  });
});

describe('storage', () => {
  it('runs low with an event, and full', () => {
    const { world, status, told } = opened({ usedGib: 89 });
    world.stimulate('rds', 'load', { id: 'reports-db', growthBytes: 1_073_741_824 });
    world.advance(3 * MINUTE);
    expect(told().some((text) => text.includes('is low at'))).toBe(true);
    world.advance(12 * MINUTE);
    expect(status()).toBe('storage-full');
    expect(world.metric('FreeStorageSpace', by).min).toBe(0);
  });

  it('grows by itself where autoscaling is on', () => {
    const { world, shown } = opened({ usedGib: 92, MaxAllocatedStorage: 200 });
    world.advance(15 * MINUTE);
    expect(shown()['AllocatedStorage']).toBe(110);
  });
});

describe('snapshots', () => {
  it('are taken every night and kept for the retention period', () => {
    const { world } = opened({ BackupRetentionPeriod: 2 });
    world.advance(5 * DAY);
    const all = world.ok<{ DBSnapshots: { DBSnapshotIdentifier: string }[] }>(
      'rds:DescribeDBSnapshots',
      { ...id, SnapshotType: 'automated' },
    );
    expect(all.DBSnapshots.map(({ DBSnapshotIdentifier: name }) => name)).toEqual([
      'rds:reports-db-2026-03-05-03-04',
      'rds:reports-db-2026-03-06-03-04',
      'rds:reports-db-2026-03-07-03-04',
    ]);
  });

  it('a manual one can be made public', () => {
    const { world } = opened();
    const snapshot = { DBSnapshotIdentifier: 'copy' };
    world.ok('rds:CreateDBSnapshot', { ...id, ...snapshot });
    world.advance(5 * MINUTE);
    const share = { ...snapshot, AttributeName: 'restore', ValuesToAdd: ['all'] };
    expect(world.ok('rds:ModifyDBSnapshotAttribute', share)).toMatchObject({
      DBSnapshotAttributesResult: {
        DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: ['all'] }],
      },
    });
  });
});

describe('metrics', () => {
  it('come every minute by instance, and some by class and engine', () => {
    const { world } = opened();
    world.advance(60 * MINUTE);
    expect(world.metric('CPUUtilization', by)).toMatchObject({ count: 60 });
    expect(world.metric('CPUUtilization', by).sum / 60).toBeCloseTo(30, 0);
    expect(world.metric('CPUUtilization', 'DatabaseClass=db.m6g.large').count).toBe(60);
    expect(world.metric('DatabaseConnections', 'EngineName=postgres').count).toBe(60);
    expect(world.metric('FreeableMemory', by).min).toBeGreaterThan(1e9);
  });
});

describe('tags', () => {
  it('belong to an instance or a snapshot, by its ARN', () => {
    const { world } = opened();
    const ResourceName = 'arn:aws:rds:eu-west-1:111122223333:db:reports-db';
    const Tags = [
      { Key: 'team', Value: 'data' },
      { Key: 'cost', Value: '7' },
    ];
    world.ok('rds:AddTagsToResource', { ResourceName, Tags });
    world.ok('rds:RemoveTagsFromResource', { ResourceName, TagKeys: ['cost'] });
    expect(world.ok('rds:ListTagsForResource', { ResourceName })).toEqual({ TagList: [Tags[0]] });
    expect(
      world.refused('rds:ListTagsForResource', { ResourceName: `${ResourceName}-x` }),
    ).toContain('DBInstanceNotFound');
    expect(world.refused('rds:ListTagsForResource', { ResourceName: 'reports-db' })).toBe(
      'InvalidParameterValue: The specified resource name does not match an RDS resource in this region.',
    );
  });
});
