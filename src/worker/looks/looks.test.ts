import { describe, expect, it } from 'vitest';
import { linkOf } from '../looks.ts';
import type { Host } from '../host.ts';
import { played } from '../testing/played.ts';

const MINUTE_MS = 60_000;
const CPU = {
  ...{ Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Statistic: 'Average' },
  Dimensions: [{ Name: 'InstanceId', Value: 'i-0f1e2d3c4b5a69780' }],
  ...{ Period: 60, EvaluationPeriods: 2, ComparisonOperator: 'GreaterThanThreshold' },
};

describe('the inbox', () => {
  it('offers the link that confirms a subscription, followed by nobody signed in', async () => {
    const { call, look, pass, play } = await played('sandbox');
    const { outcome } = call('sns.CreateTopic', { Name: 'mine' });
    const { TopicArn } = (outcome as { result: Record<string, string> }).result;
    call('sns.Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'me@larkfield.example' });
    pass(1);
    const [mail] = look('inbox', {});
    expect(mail).toMatchObject({
      ...{ channel: 'email', to: 'me@larkfield.example', read: false, topicArn: TopicArn },
      link: { label: 'Confirm subscription', followed: false },
    });
    const request = linkOf({ play } as Host, mail!.id)!;
    expect(request).toMatchObject({
      operation: 'ConfirmSubscription',
      credential: { kind: 'anonymous' },
    });
    expect(play.world.submit(request).ok).toBe(true);
    expect(look('inbox', {})[0]!.link!.followed).toBe(true);
    expect(linkOf({ play } as Host, 'eu-west-1/999')).toBe(null);
    play.readMessages.add(mail!.id);
    expect(look('inbox', {})[0]!.read).toBe(true);
  });
});

describe('the time strip', () => {
  it('marks the story, alarms, own acts, messages and pins in order', async () => {
    const { call, look, pass, play, story } = await played('cpu-spike');
    call('cloudwatch.PutMetricAlarm', { ...CPU, AlarmName: 'always', Threshold: -1 });
    call('ec2.DescribeInstances');
    pass(5);
    await play.mission!.pin({
      ...{ kind: 'record', ref: 'x', at: play.world.now, title: 'A record', detail: '' },
    });
    const range = { from: story.start, to: play.world.now };
    const marks = look('timeline', range);
    const kinds = marks.map(({ kind }) => kind);
    for (const kind of ['story', 'act', 'alarm', 'pin'] as const) expect(kinds).toContain(kind);
    expect(marks.filter(({ kind }) => kind === 'act').map(({ label }) => label)).toContain(
      'PutMetricAlarm',
    );
    expect(marks.find(({ kind }) => kind === 'alarm')).toMatchObject({
      label: 'always: ALARM',
      route: '#/alarms/always',
    });
    const instants = marks.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });
});

describe('the instruments of CloudWatch', () => {
  it('show an alarm where it is, in whichever Region', async () => {
    const { call, look, pass, play } = await played('sandbox');
    const { now } = play.world;
    call('cloudwatch.PutMetricAlarm', { ...CPU, AlarmName: 'here', Threshold: -1 });
    call('cloudwatch.PutMetricAlarm', { ...CPU, AlarmName: 'there', Threshold: 1 }, 'us-east-1');
    pass(6);
    const microscope = look('alarm-microscope', { alarmName: 'here' })!;
    expect(microscope).toMatchObject({ state: 'ALARM', evaluationPeriods: 2 });
    expect(microscope.columns.some(({ counted, breaching }) => counted && breaching)).toBe(true);
    expect(look('alarm-microscope', { alarmName: 'there' })!.state).toBe('INSUFFICIENT_DATA');
    const elsewhere = { alarmName: 'there', region: 'eu-west-1' };
    expect(look('alarm-microscope', elsewhere)).toBe(null);
    expect(look('alarm-microscope', { alarmName: '__proto__' })).toBe(null);
    const spans = look('alarm-states', { alarmName: 'here', from: now, to: play.world.now });
    expect(spans.map(({ state }) => state)).toEqual(['INSUFFICIENT_DATA', 'ALARM']);
  });

  it('draw series that fit, and backtest what is not yet made', async () => {
    const { look, play } = await played('sandbox');
    const to = play.world.now;
    const query = { namespace: 'AWS/EC2', metric: 'CPUUtilization', stat: 'Average' };
    const queries = [{ ...query, dimensions: CPU.Dimensions, periodSeconds: 60 }];
    const [series] = look('series', { queries, points: 30, from: to - 120 * MINUTE_MS, to });
    expect(series!.values.length).toBeLessThanOrEqual(31);
    expect(series!.periodMs).toBe(5 * MINUTE_MS);
    expect([...series!.values].some((value) => value > 0)).toBe(true);
    const there = queries.map((one) => ({ ...one, region: 'us-east-1' }));
    const [none] = look('series', { queries: there, points: 30, from: to - 60 * MINUTE_MS, to });
    expect([...none!.values].every((value) => Number.isNaN(value))).toBe(true);
    const good = look('alarm-backtest', { alarm: { ...CPU, Threshold: 1_000 }, days: 0.1 });
    expect(good).toMatchObject({ pages: [], nightPages: 0 });
    const bad = look('alarm-backtest', { alarm: { ...CPU, Period: 7, Threshold: 1 }, days: 0.1 });
    expect(bad).toMatchObject({ kind: 'aws', status: 400 });
  });
});

describe('the instruments of CloudTrail', () => {
  it('mark the own records, count all, and tell Insights elsewhere', async () => {
    const { call, look, pass, play } = await played('sandbox');
    const from = play.world.now;
    for (let i = 0; i < 3; i++) call('ec2.DescribeVolumes');
    pass(20);
    const own = look('trail-query', { limit: 2, from, eventName: 'DescribeVolumes' });
    expect(own.total).toBeGreaterThanOrEqual(3);
    expect(own.rows).toHaveLength(2);
    expect(own.rows.at(-1)!.who.label).not.toBe('');
    expect(look('search', { text: 'describevolumes' }).at(-1)).toMatchObject({
      kind: 'Event history',
      route: '#/events?text=describevolumes&readonly=all',
    });
    const lanes = look('trail-lanes', { from, to: play.world.now });
    expect([...lanes.flags].filter((flags) => flags & 4).length).toBeGreaterThanOrEqual(3);
    expect(lanes.ids).toHaveLength(lanes.at.length);
    expect(look('trail-query', { limit: 5, category: 'Insight' })).toEqual({ total: 0, rows: [] });
    expect(look('trail-insights', {})).toEqual([]);
  });
});
