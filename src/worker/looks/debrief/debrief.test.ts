import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../lessons/schema.ts';
import { played } from '../../testing/played.ts';

/** Somebody tries passwords from two addresses. */
const INTRUSION: Partial<Scenario> = {
  modulations: [],
  acts: [
    {
      ...{ id: 'spray', at: 2, jitter: 3, as: { service: 'signin.amazonaws.com' } },
      ...{ via: 'console', from: '203.0.113.14', agent: 'Firefox', region: 'us-east-1' },
      fromEach: ['203.0.113.14', '203.0.113.27'],
      call: 'signin.ConsoleLogin',
      with: { UserName: 'dora', Password: 'Winter-2025' },
      repeat: { times: 9, everySeconds: 24, spreadSeconds: 10 },
    },
  ],
  goals: [
    {
      ...{ id: 'who', title: 'Who' },
      grade: {
        ...{ kind: 'evidence', need: [] },
        claims: [{ id: 'dora', text: 'It was Dora.', answer: 'unknown', say: '' }],
      },
    },
  ],
  ...{ hints: [], feedback: [], next: { scenario: 'cpu-spike', why: 'Again' } },
};

describe('the debrief', () => {
  it('tells an intrusion as it went on this seed, and when it could be seen', async () => {
    const { look, pass, play, call } = await played('cpu-spike', { changes: INTRUSION });
    expect(look('debrief', {})!.lanes[0]!.marks).toEqual([]);
    pass(60);
    call('iam.ListUsers');
    call('iam.UpdateAccessKey', { AccessKeyId: 'AKIAI55QH9DHCEXAMPLE', Status: 'Inactive' });
    const { lanes, numbers, questions, next, unknowable } = look('debrief', {})!;
    const marks = (id: string) => lanes.find((lane) => lane.id === id)!.marks;
    const incident = marks('incident');
    expect(incident).toHaveLength(1);
    expect(incident[0]!.label).toBe('ConsoleLogin from 2 addresses, 9 times, refused');
    expect(incident[0]!.at).not.toBe(play.story.start + 2 * 60_000);
    expect(incident.every(({ at }) => at <= play.world.now)).toBe(true);
    expect(marks('sign')[0]!.label).toBe('ConsoleLogin appears in Event history');
    expect(marks('sign')[0]!.at).toBeGreaterThan(incident[0]!.at);
    expect(marks('looks').map(({ label }) => label)).toEqual(['ListUsers']);
    expect(marks('acts').map(({ label }) => label)).toEqual(['UpdateAccessKey']);
    expect(marks('reference').length).toBeGreaterThan(2);
    expect(numbers.map(({ value }) => value).slice(1)).toEqual(
      Array(3).fill(expect.stringMatching(/^\d+ min$/)),
    );
    for (const { options } of questions) {
      expect(options.filter(({ right }) => right)).toHaveLength(1);
      expect(new Set(options.map(({ why }) => why)).size).toBe(options.length);
    }
    expect(next!.title).not.toBe(next!.scenario);
    expect(unknowable).not.toBe('');
  });

  it('links claims to the evidence that was pinned, whatever its names', async () => {
    const { look, play, pass } = await played('cpu-spike', { changes: INTRUSION });
    pass(1);
    const { mission, world } = play;
    const at = world.now;
    await mission!.pin({ kind: 'alarm', ref: 'a) [x](b', at, title: '<b>*Loud*</b>', detail: '' });
    const { claims } = (await mission!.state())!;
    await mission!.claim(claims[0]!.id, 'unknown');
    const { report } = look('debrief', {})!;
    expect(report).toContain('**Cannot be known**, evidence [1]');
    expect(report).toContain('\\<b\\>\\*Loud\\*\\</b\\> ([alarm](#/alarms/a%29%20%5Bx%5D%28b))');
  });

  it('sees an alarm as the first sign of a load', async () => {
    const { look, pass, call } = await played('cpu-spike');
    call('cloudwatch.PutMetricAlarm', {
      ...{ AlarmName: 'busy', Namespace: 'AWS/EC2', MetricName: 'CPUUtilization' },
      Dimensions: [{ Name: 'InstanceId', Value: 'i-0f1e2d3c4b5a69780' }],
      ...{ Statistic: 'Average', Period: 60, EvaluationPeriods: 3, Threshold: 80 },
      ComparisonOperator: 'GreaterThanThreshold',
    });
    pass(60);
    const { lanes, numbers } = look('debrief', {})!;
    expect(lanes[0]!.marks[0]!.label).toContain('times the usual');
    expect(lanes[1]!.marks[0]!.label).toBe('busy went to ALARM');
    expect(numbers[3]!.value).toBe('Ready');
    expect(numbers[3]!.words).toBe('the last one came 30 min before the incident began');
  });

  it('offers the twin without its cause, and tells it after the twin', async () => {
    const first = (await played('suspicious-login')).look('debrief', {})!;
    expect(first.twin).toEqual({ scenario: 'suspicious-login', seed: 4243 });
    expect(first.text).not.toContain('password check');
    const { look, pass, play } = await played('suspicious-login', { seed: 4243 });
    pass(40);
    const second = look('debrief', {})!;
    expect(second.twin).toBe(null);
    expect(second.text).toContain('password check ran wild');
    expect(second.lanes[0]!.marks[0]!.label).toContain('from 4 addresses');
    const { claims } = (await play.mission!.state())!;
    expect(claims.map(({ id }) => id)).toContain('from-outside');
  });

  it('is nothing where no story is told', async () => {
    expect((await played('sandbox')).look('debrief', {})).toBe(null);
  });
});
