import { describe, expect, it } from 'vitest';
import type { AlarmConfig } from '../../services/cloudwatch/alarms/alarm.ts';
import { whyLivedAgain, type Configuration, type RecordedRegion } from './why-lived-again.ts';

const PAGES = 'arn:aws:sns:eu-west-1:111122223333:pages';
const SCALING = 'arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:a:policyName/p';
const STOP = 'arn:aws:automate:eu-west-1:ec2:stop';

function alarm(change: Partial<AlarmConfig> = {}): AlarmConfig {
  return {
    AlarmName: 'busy',
    ActionsEnabled: true,
    OKActions: [],
    AlarmActions: [PAGES],
    InsufficientDataActions: [],
    Namespace: 'AWS/EC2',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 80,
    ComparisonOperator: 'GreaterThanThreshold',
    ...change,
  };
}

const mine = (change: Partial<AlarmConfig> = {}) => ({ config: alarm(change), isOld: false });
const old = (change: Partial<AlarmConfig> = {}) => ({ config: alarm(change), isOld: true });

const LIVED: Configuration = {
  alarms: [],
  topics: new Map([[PAGES, ['email']]]),
  filters: [],
  trails: new Map([['main', 'all']]),
};

const RECORDED: RecordedRegion = {
  lived: LIVED,
  publishes: false,
  logs: new Set(['trail']),
  knows: ({ namespace }) => namespace.startsWith('AWS/'),
  isPlayable: ({ name }) => name !== 'Scrambled',
};

function why(own: Partial<Configuration>, recorded: Partial<RecordedRegion> = {}): string | null {
  return whyLivedAgain({ own: { ...LIVED, ...own }, recorded: { ...RECORDED, ...recorded } });
}

describe('what can be tried in a playback', () => {
  it('is alarms that tell people, and metric filters over logs that were kept', () => {
    const filters = [{ group: 'trail', namespace: 'Mine', metric: 'SignIns' }];
    const signIns = { Namespace: 'Mine', MetricName: 'SignIns', Dimensions: [] };
    expect(why({})).toBeNull();
    expect(why({ alarms: [mine()] })).toBeNull();
    expect(why({ alarms: [mine(signIns)], filters })).toBeNull();
    expect(why({ topics: new Map([[PAGES, ['email', 'sms', 'https']]]), alarms: [mine()] })).toBe(
      null,
    );
  });

  it('is not an alarm that acts on the account', () => {
    const words = 'busy: an action on the account itself';
    for (const action of [STOP, SCALING, 'arn:aws:lambda:eu-west-1:111122223333:function:f']) {
      expect(why({ alarms: [mine({ AlarmActions: [action] })] })).toBe(words);
      expect(why({ alarms: [mine({ OKActions: [action] })] })).toBe(words);
    }
  });

  it('is not a topic that tells a function or a queue', () => {
    for (const protocol of ['lambda', 'sqs']) {
      const topics = new Map([[PAGES, ['email', protocol]]]);
      expect(why({ topics, alarms: [mine()] })).toContain('tells a function or a queue');
      expect(why({ topics })).toBeNull();
    }
  });

  it('is not an alarm on what its own messages move, on its own or in an expression', () => {
    const delivered = { Namespace: 'AWS/SNS', MetricName: 'NumberOfNotificationsDelivered' };
    const MetricStat = { Metric: delivered, Period: 60, Stat: 'Sum' };
    const Metrics = [{ Id: 'm', MetricStat }];
    const words = 'busy: it watches what its own messages move';
    expect(why({ alarms: [mine(delivered)] })).toBe(words);
    expect(why({ alarms: [mine({ MetricName: undefined, Metrics })] })).toBe(words);
  });

  it('is not what looks below the minute, or at data that came in disorder', () => {
    const fine = { Id: 'm', MetricStat: { Metric: {}, Period: 10, Stat: 'Sum' } };
    const Metrics = [fine, { Id: 'e', Expression: 'm * 2' }];
    expect(why({ alarms: [mine({ Period: 10 })] })).toContain('below a minute');
    expect(why({ alarms: [mine({ MetricName: undefined, Metrics })] })).toContain('below a minute');
    expect(why({ alarms: [mine({ MetricName: 'Scrambled' })] })).toContain('Scrambled');
  });

  it('is not a trail that is another one, nor a world in which others publish', () => {
    expect(why({ trails: new Map([['main', 'reads only']]) })).toContain('trail main');
    expect(why({ trails: new Map([['second', 'all']]) })).toContain('trail second');
    expect(why({ alarms: [mine()] }, { publishes: true })).toBe('others publish too');
  });

  it('is not a filter over a log that was not kept, or into a metric that others write', () => {
    const filter = { group: 'trail', namespace: 'Mine', metric: 'SignIns' };
    expect(why({ filters: [{ ...filter, group: 'access' }] })).toContain('access was not kept');
    expect(why({ filters: [{ ...filter, namespace: 'AWS/X' }] })).toContain('by others too');
    const lived = { ...LIVED, filters: [filter] };
    expect(why({ filters: [filter] }, { lived })).toContain('filters of its own');
  });

  it('leaves out alarms that were there before, tell no topic, and act in the recording too', () => {
    const stops = { AlarmActions: [STOP] };
    const lived = { ...LIVED, alarms: [old(stops)] };
    expect(why({ alarms: [old(stops)] }, { lived })).toBeNull();
    expect(why({ alarms: [old({ ...stops, Threshold: 1 })] }, { lived })).not.toBeNull();
    expect(why({ alarms: [mine(stops)] }, { lived })).not.toBeNull();
    expect(why({ alarms: [old({ AlarmName: 'TargetTracking-x', AlarmActions: [SCALING] })] })).toBe(
      null,
    );
  });

  it('is nothing in a Region of which nothing was recorded', () => {
    const none = { ...LIVED, trails: new Map<string, string>() };
    expect(whyLivedAgain({ own: none, recorded: undefined })).toBeNull();
    const own = { ...none, alarms: [mine()] };
    expect(whyLivedAgain({ own, recorded: undefined })).toContain('nothing of the Region');
  });
});
