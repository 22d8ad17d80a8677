import { describe, expect, it } from 'vitest';
import { misfits } from '../../../../tests/support/answer-shape.ts';
import { ACCOUNT, HOME, TrailWorld } from '../../../../tests/support/trail-world.ts';
import type { Params } from '../../../gateway/call.ts';
import { cloudtrail } from '../index.ts';

const Name = 'audit';
const ResourceId = `arn:aws:cloudtrail:${HOME}:${ACCOUNT}:trail/audit`;
const TagsList = [{ Key: 'team', Value: 'sre' }];
const InsightSelectors = [{ InsightType: 'ApiErrorRateInsight' }];

const STEPS: readonly (readonly [operation: string, params: Params])[] = [
  ['CreateTrail', { Name, S3BucketName: 'larkfield-trail', IsMultiRegionTrail: true }],
  ['UpdateTrail', { Name, S3KeyPrefix: 'audit', EnableLogFileValidation: true }],
  ['StartLogging', { Name }],
  ['PutEventSelectors', { TrailName: Name, EventSelectors: [{ ReadWriteType: 'All' }] }],
  ['GetEventSelectors', { TrailName: Name }],
  ['PutInsightSelectors', { TrailName: Name, InsightSelectors }],
  ['GetInsightSelectors', { TrailName: Name }],
  ['AddTags', { ResourceId, TagsList }],
  ['ListTags', { ResourceIdList: [ResourceId] }],
  ['RemoveTags', { ResourceId, TagsList: [{ Key: 'team' }] }],
  ['DescribeTrails', { trailNameList: [Name] }],
  ['GetTrail', { Name }],
  ['ListTrails', {}],
  ['GetTrailStatus', { Name }],
  ['LookupEvents', { MaxResults: 3 }],
  ['StopLogging', { Name }],
  ['DeleteTrail', { Name }],
];

describe('every operation of CloudTrail', () => {
  it('answers in the shape of the API model', () => {
    const account = new TrailWorld();
    const wrong: string[] = [];
    for (const [operation, params] of STEPS) {
      const answer = account.ok(`cloudtrail:${operation}`, params);
      wrong.push(...misfits('cloudtrail', operation, answer));
      account.pass(600_000);
    }
    expect(wrong).toEqual([]);
    const tried = STEPS.map(([operation]) => operation).sort();
    expect(tried).toEqual(cloudtrail.operations.map(({ name }) => name).sort());
  });

  it('that is not simulated says so', () => {
    const account = new TrailWorld();
    expect(account.refused('cloudtrail:ListEventDataStores')).toContain('NotSimulated');
    const trail = { Name, S3BucketName: 'larkfield-trail' };
    expect(account.refused('cloudtrail:CreateTrail', { ...trail, KmsKeyId: 'alias/a' })).toBe(
      'NotSimulated: Not simulated: CloudTrail trails with KmsKeyId.',
    );
  });
});
