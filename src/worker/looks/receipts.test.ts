import { describe, expect, it } from 'vitest';
import { played } from '../testing/played.ts';

describe('the receipt of a call', () => {
  it('shows the very record it left, before Event history does', async () => {
    const { call, look, pass, play } = await played('sandbox');
    const first = call('ec2.DescribeInstances', { MaxResults: 50 });
    const second = call('ec2.DescribeInstances', { InstanceIds: ['i-0f1e2d3c4b5a69780'] });
    expect(second.at).toBe(first.at);
    const receipt = look('call', { callId: second.callId })!;
    expect(receipt).toMatchObject({
      error: null,
      noRecord: null,
      cli: 'aws ec2 describe-instances --instance-ids i-0f1e2d3c4b5a69780 --region eu-west-1',
      record: {
        eventName: 'DescribeInstances',
        readOnly: true,
        userIdentity: { type: 'IAMUser', userName: 'learner' },
        requestParameters: { instancesSet: { items: [{ instanceId: 'i-0f1e2d3c4b5a69780' }] } },
      },
    });
    expect(receipt.visibleAt).toBeGreaterThan(play.world.now);
    const { eventID: eventId } = receipt.record as { eventID: string };
    expect(look('trail-record', { eventId })).toBe(null);
    pass(20);
    expect(look('trail-record', { eventId })!.record).toEqual(receipt.record);
    expect(look('trail-record', { eventId })!.row).toMatchObject({
      own: true,
      visibleAt: receipt.visibleAt,
    });
  });

  it('finds the record of a global service in us-east-1', async () => {
    const { call, look } = await played('sandbox');
    const { callId } = call('iam.ListUsers');
    expect(look('call', { callId })!.record).toMatchObject({ awsRegion: 'us-east-1' });
  });

  it('says why there is no record', async () => {
    const { call, look } = await played('sandbox');
    const why = (name: string, params = {}) => {
      return look('call', { callId: call(name, params).callId })!.noRecord;
    };
    expect(why('ec2.CreateFleet')).toContain('not simulated');
    expect(why('s3.GetObject', { Bucket: 'larkfield-artifacts', Key: 'a' })).toContain(
      'a data event',
    );
    expect(look('call', { callId: 'none' })).toBe(null);
  });

  it('of a refusal tells the refusal, and so does the record', async () => {
    const { call, look } = await played('sandbox');
    const { callId } = call('ec2.StopInstances', { InstanceIds: ['i-0123456789abcdef0'] });
    expect(look('call', { callId })).toMatchObject({
      result: null,
      error: { code: 'InvalidInstanceID.NotFound', kind: 'aws' },
      record: { errorCode: 'Client.InvalidInstanceID.NotFound' },
    });
  });

  it('comes newest first in the list, and looking changes nothing', async () => {
    const { call, look, play } = await played('sandbox');
    for (const name of ['ec2.DescribeInstances', 'ec2.DescribeVolumes']) call(name);
    const before = play.world.digest();
    const operations = look('calls', { limit: 5 }).map(({ operation }) => operation);
    expect(operations).toEqual(['DescribeVolumes', 'DescribeInstances']);
    expect(play.world.digest()).toBe(before);
  });
});
