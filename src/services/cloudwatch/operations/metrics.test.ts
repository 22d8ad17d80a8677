import { describe, expect, it } from 'vitest';
import { ask, blankAccount, NOW, send } from '../../../../tests/parity/cloudwatch-account.ts';
import type { World } from '../../../world/world.ts';

const MINUTE = 60_000;

interface DataResult {
  Id: string;
  Label: string;
  Timestamps: number[];
  Values: number[];
  StatusCode: string;
  Messages?: { Code: string; Value: string }[];
}

interface DataAnswer {
  MetricDataResults: DataResult[];
  NextToken?: string;
}

function withPoints(values: number[]) {
  const world = blankAccount();
  values.forEach((Value, i) =>
    ask(world, 'PutMetricData', {
      Namespace: 'Shop',
      MetricData: [{ MetricName: 'Orders', Value, Timestamp: NOW - (values.length - i) * MINUTE }],
    }),
  );
  return world;
}

const orders = { Metric: { Namespace: 'Shop', MetricName: 'Orders' }, Period: 60, Stat: 'Sum' };
const lastHour = { StartTime: NOW - 60 * MINUTE, EndTime: NOW };

describe('GetMetricData', () => {
  it('answers newest first with matching timestamps', () => {
    const world = withPoints([1, 2, 3]);
    const { MetricDataResults } = ask<DataAnswer>(world, 'GetMetricData', {
      ...lastHour,
      MetricDataQueries: [{ Id: 'm', MetricStat: orders }],
    });
    expect(MetricDataResults).toEqual([
      {
        Id: 'm',
        Label: 'Orders',
        Timestamps: [NOW - MINUTE, NOW - 2 * MINUTE, NOW - 3 * MINUTE],
        Values: [3, 2, 1],
        StatusCode: 'Complete',
      },
    ]);
  });

  it('pages five points by two as 2, 2, 1, the last one Complete', () => {
    const world = withPoints([1, 2, 3, 4, 5]);
    const params = {
      ...lastHour,
      MetricDataQueries: [{ Id: 'm', MetricStat: orders }],
      MaxDatapoints: 2,
    };
    const seen: [number[], string][] = [];
    let NextToken: string | undefined;
    do {
      const answer: DataAnswer = ask(world, 'GetMetricData', { ...params, NextToken });
      const [result] = answer.MetricDataResults;
      seen.push([result!.Values, result!.StatusCode]);
      NextToken = answer.NextToken;
    } while (NextToken);
    expect(seen).toEqual([
      [[5, 4], 'PartialData'],
      [[3, 2], 'PartialData'],
      [[1], 'Complete'],
    ]);
  });

  it('computes expressions over hidden metrics and names them by their id', () => {
    const world = withPoints([4, 8]);
    const { MetricDataResults } = ask<DataAnswer>(world, 'GetMetricData', {
      ...lastHour,
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        { Id: 'm', MetricStat: orders, ReturnData: false },
        { Id: 'half', Expression: 'm / 2', ReturnData: false },
        { Id: 'e', Expression: 'half + FILL(m, 0)' },
      ],
    });
    expect(MetricDataResults).toHaveLength(1);
    expect(MetricDataResults[0]).toMatchObject({ Id: 'e', Label: 'e' });
    expect(MetricDataResults[0]!.Values.slice(-2)).toEqual([6, 12]);
  });

  it('says in AWS words what is wrong with an expression', () => {
    const world = withPoints([1]);
    const outcome = send(world, 'GetMetricData', {
      ...lastHour,
      MetricDataQueries: [{ Id: 'e1', Expression: 'X(1)' }],
    });
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        code: 'ValidationError',
        message: "Error in expression 'e1': Function 'X' not found",
      },
    });
  });

  it('refuses what it does not simulate instead of answering something else', () => {
    const world = withPoints([1]);
    const outcome = send(world, 'GetMetricData', {
      ...lastHour,
      MetricDataQueries: [{ Id: 'q', Expression: 'SELECT AVG(Orders) FROM Shop' }],
    });
    expect(outcome).toMatchObject({ ok: false, kind: 'not-simulated' });
  });

  it('takes one unit and says which others there are', () => {
    const world = blankAccount();
    for (const Unit of ['Seconds', 'Milliseconds']) {
      ask(world, 'PutMetricData', {
        Namespace: 'Shop',
        MetricData: [{ MetricName: 'Orders', Value: 5, Unit, Timestamp: NOW - MINUTE }],
      });
    }
    const { MetricDataResults } = ask<DataAnswer>(world, 'GetMetricData', {
      ...lastHour,
      MetricDataQueries: [{ Id: 'm', MetricStat: orders }],
    });
    expect(MetricDataResults[0]!.Values).toEqual([5]);
    expect(MetricDataResults[0]!.Messages).toEqual([
      { Code: 'MultipleUnits', Value: "Multiple units returned: '[Milliseconds, Seconds]'" },
    ]);
  });
});

describe('AWS/Usage', () => {
  it('counts every call by its operation', () => {
    const world = withPoints([1, 2]);
    world.advance(NOW + 5 * MINUTE);
    const { Datapoints } = ask<{ Datapoints: { Sum: number }[] }>(world, 'GetMetricStatistics', {
      Namespace: 'AWS/Usage',
      MetricName: 'CallCount',
      Dimensions: [
        { Name: 'Service', Value: 'CloudWatch' },
        { Name: 'Class', Value: 'None' },
        { Name: 'Type', Value: 'API' },
        { Name: 'Resource', Value: 'PutMetricData' },
      ],
      StartTime: NOW,
      EndTime: NOW + MINUTE,
      Period: 60,
      Statistics: ['Sum'],
    });
    expect(Datapoints.map(({ Sum }) => Sum)).toEqual([2]);
  });
});

describe('ListMetrics', () => {
  const names = (world: World, params: object = {}) =>
    ask<{ Metrics: { MetricName: string }[] }>(world, 'ListMetrics', { ...params }).Metrics.map(
      ({ MetricName }) => MetricName,
    );

  it('finds by namespace, name and dimension', () => {
    const world = blankAccount();
    const Dimensions = [{ Name: 'Shop', Value: 'north' }];
    ask(world, 'PutMetricData', {
      Namespace: 'Shop',
      MetricData: [
        { MetricName: 'Orders', Value: 1, Dimensions },
        { MetricName: 'Refunds', Value: 1 },
      ],
    });
    expect(names(world, { Namespace: 'Shop' }).sort()).toEqual(['Orders', 'Refunds']);
    expect(names(world, { MetricName: 'Refunds' })).toEqual(['Refunds']);
    expect(names(world, { Dimensions: [{ Name: 'Shop' }] })).toEqual(['Orders']);
    expect(names(world, { Dimensions: [{ Name: 'Shop', Value: 'south' }] })).toEqual([]);
  });

  it('forgets what had no data for two weeks, and sooner when asked for what is active', () => {
    const world = withPoints([1]);
    world.advance(world.now + 4 * 60 * MINUTE);
    expect(names(world, { Namespace: 'Shop' })).toEqual(['Orders']);
    expect(names(world, { Namespace: 'Shop', RecentlyActive: 'PT3H' })).toEqual([]);
    world.advance(world.now + 15 * 24 * 60 * MINUTE);
    expect(names(world, { Namespace: 'Shop' })).toEqual([]);
  });
});
