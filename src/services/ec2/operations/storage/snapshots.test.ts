// EC2 API reference: snapshots and whom they are shared with.
import { describe, expect, it } from 'vitest';
import { openAccount, type Account } from '../../../../../tests/support/account.ts';
import { EC2_SPEC, WEB } from '../../../../../tests/support/web-fleet.ts';
import { ec2 } from '../../index.ts';

const STRANGER = '999999999999';

function open(): { account: Account; VolumeId: string } {
  const account = openAccount([ec2], { ec2: EC2_SPEC });
  const { Volumes } = account.send<{ Volumes: { VolumeId: string }[] }>('ec2', 'DescribeVolumes', {
    Filters: [{ Name: 'attachment.instance-id', Values: [WEB[0]!] }],
  });
  return { account, VolumeId: Volumes[0]!.VolumeId };
}

describe('a snapshot', () => {
  it('is taken of a volume, listed with its tags, and deleted', () => {
    const { account, VolumeId } = open();
    const made = account.send('ec2', 'CreateSnapshot', {
      VolumeId,
      Description: 'before the sale',
      TagSpecifications: [
        { ResourceType: 'snapshot', Tags: [{ Key: 'backup', Value: 'nightly' }] },
      ],
    });
    expect(made).toMatchObject({
      SnapshotId: expect.stringMatching(/^snap-0[0-9a-f]{16}$/) as string,
      VolumeId,
      State: 'pending',
      OwnerId: '111122223333',
    });
    const SnapshotId = made['SnapshotId'] as string;
    const mine = {
      OwnerIds: ['self'],
      Filters: [{ Name: 'tag:backup', Values: ['nightly'] }],
    };
    expect(account.send('ec2', 'DescribeSnapshots', mine)).toMatchObject({
      Snapshots: [{ SnapshotId, State: 'completed', Progress: '100%' }],
    });
    account.send('ec2', 'DeleteSnapshot', { SnapshotId });
    expect(() => account.send('ec2', 'DeleteSnapshot', { SnapshotId })).toThrow(
      `InvalidSnapshot.NotFound: The snapshot '${SnapshotId}' does not exist.`,
    );
    expect(() => account.send('ec2', 'CreateSnapshot', { VolumeId: 'vol-0' })).toThrow(
      'InvalidParameterValue',
    );
  });

  it('is shared with an account and taken back, as CloudTrail tells', () => {
    const { account, VolumeId } = open();
    const { SnapshotId } = account.send('ec2', 'CreateSnapshot', { VolumeId });
    const shared = () =>
      account.send('ec2', 'DescribeSnapshotAttribute', {
        SnapshotId,
        Attribute: 'createVolumePermission',
      })['CreateVolumePermissions'];
    account.send('ec2', 'ModifySnapshotAttribute', {
      SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      UserIds: [STRANGER],
    });
    expect(shared()).toEqual([{ UserId: STRANGER }]);
    const { operation, call, identity, outcome } = account.trail().at(-2)!;
    expect(operation.trail.shape!({ call, identity, outcome })).toMatchObject({
      requestParameters: {
        snapshotId: SnapshotId,
        createVolumePermission: { add: { items: [{ userId: STRANGER }] } },
        attributeType: 'CREATE_VOLUME_PERMISSION',
      },
    });
    account.send('ec2', 'ModifySnapshotAttribute', {
      SnapshotId,
      CreateVolumePermission: { Remove: [{ UserId: STRANGER }], Add: [{ Group: 'all' }] },
    });
    expect(shared()).toEqual([{ Group: 'all' }]);
    expect(() =>
      account.send('ec2', 'ModifySnapshotAttribute', {
        SnapshotId,
        CreateVolumePermission: { Add: [{ UserId: 'me' }] },
      }),
    ).toThrow("InvalidParameterValue: User ID 'me' is invalid");
  });
});
