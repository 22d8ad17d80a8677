import { describe, expect, it } from 'vitest';
import { played } from '../../testing/played.ts';

const TICKETS = 'i-0f1e2d3c4b5a69780';
const WEB = 'i-0c5a1f9e3b7d24680';

async function account() {
  const story = await played('sandbox');
  const node = (find: string) => {
    const { nodes } = story.look('account-map', {});
    return nodes.find(({ id, label }) => id === find || label === find);
  };
  return { ...story, node };
}

describe('the account map', () => {
  it('leads from the visitors to the data, column by column', async () => {
    const { look } = await account();
    const { nodes, edges } = look('account-map', {});
    const tiers = Object.fromEntries(nodes.map(({ kind, tier }) => [kind, tier]));
    expect(tiers).toMatchObject({ users: 0, 'load-balancer': 1, instance: 2, function: 3 });
    expect(tiers).toMatchObject({ table: 4, queue: 4, database: 4, bucket: 4, trail: 3, topic: 3 });
    const path = [
      ['users', 'larkfield-tickets'],
      ['larkfield-tickets', TICKETS],
      [TICKETS, 'function:larkfield-checkout'],
      ['function:larkfield-checkout', 'queue:larkfield-orders'],
      ['function:larkfield-checkout', 'database:larkfield-reports'],
    ];
    for (const [from, to] of path) {
      const found = edges.some(
        (edge) => edge.from.includes(from!) && (edge.to === to || edge.to.includes(to!)),
      );
      expect(found, `${from} to ${to}`).toBe(true);
    }
  });

  it('shows live figures on an ordinary morning, and nothing bad', async () => {
    const { look, pass } = await account();
    pass(10);
    const { nodes, edges } = look('account-map', {});
    expect(nodes.filter(({ health }) => health === 'bad')).toEqual([]);
    const figures = nodes.map(({ figure }) => figure ?? '');
    for (const unit of ['% CPU', 'requests/min', 'waiting', 'subscribers']) {
      expect(
        figures.some((figure) => figure.endsWith(unit)),
        unit,
      ).toBe(true);
    }
    expect(edges.find(({ from }) => from === 'users')!.flow).toBeGreaterThan(1);
  });

  it('follows the state of machines, targets, balancers and the trail', async () => {
    const { call, pass, node } = await account();
    call('ec2.StopInstances', { InstanceIds: [TICKETS] });
    call('cloudtrail.StopLogging', { Name: 'larkfield' });
    pass(6);
    expect(node(TICKETS)).toMatchObject({ health: 'off', words: 'stopped', figure: null });
    expect(node('trail:arn:aws:cloudtrail:eu-west-1:111122223333:trail/larkfield')).toMatchObject({
      health: 'bad',
      words: 'logging is stopped',
    });
    const front = node(
      'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/larkfield-tickets/6d0ecf831eec9f09',
    );
    expect(front).toMatchObject({ health: 'bad' });
    expect(front!.words).toContain('none of its targets is healthy');
  });

  it('marks what an alarm is loud about, named as it may be', async () => {
    const { call, pass, node } = await account();
    const AlarmName = '__proto__';
    call('cloudwatch.PutMetricAlarm', {
      ...{ AlarmName, Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Statistic: 'Average' },
      Dimensions: [{ Name: 'InstanceId', Value: WEB }],
      ...{ Period: 60, EvaluationPeriods: 1, Threshold: 0 },
      ComparisonOperator: 'GreaterThanThreshold',
    });
    pass(5);
    expect(node(WEB)).toMatchObject({ health: 'bad', words: 'alarm __proto__ is in ALARM' });
  });

  it('says that a topic without confirmed subscribers tells nobody', async () => {
    const { call, look, play, node } = await account();
    const { result } = call('sns.CreateTopic', { Name: 'mine' }).outcome as never as {
      result: { TopicArn: string };
    };
    expect(node('mine')).toMatchObject({ health: 'off' });
    const { TopicArn } = result;
    call('sns.Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'me@larkfield.example' });
    expect(node('mine')!.words).toContain('waits to be confirmed');
    const before = play.world.digest();
    look('account-map', {});
    expect(play.world.digest()).toBe(before);
  });
});
