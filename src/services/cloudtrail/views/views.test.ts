import { describe, expect, it } from 'vitest';
import { ACCOUNT, HOME, START, TrailWorld } from '../../../../tests/support/trail-world.ts';
import { laneCounts, recordsBetween, trailLanes, trailQuery, trailRecord } from '../index.ts';
import { trailSessions } from '../index.ts';
import type { TrailReader } from './types.ts';

const MINUTE = 60_000;

function lived(): { account: TrailWorld; reader: TrailReader } {
  const account = new TrailWorld();
  for (let i = 0; i < 12; i++) account.ok('ec2:DescribeInstances', {}, { who: 'ana' });
  account.ok('ec2:StopInstances', { InstanceIds: ['i-0abc'] }, { who: 'bilal' });
  account.refused('ec2:DescribeVolumes', {}, { who: 'bilal' });
  account.ok('iam:CreateUser', { UserName: 'Eve' }, { who: 'mallory' });
  account.pass(20 * MINUTE);
  account.ok('ec2:StopInstances', { InstanceIds: ['i-9'] }, { who: 'ana' });
  const reader = account.world.context('cloudtrail') as unknown as TrailReader;
  return { account, reader };
}

describe('a look at the trail', () => {
  const { reader } = lived();
  const names = (more: object) =>
    trailQuery(reader, { limit: 50, ...more }).rows.map((row) => row.eventName);

  it('goes through all Regions, newest first, and shows only what is visible', () => {
    const { total, rows } = trailQuery(reader, { limit: 3 });
    expect(total).toBe(15);
    expect(rows.map((row) => [row.eventName, row.region])).toEqual([
      ['CreateUser', 'us-east-1'],
      ['DescribeVolumes', HOME],
      ['StopInstances', HOME],
    ]);
    expect(trailQuery(reader, { limit: 3, offset: 14 }).rows).toHaveLength(1);
  });

  it('can be narrowed by any field', () => {
    expect(names({ readOnly: false })).toEqual(['CreateUser', 'StopInstances']);
    expect(names({ errorsOnly: true })).toEqual(['DescribeVolumes']);
    expect(names({ principal: `arn:aws:iam::${ACCOUNT}:user/bilal` })).toHaveLength(2);
    expect(names({ user: 'bilal' })).toHaveLength(2);
    expect(names({ user: 'bil' })).toEqual([]);
    expect(names({ accessKeyId: 'AKIAMALLORY' })).toEqual(['CreateUser']);
    expect(names({ resource: 'i-0abc' })).toEqual(['StopInstances']);
    expect(names({ text: 'i-0AB' })).toEqual(['StopInstances']);
    expect(names({ text: 'eve' })).toEqual(['CreateUser']);
    expect(names({ text: 'RequestLimit' })).toEqual(['DescribeVolumes']);
    expect(names({ from: START + 12_000, to: START + 13_000 })).toHaveLength(2);
    expect(names({ region: 'mars-north-1' })).toEqual([]);
    expect(names({ text: '__proto__' })).toEqual([]);
  });

  it('finds one record by its id', () => {
    const [row] = trailQuery(reader, { limit: 1 }).rows;
    const found = trailRecord(reader, { eventId: row!.eventId })!;
    expect(found.row).toEqual(row);
    expect(found.record['eventID']).toBe(row!.eventId);
    expect(names({ text: row!.eventId })).toEqual(['CreateUser']);
    expect(trailRecord(reader, { eventId: 'none' })).toBe(null);
  });

  it('names who acted', () => {
    expect(trailQuery(reader, { limit: 1 }).rows[0]!.who).toEqual({
      key: `arn:aws:iam::${ACCOUNT}:user/mallory`,
      label: 'mallory',
      kind: 'user',
      person: 'mallory',
      session: null,
      words: 'IAM user mallory, long-term access key.',
    });
  });

  it('groups by session', () => {
    const groups = trailSessions(reader, {});
    expect(groups.map(({ key, total }) => [key, total])).toEqual([
      ['AKIAMALLORY', 1],
      ['AKIABILAL', 2],
      ['AKIAANA', 12],
    ]);
    expect(groups[1]).toMatchObject({ errors: 1, writes: 1 });
  });

  it('draws lanes of principals, busiest first', () => {
    const range = { from: START, to: START + 59_999 };
    const lanes = trailLanes(reader, { ...range, ownArn: `arn:aws:iam::${ACCOUNT}:user/ana` });
    expect(lanes.lanes.map(({ label, total }) => [label, total])).toEqual([
      ['ana', 12],
      ['bilal', 2],
      ['mallory', 1],
    ]);
    expect(lanes.at).toHaveLength(15);
    expect([...lanes.flags].filter((flags) => flags === 5)).toHaveLength(12);
    const counts = laneCounts(reader, { ...range, buckets: 6 });
    expect([...counts.calls.subarray(0, 6)]).toEqual([10, 2, 0, 0, 0, 0]);
    expect([...counts.errors.subarray(6, 12)]).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it('tells every record so far, seen or not', () => {
    const records = recordsBetween(reader);
    expect(records).toHaveLength(16);
    expect(records.at(-1)).toMatchObject({ eventName: 'StopInstances' });
    expect(recordsBetween(reader, { category: 'Data' })).toEqual([]);
    expect(recordsBetween(reader, { from: START, to: START + 1_000 })).toHaveLength(2);
  });
});
