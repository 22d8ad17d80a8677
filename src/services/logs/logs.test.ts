import { describe, expect, it } from 'vitest';
import { ProbeWorld, START } from '../../../tests/support/probe-world.ts';
import { logs } from './index.ts';

const GROUP = '/larkfield/web';
const MINUTE = 60_000;

function opened(streams: readonly string[] = ['i-1']): ProbeWorld {
  const world = new ProbeWorld([logs], { logs: { groups: [{ name: GROUP, streams }] } });
  return world;
}

function write(world: ProbeWorld, message: string, stream = 'i-1'): void {
  const { logs: door } = world.world.context('logs');
  door.append(door.stream(GROUP, stream), world.world.now, message);
}

function putFilter(world: ProbeWorld, filterPattern: string, transformation: object = {}): void {
  world.ok('logs:PutMetricFilter', {
    logGroupName: GROUP,
    filterName: 'errors',
    filterPattern,
    metricTransformations: [
      {
        metricName: 'ErrorLines',
        metricNamespace: 'Larkfield/Web',
        metricValue: '1',
        ...transformation,
      },
    ],
  });
}

describe('log groups and streams', () => {
  it('a new group is described with the fields AWS gives it', () => {
    const world = new ProbeWorld([logs]);
    world.ok('logs:CreateLogGroup', { logGroupName: GROUP, tags: { team: 'web' } });
    world.ok('logs:PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 14 });
    const arn = `arn:aws:logs:eu-west-1:111122223333:log-group:${GROUP}`;
    expect(world.ok('logs:DescribeLogGroups')).toEqual({
      logGroups: [
        {
          arn: `${arn}:*`,
          creationTime: START,
          bearerTokenAuthenticationEnabled: false,
          deletionProtectionEnabled: false,
          logGroupArn: arn,
          logGroupClass: 'STANDARD',
          logGroupName: GROUP,
          metricFilterCount: 0,
          retentionInDays: 14,
          storedBytes: 0,
        },
      ],
    });
    expect(world.ok('logs:ListTagsForResource', { resourceArn: arn })).toEqual({
      tags: { team: 'web' },
    });
    expect(world.ok('logs:ListTagsLogGroup', { logGroupName: GROUP })).toEqual({
      tags: { team: 'web' },
    });
  });

  it('pages lists and refuses prefix and pattern together', () => {
    const world = new ProbeWorld([logs]);
    for (const name of ['b', '__proto__', 'a']) {
      world.ok('logs:CreateLogGroup', { logGroupName: name });
    }
    const first = world.ok<Page>('logs:DescribeLogGroups', { limit: 2 });
    expect(names(first)).toEqual(['__proto__', 'a']);
    const second = world.ok<Page>('logs:DescribeLogGroups', {
      limit: 2,
      nextToken: first.nextToken,
    });
    expect(names(second)).toEqual(['b']);
    expect(
      world.refused('logs:DescribeLogGroups', {
        logGroupNamePrefix: 'a',
        logGroupNamePattern: 'b',
      }),
    ).toBe(
      'InvalidParameterException: LogGroup name prefix and LogGroup name pattern are mutually ' +
        'exclusive parameters.',
    );
  });

  it('a fresh stream has no times of events until one came', () => {
    const world = opened();
    const before = world.ok<StreamPage>('logs:DescribeLogStreams', { logGroupName: GROUP });
    expect(Object.keys(before.logStreams[0]!)).toEqual([
      'arn',
      'creationTime',
      'logStreamName',
      'storedBytes',
    ]);
    world.advance(MINUTE);
    write(world, 'hello');
    const after = world.ok<StreamPage>('logs:DescribeLogStreams', { logGroupName: GROUP });
    expect(after.logStreams[0]).toMatchObject({
      firstEventTimestamp: START + MINUTE,
      lastEventTimestamp: START + MINUTE,
      storedBytes: 0,
    });
  });

  it('events leave the reader when retention passes, and stored bytes with them', () => {
    const world = opened();
    world.ok('logs:PutRetentionPolicy', { logGroupName: GROUP, retentionInDays: 1 });
    write(world, 'hello');
    const bytes = () => world.ok<Page>('logs:DescribeLogGroups').logGroups[0]!.storedBytes;
    expect(bytes()).toBe(31);
    world.advance(86_400_000 + 1);
    expect(bytes()).toBe(0);
    expect(filtered(world)).toEqual([]);
    world.ok('logs:DeleteRetentionPolicy', { logGroupName: GROUP });
    expect(filtered(world)).toEqual(['hello']);
  });
});

describe('events', () => {
  it('FilterLogEvents reads all streams in order of time and goes on behind its token', () => {
    const world = opened(['i-1', 'i-2']);
    for (let index = 0; index < 300; index += 1) {
      write(world, index % 3 === 0 ? `ERROR ${index}` : `ok ${index}`, `i-${1 + (index % 2)}`);
      world.advance(1000);
    }
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = world.ok<EventPage>('logs:FilterLogEvents', {
        logGroupName: GROUP,
        filterPattern: 'ERROR',
        limit: 7,
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      expect(page.searchedLogStreams).toEqual([]);
      seen.push(...page.events.map(({ message }) => message));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => `ERROR ${index * 3}`));
  });

  it('PutLogEvents keeps what is in time and says what is not', () => {
    const world = opened();
    const answer = world.ok<{ rejectedLogEventsInfo: object }>('logs:PutLogEvents', {
      logGroupName: GROUP,
      logStreamName: 'i-1',
      logEvents: [
        { timestamp: START, message: 'a' },
        { timestamp: START + 3 * 3_600_000, message: 'b' },
      ],
    });
    expect(answer.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    expect(filtered(world)).toEqual(['a']);
  });

  it('a group counts what comes in as AWS/Logs metrics', () => {
    const world = opened();
    write(world, 'hello');
    write(world, 'héllo');
    expect(world.metric('IncomingLogEvents', `LogGroupName=${GROUP}`).sum).toBe(2);
    expect(world.metric('IncomingBytes', `LogGroupName=${GROUP}`).sum).toBe(5 + 6 + 2 * 26);
  });

  it('a deleted stream comes back when its service writes again', () => {
    const world = opened();
    write(world, 'one');
    world.ok('logs:DeleteLogGroup', { logGroupName: GROUP });
    write(world, 'two');
    expect(filtered(world)).toEqual(['two']);
  });

  it('management calls leave a record; reading and writing events are data events', () => {
    const world = opened();
    world.ok('logs:CreateLogStream', { logGroupName: GROUP, logStreamName: 'x' });
    filtered(world);
    const kinds = world.trail.map(({ operation }) => [operation.name, operation.trail.category]);
    expect(kinds).toEqual([
      ['CreateLogStream', 'management'],
      ['FilterLogEvents', 'data'],
    ]);
  });
});

describe('metric filters', () => {
  it('count from now on, never what is there already', () => {
    const world = opened();
    write(world, 'ERROR before');
    putFilter(world, 'ERROR');
    expect(world.metric('ErrorLines').sum).toBe(0);
    write(world, 'ERROR after');
    write(world, 'error in lower case');
    expect(world.metric('ErrorLines').sum).toBe(1);
  });

  it('the default value fills minutes with events and no match, not silence', () => {
    const world = opened();
    putFilter(world, 'ERROR', { defaultValue: 0 });
    write(world, 'ERROR a');
    write(world, 'fine');
    world.advance(MINUTE);
    write(world, 'fine');
    world.advance(5 * MINUTE);
    const samples =
      world.probe.samples[world.probe.names.findIndex((n) => n.name === 'ErrorLines')];
    expect(samples).toEqual([
      { at: START, count: 1, sum: 1, min: 1, max: 1 },
      { at: START + MINUTE, count: 1, sum: 0, min: 0, max: 0 },
    ]);
  });

  it('take dimensions from the event', () => {
    const world = opened();
    putFilter(world, '{ $.level = "*" }', { metricValue: '$.ms', dimensions: { L: '$.level' } });
    write(world, '{"level":"info","ms":4}');
    write(world, '{"level":"error","ms":9}');
    write(world, '{"level":"error","ms":"slow"}');
    expect(world.metric('ErrorLines', 'L=error')).toMatchObject({ count: 1, sum: 9 });
    expect(world.metric('ErrorLines', 'L=info')).toMatchObject({ count: 1, sum: 4 });
  });

  it('match a JSON source without writing it out', () => {
    const world = opened();
    putFilter(world, '{ $.eventName = StopLogging }');
    const { logs: door } = world.world.context('logs');
    const source = Object.freeze({ eventName: 'StopLogging' });
    const message = { renderer: 'nobody.renders', source, isJson: true };
    door.append(door.stream(GROUP, 'trail'), world.world.now, message);
    expect(world.metric('ErrorLines').sum).toBe(1);
  });

  it('are described as they were put, with the echo of applyOnTransformedLogs', () => {
    const world = opened();
    putFilter(world, 'ERROR', { defaultValue: 0 });
    expect(world.ok('logs:DescribeMetricFilters', { logGroupName: GROUP })).toEqual({
      metricFilters: [
        {
          filterName: 'errors',
          filterPattern: 'ERROR',
          metricTransformations: [
            {
              metricName: 'ErrorLines',
              metricNamespace: 'Larkfield/Web',
              metricValue: '1',
              defaultValue: 0,
            },
          ],
          creationTime: START,
          logGroupName: GROUP,
          applyOnTransformedLogs: false,
        },
      ],
    });
  });

  it('TestMetricFilter shows the words of a space-delimited line', () => {
    const world = opened();
    const answer = world.ok('logs:TestMetricFilter', {
      filterPattern: '[ip, status=5*]',
      logEventMessages: ['192.0.2.1 200', '192.0.2.1 503'],
    });
    expect(answer).toEqual({
      matches: [
        {
          eventNumber: 2,
          eventMessage: '192.0.2.1 503',
          extractedValues: { $ip: '192.0.2.1', $status: '503' },
        },
      ],
    });
  });
});

interface Page {
  readonly logGroups: readonly { readonly logGroupName: string; readonly storedBytes: number }[];
  readonly nextToken?: string;
}

interface StreamPage {
  readonly logStreams: readonly object[];
}

interface EventPage {
  readonly events: readonly { readonly message: string }[];
  readonly searchedLogStreams: readonly unknown[];
  readonly nextToken?: string;
}

function names(page: Page): string[] {
  return page.logGroups.map(({ logGroupName }) => logGroupName);
}

function filtered(world: ProbeWorld): string[] {
  const page = world.ok<EventPage>('logs:FilterLogEvents', { logGroupName: GROUP });
  return page.events.map(({ message }) => message);
}

describe('tags of log groups', () => {
  it('are one set, whichever family of operations is used', () => {
    const world = opened();
    const resourceArn = `arn:aws:logs:eu-west-1:111122223333:log-group:${GROUP}`;
    world.ok('logs:TagResource', { resourceArn, tags: { team: 'web', cost: '7' } });
    world.ok('logs:TagLogGroup', { logGroupName: GROUP, tags: { team: 'sre', age: '3' } });
    world.ok('logs:UntagResource', { resourceArn, tagKeys: ['cost'] });
    world.ok('logs:UntagLogGroup', { logGroupName: GROUP, tags: ['age'] });
    expect(world.ok('logs:ListTagsForResource', { resourceArn })).toEqual({
      tags: { team: 'sre' },
    });
    expect(
      world.refused('logs:TagResource', { resourceArn: `${resourceArn}-x`, tags: { a: 'b' } }),
    ).toContain('ResourceNotFoundException');
  });
});

describe('what is deleted', () => {
  it('is a stream with its events, or a filter without its past', () => {
    const world = opened();
    write(world, 'ERROR one');
    putFilter(world, 'ERROR');
    write(world, 'ERROR two');
    const filter = { logGroupName: GROUP, filterName: 'errors' };
    world.ok('logs:DeleteMetricFilter', filter);
    expect(world.refused('logs:DeleteMetricFilter', filter)).toBe(
      'ResourceNotFoundException: The specified metric filter does not exist.',
    );
    write(world, 'ERROR three');
    expect(world.metric('ErrorLines').count).toBe(1);
    const stream = { logGroupName: GROUP, logStreamName: 'i-1' };
    world.ok('logs:DeleteLogStream', stream);
    expect(world.ok('logs:FilterLogEvents', { logGroupName: GROUP })).toMatchObject({ events: [] });
    expect(world.refused('logs:DeleteLogStream', stream)).toBe(
      'ResourceNotFoundException: The specified log stream does not exist.',
    );
  });
});
