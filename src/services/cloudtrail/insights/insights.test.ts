import { describe, expect, it } from 'vitest';
import { TrailWorld } from '../../../../tests/support/trail-world.ts';
import { addCall, baselineOf, closeUntil, emptyCounts, recentOf } from './counts.ts';
import { averageOf, judge, limitOf } from './law.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A baseline of `perDay` calls in one minute of each day. */
function daily(perDay: number, days = 7) {
  return {
    sum: perDay * days,
    sumOfSquares: perDay * perDay * days,
    minutes: 10_080,
    peaks: Array.from({ length: 7 }, (_, day) => (day < days ? perDay : 0)),
    widePeaks: Array.from({ length: 7 }, (_, day) => (day < days ? perDay : 0)),
  };
}

describe('the law of Insights', () => {
  it('finds a burst unusual where there was nothing', () => {
    const nothing = daily(0);
    expect(judge({ count: 9, windowCount: 9 }, nothing)).toBe(null);
    expect(judge({ count: 10, windowCount: 10 }, nothing)).toBe('minute');
    expect(judge({ count: 6, windowCount: 25 }, nothing)).toBe('window');
  });

  it('is used to what happens on most days', () => {
    expect(judge({ count: 40, windowCount: 40 }, daily(30))).toBe(null);
    expect(judge({ count: 46, windowCount: 46 }, daily(30))).toBe('minute');
    expect(judge({ count: 30, windowCount: 30 }, daily(30, 2))).toBe('minute');
  });

  it('knows the spread of a busy API', () => {
    const steady = {
      sum: 20 * 10_080,
      sumOfSquares: 420 * 10_080,
      minutes: 10_080,
      peaks: [],
      widePeaks: [],
    };
    expect(averageOf(steady)).toBe(20);
    expect(limitOf(steady, 1)).toBeCloseTo(20 + 6 * Math.sqrt(40), 9);
  });
});

describe('the counts', () => {
  it('equal a sum over the last seven days of minutes', () => {
    const minutes = new Map<number, number>();
    const start = 29_540_520;
    const counts = emptyCounts(start);
    let minute = start;
    let noise = 7;
    for (let i = 0; i < 4_000; i++) {
      noise = (noise * 16_807) % 2_147_483_647;
      minute += noise % 11;
      addCall(counts, minute);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    closeUntil(counts, minute + 3);
    const now = minute + 3;
    const recent = [1, 2, 3, 4, 5].map((ago) => minutes.get(now - ago) ?? 0);
    expect(recentOf(counts)).toEqual({
      count: recent[0],
      windowCount: recent.reduce((sum, count) => sum + count, 0),
    });
    const oldest = (Math.floor(now / 60) - 168 + 1) * 60;
    let [sum, squares] = [0, 0];
    for (const [at, count] of minutes) {
      if (at < oldest || at >= now - 5) continue;
      sum += count;
      squares += count * count;
    }
    const baseline = baselineOf(counts, start);
    expect(baseline).toMatchObject({ sum, sumOfSquares: squares, minutes: 10_080 });
  });
});

describe('a trail with Insights', () => {
  const trail = {
    name: 'org-trail',
    bucket: 'larkfield-trail',
    insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
  };

  function unusual(account: TrailWorld): Record<string, unknown>[] {
    return account.history({ EventCategory: 'insight' });
  }

  it('reports a start and an end with one shared id, who and by what', () => {
    const account = new TrailWorld({ trails: [trail] });
    account.pass(8 * DAY);
    for (let i = 0; i < 40; i++) {
      account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] }, { who: 'mallory' });
    }
    expect(unusual(account)).toEqual([]);
    account.pass(40 * 60_000);
    const records = unusual(account).map(
      (event) => JSON.parse(String(event['CloudTrailEvent'])) as Record<string, unknown>,
    );
    expect(records).toHaveLength(2);
    const [end, start] = [records[0]!, records[1]!];
    expect(start['sharedEventID']).toBe(end['sharedEventID']);
    expect(start['eventID']).not.toBe(end['eventID']);
    expect(Object.keys(start)).toEqual([
      ...['eventVersion', 'eventTime', 'awsRegion', 'eventID', 'eventType'],
      ...['recipientAccountId', 'sharedEventID', 'insightDetails', 'eventCategory'],
    ]);
    expect(start).toMatchObject({
      eventType: 'AwsCloudTrailInsight',
      eventTime: '2026-03-10T06:00:00Z',
      insightDetails: {
        state: 'Start',
        eventSource: 'ec2.amazonaws.com',
        eventName: 'StopInstances',
        insightType: 'ApiCallRateInsight',
        insightContext: {
          statistics: {
            baseline: { average: 0 },
            insight: { average: 40 },
            insightDuration: 1,
            baselineDuration: 10_080,
          },
          attributions: [
            {
              attribute: 'userIdentityArn',
              insight: [{ value: 'arn:aws:iam::111122223333:user/mallory', average: 40 }],
              baseline: [],
            },
            { attribute: 'userAgent', insight: [{ value: 'aws-cli/2.17.32', average: 40 }] },
            { attribute: 'errorCode', insight: [{ value: 'null', average: 40 }] },
          ],
        },
      },
    });
    expect(end).toMatchObject({ insightDetails: { state: 'End' } });
  });

  it('reports errors by their code', () => {
    const account = new TrailWorld({ trails: [trail] });
    account.pass(8 * DAY);
    for (let i = 0; i < 30; i++) account.refused('ec2:DescribeVolumes');
    account.pass(40 * 60_000);
    const [, start] = unusual(account);
    expect(JSON.parse(String(start!['CloudTrailEvent']))).toMatchObject({
      insightDetails: {
        insightType: 'ApiErrorRateInsight',
        errorCode: 'Server.RequestLimitExceeded',
        eventName: 'DescribeVolumes',
      },
    });
  });

  it('says nothing in its first 36 hours, and nothing of reads', () => {
    const account = new TrailWorld({ trails: [trail] });
    account.pass(30 * HOUR);
    for (let i = 0; i < 40; i++) account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.pass(8 * DAY);
    for (let i = 0; i < 40; i++) account.ok('ec2:DescribeInstances');
    account.pass(2 * HOUR);
    expect(unusual(account)).toEqual([]);
  });

  it('can be switched on and off', () => {
    const account = new TrailWorld({ trails: [{ ...trail, insights: [] }] });
    const TrailName = 'org-trail';
    expect(account.refused('cloudtrail:GetInsightSelectors', { TrailName })).toContain(
      'InsightNotEnabledException',
    );
    const InsightSelectors = [{ InsightType: 'ApiCallRateInsight' }];
    account.ok('cloudtrail:PutInsightSelectors', { TrailName, InsightSelectors });
    account.pass(9 * DAY);
    for (let i = 0; i < 40; i++) account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.pass(2 * HOUR);
    expect(unusual(account)).toHaveLength(2);
    account.ok('cloudtrail:PutInsightSelectors', { TrailName, InsightSelectors: [] });
    for (let i = 0; i < 90; i++) account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.pass(2 * HOUR);
    expect(unusual(account)).toHaveLength(2);
  });
});
