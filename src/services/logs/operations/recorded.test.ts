/** What recordings of 2026 say of metric filters and of events that come in. */
import { describe, expect, it } from 'vitest';
import { ProbeWorld, START } from '../../../../tests/support/probe-world.ts';
import { logs } from '../index.ts';

const logGroupName = '/larkfield/web';
const BY_METRIC = { metricName: 'Lines', metricNamespace: 'Larkfield' };

function opened(): ProbeWorld {
  return new ProbeWorld([logs], { logs: { groups: [{ name: logGroupName, streams: ['s'] }] } });
}

const filter = (transformation: object = {}, filterPattern = '{ $.bucket = "a" }') => ({
  logGroupName,
  filterName: 'lines',
  filterPattern,
  metricTransformations: [{ ...BY_METRIC, metricValue: '1', ...transformation }],
});

describe('a metric filter', () => {
  it('keeps the time of its making when it is replaced', () => {
    const world = opened();
    world.ok('logs:PutMetricFilter', filter());
    world.advance(60_000);
    world.ok('logs:PutMetricFilter', filter({ metricValue: '2' }));
    expect(world.ok('logs:DescribeMetricFilters', { logGroupName })).toMatchObject({
      metricFilters: [{ creationTime: START, metricTransformations: [{ metricValue: '2' }] }],
    });
  });

  it.each([
    [{ metricValue: 'ten' }, 'metric value ten must be a valid number'],
    [{ dimensions: { Bucket: 'literal' } }, 'dimension value must be valid selector'],
    [{ dimensions: { Bucket: '7' } }, 'dimension value must be valid selector'],
  ])('is refused with %j', (transformation, reason) => {
    expect(opened().refused('logs:PutMetricFilter', filter(transformation))).toBe(
      `InvalidParameterException: Invalid metric transformation: ${reason}`,
    );
  });

  it('has three dimensions at most', () => {
    const names = ['A', 'B', 'C', 'D'].map((name) => [name, '$.bucket']);
    const dimensions: unknown = Object.fromEntries(names);
    expect(opened().refused('logs:PutMetricFilter', filter({ dimensions }))).toBe(
      'InvalidParameterException: Number of dimensions exceeds the maximum number of dimensions ' +
        'supported per metric filter',
    );
  });

  it('is looked up by its group or by its metric, and by a token of an earlier page', () => {
    const world = opened();
    world.ok('logs:PutMetricFilter', filter());
    expect(world.ok('logs:DescribeMetricFilters', BY_METRIC)).toMatchObject({
      metricFilters: [{ filterName: 'lines' }],
    });
    const { metricName } = BY_METRIC;
    for (const asked of [{ metricName }, { logGroupName, ...BY_METRIC }]) {
      expect(world.refused('logs:DescribeMetricFilters', asked)).toBe(
        'InvalidParameterException: Describe Metric Filters request must contain either ' +
          'logGroupName or metricName and metricNamespace',
      );
    }
    expect(world.refused('logs:DescribeMetricFilters', { logGroupName, nextToken: 'x' })).toBe(
      'InvalidParameterException: Pagination token in request is invalid. Only token from ' +
        'previous list call or null is valid.',
    );
  });
});

describe('events', () => {
  const put = (length: number) => ({
    logGroupName,
    logStreamName: 's',
    logEvents: [{ timestamp: START, message: 'é'.repeat(length) }],
  });

  it('are a mebibyte at most, in bytes and with the 26 that every event counts', () => {
    const world = opened();
    world.ok('logs:PutLogEvents', put(524_275));
    expect(world.refused('logs:PutLogEvents', put(524_276))).toBe(
      'InvalidParameterException: Log event too large: 1048578 bytes exceeds limit of 1048576',
    );
  });

  it('leave the token of old clients at their stream', () => {
    const world = opened();
    const tokenOf = () =>
      world.ok<{ logStreams: { uploadSequenceToken?: string }[] }>('logs:DescribeLogStreams', {
        logGroupName,
      }).logStreams[0]!.uploadSequenceToken;
    expect(tokenOf()).toBeUndefined();
    world.ok('logs:PutLogEvents', put(1));
    expect(tokenOf()).toMatch(/^\d{56}$/);
  });
});
